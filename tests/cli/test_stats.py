"""`quiz stats` and `quiz schema`."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

Run = Callable[..., Any]


def told(result: Any) -> tuple[int, str, str]:
    """Return the exit code, and what was written to both streams."""
    return result.code, result.out, result.err


def test_statistics_tell_what_was_right_and_what_is_hard(run: Run, rivers: Path) -> None:
    """By topic and kind, with the hardest questions."""
    assert rivers.is_dir()
    run("play", "rivers", "--topic", "Danube", typed="2\n")
    run("play", "rivers", "--topic", "Volga", typed="t\n")

    result = run("stats", "rivers")

    assert (0, "") == (result.code, result.err)
    lines = result.out.splitlines()
    assert "Pack: Flüsse 日本 [b]rivers[/b]" == lines[0]
    assert lines[1].startswith("  Questions seen: 2 of 2, last played 2")
    assert [
        "  accuracy 50%, 2 answers, 0 skipped",
        "  Answers on 1 of 1 day.",
        "  Today: 2 answers, 50% right.",
        "  Last 28 days: 50% of 2 answers right.",
        "  Due today: 0 questions.",
        "  How well the schedule predicts you is told from 100 reviews on; there are 0",
        "  yet.",
        "  Today you would recall about 2 of 2 questions.",
        "  By topic:",
        "    Danube: accuracy 0%, 1 answer, 0 skipped",
        "    Volga: accuracy 100%, 1 answer, 0 skipped",
        "  Recalled today, by topic:",
        "    Danube: 100% of 1 question",
        "    Volga: 100% of 1 question",
        "  By kind of question:",
        "    single choice: accuracy 0%, 1 answer, 0 skipped",
        "    true or false: accuracy 100%, 1 answer, 0 skipped",
        "  Hardest:",
        "    0% of 1 answer: Where does the Danube rise?",
    ] == [line for line in lines[2:] if line and not line.startswith(("  The first was ", "  In the 29 days after: 2"))]


def test_without_a_pack_all_are_summed(run: Run, rivers: Path) -> None:
    """The last line is about every pack."""
    assert rivers.is_dir()
    run("play", "rivers", "--topic", "Volga", typed=":s\n")

    assert "All packs: accuracy -, 0 answers, 1 skipped." == run("stats").out.splitlines()[-1]


def test_packs_that_were_never_played_take_a_line(run: Run, rivers: Path) -> None:
    """Behind those that were played; asked for by its name, such a pack is told of in full."""
    assert rivers.is_dir()

    assert "Pack: Flüsse 日本 [b]rivers[/b] (never played)" in run("stats").out.splitlines()
    assert "By topic:" not in run("stats").out
    assert "  By topic:" in run("stats", "rivers").out.splitlines()
    run("play", "rivers", "--topic", "Volga", typed="t\n")
    first, *rest = run("stats").out.splitlines()
    assert "Pack: Flüsse 日本 [b]rivers[/b]" == first
    assert {True} == {line.endswith("(never played)") for line in rest if line.startswith("Pack: ")}


def test_statistics_are_given_to_programs(run: Run, rivers: Path) -> None:
    """One JSON document, with the same figures."""
    run("play", "rivers", "--topic", "Danube", typed="2\n")

    record = json.loads(run("stats", str(rivers), "--json").out)

    (pack,) = record["packs"]
    tally = {"attempts": 1, "answered": 1, "skipped": 0, "score": 0.0, "accuracy": 0.0}
    assert tally == {name: pack[name] for name in tally}
    assert record["overall"] == {name: pack[name] for name in record["overall"]}
    assert ("example.rivers", 2, 1) == (pack["id"], pack["questions"], pack["seen"])
    assert ["Danube", "Volga"] == [topic["name"] for topic in pack["topics"]]
    assert ["single_choice", "true_false"] == [kind["name"] for kind in pack["kinds"]]
    spring = {"pack": "example.rivers", "id": "spring", "stem": "Where does the Danube rise?"}
    assert [{**spring, "answered": 1, "accuracy": 0.0}] == pack["hardest"]
    (day,), (week,) = pack["days"], pack["weeks"]
    # The learner's day begins at four o'clock.
    local = (datetime.fromisoformat(pack["last_played"]).astimezone() - timedelta(hours=4)).date()
    assert {"day": local.isoformat(), "answered": 1, "score": 0.0, "accuracy": 0.0} == day
    assert {"from": (local - timedelta(local.weekday())).isoformat(), "answered": 1, "accuracy": 0.0} == {
        name: week[name] for name in ("from", "answered", "accuracy")
    }
    assert {"from": local.isoformat(), "overdue": 0, "due": [0, 1, *[0] * 28]} == pack["forecast"]
    danube, volga = pack["mastery"]
    assert ("Danube", 1, 1) == (danube["name"], danube["questions"], danube["seen"])
    assert {"name": "Volga", "questions": 1, "seen": 0, "recall": 0.0} == volga
    assert {"reviews": 0, "log_loss": None, "constant_log_loss": None} == pack["prediction"]
    assert (None, []) == (pack["calibration"], pack["leeches"])


def test_statistics_are_drawn_on_a_page(run: Run, rivers: Path, tmp_path: Path) -> None:
    """Of all packs, and of one alone; the earlier page is replaced, and what the pack says is only text."""
    assert rivers.is_dir()
    run("play", "rivers", "--topic", "Danube", typed="2\n")
    file = tmp_path / "progress.html"

    assert (0, f"Written to {file.name}\n", "") == told(run("stats", "--html", file.name))
    overall = file.read_text(encoding="utf-8")
    assert 0 == run("stats", "rivers", "--html", file.name).code
    one = file.read_text(encoding="utf-8")

    for page, titles in ((overall, ["All packs", "Flüsse 日本 [b]rivers[/b]"]), (one, ["Flüsse 日本 [b]rivers[/b]"])):
        root = ET.fromstring(page)  # noqa: S314 - our own page
        assert titles == ["".join(heading.itertext()) for heading in root.iter("h2")][: len(titles)]
        assert "Where does the Danube rise?" in root.itertext()
    assert "All packs" not in one


def test_a_page_is_not_written_over_other_files(run: Run, tmp_path: Path) -> None:
    """The learner is told, and the file stays."""
    file = tmp_path / "notes.html"
    file.write_text("my notes", encoding="utf-8")

    code, out, err = told(run("stats", "--html", str(file)))

    assert (1, "", "my notes") == (code, out, file.read_text(encoding="utf-8"))
    assert "Choose another name." in err


def test_a_page_or_a_document_is_wanted_not_both(run: Run) -> None:
    """Both at once is wrong use, and so is a page without a name."""
    assert 2 == run("stats", "--json", "--html", "page.html").code
    assert 2 == run("stats", "--html").code
    assert 2 == run("stats", "--html", "").code


def test_the_schema_is_a_json_schema(run: Run) -> None:
    """Editors can read it."""
    result = run("schema")

    assert 0 == result.code
    assert json.loads(result.out)["$schema"].startswith("https://json-schema.org/")
