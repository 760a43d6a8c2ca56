"""A home of its own for each test, packs to play, and the command line called in this process."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from quiz.cli.main import main

PACK = """\
format = 1

[pack]
id = "example.rivers"
title = "Flüsse 日本 [b]rivers[/b]"
description = "Two questions."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]

[[sources]]
id = "notes"
title = "Notes"
file = "sources/notes.md"
licence = "CC-BY-4.0"

[[questions]]
id = "spring"
kind = "single_choice"
topic = "Danube"
stem = "Where does the Danube rise?"
explanation = "It comes from Germany."
allow = { two-options = "Tests need no more.", rationale-missing = "Nor do they read it." }
citations = [{ source = "notes", quote = "The Danube rises in the Black Forest." }]
choices = [{ text = "The Black Forest", key = true }, { text = "The Alps", pinned = true }]

[[questions]]
id = "longest"
kind = "true_false"
topic = "Volga"
stem = "The Volga is the longest river of Europe."
key = true
explanation = "The Danube comes second."
citations = [{ source = "notes", quote = "The Volga is the longest." }]
"""


@dataclass(frozen=True)
class Result:
    """What a command left behind: its exit code and what it wrote."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, and the current folder beside it."""
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


@pytest.fixture
def rivers(home: Path) -> Path:
    """A pack of two questions among the learner's own."""
    return write_pack(home / "data" / "packs" / "rivers")


def write_pack(folder: Path, text: str = PACK) -> Path:
    """Write a pack into a folder and return that."""
    (folder / "sources").mkdir(parents=True)
    (folder / "pack.toml").write_text(text, encoding="utf-8")
    (folder / "sources" / "notes.md").write_text(
        "The Danube rises in the Black Forest.\n\nThe Volga is the longest.\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def other_pack(tmp_path: Path) -> Callable[..., Path]:
    """Write the rivers pack, with some of its text replaced, into a folder beside the home."""

    def write(name: str, *replaced: tuple[str, str]) -> Path:
        text = PACK
        for old, new in replaced:
            assert old in text
            text = text.replace(old, new)
        return write_pack(tmp_path / name, text)

    return write


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line in this process with lines typed; `home` is there for its sake."""
    assert "home" == home.name

    def call(*arguments: str, typed: str = "") -> Result:
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(typed.encode()), encoding="utf-8"))
        code = main(arguments)
        written = capsys.readouterr()
        return Result(code, written.out, written.err)

    return call
