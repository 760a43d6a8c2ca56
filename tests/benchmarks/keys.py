"""Answer 300 questions of a challenge by key, beside a bare Textual app that echoes each key.

Both run at the same time, each in a pseudo-terminal of its own, and get their keys in turns, at moments that have
nothing to do with the ticks of the clock. What is measured is the time from the byte of a key to the write that holds
the verdict, or the echo. The answer is put on the disk before its verdict is shown, and the echo is not: what that
takes on this disk is measured in between, and told beside it.
"""

import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

from terminal import Terminal

ANSWERS = 300
BARE = """
from textual.app import App
from textual.widgets import Static

class Bare(App):
    def compose(self):
        self.count = 0
        self.echo = Static("ready")
        yield self.echo

    def on_key(self, event):
        self.count += 1
        self.echo.update(f"echo {event.character} {self.count}.")

Bare().run()
"""
PACK = """\
format = 1

[pack]
id = "benchmark.keys"
title = "Keys"
description = "Many of them."
language = "en"
version = "1.0.0"
authors = ["Nobody"]
licence = "CC0-1.0"

[[challenges]]
id = "long"
title = "Long"
limit = "question"
seconds = 600
speed = true
streak = 100

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
stem = "What comes behind {number}?"
explanation = "It is one more."
citations = [{{ source = "notes", quote = "Numbers go on." }}]
choices = [
  {{ text = "{right}", key = true }},
  {{ text = "{right}0" }},
  {{ text = "{right}1" }},
  {{ text = "{right}2" }},
]
"""


def main() -> None:
    """Print median and 99th percentile of both, and their ratios."""
    dice = random.Random(2026)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        pack = home / "keys"
        (pack / "sources").mkdir(parents=True)
        (pack / "sources" / "notes.md").write_text("Numbers go on.\n", encoding="utf-8")
        questions = (QUESTION.format(number=number, right=number + 1) for number in range(ANSWERS + 1))
        (pack / "pack.toml").write_text(PACK + "".join(questions), encoding="utf-8")
        subprocess.run([sys.executable, "-m", "compileall", "-q", "quiz"], check=False)
        challenge = ["challenge", str(pack), "--rules", "long", "--count", str(ANSWERS + 1), "--seed", "1"]
        bare = Terminal([sys.executable, "-c", BARE], home)
        quiz = Terminal([sys.executable, "-m", "quiz", *challenge], home)
        bare.read_until("ready")
        quiz.read_until("Start")
        quiz.press(b"\r", "get ready")
        quiz.press(b"\r", "What comes behind")
        table = sqlite3.connect(home / "floor.db", isolation_level=None)
        table.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE answer (number, text)")
        echoes, verdicts, commits = [], [], []
        for number in range(1, ANSWERS + 1):
            time.sleep(dice.random() * 0.3)
            echoes.append(bare.press(b"x", rf"{number}\."))
            time.sleep(dice.random() * 0.3)
            commits.append(_commit(table, number))
            verdicts.append(quiz.press(dice.choice([b"1", b"2", b"3", b"4"]), "orrect"))
            time.sleep(dice.random() * 0.3)
            quiz.press(b"\r", "now worth")
        bare.end()
        quiz.end()
    floor, ours, disk = _milliseconds(echoes), _milliseconds(verdicts), _milliseconds(commits)
    for name, place in (("median", 0), ("99th percentile", 1)):
        print(f"{name}: {ours[place] / floor[place]:.2f} ({ours[place]:.2f} ms over {floor[place]:.2f} ms);", end=" ")
        print(f"one bare commit to the disk: {disk[place]:.2f} ms")
    print("wanted: at most 1.5 and 2")


def _commit(table: sqlite3.Connection, number: int) -> float:
    start = time.perf_counter()
    table.execute("INSERT INTO answer VALUES (?, ?)", (number, "x" * 300))
    return time.perf_counter() - start


def _milliseconds(seconds: Sequence[float]) -> tuple[float, float]:
    return median(seconds) * 1000, quantiles(seconds, n=100)[-1] * 1000


if __name__ == "__main__":
    main()
