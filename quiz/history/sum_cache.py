"""Sums over the answers to each question and pack, in a file of the cache: what going over the record would give."""

import sqlite3
from collections.abc import Mapping

from quiz import __version__
from quiz.history import statements
from quiz.history.followed import FollowedTables, is_far_behind
from quiz.history.made_from import NOTHING, Facts, note_facts
from quiz.history.migrations import run_script, transaction
from quiz.history.record import PackRecord, pack_record

_LAYOUT = f"sums 1 {__version__}"

_PACK_SUMS = "SELECT pack, questions, attempts, skipped, score, last FROM pack_sum"
_SUM_PACK = """
    INSERT INTO pack_sum
    SELECT pack, count(DISTINCT question), sum(attempts), sum(skipped), sum(score), max(last)
    FROM question_sum WHERE pack = ? GROUP BY pack
"""
_ADD = "INSERT INTO question_sum VALUES (?, ?, ?, ?, ?, ?, ?)"


class SumCache(FollowedTables[None]):
    """The sums over a history; only those questions are added up again of which something was recorded since."""

    def pack_records(self) -> Mapping[str, PackRecord]:
        """Return the sums over every pack that was ever played, by its id."""
        return self._ask(_pack_records, None)

    def _fits(self, facts: Facts) -> bool:
        return bool(facts["layout"] == _LAYOUT)

    def _bring_up(
        self,
        database: sqlite3.Connection,
        facts: Facts | None,
        record: Facts,
        wanted: None,  # noqa: ARG002  # all is always held
    ) -> Facts:
        if facts is None:
            run_script("sums.sql", database)
            facts = NOTHING
        with transaction(database):
            if is_far_behind(facts, record):
                self._add_up_all(database)
            else:
                self._add_up_since(database, facts)
            now = record | {"layout": _LAYOUT}
            note_facts(database, now)
        return now

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


def _pack_records(database: sqlite3.Connection) -> Mapping[str, PackRecord]:
    return {row[0]: pack_record(row) for row in database.execute(_PACK_SUMS)}
