"""Sums over the answers to each question and pack, in a file of the cache: what going over the record would give.

The file is made anew wherever it is not there, damaged, not the user's own, or made from anything but the beginning of
this very record; otherwise only those questions are added up again of which something was recorded since.
"""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from quiz import __version__
from quiz.history import statements
from quiz.history.error import HistoryError
from quiz.history.following import (
    NOTHING,
    Facts,
    goes_as_far,
    goes_on_from,
    keep_file,
    note_facts,
    opened_file,
    record_of,
)
from quiz.history.migrations import snapshot, transaction
from quiz.history.record import PackRecord, pack_record
from quiz.history.store import History
from quiz.model.dataclass import dataclass

_LAYOUT = f"sums 1 {__version__}"
_SCRIPT = Path(__file__).with_name("sums.sql")

_FEW = 400
"""So much may have been recorded since the file was made before it is made anew or written again."""
_ALL_ANEW_BELOW = 16
"""Where more than one in so many answers is new, adding up all is faster than adding up those of each question."""

_PACK_SUMS = "SELECT pack, questions, attempts, skipped, score, last FROM pack_sum"
_SUM_PACK = """
    INSERT INTO pack_sum
    SELECT pack, count(DISTINCT question), sum(attempts), sum(skipped), sum(score), max(last)
    FROM question_sum WHERE pack = ? GROUP BY pack
"""
_ADD = "INSERT INTO question_sum VALUES (?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class _Made:
    """Tables, with what they were made from; `kept` is how far the file goes, which holds them or older ones."""

    database: sqlite3.Connection
    facts: Facts
    kept: Facts
    is_file: bool


class SumCache:
    """The sums over a history, always as the answers on record have them.

    `path` is where the file is kept, and `is_own` tells whether nobody but the user can have written it; `sweep` clears
    away what older drafts lie beside a new one. Where none can be kept everything works as well, and takes longer at
    the start. Every method raises HistoryError where the history cannot be read.
    """

    def __init__(
        self, history: History, path: Path, is_own: Callable[[Path], bool], sweep: Callable[[Path], None]
    ) -> None:
        self._history = history
        self._path = path
        self._is_own = is_own
        self._sweep = sweep
        self._made: _Made | None = None

    def close(self) -> None:
        """Let go of the file."""
        if self._made is not None:
            self._made.database.close()
            self._made = None

    def discard(self) -> None:
        """Delete the file, after something was forgotten that it still holds; it is made anew when it is needed."""
        self.close()
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def pack_records(self) -> Mapping[str, PackRecord]:
        """Return the sums over every pack that was ever played, by its id."""
        try:
            return _pack_records(self._brought_up(self._made or self._opened()))
        except (sqlite3.DatabaseError, HistoryError):
            # Where this is a fault of the file, a new one mends it; one of the history is told the second time.
            self.close()
            return _pack_records(self._brought_up(None))

    def _brought_up(self, made: _Made | None) -> sqlite3.Connection:
        self._made = None
        with snapshot(self._history.connection):
            record = record_of(self._history)
            if made is not None and not goes_on_from(self._history, made.facts, record):
                made.database.close()
                made = None
            if made is None or not goes_as_far(made.facts, record):
                made = self._renewed(made, record)
        self._made = made
        return made.database

    def _renewed(self, made: _Made | None, record: Facts) -> _Made:
        """Return tables in memory with all that is on record, and keep them in the file where that is worth it."""
        is_far_behind = made is None or _recorded_since(made.facts, record) > max(
            _FEW, record["attempt"][0] // _ALL_ANEW_BELOW
        )
        is_open = made is not None and not made.is_file
        database = made.database if made and is_open else sqlite3.connect(":memory:", isolation_level=None)
        try:
            if made is None:
                for statement in _SCRIPT.read_text("utf-8").split(";"):
                    database.execute(statement)
            elif made.is_file:
                made.database.backup(database)
                made.database.close()
            with transaction(database):
                if is_far_behind:
                    self._add_up_all(database)
                else:
                    self._add_up_since(database, made.facts if made else NOTHING)
                facts = record | {"layout": _LAYOUT}
                note_facts(database, facts)
        except BaseException:
            database.close()
            raise
        kept = made.kept if made is not None else NOTHING
        if made is None or _recorded_since(kept, facts) > _FEW:
            keep_file(database, self._path, self._sweep)
            kept = facts
        return _Made(database, facts, kept, is_file=False)

    def _add_up_all(self, database: sqlite3.Connection) -> None:
        database.execute("DELETE FROM question_sum")
        database.execute("DELETE FROM pack_sum")
        with self._history.faults():
            rows = self._history.connection.execute(statements.SUMS_OF_ALL).fetchall()
        database.executemany(_ADD, rows)
        database.executemany(_SUM_PACK, [(pack,) for pack in {row[0] for row in rows}])

    def _add_up_since(self, database: sqlite3.Connection, facts: Facts) -> None:
        connection = self._history.connection
        with self._history.faults():
            touched = connection.execute(statements.TOUCHED, (facts["attempt"][0], facts["event"][0])).fetchall()
            rows = [row for question in touched for row in connection.execute(statements.SUMS_OF_QUESTION, question)]
        packs = [(pack,) for pack in {pack for pack, _ in touched}]
        database.executemany("DELETE FROM question_sum WHERE pack = ? AND question = ?", touched)
        database.executemany(_ADD, rows)
        database.executemany("DELETE FROM pack_sum WHERE pack = ?", packs)
        database.executemany(_SUM_PACK, packs)

    def _opened(self) -> _Made | None:
        """Return the tables in the file, or None where none is whole and the user's own."""
        found = opened_file(self._path, self._is_own, lambda facts: facts["layout"] == _LAYOUT)
        return _Made(*found, kept=found[1], is_file=True) if found else None


def _recorded_since(facts: Facts, record: Facts) -> int:
    """Return how many answers and events a record holds beyond what something was made from."""
    return sum(int(record[table][0]) - int(facts[table][0]) for table in NOTHING)


def _pack_records(database: sqlite3.Connection) -> Mapping[str, PackRecord]:
    return {row[0]: pack_record(row) for row in database.execute(_PACK_SUMS)}
