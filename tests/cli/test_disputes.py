"""`quiz disputes`."""

import errno
import json
import os
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

CONTESTED = "2\n! It rises in [b]Switzerland.\n"
"""A wrong answer, contested at the next prompt."""


@pytest.fixture
def contested(run: Run, rivers: Path) -> Path:
    """The rivers pack, with one question contested."""
    run("play", "rivers", "--topic", "Danube", typed=CONTESTED)
    return rivers


def edit(pack: Path, old: str, new: str) -> None:
    """Replace words in the pack's file."""
    toml = pack / "pack.toml"
    text = toml.read_text(encoding="utf-8")
    assert old in text
    toml.write_text(text.replace(old, new), encoding="utf-8")


def today() -> str:
    """Return the learner's day."""
    return datetime.now(UTC).astimezone().date().isoformat()


@pytest.mark.parametrize("name", [(), ("rivers",), ("example.rivers",), ("home/data/packs/rivers",)])
def test_open_disputes_stand_beside_their_questions(run: Run, contested: Path, name: tuple[str, ...]) -> None:
    """All of them, or those of one pack, named as for play."""
    assert contested.is_dir()
    day = today()

    result = run("disputes", *name)

    assert (0, "") == (result.code, result.err)
    assert [
        "Pack: Flüsse 日本 [b]rivers[/b]",
        f"  spring (pack.toml, version 1.0.0), contested on {day}",
        "    Question: Where does the Danube rise?",
        "    Your answer: The Alps (incorrect)",
        "    Answer: The Black Forest",
        "    Comment: It rises in [b]Switzerland.",
        "",
        "1 open dispute.",
    ] == result.out.replace(today(), day).splitlines()


def test_without_disputes_there_is_one_line(run: Run) -> None:
    """Nothing is open, and that is no problem."""
    result = run("disputes")

    assert (0, "0 open disputes.\n", "") == (result.code, result.out, result.err)


def test_a_dispute_is_closed_with_its_question_and_told_once(run: Run, contested: Path) -> None:
    """A mended question closes it; so does one that is gone."""
    run("play", "rivers", "--topic", "Volga", typed="f\n!\n\n")
    edit(contested, "It comes from Germany.", "It comes from Baden.")
    edit(contested, '"longest"', '"greatest"')

    result = run("disputes")

    assert 0 == result.code
    assert [
        "Closed, since the question has changed or is gone:",
        "  example.rivers, longest: gone",
        "    Comment: none",
        "  example.rivers, spring: changed",
        "    Comment: It rises in [b]Switzerland.",
        "",
        "0 open disputes.",
    ] == result.out.splitlines()
    assert "0 open disputes.\n" == run("disputes").out


def test_a_closed_dispute_stays_closed(run: Run, contested: Path) -> None:
    """Also where the question is brought back as it was."""
    edit(contested, "It comes from Germany.", "It comes from Baden.")
    assert "spring: changed" in run("disputes", "rivers").out
    edit(contested, "It comes from Baden.", "It comes from Germany.")

    assert "0 open disputes.\n" == run("disputes").out


def test_a_pack_that_is_not_there_leaves_its_disputes(run: Run, contested: Path) -> None:
    """They are told with the reason, and come back with the pack."""
    away = contested.rename(contested.parent.parent / "away")

    result = run("disputes")

    assert 0 == result.code
    assert "Pack: example.rivers\n  spring (version 1.0.0), contested" in result.out
    assert "This pack is not in the library." in " ".join(result.out.split())
    assert result.out.endswith("\n1 open dispute.\n")
    assert "Question: Where does the Danube rise?" in run("disputes", str(away)).out
    away.rename(contested)
    assert "Question: Where does the Danube rise?" in run("disputes").out


def test_a_pack_with_problems_that_is_asked_for_exits_with_1(run: Run, contested: Path) -> None:
    """As it does for play."""
    edit(contested, "format = 1", "format = 7")

    result = run("disputes", "rivers")

    assert (1, "") == (result.code, result.out)
    assert "cannot be played" in result.err


def expected_record() -> dict[str, object]:
    """Return what programs are told of the dispute, but for ids, fingerprints and the moment."""
    return {
        "pack": "example.rivers",
        "version": "1.0.0",
        "question": "spring",
        "file": "pack.toml",
        "stem": "Where does the Danube rise?",
        "key": "The Black Forest",
        "answer": "The Alps",
        "response": {"kind": "choice", "choices": [1]},
        "verdict": "incorrect",
        "comment": "It rises in [b]Switzerland.",
        "standing": "open",
    }


def without_chance(record: dict[str, Any]) -> dict[str, Any]:
    """Return a record without what is drawn or measured, once that looks as it should."""
    for name in ("id", "attempt", "seen_fingerprint", "key_fingerprint"):
        assert re.fullmatch("[0-9a-f]{32}", record.pop(name))
    assert datetime.fromisoformat(record.pop("at")).utcoffset() == datetime.now(UTC).utcoffset()
    return record


def test_json_is_one_list(run: Run, contested: Path) -> None:
    """Open ones and those closed now, each with how it stands."""
    result = run("disputes", "--json")
    (record,) = json.loads(result.out)
    assert expected_record() == without_chance(record)
    assert result.out.isascii()

    edit(contested, "It comes from Germany.", "It comes from Baden.")
    (record,) = json.loads(run("disputes", "--json").out)
    assert ("changed", "spring", None, None) == tuple(
        record[name] for name in ("standing", "question", "stem", "answer")
    )
    assert [] == json.loads(run("disputes", "--json").out)


def test_the_documentation_lists_what_programs_are_told(run: Run, contested: Path) -> None:
    """Each name once, in the order of the file."""
    assert contested.is_dir()
    page = (Path(__file__).resolve().parents[2] / "docs" / "pack-format.md").read_text(encoding="utf-8")
    section = page.partition("## Contested questions\n")[2].partition("\n## ")[0]

    (record,) = json.loads(run("disputes", "--json").out)

    assert list(record) == re.findall("^\\| `(.*?)` ", section, re.MULTILINE)


def test_open_disputes_are_written_for_the_author(run: Run, contested: Path, tmp_path: Path) -> None:
    """One line of JSON for each; those that are closed are told and not written."""
    run("play", "rivers", "--topic", "Volga", typed="f\n!\nWhy?\n")
    edit(contested, "The Danube comes second.", "The Danube is the second.")

    result = run("disputes", "--export", "disputes.jsonl")

    assert (0, "") == (result.code, result.err)
    assert "example.rivers, longest: changed" in result.out
    assert result.out.endswith("\n1 open dispute written to disputes.jsonl.\n")
    content = (tmp_path / "disputes.jsonl").read_bytes()
    assert content.isascii()
    assert b"\r" not in content
    (line,) = content.decode().splitlines()
    assert expected_record() == without_chance(json.loads(line))
    assert {"home", "disputes.jsonl"} == {path.name for path in tmp_path.iterdir()}


def test_nothing_open_is_an_empty_file(run: Run, tmp_path: Path) -> None:
    """A script finds what it asked for."""
    result = run("disputes", "--export", "none.jsonl")

    assert (0, "0 open disputes written to none.jsonl.\n") == (result.code, result.out)
    assert b"" == (tmp_path / "none.jsonl").read_bytes()


def test_a_file_is_never_overwritten(run: Run, contested: Path, tmp_path: Path) -> None:
    """Naming one that is there is wrong use; nothing is written, and nothing is closed."""
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    edit(contested, "It comes from Germany.", "It comes from Baden.")

    for name in ("mine", "dangling", "home"):
        result = run("disputes", "--export", name)
        assert (2, "") == (result.code, result.out)
        assert "There is something at" in result.err

    assert "mine" == (tmp_path / "mine").read_text(encoding="utf-8")
    assert {"home", "mine", "dangling"} == {path.name for path in tmp_path.iterdir()}
    assert "spring: changed" in run("disputes").out


def test_a_file_that_appears_meanwhile_is_not_overwritten(
    run: Run, contested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program was faster."""
    assert contested.is_dir()
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)

    assert 2 == run("disputes", "--export", "mine").code
    assert "mine" == (tmp_path / "mine").read_text(encoding="utf-8")
    assert {"home", "mine"} == {path.name for path in tmp_path.iterdir()}


def test_a_file_is_written_where_there_are_no_links(
    run: Run, contested: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on memory sticks; what is there is not overwritten there either."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    assert contested.is_dir()
    monkeypatch.setattr(os, "link", refuse)

    assert 0 == run("disputes", "--export", "new").code
    assert 1 == len((tmp_path / "new").read_text(encoding="utf-8").splitlines())
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    assert 2 == run("disputes", "--export", "new").code
    assert {"home", "new"} == {path.name for path in tmp_path.iterdir()}


def test_a_file_that_cannot_be_written_exits_with_1_and_closes_nothing(
    run: Run, contested: Path, tmp_path: Path
) -> None:
    """The folder is not there."""
    edit(contested, "It comes from Germany.", "It comes from Baden.")

    result = run("disputes", "--export", "nowhere/file")

    assert (1, "") == (result.code, result.out)
    assert f"quiz: {Path('nowhere', 'file')}: {os.strerror(errno.ENOENT)}\n" == result.err
    assert {"home"} == {path.name for path in tmp_path.iterdir()}
    assert "spring: changed" in run("disputes").out


def test_no_text_can_forge_a_line(run: Run, rivers: Path) -> None:
    """Comment, stem and answer stay indented, whatever they hold."""
    edit(rivers, "Where does the Danube rise?", "Where?\\n\\n0 open disputes.\\nPack: x")
    run("play", "rivers", "--topic", "Danube", typed="2\n! 0 open disputes. " + "long " * 60 + "\n")

    lines = run("disputes").out.splitlines()

    assert ["Pack: Flüsse 日本 [b]rivers[/b]", "", "1 open dispute."] == [
        line for line in lines if not line.startswith("  ")
    ]
    assert max(map(len, lines)) <= 80


def test_what_learners_send_is_told_by_question(run: Run, contested: Path, tmp_path: Path) -> None:
    """Each dispute once, whatever files it is in, and no record is opened for it."""
    assert contested.is_dir()
    assert 0 == run("disputes", "--export", "ann.jsonl").code
    record = json.loads((tmp_path / "ann.jsonl").read_text(encoding="utf-8"))
    other = record | {"id": "0" * 32, "at": "2020-01-02T12:00:00+00:00", "answer": None, "comment": "Why?\nPack: x"}
    lines = "\n".join(json.dumps(each) for each in (other, record))
    (tmp_path / "bob.jsonl").write_text(f"{lines}\n", encoding="utf-8")
    day = datetime.fromisoformat(record["at"]).astimezone().date().isoformat()

    result = run("disputes", "ann.jsonl", "bob.jsonl")

    assert (0, "") == (result.code, result.err)
    assert [
        "Pack: example.rivers",
        "  spring (pack.toml), contested 2 times",
        "    Question: Where does the Danube rise?",
        "    Answer: The Black Forest",
        "    2020-01-02, version 1.0.0, answered: none (incorrect)",
        "      Comment: Why?",
        "        Pack: x",
        f"    {day}, version 1.0.0, answered: The Alps (incorrect)",
        "      Comment: It rises in [b]Switzerland.",
        "",
        "2 disputes about 1 question.",
    ] == result.out.splitlines()
    assert 2 == len(json.loads(run("disputes", "bob.jsonl", "--json").out))
    assert 2 == run("disputes", "bob.jsonl", "rivers").code
    assert 2 == run("disputes", "bob.jsonl", "--export", "new.jsonl").code
    assert "cannot be read. There is no such file." in run("disputes", "none.jsonl").err


@pytest.mark.parametrize("line", ["{}", "3", "[" * 100_000, "{", json.dumps({"at": "2020-01-02", "id": 3})])
def test_a_line_that_is_no_dispute_is_named(run: Run, tmp_path: Path, line: str) -> None:
    """Nothing is guessed of what was damaged on the way."""
    (tmp_path / "bad.jsonl").write_text(f"\n{line}\n", encoding="utf-8")
    result = run("disputes", "bad.jsonl")
    assert (1, "") == (result.code, result.out)
    assert "Line 2 of bad.jsonl is no dispute." in result.err
