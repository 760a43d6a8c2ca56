"""Record answers one by one, beside a bare insert of the same row that is as safe from a power cut.

What is measured is `Sitting.answer` with an answer that was graded before: its record is made, encoded and put on disk,
and the session goes on. How much of that is `History.record` is told besides. The floor is one INSERT of the same row,
its values ready, into the same tables with the same constraints, indexes and pragmas, in a file of its own on the same
disk. The time is that of the wall, since most of it is the disk's: give another folder to measure another disk.
"""

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median

from quiz.history.record import Course
from quiz.history.rows import ATTEMPT_COLUMNS, SESSION_COLUMNS, Row, attempt_row, session_row
from quiz.history.store import open_history
from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import TruthResponse
from quiz.packs.compiled import CompiledPack
from quiz.packs.library import shipped_folder
from quiz.play.opening import open_pack
from quiz.play.outside import Outside
from quiz.play.present import asked_view
from quiz.play.reply import Reply
from quiz.play.sitting import Sitting

QUESTION = "leaving"
ANSWERS, ROUNDS = 100, 15
PRAGMAS = ("synchronous", "foreign_keys", "recursive_triggers")
REPLY = Reply(TruthResponse(True), Outcome(Verdict.CORRECT, 1.0))
# ruff: noqa: S608 - only names of our own columns are put into statements


def main() -> None:
    """Print the ratios, their parts and their floors."""
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as name:
        folder = Path(name)
        outside = Outside(open_history(folder / "history.db"), _clock, lambda: os.urandom(16), lambda: 1)
        with (
            outside.history,
            open_pack(shipped_folder() / "tour", folder / "compiled", datetime.now(UTC)) as pack,
            closing(_bare(folder / "bare.db", outside)) as bare,
            closing(_bare(folder / "unindexed.db", outside)) as unindexed,
        ):
            for (index,) in unindexed.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql <> ''"
            ).fetchall():
                unindexed.execute(f"DROP INDEX {index}")
            rounds = [_round(pack, outside, bare, unindexed) for _ in range(ROUNDS)]
    work, store, floor, low = (median(parts) * 1000 for parts in zip(*rounds, strict=True))
    ratios = [work / floor for work, _, floor, _ in rounds]
    stores = [store / floor for _, store, floor, _ in rounds]
    lows = [work / low for work, _, _, low in rounds]
    print(f"{ROUNDS} rounds of {ANSWERS} answers, one after the other with the floor's inserts, medians")
    print(f"floor: bare insert {floor:.3f} ms, without secondary indexes {low:.3f} ms")
    print(f"recording one answer: {work:.3f} ms; the store's part of it, by itself: {store:.3f} ms")
    print(f"ratio: {median(ratios):.2f} (wanted: at most 1.3), in single rounds {min(ratios):.2f} to {max(ratios):.2f}")
    print(f"ratio of the store's part alone: {median(stores):.2f}")
    print(f"ratio to a table without secondary indexes: {median(lows):.2f}")


def _round(
    pack: CompiledPack, outside: Outside, bare: sqlite3.Connection, unindexed: sqlite3.Connection
) -> tuple[float, float, float, float]:
    """Return how long an answer takes, its record alone, a bare insert, and one without secondary indexes; seconds."""
    session = outside.session(Paper(1, (QuestionName(pack.info.id, QUESTION),) * (ANSWERS + 1)), Mode.PRACTICE)
    outside.history.begin(session)
    for connection in (bare, unindexed):
        _insert(connection, "session", f"{SESSION_COLUMNS}, program", (*session_row(session), "0"))
    sitting = Sitting(session, outside, Course(), lambda _: False)
    current = pack.question(QUESTION)
    assert current is not None
    asked = asked_view(pack, session, 0, current)
    sitting.answer(pack, current, asked, REPLY)
    parts: tuple[list[float], ...] = ([], [], [], [])
    for number in range(ANSWERS):
        again = replace(sitting.latest, id=outside.new_id())
        row = attempt_row(again)
        sitting.advance()
        acts = (
            partial(sitting.answer, pack, current, asked, REPLY),
            partial(outside.history.record, again),
            partial(_insert, bare, "attempt", ATTEMPT_COLUMNS, row),
            partial(_insert, unindexed, "attempt", ATTEMPT_COLUMNS, row),
        )
        # What comes first has the disk at rest.
        for turn in range(len(acts)):
            place = (number + turn) % len(acts)
            parts[place].append(_seconds(acts[place]))
    work, store, floor, low = map(median, parts)
    return work, store, floor, low


def _bare(path: Path, outside: Outside) -> sqlite3.Connection:
    """Return a connection to tables like those of the program, which writes with a log and the pragmas of its own."""
    open_history(path).close()
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        (value,) = outside.history.connection.execute(f"PRAGMA {pragma}").fetchone()
        connection.execute(f"PRAGMA {pragma} = {value}")
    assert ("wal",) == connection.execute("PRAGMA journal_mode").fetchone()
    assert ("wal",) == outside.history.connection.execute("PRAGMA journal_mode").fetchone()
    return connection


def _insert(connection: sqlite3.Connection, table: str, columns: str, row: Row) -> None:
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(row))})", row)


def _clock() -> Instant:
    return Instant(datetime.now(UTC), time.monotonic())


def _seconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
