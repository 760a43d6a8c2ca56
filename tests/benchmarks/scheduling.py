"""Make all states anew from 1,000,000 answers and choose a sitting among 100,000 questions, beside bare floors."""

import gc
import random
import sqlite3
import tempfile
import time as clock
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from statistics import median
from zoneinfo import ZoneInfo

from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.study import Study
from quiz.history.encoding import encode_moment
from quiz.history.reviews import DayNumbers, Reading, reviews_of_everything
from quiz.history.state_cache import StateCache
from quiz.history.store import History, open_history
from quiz.model.citation import Place
from quiz.model.instant import Instant
from quiz.model.pack import Pack, PackInfo
from quiz.model.question import TrueFalse
from quiz.model.source import OwnedSource
from quiz.packs.cache import cache_path, sweep_drafts
from quiz.packs.compile import Contents, write_compiled
from quiz.packs.compiled import open_compiled
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.schedule import Schedule, basis_of
from quiz.play.study import Desk

ANSWERS, QUESTIONS, SEEN, DAYS = 1_000_000, 100_000, 90_000, 730
BEGIN = datetime(2024, 1, 1, tzinfo=UTC)
NOW = BEGIN + timedelta(DAYS)
ROUNDS, QUICK_ROUNDS = 9, 49
PACK = "bench.mark"
STUDY = Study(time_zone="Europe/Vienna")
ZONE = ZoneInfo(STUDY.time_zone)
COLUMNS = "id, session, pack, question, key, ended, verdict, score, certainty, milliseconds, stem_characters"
# ruff: noqa: S608 - only names of our own columns are put into statements


def main() -> None:
    """Print the ratios, their parts and their floors."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        location = folder / "pack"
        location.mkdir()
        keys = _write_pack(cache_path(folder / "compiled", location))
        with open_history(folder / "history.db") as history:
            _fill(history.connection, keys)
            gc.collect()
            gc.freeze()
            _measure_rebuilding(history, folder)
            _measure_choosing(history, folder, location)


def _measure_rebuilding(history: History, folder: Path) -> None:
    reading = Reading(DayNumbers(LocalDays(ZONE, time(4))), STUDY.hurried)
    found = reviews_of_everything(history.connection, reading)
    raw = [[(int(rating), days) for rating, days in one.reviews] for one in found.values()]
    del found

    def library() -> None:
        items = [FSRSItem([FSRSReview(rating, days) for rating, days in one]) for one in raw]
        FSRS(DEFAULT_PARAMETERS).memory_state_batch(items)

    def whole() -> None:
        path = folder / "states" / "anew.db"
        path.unlink(missing_ok=True)
        with closing(StateCache(history, path, basis_of(STUDY, ZONE), Path.exists, sweep_drafts)) as cache:
            cache.ask(lambda tables: tables.introduced_on(0))

    scan_all = f"SELECT {COLUMNS} FROM attempt"
    scans, libraries, wholes = [], [], []
    for _ in range(ROUNDS):
        scans.append(_seconds(lambda: history.connection.execute(scan_all).fetchall()))
        libraries.append(_seconds(library))
        wholes.append(_seconds(whole))
    scan, alone, made = median(scans), median(libraries), median(wholes)
    print(f"{ANSWERS:,} answers to {SEEN:,} questions, processor time, garbage collection paused, {ROUNDS} rounds")
    print(f"floor: scan {scan:.2f} s, library {alone:.2f} s; states made anew and written: {made:.2f} s")
    print(f"ratio: {made / (scan + alone):.2f} (wanted: at most 2)")


def _measure_choosing(history: History, folder: Path, location: Path) -> None:
    outside = Outside(history, lambda: Instant(NOW, 0), lambda: bytes(16), lambda: 1)

    def choose(desk: Desk) -> None:
        assert STUDY.longest == len(desk.chosen([str(location)], 1, is_ahead=False))

    def from_the_start() -> None:
        with (
            closing(Schedule(history, folder / "states", basis_of(STUDY, ZONE), outside.clock)) as schedule,
            closing(Library((), folder / "compiled", outside)) as library,
        ):
            choose(Desk(library, outside, schedule, STUDY))

    from_the_start()
    (states,) = (path for path in (folder / "states").iterdir() if path.name != "anew.db")
    states.parent.chmod(0o700)
    today = LocalDays(ZONE, STUDY.day_starts).day_of(NOW).toordinal()
    query = """
        SELECT question, key, stability, difficulty, first_day, last_day, lapses FROM state
        WHERE topic IS NOT NULL AND pack = :pack AND due_day <= :today
        ORDER BY (:today - last_day) / stability DESC LIMIT 200
    """
    with (
        closing(sqlite3.connect(states)) as bare,
        closing(Schedule(history, folder / "states", basis_of(STUDY, ZONE), outside.clock)) as schedule,
        closing(Library((), folder / "compiled", outside)) as library,
    ):
        desk = Desk(library, outside, schedule, STUDY)
        choose(desk)
        due = bare.execute("SELECT count(*) FROM state WHERE due_day <= ?", (today,)).fetchone()[0]
        queries, choices, starts = [], [], []
        for _ in range(QUICK_ROUNDS):
            queries.append(_seconds(lambda: bare.execute(query, {"pack": PACK, "today": today}).fetchall()))
            choices.append(_seconds(lambda: choose(desk)))
            starts.append(_seconds(from_the_start))
    floor, chosen, started = median(queries) * 1000, median(choices) * 1000, median(starts) * 1000
    print(f"{QUESTIONS:,} questions, {due:,} of them due, {QUESTIONS - SEEN:,} new, {QUICK_ROUNDS} rounds")
    print(f"floor: one indexed query {floor:.2f} ms; a sitting chosen, files opened before: {chosen:.2f} ms")
    print(f"ratio: {chosen / floor:.2f} (wanted: at most 3)")
    print(f"beyond the query, however few are due: {chosen - floor:.2f} ms")
    print(f"the same with all files opened first: {started:.2f} ms, {started / floor:.2f} times the floor")


def _write_pack(compiled: Path) -> list[tuple[str, str]]:
    info = PackInfo(
        id=PACK, title="Benchmark", description="", language="en", version="1", licence="CC0-1.0", authors=("A",)
    )
    questions = tuple(
        TrueFalse(
            id=f"q{number}",
            kind="true_false",
            stem=f"Is {number} even?",
            key=number % 2 == 0,
            topic=f"topic {number // 100 % 40}",
            explanation="",
            citations=(),
        )
        for number in range(QUESTIONS)
    )
    source = OwnedSource(id="notes", title="Notes", name="notes.txt", sha256="0" * 64)
    contents = Contents(
        Pack(info=info, sources=(source,), questions=questions),
        [asdict(question) for question in questions],
        ["pack.toml"] * QUESTIONS,
        {question.id: (Place("notes", number // 2),) for number, question in enumerate(questions)},
        {},
    )
    write_compiled(compiled, contents, [])
    with open_compiled(compiled) as pack:  # type: ignore[union-attr] # it was written just now
        return [asked[:2] for asked in pack.keys_and_topics()]


def _fill(connection: sqlite3.Connection, keys: list[tuple[str, str]]) -> None:
    dice = random.Random(2026)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO session (id, mode, seed, paper, started, program) VALUES (?, 'study', 0, '[]', ?, '0')",
        (bytes(16), encode_moment(BEGIN)),
    )
    moments = sorted(dice.random() * DAYS for _ in range(ANSWERS))
    seen = dice.sample(keys, SEEN)
    connection.executemany(
        """
        INSERT INTO attempt (id, session, pack, question, pack_version, seen, key, position, presented, response,
            verdict, score, remark, hint_used, started, ended, milliseconds, seed, stem_characters)
        VALUES (?, ?, ?, ?, '1', ?, ?, 0, '[]', '{}', ?, ?, '', 0, ?, ?, 5000, 0, 40)
        """,
        (_row(dice, dice.choice(seen), BEGIN + timedelta(moment)) for moment in moments),
    )
    connection.execute("COMMIT")


def _row(dice: random.Random, question: tuple[str, str], at: datetime) -> tuple[object, ...]:
    name, key = question
    verdict, score = dice.choices([("correct", 1.0), ("partly correct", 0.5), ("incorrect", 0.0)], [17, 1, 2])[0]
    moment = encode_moment(at)
    return (dice.randbytes(16), bytes(16), PACK, name, key, key, verdict, score, moment, moment)


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
