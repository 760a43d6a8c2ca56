"""What is measured: the program on made-up packs of any size, and the bare Textual app beside it."""

import os
import subprocess
import sys
import time
from pathlib import Path

from terminal import compiling_environment

HEAD = """\
format = 1

[pack]
id = "benchmark.size-{count}"
title = "{count} questions"
description = "As many as were asked for."
language = "en"
version = "1.0.0"
authors = ["Nobody"]
licence = "CC0-1.0"

[[sources]]
id = "notes"
title = "Notes"
licence = "CC0-1.0"
file = "sources/notes.md"
"""
QUESTION = """
[[questions]]
id = "q{number}"
kind = "single_choice"
topic = "Numbers"
stem = "What comes behind {number}, if one counts on?"
explanation = "One more than {number} is {right}."
citations = [{{ source = "notes", quote = "Behind {number} comes {right}." }}]
choices = [
  {{ text = "{right}", key = true }},
  {{ text = "{right}0" }},
  {{ text = "{right}1" }},
  {{ text = "{right}2" }},
]
"""
QUESTIONS_IN_FILE, SENTENCES_IN_PASSAGE = 1000, 10
HOUR_SECONDS = 3600
ASKED = r"What comes behind \d+"
"""What stands on the screen as soon as the first question does."""

BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Static("ready")

Bare().run()
"""
QUIZ = "import sys; from quiz.__main__ import main; sys.exit(main())"
"""What the installed command consists of."""


def write_pack(folder: Path, count: int) -> Path:
    """Write a pack of so many questions with a quote each into a folder, as if it were an hour old, and return it."""
    (folder / "sources").mkdir(parents=True)
    (folder / "questions").mkdir()
    (folder / "pack.toml").write_text(HEAD.format(count=count), encoding="utf-8")
    for start in range(0, count, QUESTIONS_IN_FILE):
        numbers = range(start, min(start + QUESTIONS_IN_FILE, count))
        text = "".join(QUESTION.format(number=number, right=number + 1) for number in numbers)
        (folder / "questions" / f"from-{start:06}.toml").write_text(text.lstrip(), encoding="utf-8")
    sentences = [f"Behind {number} comes {number + 1}." for number in range(count)]
    passages = (
        " ".join(sentences[start : start + SENTENCES_IN_PASSAGE]) for start in range(0, count, SENTENCES_IN_PASSAGE)
    )
    (folder / "sources" / "notes.md").write_text("\n\n".join(passages), encoding="utf-8")
    then = time.time() - HOUR_SECONDS
    for path in (folder, *folder.rglob("*")):
        os.utime(path, (then, then))
    return folder


def compile_everything(home: Path, *packs: Path) -> None:
    """Have the program compile its own packs and these, as a first start does."""
    for arguments in (["list"], *(["play", str(pack), "--line"] for pack in packs)):
        subprocess.run(
            [sys.executable, "-m", "quiz", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=compiling_environment(home),
            check=True,
        )
