"""Tables that follow the record, made from it in memory and kept in a file of the cache, which is never the truth.

The file is made anew wherever it is not there, damaged, not the user's own, or made from anything but the beginning of
this very record; otherwise it is only brought up to what was recorded since.
"""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

from quiz.history.error import HistoryError
from quiz.history.made_from import NOTHING, Facts, goes_as_far, goes_on_from, keep_file, opened_file, record_of
from quiz.history.migrations import snapshot
from quiz.history.store import History
from quiz.model.dataclass import dataclass

Wanted = TypeVar("Wanted")
"""What tables are asked about, besides the record."""

Result = TypeVar("Result")

Contents = TypeVar("Contents")

FEW = 100
"""So much may have been recorded since the file was made before it is made anew or written again.

At each start taking in so much takes about as long as writing a large file.
"""
_ALL_ANEW_BELOW = 16
"""Where more than one in so many answers is new, adding up all is faster than adding up those of each question."""


@dataclass(frozen=True, slots=True)
class PackEdition(Generic[Contents]):
    """A pack at hand; `edition` changes with anything in its `contents`, which are loaded only then."""

    edition: str
    contents: Callable[[], Contents]


@dataclass(frozen=True, slots=True)
class _Made:
    """Tables, with what they were made from; `kept` is what the file was made from, which holds them or older ones."""

    database: sqlite3.Connection
    facts: Facts
    kept: Facts
    is_file: bool


class FollowedTables(ABC, Generic[Wanted]):
    """Tables over a history, always as the answers on record have them.

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

    @abstractmethod
    def _fits(self, facts: Facts) -> bool:
        """Tell whether tables made from that are laid out and filled as they would be now."""

    @abstractmethod
    def _bring_up(self, database: sqlite3.Connection, facts: Facts | None, record: Facts, wanted: Wanted) -> Facts:
        """Bring tables made from some facts, or from nothing, up to the record; return and note what they rest on."""

    def _is_up_to_date(self, facts: Facts, record: Facts, wanted: Wanted) -> bool:  # noqa: ARG002  # some hold it all
        """Tell whether tables made from that hold what is on record, and all that is wanted."""
        return goes_as_far(facts, record)

    def _is_worth_keeping(self, kept: Facts, facts: Facts) -> bool:
        """Tell whether to replace the file, given what it was made from and what the tables rest on by now."""
        return _recorded_since(kept, facts) > FEW

    def _ask(self, question: Callable[[sqlite3.Connection], Result], wanted: Wanted) -> Result:
        """Return what the tables answer once they hold all that is on record and all that is wanted."""
        try:
            return question(self._brought_up(self._made or self._opened(), wanted))
        except (sqlite3.DatabaseError, HistoryError):
            # Where this is a fault of the file, a new one mends it; one of the history is told the second time.
            self.close()
            return question(self._brought_up(None, wanted))

    def _brought_up(self, made: _Made | None, wanted: Wanted) -> sqlite3.Connection:
        self._made = None
        with snapshot(self._history.connection):
            record = record_of(self._history)
            if made is not None and not goes_on_from(self._history, made.facts, record):
                made.database.close()
                made = None
            if made is None or not self._is_up_to_date(made.facts, record, wanted):
                made = self._renewed(made, record, wanted)
        self._made = made
        return made.database

    def _renewed(self, made: _Made | None, record: Facts, wanted: Wanted) -> _Made:
        """Return tables in memory with all that is wanted, and keep them in the file where that is worth it."""
        is_open = made is not None and not made.is_file
        database = made.database if made and is_open else sqlite3.connect(":memory:", isolation_level=None)
        try:
            if made is not None and made.is_file:
                made.database.backup(database)
                made.database.close()
            facts = self._bring_up(database, made.facts if made else None, record, wanted)
        except BaseException:
            database.close()
            raise
        if made is not None and not self._is_worth_keeping(made.kept, facts):
            return _Made(database, facts, made.kept, is_file=False)
        keep_file(database, self._path, self._sweep)
        return _Made(database, facts, facts, is_file=False)

    def _opened(self) -> _Made | None:
        """Return the tables in the file, or None where none is whole, the user's own and fit."""
        found = opened_file(self._path, self._is_own, self._fits)
        return _Made(*found, kept=found[1], is_file=True) if found else None


def _recorded_since(facts: Facts, record: Facts) -> int:
    """Return how many answers and events a record holds beyond what something was made from."""
    return sum(int(record[table][0]) - int(facts[table][0]) for table in NOTHING)


def is_far_behind(facts: Facts, record: Facts) -> bool:
    """Tell whether so much was recorded since that adding up everything is faster than adding up what is new."""
    return _recorded_since(facts, record) > max(FEW, int(record["attempt"][0]) // _ALL_ANEW_BELOW)
