"""`quiz list`."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quiz.line.layout import columns

Run = Callable[..., Any]


def test_the_packs_stand_in_a_table(run: Run, rivers: Path) -> None:
    """Columns are aligned, however wide the characters are; a title gives way where the page is too narrow."""
    assert rivers.is_dir()

    heading, *rows = run("list").out.splitlines()

    assert 80 == max(map(columns, (heading, *rows)))

    row = next(row for row in rows if row.startswith("example.rivers "))
    assert "PACK TITLE QUESTIONS LAST PLAYED ACCURACY" == " ".join(heading.split())
    assert "example.rivers Flüsse 日本 [b… 2 never -" == " ".join(row.split())
    assert columns(heading.partition("QUESTIONS")[0]) == columns(row.partition("2  ")[0])


def test_what_was_played_shows(run: Run, rivers: Path) -> None:
    """Accuracy and day are those of the answers."""
    assert rivers.is_dir()
    run("play", "rivers", "--topic", "Volga", typed="t\n")

    row = next(row for row in run("list").out.splitlines() if row.startswith("example.rivers "))

    assert row.endswith("100%")
    assert "never" not in row


def test_a_pack_with_problems_is_shown_as_such(run: Run, rivers: Path) -> None:
    """It stands below the table, with its place told once, and the whole command that tells more."""
    (rivers / "pack.toml").write_text("format = 2", encoding="utf-8")

    result = run("list")

    assert 0 == result.code
    line = f"{rivers} cannot be played: 1 problem found. See `quiz check {rivers}`."
    assert line == result.out.splitlines()[-1]


def test_json_is_one_document(run: Run, rivers: Path) -> None:
    """Programs get everything that is known of each pack."""
    run("play", "rivers", "--topic", "Volga", typed="t\n")

    result = run("list", "--json")

    record = next(record for record in json.loads(result.out) if record["id"] == "example.rivers")
    assert record.pop("last_played").endswith("+00:00")
    assert {
        "id": "example.rivers",
        "title": "Flüsse 日本 [b]rivers[/b]",
        "description": "Two questions.",
        "licence": "CC0-1.0",
        "authors": ["A. Teacher"],
        "version": "1.0.0",
        "questions": 2,
        "topics": [{"title": "Danube", "questions": 1}, {"title": "Volga", "questions": 1}],
        "accuracy": 1.0,
        "seen": 1,
        "location": str(rivers),
        "problem": "",
    } == record
    assert result.out.isascii()
