"""The states of all questions in a file of the cache: a function of the answers on record, and never the truth.

Of what is on record already, only those questions are replayed of which something was recorded since.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

from quiz import __version__
from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.rating import Answer
from quiz.engine.scheduling.state import History as ReviewHistory
from quiz.history.followed import FollowedTables, PackEdition, Result
from quiz.history.made_from import NOTHING, Facts, note_facts
from quiz.history.migrations import transaction
from quiz.history.reviews import DayNumbers, Reading, answer_on_record, reviews_of, reviews_of_everything
from quiz.history.state_tables import Contents, StateTables
from quiz.history.statements import TOUCHED
from quiz.history.store import History
from quiz.model.dataclass import dataclass

_LAYOUT = f"states 2 {__version__}"
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

    @property
    def reading(self) -> Reading:
        """How the record is read."""
        return Reading(DayNumbers(self.days), self.hurried, self.challenges_count)

    def retention_of(self, pack: str) -> float:
        """Return the recall at which the questions of a pack are to be asked again."""
        return self.retentions.get(pack, self.retention)


Packs = Mapping[str, PackEdition[Contents]]
"""The packs at hand that are asked about, by id."""


class StateCache(FollowedTables[Packs]):
    """The states of the questions in a history, by the learner's days and the retentions of the packs."""

    def __init__(
        self, history: History, path: Path, basis: Basis, is_own: Callable[[Path], bool], sweep: Callable[[Path], None]
    ) -> None:
        super().__init__(history, path, is_own, sweep)
        self._basis = basis
        self._reading = basis.reading

    def ask(self, question: Callable[[StateTables], Result], packs: Packs = MappingProxyType({})) -> Result:
        """Return what the tables answer once they hold all that is on record by now, and what `packs` ask by now.

        What is due or new can be asked only of packs that were handed over at some time.
        """
        return self._ask(lambda database: question(self._tables(database)), packs)

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

    def _bring_up(self, database: sqlite3.Connection, facts: Facts | None, record: Facts, wanted: Packs) -> Facts:
        tables = self._tables(database)
        with transaction(database):
            if facts is None:
                tables.create()
                facts = _NOTHING
            if facts["retentions"] != self._retentions():
                tables.plan_anew()
            self._take_in(tables, facts, record)
            for pack, known in wanted.items():
                if facts["editions"].get(pack) != known.edition:
                    tables.learn_of(pack, known.contents(), self._read)
            now = record | {
                "layout": _LAYOUT,
                "rules": self._reading.rules,
                "retentions": self._retentions(),
                "editions": facts["editions"] | {pack: known.edition for pack, known in wanted.items()},
                "days": self._reading.days.named(tables.span()),
            }
            note_facts(database, now)
        return now

    def _take_in(self, tables: StateTables, facts: Facts, record: Facts) -> None:
        """Bring the states from the record as it was to the record as it is."""
        connection = self._history.connection
        known, now = facts["attempt"][0], record["attempt"][0]
        if (now - known) * _ALL_ANEW_BELOW > now:
            with self._history.faults():
                reviewed = reviews_of_everything(connection, self._reading)
            tables.rebuild(reviewed, self._read)
        else:
            with self._history.faults():
                touched = connection.execute(TOUCHED, (known, facts["event"][0])).fetchall()
            tables.replay(touched, self._read)

    def _is_up_to_date(self, facts: Facts, record: Facts, wanted: Packs) -> bool:
        return (
            super()._is_up_to_date(facts, record, wanted)
            and facts["retentions"] == self._retentions()
            and all(facts["editions"].get(pack) == known.edition for pack, known in wanted.items())
        )

    def _is_worth_keeping(self, kept: Facts, facts: Facts) -> bool:
        return super()._is_worth_keeping(kept, facts) or any(
            kept[each] != facts[each] for each in ("retentions", "editions")
        )

    def _fits(self, facts: Facts) -> bool:
        is_by_these_rules = (facts["layout"], facts["rules"]) == (_LAYOUT, self._reading.rules)
        return is_by_these_rules and self._reading.days.are_still(facts["days"])

    def _retentions(self) -> list[Any]:
        return [self._basis.retention, dict(sorted(self._basis.retentions.items()))]

    def _tables(self, database: sqlite3.Connection) -> StateTables:
        return StateTables(database, self._basis.retention_of)
