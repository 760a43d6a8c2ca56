"""Answer 200 questions by key in practice and in a challenge, on a large pack and a long record.

`answering.py [QUESTIONS ANSWERS]` makes a pack of 100,000 questions and a record of 1,000,000 answers to it, or as
many as are named, which takes some minutes. Beside both programs a bare Textual app echoes each key. All run at the
same time, each in a pseudo-terminal of its own, and get their keys in turns, at moments that have nothing to do with
the ticks of a clock. What is measured is the time from the byte of a key to the write that holds the end of what it
brings about: the verdict, or the last of the next question's options, or the echo. Every verdict is on the disk before
it is shown, and nothing of the echo is: what a commit takes on this disk is measured in between, and told beside it.
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

from keys import BARE
from long_record import write_record
from terminal import Terminal

QUESTIONS, RECORDED, ASKED = 100_000, 1_000_000, 200
QUESTIONS_IN_A_FILE = 1000
PAUSE_SECONDS, REST_SECONDS = 0.2, 0.1
VERDICT, NEXT = "orrect", r"(?s)What comes behind \d+\?.*○ 1 .*○ 2 .*○ 3 .*○ 4  \d+"
HEAD = """\
format = 1

[pack]
id = "benchmark.answering"
title = "Numbers"
description = "Many of them."
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
    """Print median and 99th percentile of everything, and their ratios to the echo."""
    questions, recorded = map(int, sys.argv[1:3]) if len(sys.argv) > 1 else (QUESTIONS, RECORDED)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        pack = _write_pack(home / "numbers", questions)
        subprocess.run([sys.executable, "-m", "compileall", "-q", "quiz"], check=False)
        write_record(home, pack, recorded)
        quiz = [sys.executable, "-m", "quiz"]
        usual = ["--count", str(ASKED + 1), "--seed", "1"]
        bare = Terminal([sys.executable, "-c", BARE], home)
        practice = Terminal([*quiz, "play", str(pack), *usual], home)
        challenge = Terminal([*quiz, "challenge", str(pack), "--extra-time", "10", *usual], home)
        try:
            bare.read_until("ready")
            practice.read_until(NEXT)
            challenge.read_until("Start")
            challenge.press(b"\r", "get ready")
            challenge.press(b"\r", NEXT)
            _measure(bare, practice, challenge, home)
        finally:
            for terminal in (bare, practice, challenge):
                terminal.end()


def _measure(bare: Terminal, practice: Terminal, challenge: Terminal, home: Path) -> None:
    dice = random.Random(2026)
    table = sqlite3.connect(home / "floor.db", isolation_level=None)
    table.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE answer (number, text)")
    commits = []
    times: dict[str, list[float]] = {}

    def press(name: str, terminal: Terminal, key: bytes, answer: str) -> None:
        time.sleep(REST_SECONDS + dice.random() * PAUSE_SECONDS)
        times.setdefault(name, []).append(terminal.press(key, answer))

    for number in range(1, ASKED + 1):
        press("echo", bare, b"x", rf"{number}\.")
        digit = dice.choice([b"1", b"2", b"3", b"4"])
        time.sleep(REST_SECONDS)
        practice.press(digit, "● ")
        press("practice, key to verdict", practice, b"\r", VERDICT)
        press("practice, question to question", practice, b"\r", NEXT)
        press("challenge, key to verdict", challenge, digit, VERDICT)
        press("challenge, question to question", challenge, b"\r", NEXT)
        start = time.perf_counter()
        table.execute("INSERT INTO answer VALUES (?, ?)", (number, "x" * 300))
        commits.append(time.perf_counter() - start)
    echoes = times.pop("echo")
    floor, disk = _milliseconds(echoes), _milliseconds(commits)
    print(f"floor: echo {floor[0]:.2f} ms, 99th percentile {floor[1]:.2f} ms; one bare commit {disk[0]:.2f} ms")
    for name, taken in times.items():
        ours = _milliseconds(taken)
        ratios = f"{ours[0] / floor[0]:.2f} and {ours[1] / floor[1]:.2f}"
        print(f"{name}: {ratios} ({ours[0]:.2f} ms, 99th percentile {ours[1]:.2f} ms)")
    print("wanted: verdicts at most 1.5 and 2, questions at most 3 and 3")


def _write_pack(folder: Path, count: int) -> Path:
    (folder / "sources").mkdir(parents=True)
    (folder / "questions").mkdir()
    (folder / "sources" / "notes.md").write_text("Numbers go on.\n", encoding="utf-8")
    (folder / "pack.toml").write_text(HEAD, encoding="utf-8")
    for start in range(0, count, QUESTIONS_IN_A_FILE):
        numbers = range(start, min(start + QUESTIONS_IN_A_FILE, count))
        text = "".join(QUESTION.format(number=number, right=number + 1) for number in numbers)
        (folder / "questions" / f"from-{start:06}.toml").write_text(text.lstrip(), encoding="utf-8")
    return folder


def _milliseconds(seconds: Sequence[float]) -> tuple[float, float]:
    return median(seconds) * 1000, quantiles(seconds, n=100)[-1] * 1000


if __name__ == "__main__":
    main()
