"""Tallies of the answers to what packs ask now, in a file of the cache: what going over the record would give."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from quiz import __version__
from quiz.engine.scheduling.days import LocalDays
from quiz.history.followed import FollowedTables, PackEdition, is_far_behind
from quiz.history.made_from import NOTHING, Facts, note_facts
from quiz.history.migrations import transaction
from quiz.history.reviews import DayNumbers
from quiz.history.store import History
from quiz.history.tally_tables import AskedContents, Tallies, TallyTables

_LAYOUT = f"tallies 1 {__version__}"


_Pack = tuple[str, PackEdition[AskedContents]]
"""The id of a pack at hand, and its edition."""


class TallyCache(FollowedTables[_Pack]):
    """The tallies of the packs in a history, by the learner's days.

    A pack is added up when it is first asked for, and again where it has changed; from then on only what is new.
    """

    def __init__(
        self,
        history: History,
        path: Path,
        days: LocalDays,
        is_own: Callable[[Path], bool],
        sweep: Callable[[Path], None],
    ) -> None:
        super().__init__(history, path, is_own, sweep)
        self._days = DayNumbers(days)

    def tallies(self, pack: str, edition: PackEdition[AskedContents]) -> Tallies:
        """Return the tallies of a pack at hand."""
        return self._ask(lambda database: self._tables(database).of(pack), (pack, edition))

    def _fits(self, facts: Facts) -> bool:
        return bool(facts["layout"] == _LAYOUT) and self._days.are_still(facts["days"])

    def _is_up_to_date(self, facts: Facts, record: Facts, wanted: _Pack) -> bool:
        pack, known = wanted
        return super()._is_up_to_date(facts, record, wanted) and bool(facts["editions"].get(pack) == known.edition)

    def _is_worth_keeping(self, kept: Facts, facts: Facts) -> bool:
        return super()._is_worth_keeping(kept, facts) or bool(kept["editions"] != facts["editions"])

    def _bring_up(self, database: sqlite3.Connection, facts: Facts | None, record: Facts, wanted: _Pack) -> Facts:
        pack, known = wanted
        tables = self._tables(database)
        with transaction(database):
            if facts is None:
                tables.create()
                facts = NOTHING | {"editions": {}}
            editions = dict(facts["editions"])
            if is_far_behind(facts, record):
                tables.clear()
                editions = {}
            contents = None if editions.get(pack) == known.edition else known.contents()
            with self._history.faults():
                if editions:
                    tables.take_in(facts["attempt"][0], facts["event"][0], self._history.connection)
                if contents is not None:
                    tables.learn_of(pack, contents, self._history.connection)
            editions[pack] = known.edition
            now = record | {"layout": _LAYOUT, "editions": editions, "days": self._days.named(tables.span())}
            note_facts(database, now)
        return now

    def _tables(self, database: sqlite3.Connection) -> TallyTables:
        return TallyTables(database, self._days)
