"""A pack, a record and a clock for playing."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from quiz.history.store import History, open_history
from quiz.model.finding import Finding
from quiz.model.instant import Instant
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.player import View
from quiz.play.view import AnsweredView

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

NOTES = """\
# Rivers

## The Danube

The Danube rises in the Black Forest. It passes through ten countries.

## The Volga

The Volga is the longest river of Europe.
"""

PACK = """\
format = 1

[pack]
id = "example.rivers"
title = "Rivers"
description = "Three questions."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]
allow = { two-options = "Tests need no more." }

[[sources]]
id = "notes"
title = "Notes on rivers"
file = "sources/notes.md"
licence = "CC-BY-4.0"
rests_on = "atlas"

[[sources]]
id = "atlas"
title = "A small atlas"
name = "atlas.txt"
sha256 = "a2287fbb6bc0b5ac19c5de55b488e79533e23b60930a13a69ed4f68a218b5399"
unit = "line"

[sources.passages]
1 = "b3c33bda68dcd76f"
2 = "93de3648d72c6b6e"

[[questions]]
id = "spring"
kind = "single_choice"
topic = "Danube"
stem = "Where does the Danube rise?"
explanation = "It comes from Germany."
hint = "It is a dark place."
citations = [
  { source = "notes", quote = "The Danube rises in the Black Forest." },
  { source = "atlas", passage = 2 },
  { source = "atlas", passage = 1 },
]
choices = [
  { text = "The Black Forest", key = true },
  { text = "The Alps", rationale = "No.", citations = [{ source = "notes", quote = "rises in the Black Forest" }] },
]

[[questions]]
id = "countries"
kind = "number"
topic = "Danube"
stem = "Through how many countries does it pass?"
key = 10
explanation = "No river passes through more."
citations = [{ source = "notes", quote = "It passes through ten countries." }]

[[questions]]
id = "longest"
kind = "true_false"
topic = "Volga"
stem = "The Volga is the longest river of Europe."
key = true
explanation = "The Danube comes second."
citations = [{ source = "atlas", passage = 1 }]
"""


class FakeClock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def __call__(self) -> Instant:
        """Return the next second."""
        self._seconds += 1
        return Instant(NOON + timedelta(seconds=self._seconds), 500 + self._seconds)


def write_pack(folder: Path, text: str = PACK) -> Path:
    """Write the rivers pack into a folder of its own and return that."""
    pack = folder / "rivers"
    (pack / "sources").mkdir(parents=True)
    (pack / "pack.toml").write_text(text, encoding="utf-8")
    (pack / "sources" / "notes.md").write_text(NOTES, encoding="utf-8")
    return pack


def findings_in(history: History, session_id: bytes) -> list[Finding]:
    """Return what was found as the proof of the answers of a session that count, in the order of its paper."""
    found = (history.finding_of(attempt.id) for attempt in history.attempts_of(session_id))
    return [finding for finding in found if finding is not None]


def answered(view: View) -> AnsweredView:
    """Return what is shown of a question that was answered and judged."""
    assert isinstance(view, AnsweredView)
    return view


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """An empty record."""
    with open_history(tmp_path / "data" / "history.db") as opened:
        yield opened


@pytest.fixture
def outside(history: History) -> Outside:
    """A record, a clock and ids that can be foretold."""
    numbers: Callable[[], int] = count(1).__next__
    return Outside(history, FakeClock(), new_id=lambda: numbers().to_bytes(16, "big"), new_seed=lambda: 2026)


@pytest.fixture
def pack_folder(tmp_path: Path) -> Path:
    """The folder of the rivers pack."""
    return write_pack(tmp_path / "packs")


@pytest.fixture
def library(tmp_path: Path, pack_folder: Path, outside: Outside) -> Iterator[Library]:
    """A library with the rivers pack."""
    with closing(Library((pack_folder.parent,), tmp_path / "cache", outside)) as opened:
        yield opened
