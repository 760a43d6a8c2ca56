"""How well the reviews of each question were foretold, in a file of the cache: what replaying the record would give."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from quiz import __version__
from quiz.engine.scheduling.prediction import Prediction, judged, predictions
from quiz.engine.scheduling.state import History as ReviewHistory
from quiz.history.followed import FollowedTables, is_far_behind
from quiz.history.made_from import NOTHING, Facts, note_facts
from quiz.history.migrations import run_script, transaction
from quiz.history.reviews import Reading, reviews_of, reviews_of_everything
from quiz.history.statements import TOUCHED
from quiz.history.store import History

_LAYOUT = f"predictions 1 {__version__}"
_OF_PACKS = "SELECT pack, sum(reviews), sum(passed), sum(loss) FROM prediction GROUP BY pack"

_Reviewed = Mapping[tuple[str, str], Sequence[ReviewHistory]]
"""The reviews by pack and question, as that was recorded; a question has a history for each key that it has had."""


class PredictionCache(FollowedTables[None]):
    """How well reviews were foretold; only those questions are replayed of which something was recorded since."""

    def __init__(
        self,
        history: History,
        path: Path,
        reading: Reading,
        is_own: Callable[[Path], bool],
        sweep: Callable[[Path], None],
    ) -> None:
        super().__init__(history, path, is_own, sweep)
        self._reading = reading

    def predictions(self) -> Mapping[str, Prediction]:
        """Return for each pack on record how well its reviews were foretold."""
        return self._ask(_predictions, None)

    def _fits(self, facts: Facts) -> bool:
        is_by_these_rules = (facts["layout"], facts["rules"]) == (_LAYOUT, self._reading.rules)
        return is_by_these_rules and self._reading.days.are_still(facts["days"])

    def _bring_up(
        self,
        database: sqlite3.Connection,
        facts: Facts | None,
        record: Facts,
        wanted: None,  # noqa: ARG002  # all is always held
    ) -> Facts:
        if facts is None:
            run_script("predictions.sql", database)
            facts = NOTHING | {"days": None}
        with transaction(database):
            days = facts["days"]
            if is_far_behind(facts, record):
                days = None
                database.execute("DELETE FROM prediction")
                reviewed = self._all()
            else:
                reviewed = self._since(facts)
                database.executemany("DELETE FROM prediction WHERE pack = ? AND question = ?", reviewed)
            _add(database, reviewed)
            days = self._reading.days.named(_span(days, reviewed))
            now = record | {"layout": _LAYOUT, "rules": self._reading.rules, "days": days}
            note_facts(database, now)
        return now

    def _all(self) -> _Reviewed:
        reviewed: dict[tuple[str, str], list[ReviewHistory]] = {}
        with self._history.faults():
            for (pack, question, _), history in reviews_of_everything(self._history.connection, self._reading).items():
                reviewed.setdefault((pack, question), []).append(history)
        return reviewed

    def _since(self, facts: Facts) -> _Reviewed:
        connection = self._history.connection
        with self._history.faults():
            touched = connection.execute(TOUCHED, (facts["attempt"][0], facts["event"][0])).fetchall()
            return {
                (pack, question): list(reviews_of(connection, self._reading, pack, [question]).values())
                for pack, question in touched
            }


def _add(database: sqlite3.Connection, reviewed: _Reviewed) -> None:
    """Keep the sums of questions, none of which is there yet; one without reviews has none."""
    histories = [(name, history.reviews) for name, found in reviewed.items() for history in found]
    foretold = predictions([reviews for _, reviews in histories])
    database.executemany(
        """
        INSERT INTO prediction VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        reviews = reviews + excluded.reviews, passed = passed + excluded.passed, loss = loss + excluded.loss
        """,
        (
            (*name, sums.reviews, sums.passed, sums.loss_sum)
            for (name, _), sums in zip(histories, map(judged, foretold), strict=True)
        ),
    )


def _span(known: Sequence[int] | None, reviewed: _Reviewed) -> tuple[int, int] | None:
    """Return the first and the last day of reviews and of what was known before, or None where there is none."""
    histories = [history for found in reviewed.values() for history in found]
    days = [*(known or ())[:2], *(each.first_day for each in histories), *(each.last_day for each in histories)]
    return (min(days), max(days)) if days else None


def _predictions(database: sqlite3.Connection) -> Mapping[str, Prediction]:
    return {pack: Prediction(*sums) for pack, *sums in database.execute(_OF_PACKS)}
