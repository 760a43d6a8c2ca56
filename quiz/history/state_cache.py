"""The states of all questions in a file of the cache: a function of the answers on record, and never the truth.

The file is made anew wherever it is not there, damaged, not the user's own, or made from anything but the beginning of
this very record; otherwise only those questions are replayed of which something was recorded since.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from quiz import __version__
from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.rating import Answer
from quiz.engine.scheduling.state import History as ReviewHistory
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
from quiz.history.reviews import DayNumbers, Reading, Subject, answer_on_record, reviews_of, reviews_of_everything
from quiz.history.state_tables import Contents, StateTables
from quiz.history.statements import TOUCHED
from quiz.history.store import History
from quiz.model.dataclass import dataclass

Result = TypeVar("Result")

_LAYOUT = f"states 1 {__version__}"
_ALL_ANEW_BELOW = 4
"""Where more than one in so many answers is new, reading all of them is faster than those of each question."""

_NOTHING: Facts = NOTHING | {"retentions": None, "editions": {}}


@dataclass(frozen=True, slots=True)
class Basis:
    """What states and due days rest on besides the answers.

    `hurried` is in milliseconds for each character of a stem: an answer that came sooner is a guess; `retentions` are
    the desired retentions of packs that have one of their own, and `retention` is that of all others. With
    `challenges_count` answers in challenges count too.
    """

    days: LocalDays
    hurried: float
    retention: float
    retentions: Mapping[str, float]
    challenges_count: bool = False

    def retention_of(self, pack: str) -> float:
        """Return the recall at which the questions of a pack are to be asked again."""
        return self.retentions.get(pack, self.retention)


@dataclass(frozen=True, slots=True)
class PackEdition:
    """A pack at hand; `edition` changes with anything in its `contents`, which are loaded only then."""

    edition: str
    contents: Callable[[], Contents]


@dataclass(frozen=True, slots=True)
class _Made:
    """Tables with what they were made from; those in a file are not written to."""

    database: sqlite3.Connection
    facts: Facts
    is_file: bool


class StateCache:
    """The states of the questions in a history, always as the answers on record have them.

    `path` is where the file is kept, and `is_own` tells whether nobody but the user can have written it; `sweep` clears
    away what older drafts lie beside a new one. Where none can be kept everything works as well, and takes longer at
    the start. Every method raises HistoryError where the history cannot be read.
    """

    def __init__(
        self, history: History, path: Path, basis: Basis, is_own: Callable[[Path], bool], sweep: Callable[[Path], None]
    ) -> None:
        self._history = history
        self._path = path
        self._basis = basis
        self._is_own = is_own
        self._sweep = sweep
        self._reading = Reading(DayNumbers(basis.days), basis.hurried, basis.challenges_count)
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

    def ask(
        self, question: Callable[[StateTables], Result], packs: Mapping[str, PackEdition] = MappingProxyType({})
    ) -> Result:
        """Return what the tables answer once they hold all that is on record by now, and what `packs` ask by now.

        What is due or new can be asked only of packs that were handed over at some time.
        """
        try:
            return question(self._brought_up(self._made or self._opened(), packs))
        except sqlite3.DatabaseError:
            # Faults of the history have names of their own, so that this is one of the file.
            self.close()
            return question(self._brought_up(None, packs))

    def reviews(self) -> Mapping[Subject, ReviewHistory]:
        """Return all reviews on record, straight from it."""
        with self._history.faults():
            return reviews_of_everything(self._history.connection, self._reading)

    def reviews_of(self, pack: str, question: str) -> Mapping[str, ReviewHistory]:
        """Return the reviews of a question, under all ids that it has had, by its keys, straight from the record."""
        tables = self._tables(self._made.database) if self._made else self.ask(lambda found: found)
        return self._read(pack, tables.names_of(pack, question))

    def answer_of(self, attempt_id: bytes) -> Answer | None:
        """Return an attempt as far as the schedule is concerned, or None where it is not on record."""
        with self._history.faults():
            return answer_on_record(self._history.connection, self._reading, attempt_id)

    def _read(self, pack: str, names: Sequence[str]) -> Mapping[str, ReviewHistory]:
        with self._history.faults():
            return reviews_of(self._history.connection, self._reading, pack, names)

    def _brought_up(self, made: _Made | None, packs: Mapping[str, PackEdition]) -> StateTables:
        self._made = None
        with snapshot(self._history.connection):
            record = record_of(self._history)
            if made is not None and not goes_on_from(self._history, made.facts, record):
                made.database.close()
                made = None
            if made is None or not self._is_up_to_date(made.facts, record, packs):
                made = self._renewed(made, record, packs)
        self._made = made
        return self._tables(made.database)

    def _renewed(self, made: _Made | None, record: Facts, packs: Mapping[str, PackEdition]) -> _Made:
        """Return tables in memory with all that is on record, and keep them in the file where that can be."""
        if made is not None and not made.is_file:
            database = made.database
        else:
            database = sqlite3.connect(":memory:", isolation_level=None)
        try:
            if made is not None and made.is_file:
                made.database.backup(database)
                made.database.close()
            facts = self._bring_up(database, made.facts if made else None, record, packs)
        except BaseException:
            database.close()
            raise
        keep_file(database, self._path, self._sweep)
        return _Made(database, facts, is_file=False)

    def _bring_up(
        self, database: sqlite3.Connection, facts: Facts | None, record: Facts, packs: Mapping[str, PackEdition]
    ) -> Facts:
        """Bring tables made from some facts, or from nothing, to the record as it is; return what they rest on now."""
        tables = self._tables(database)
        with transaction(database):
            if facts is None:
                tables.create()
                facts = _NOTHING
            if facts["retentions"] != self._retentions():
                tables.plan_anew()
            self._take_in(tables, facts, record)
            for pack, known in packs.items():
                if facts["editions"].get(pack) != known.edition:
                    tables.learn_of(pack, known.contents(), self._read)
            now = record | {
                "layout": _LAYOUT,
                "rules": self._rules(),
                "retentions": self._retentions(),
                "editions": facts["editions"] | {pack: known.edition for pack, known in packs.items()},
                "days": self._days(tables.span()),
            }
            note_facts(database, now)
        return now

    def _take_in(self, tables: StateTables, facts: Facts, record: Facts) -> None:
        """Bring the states from the record as it was to the record as it is."""
        connection = self._history.connection
        known, now = facts["attempt"][0], record["attempt"][0]
        if (now - known) * _ALL_ANEW_BELOW > now:
            tables.rebuild(self.reviews(), self._read)
        else:
            with self._history.faults():
                touched = connection.execute(TOUCHED, (known, facts["event"][0])).fetchall()
            tables.replay(touched, self._read)

    def _is_up_to_date(self, facts: Facts, record: Facts, packs: Mapping[str, PackEdition]) -> bool:
        return (
            goes_as_far(facts, record)
            and facts["retentions"] == self._retentions()
            and all(facts["editions"].get(pack) == known.edition for pack, known in packs.items())
        )

    def _rules(self) -> list[object]:
        """Return by what the answers count, beside the days."""
        return [self._basis.hurried, self._basis.challenges_count]

    def _opened(self) -> _Made | None:
        """Return the tables in the file, or None where none is whole, the user's own and of these days."""
        found = opened_file(self._path, self._is_own, self._fits)
        return _Made(*found, is_file=True) if found else None

    def _fits(self, facts: Facts) -> bool:
        return (facts["layout"], facts["rules"]) == (_LAYOUT, self._rules()) and (
            facts["days"] == self._days(facts["days"] and facts["days"][:2])
        )

    def _days(self, span: Sequence[int] | None) -> list[int | str] | None:
        """Return the first and the last day of a span, with a hash of when each of its days begins."""
        return None if span is None else [*span, self._reading.days.digest(*span)]

    def _retentions(self) -> list[Any]:
        return [self._basis.retention, dict(sorted(self._basis.retentions.items()))]

    def _tables(self, database: sqlite3.Connection) -> StateTables:
        return StateTables(database, self._basis.retention_of)
