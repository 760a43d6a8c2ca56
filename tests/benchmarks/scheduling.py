"""Make the states of all questions anew from 1,000,000 answers, beside what library and database need for the same."""

import gc
import random
import sqlite3
import tempfile
import time as clock
from bisect import bisect_right
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.rating import Answer, Rating, rating_of
from quiz.engine.scheduling.selection import Candidate, Due, select
from quiz.engine.scheduling.state import histories_of, states_of
from quiz.history.encoding import encode_moment
from quiz.history.store import open_history
from quiz.model.attempt import QuestionName
from quiz.model.outcome import Verdict

ANSWERS, QUESTIONS, DAYS = 1_000_000, 50_000, 730
BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
ROUNDS = 3
COLUMNS = "pack, question, key, ended, verdict, score"
# ruff: noqa: S608 - only names of our own columns are put into statements


def main() -> None:
    """Print the ratio and its parts, and how long a sitting takes to choose."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        open_history(path).close()
        with closing(sqlite3.connect(path)) as connection:
            _fill(connection)
            # Without it SQLite looks up every row behind the index by question, which takes as long as all the rest.
            connection.execute("CREATE INDEX answers_in_order ON attempt (pack, question, key, ended, verdict, score)")
            gc.collect()
            gc.freeze()
            scans, libraries, wholes = [], [], []
            for _ in range(ROUNDS):
                scans.append(_seconds(lambda: connection.execute(f"SELECT {COLUMNS} FROM attempt").fetchall()))
                wholes.append(_seconds(lambda: states_of(histories_of(_rated(connection)))))
                histories = [
                    [(int(rating), days) for rating, days in history.reviews]
                    for history in histories_of(_rated(connection)).values()
                ]

                def library(histories: list[list[tuple[int, int]]] = histories) -> None:
                    items = [FSRSItem([FSRSReview(rating, days) for rating, days in one]) for one in histories]
                    FSRS(DEFAULT_PARAMETERS).memory_state_batch(items)

                libraries.append(_seconds(library))
    scan, alone, whole = median(scans), median(libraries), median(wholes)
    print(f"{ANSWERS:,} answers to {QUESTIONS:,} questions, processor time, garbage collection paused")
    print(f"floor: scan {scan:.2f} s, library {alone:.2f} s; states made anew: {whole:.2f} s")
    print(f"ratio: {whole / (scan + alone):.2f} (wanted: at most 2)")
    due = [Due(_candidate(number), number / 300, 0.9) for number in range(200)]
    new = [_candidate(number) for number in range(200, 280)]
    chosen = median(_seconds(lambda: select(due, new, longest=50, new_limit=20, seed=1)) for _ in range(99))
    print(f"choosing 50 questions among {len(due)} due and {len(new)} new ones: {chosen * 1000:.2f} ms")


def _rated(connection: sqlite3.Connection) -> Iterator[tuple[tuple[str, str, str], int, Rating]]:
    days = LocalDays(ZoneInfo("Europe/Vienna"), time(4))
    first = BEGIN.date() - timedelta(1)
    starts = [encode_moment(days.start_of(first + timedelta(number))) for number in range(DAYS + 3)]
    before = first.toordinal() - 1
    statement = f"SELECT {COLUMNS} FROM attempt ORDER BY pack, question, key, ended"
    for pack, question, key, ended, verdict, score in connection.execute(statement):
        rating = _rating(verdict, score)
        if rating is not None:
            yield (pack, question, key), before + bisect_right(starts, ended), rating


@cache
def _rating(verdict: str, score: float) -> Rating | None:
    return rating_of(Answer(verdict=Verdict(verdict), score=score))


def _fill(connection: sqlite3.Connection) -> None:
    dice = random.Random(2026)
    identifier = bytes(16)
    connection.execute("INSERT INTO session VALUES (?, 'study', 0, '[]', ?, '0')", (identifier, encode_moment(BEGIN)))
    moments = sorted(dice.random() * DAYS for _ in range(ANSWERS))
    connection.executemany(
        "INSERT INTO attempt VALUES (?, ?, 'pack', ?, '1', ?, ?, 0, '[]', '{}', ?, ?, '', 0, ?, ?, 5000, 0)",
        (_row(dice, number, BEGIN + timedelta(moment)) for number, moment in enumerate(moments)),
    )
    connection.commit()


def _row(dice: random.Random, number: int, at: datetime) -> tuple[object, ...]:
    question = dice.randrange(QUESTIONS)
    verdict, score = dice.choices([("correct", 1.0), ("partly correct", 0.5), ("incorrect", 0.0)], [17, 1, 2])[0]
    fingerprint, moment = f"{question:032x}", encode_moment(at)
    identifier = number.to_bytes(16, "big")
    return (identifier, bytes(16), f"q{question}", fingerprint, fingerprint, verdict, score, moment, moment)


def _candidate(number: int) -> Candidate:
    return Candidate(QuestionName("pack", f"q{number}"), f"topic {number % 9}", frozenset({("notes", number // 2)}))


def _seconds(act: Callable[[], object]) -> float:
    gc.disable()
    try:
        start = clock.process_time()
        act()
        return clock.process_time() - start
    finally:
        gc.enable()


if __name__ == "__main__":
    main()
