"""What screens tell of 1,000,000 answers to 100,000 questions, from kept sums, beside scans of them in SQL.

`progress.py [QUESTIONS ANSWERS]` makes a pack and a record of that size, which takes some minutes. Measured is
processor time: of a program that starts now, with nothing recorded since the sums were kept and with a session of
answers since, and of one that runs, after each answer. How well each topic is known today and what is due are no sums
over answers: they rest on the states of the questions, have a cache of their own, and are measured apart.
"""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Protocol

from long_record import write_record
from packs import write_pack
from quiz.engine.scheduling.study import Study
from quiz.history import statements
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt
from quiz.model.instant import Instant
from quiz.packs.compiled import CompiledPack
from quiz.play.opening import open_pack
from quiz.play.schedule import Schedule, basis_of
from quiz.play.statistics import progress_of
from quiz.play.sums import kept_sums
from quiz.settings.paths import paths_from

QUESTIONS, ANSWERS, SESSION = 100_000, 1_000_000, 20
ROUNDS = 9
NOW = datetime.now(UTC)
BY_DAY = f"""
    SELECT pack, substr(ended, 1, 10), certainty, count(*), sum(score)
    FROM {statements.EVERY_COUNTED} AND verdict <> 'skipped' GROUP BY 1, 2, 3
"""  # noqa: S608 - only names of our own tables and columns are put into it


class _Kept(Protocol):
    def close(self) -> None: ...
    def discard(self) -> None: ...


@dataclass(frozen=True)
class _Screen:
    """What a screen tells: how that is opened and read, and the scans that it would else rest on."""

    name: str
    opened: Callable[[], _Kept]
    read: Callable[[_Kept], object]
    scan: Callable[[], object]


def main() -> None:
    """Print the ratios, their parts and the floors."""
    questions, answers = map(int, sys.argv[1:3]) if len(sys.argv) > 1 else (QUESTIONS, ANSWERS)
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write_record(home, write_pack(home / "numbers", questions), answers)
        paths = paths_from({"QUIZ_HOME": name}, home)
        with open_history(paths.history) as history, open_pack(home / "numbers", paths.compiled, NOW) as pack:
            gc.collect()
            gc.freeze()
            print(f"{answers:,} answers to {questions:,} questions, processor time, {ROUNDS} rounds")
            for screen in _screens(history, pack, home / "sums"):
                _measure(history, screen)
            _measure_states(history, pack, home / "sums")
            print("wanted: at most 0.1")


def _screens(history: History, pack: CompiledPack, folder: Path) -> tuple[_Screen, ...]:
    def scan() -> None:
        for statement in (statements.SUMS_OF_ALL, BY_DAY):
            history.connection.execute(statement).fetchall()

    return (
        _Screen(
            "library: answers to each pack",
            lambda: kept_sums(history, folder),
            lambda sums: sums.pack_records(),  # type: ignore[attr-defined]  # it is what was opened
            history.pack_records,
        ),
        _Screen(
            "progress and statistics: answers by question, topic, kind, day and certainty",
            lambda: _schedule(history, folder),
            lambda schedule: schedule.tallies(pack),  # type: ignore[attr-defined]  # it is what was opened
            scan,
        ),
    )


def _schedule(history: History, folder: Path) -> Schedule:
    return Schedule(history, folder, basis_of(Study(), UTC), lambda: Instant(NOW, 0))


def _measure(history: History, screen: _Screen) -> None:
    latest = history.connection.execute("SELECT id FROM session ORDER BY started DESC LIMIT 1").fetchone()
    usual = history.attempts_of(latest[0])

    def anew() -> None:
        with closing(screen.opened()) as kept:
            kept.discard()
            screen.read(kept)

    def started() -> None:
        with closing(screen.opened()) as kept:
            screen.read(kept)

    made = _seconds(anew)
    scans, at_once, behind, running = [], [], [], []
    for _ in range(ROUNDS):
        scans.append(_seconds(screen.scan))
        at_once.append(_seconds(started))
    for attempt in usual[:SESSION]:
        _answer(history, attempt)
    with closing(screen.opened()) as kept:
        for _ in range(ROUNDS):
            scans.append(_seconds(screen.scan))
            behind.append(_seconds(started))
            screen.read(kept)
            _answer(history, usual[-1])
            running.append(_seconds(lambda: screen.read(kept)))
    floor = median(scans)
    print(f"{screen.name}\n  floor: SQL {floor * 1000:.0f} ms; sums made anew and written {made * 1000:.0f} ms")
    for told, times in (
        ("a program that starts", at_once),
        (f"one that starts {SESSION} answers and more later", behind),
        ("one that runs, after an answer", running),
    ):
        print(f"  {told}: {median(times) / floor:.4f} ({median(times) * 1000:.2f} ms)")


def _measure_states(history: History, pack: CompiledPack, folder: Path) -> None:
    """Measure what the same screens tell besides, which is no sum over answers."""
    with closing(_schedule(history, folder)) as schedule:
        schedule.forecast(pack, 1)
        whole = [_seconds(lambda: progress_of(pack, schedule)) for _ in range(ROUNDS)]
        tallies = [_seconds(lambda: schedule.tallies(pack)) for _ in range(ROUNDS)]
        predictions = [_seconds(schedule.predictions) for _ in range(ROUNDS)]
    print("besides, from the state of each question, which is cached, and no sum of answers")
    print(f"  due, mastery and leeches: {(median(whole) - median(tallies)) * 1000:.0f} ms")
    print(f"  how well reviews were foretold: {median(predictions) * 1000:.0f} ms")


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
