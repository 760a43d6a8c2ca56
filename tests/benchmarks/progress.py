"""What the library tells of 1,000,000 answers to 100,000 questions, from kept sums, beside a scan of them in SQL.

`progress.py [QUESTIONS ANSWERS]` makes a pack and a record of that size, which takes some minutes. Measured is
processor time: of a program that starts now, with nothing recorded since the sums were kept and with a session of
answers since, and of one that runs, after each answer.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from statistics import median

from long_record import write_record
from packs import write_pack
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt
from quiz.play.sums import kept_sums
from quiz.settings.paths import paths_from

QUESTIONS, ANSWERS, SESSION = 100_000, 1_000_000, 20
ROUNDS = 9


def main() -> None:
    """Print the ratios, their parts and the floor."""
    questions, answers = map(int, sys.argv[1:3]) if len(sys.argv) > 1 else (QUESTIONS, ANSWERS)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write_record(home, write_pack(home / "numbers", questions), answers)
        with open_history(paths_from({"QUIZ_HOME": name}, home).history) as history:
            gc.collect()
            gc.freeze()
            _measure(history, home / "sums", f"{answers:,} answers to {questions:,} questions")


def _measure(history: History, folder: Path, what: str) -> None:
    latest = history.connection.execute("SELECT id FROM session ORDER BY started DESC LIMIT 1").fetchone()
    usual = history.attempts_of(latest[0])

    def anew() -> None:
        with closing(kept_sums(history, folder)) as sums:
            sums.discard()
            sums.pack_records()

    def started() -> None:
        with closing(kept_sums(history, folder)) as sums:
            sums.pack_records()

    made = _seconds(anew)
    scans, at_once, behind, running = [], [], [], []
    for _ in range(ROUNDS):
        scans.append(_seconds(history.pack_records))
        at_once.append(_seconds(started))
    for attempt in usual[:SESSION]:
        _answer(history, attempt)
    with closing(kept_sums(history, folder)) as sums:
        for _ in range(ROUNDS):
            scans.append(_seconds(history.pack_records))
            behind.append(_seconds(started))
            sums.pack_records()
            _answer(history, usual[-1])
            running.append(_seconds(sums.pack_records))
        (kept,), (scanned,) = sums.pack_records().values(), history.pack_records().values()
        assert scanned == kept
    floor = median(scans)
    print(f"{what}, processor time, {ROUNDS} rounds")
    print(f"floor: SQL scan {floor * 1000:.0f} ms; sums made anew and written {made * 1000:.0f} ms")
    for told, times in (
        ("a program that starts", at_once),
        (f"one that starts {SESSION} answers and more later", behind),
        ("one that runs, after an answer", running),
    ):
        print(f"{told}: {median(times) / floor:.4f} ({median(times) * 1000:.2f} ms)")
    print("wanted: at most 0.1")


def _answer(history: History, attempt: Attempt) -> None:
    history.record(replace(attempt, id=os.urandom(16)))


def _seconds(act: Callable[[], object]) -> float:
    gc.disable()
    try:
        start = time.process_time()
        act()
        return time.process_time() - start
    finally:
        gc.enable()


if __name__ == "__main__":
    main()
