"""What screens tell of 1,000,000 answers to 100,000 questions, from kept sums, beside scans of them in SQL.

`progress.py [QUESTIONS ANSWERS]` makes a pack and a record of that size, which takes some minutes. Each screen is
measured as a whole, all that it tells, ready to be drawn: in a program that starts now, with nothing recorded since the
sums were made and with one session of answers after the other since, and in one that runs, after an answer. Measured is
processor time.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from statistics import median

from long_record import write_record
from packs import write_pack
from quiz.engine.combining import together
from quiz.engine.scheduling.study import Study
from quiz.history import statements
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt
from quiz.model.instant import Instant
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.schedule import Schedule, basis_of
from quiz.play.statistics import Progress, progress_of_all
from quiz.play.sums import kept_sums
from quiz.settings.paths import Paths, paths_from

QUESTIONS, ANSWERS, SESSION = 100_000, 1_000_000, 20
ROUNDS = 9
NOW = datetime.now(UTC)
BY_DAY = f"""
    SELECT pack, substr(ended, 1, 10), certainty, count(*), sum(score)
    FROM {statements.EVERY_COUNTED} AND verdict <> 'skipped' GROUP BY 1, 2, 3
"""  # noqa: S608 - only names of our own tables and columns are put into it


@dataclass(frozen=True)
class _Desk:
    """What a program holds while it runs."""

    library: Library
    schedule: Schedule


@dataclass(frozen=True)
class _Screen:
    """All that a screen tells, read by a program; and the scans of the answers that it would else rest on."""

    name: str
    read: Callable[[_Desk], object]
    scan: Callable[[], object]


def main() -> None:
    """Print the ratios, their parts and the floors."""
    questions, answers = map(int, sys.argv[1:3]) if len(sys.argv) > 1 else (QUESTIONS, ANSWERS)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        paths = paths_from({"QUIZ_HOME": name}, home)
        write_record(home, write_pack(paths.packs / "numbers", questions), answers)
        with open_history(paths.history) as history:
            gc.collect()
            gc.freeze()
            print(f"{answers:,} answers to {questions:,} questions, processor time, {ROUNDS} rounds")
            for screen in _screens(history):
                _measure(history, paths, screen)
            print("wanted: at most 0.1")


def _screens(history: History) -> tuple[_Screen, ...]:
    def scan() -> None:
        for statement in (statements.SUMS_OF_ALL, BY_DAY):
            history.connection.execute(statement).fetchall()

    return (
        _Screen("library: answers to each pack", lambda desk: desk.library.cards(), history.pack_records),
        _Screen(
            "progress: answers by question, topic, kind, day and certainty; due, mastered, missed again and again",
            lambda desk: _shown(_progress(desk)),
            scan,
        ),
        _Screen(
            "the same, with how well reviews were foretold (the SQL foretells nothing)",
            lambda desk: _shown(_progress(desk), is_predicted=True),
            scan,
        ),
    )


def _progress(desk: _Desk) -> Progress:
    return progress_of_all(desk.library, desk.schedule)


def _shown(progress: Progress, *, is_predicted: bool = False) -> object:
    packs = progress.predicted() if is_predicted else progress.packs
    return together(packs), *packs


@contextmanager
def _started(history: History, paths: Paths) -> Iterator[_Desk]:
    """Open what a program opens of the cache."""

    def clock() -> Instant:
        return Instant(NOW, 0)

    with (
        closing(Schedule(history, paths.states, basis_of(Study(), UTC), clock)) as schedule,
        closing(kept_sums(history, paths.states)) as sums,
    ):
        outside = Outside(history, clock, lambda: os.urandom(16), lambda: 1, sums=sums)
        with closing(Library((paths.packs,), paths.compiled, outside)) as library:
            yield _Desk(library, schedule)


def _measure_making(history: History, paths: Paths) -> tuple[float, float, float]:
    """Make all that is kept anew, from the record as it is; return the seconds of sums, states and predictions."""
    for file in paths.states.glob("*.db"):
        file.unlink()
    with _started(history, paths) as desk:
        return (
            _seconds(desk.library.cards),
            _seconds(lambda: _shown(_progress(desk))),
            _seconds(lambda: _shown(_progress(desk), is_predicted=True)),
        )


def _measure(history: History, paths: Paths, screen: _Screen) -> None:
    latest = history.connection.execute("SELECT id FROM session ORDER BY started DESC LIMIT 1").fetchone()
    usual = cycle(history.attempts_of(latest[0]))

    def from_the_start() -> None:
        with _started(history, paths) as desk:
            screen.read(desk)

    sums, states, predictions = _measure_making(history, paths)
    scans, at_once, behind, running = [], [], [], []
    for _ in range(ROUNDS):
        scans.append(_seconds(screen.scan))
        at_once.append(_seconds(from_the_start))
    for _ in range(ROUNDS):
        for _ in range(SESSION):
            _answer(history, next(usual))
        scans.append(_seconds(screen.scan))
        behind.append(_seconds(from_the_start))
        with _started(history, paths) as desk:
            screen.read(desk)
            _answer(history, next(usual))
            running.append(_seconds(lambda: screen.read(desk)))
    floor = median(scans)
    print(f"{screen.name}\n  floor: SQL {floor * 1000:.0f} ms")
    print(f"  made anew: sums {sums:.1f} s, tallies and states {states:.1f} s, predictions {predictions:.1f} s")
    for told, times in (
        ("a program that starts", at_once),
        (f"one that starts after {SESSION} answers or more", behind),
        ("one that runs, after an answer", running),
    ):
        print(f"  {told}: {median(times) / floor:.4f} ({median(times) * 1000:.2f} ms)")


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
