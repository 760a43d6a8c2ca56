"""The tables of the states: filled from reviews, and asked what is due and what is new."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

from quiz.engine.scheduling.leech import LEECH_LAPSES
from quiz.engine.scheduling.memory import Memory, forgetting_curve
from quiz.engine.scheduling.state import History as ReviewHistory
from quiz.engine.scheduling.state import State, states_of
from quiz.history.former_ids import name_now, names_of
from quiz.history.migrations import run_script
from quiz.history.reviews import Subject
from quiz.model.dataclass import dataclass

ReadReviews = Callable[[str, Sequence[str]], Mapping[str, ReviewHistory]]
"""Reads the reviews of one question, by its keys, given its pack and all ids that it has had there."""

_STATE = "stability, difficulty, first_day, last_day, lapses"
# ruff: noqa: S608 - only names of our own columns are put into statements; values are bound
_IS_ASKED = "topic IS NOT NULL"
_IS_LEECH = f"{_IS_ASKED} AND lapses >= {LEECH_LAPSES}"
_DUE = f"""
    SELECT question, {_STATE} FROM state WHERE {_IS_ASKED} AND pack = :pack AND due_day <= :by AND last_day < :today
    ORDER BY (:today - last_day) / stability DESC, question LIMIT :most
"""
_MARK_STATES = """
    UPDATE state SET topic = (
        SELECT topic FROM question WHERE pack = state.pack AND id = state.question AND key = state.key
    )
"""
_MARK_QUESTIONS = """
    UPDATE question SET is_new = NOT EXISTS (
        SELECT 1 FROM state WHERE pack = question.pack AND question = question.id AND key = question.key
    )
"""

_RECALLS = f"""
    SELECT topic, count(*), sum(recall(stability, max(0, :day - last_day))) FROM state
    WHERE {_IS_ASKED} AND pack = :pack GROUP BY topic
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a pack asks: the id, the key and the topic of each question, in the order in which new ones are introduced.

    Topics are told by their places among those of the pack. `former` leads from the ids that questions once had to
    those that they have now.
    """

    questions: Sequence[tuple[str, str, int]]
    former: Mapping[str, str]


class StateTables:
    """The states in an open database. `retention_of` gives the desired retention of a pack."""

    def __init__(self, database: sqlite3.Connection, retention_of: Callable[[str], float]) -> None:
        self._database = database
        self._retention_of = retention_of

    def create(self) -> None:
        """Make the tables in an empty database."""
        run_script("states.sql", self._database)
        self._database.execute(f"CREATE INDEX leech ON state (pack, lapses) WHERE {_IS_LEECH}")

    def rebuild(self, histories: Mapping[Subject, ReviewHistory], read: ReadReviews) -> None:
        """Put the states that all reviews on record lead to in the place of those that are there."""
        self._database.execute("DELETE FROM state")
        self._add(histories)
        for (pack,) in self._database.execute("SELECT DISTINCT pack FROM question").fetchall():
            self._mark(pack)
        has_answers = "EXISTS (SELECT 1 FROM state WHERE pack = former.pack AND question = former.id)"
        self.replay(self._database.execute(f"SELECT pack, id FROM former WHERE {has_answers}").fetchall(), read)

    def replay(self, names: Iterable[tuple[str, str]], read: ReadReviews) -> None:
        """Make the states of some questions anew; each is named by its pack and any of its ids."""
        questions = {(pack, name_now(self._database, pack, name)) for pack, name in names}
        renewed: dict[Subject, ReviewHistory] = {}
        for pack, question in questions:
            recorded_as = self.names_of(pack, question)
            self._database.executemany(
                "DELETE FROM state WHERE pack = ? AND question = ?", ((pack, name) for name in recorded_as)
            )
            renewed |= {(pack, question, key): history for key, history in read(pack, recorded_as).items()}
        self._add(renewed)
        self._database.executemany(f"{_MARK_STATES} WHERE pack = ? AND question = ?", questions)
        self._database.executemany(f"{_MARK_QUESTIONS} WHERE pack = ? AND id = ?", questions)

    def learn_of(self, pack: str, contents: Contents, read: ReadReviews) -> None:
        """Go by another edition of a pack: a question that kept its key keeps its state, even under another id."""
        former = dict(self._database.execute("SELECT id, question FROM former WHERE pack = ?", (pack,)))
        for table in ("former", "question"):
            self._database.execute(f"DELETE FROM {table} WHERE pack = ?", (pack,))
        self._database.executemany(
            "INSERT INTO question (pack, id, key, topic, place) VALUES (?, ?, ?, ?, ?)",
            ((pack, *question, place) for place, question in enumerate(contents.questions)),
        )
        self._database.executemany(
            "INSERT INTO former VALUES (?, ?, ?)",
            ((pack, name, question) for name, question in contents.former.items()),
        )
        self._mark(pack)
        moved = dict(former.items() ^ contents.former.items())
        self.replay(((pack, name) for name in {*moved, *moved.values()}), read)

    def names_of(self, pack: str, question: str) -> tuple[str, ...]:
        """Return all ids that a question has had, that of today first; `question` is any of them."""
        return names_of(self._database, pack, question)

    def plan_anew(self) -> None:
        """Work out every due day again, after another retention was chosen."""
        rows = self._database.execute(f"SELECT {_STATE}, pack, question, key FROM state").fetchall()
        self._database.executemany(
            "UPDATE state SET due_day = ? WHERE pack = ? AND question = ? AND key = ?",
            ((_state(row[:5]).due_day(self._retention_of(row[5])), *row[5:]) for row in rows),
        )

    def span(self) -> tuple[int, int] | None:
        """Return the first and the last day of all states, or None where there is none."""
        first, last = self._database.execute("SELECT min(first_day), max(last_day) FROM state").fetchone()
        return None if first is None else (first, last)

    def recalls(self, pack: str, day: int) -> dict[int, tuple[int, float]]:
        """Return for each topic of a pack how many of its questions were reviewed, and how many would be recalled.

        The latter is the sum of the probabilities that the answers are known on a day.
        """
        self._database.create_function("recall", 2, forgetting_curve(), deterministic=True)
        rows = self._database.execute(_RECALLS, {"pack": pack, "day": day})
        return {topic: (seen, recalled) for topic, seen, recalled in rows}

    def leeches(self, pack: str) -> list[tuple[str, int]]:
        """Return the questions of a pack that are leeches, with their lapses."""
        return self._database.execute(
            f"SELECT question, lapses FROM state INDEXED BY leech WHERE {_IS_LEECH} AND pack = ?", (pack,)
        ).fetchall()

    def due(self, pack: str, by: int, today: int, most: int) -> list[tuple[str, State]]:
        """Return the questions due by a day and not reviewed today, with their states.

        At most so many: those whose recall has fallen lowest.
        """
        rows = self._database.execute(_DUE, {"pack": pack, "by": by, "today": today, "most": most})
        return [(question, _state(state)) for question, *state in rows]

    def due_count(self, pack: str, by: int, today: int) -> int:
        """Return how many questions are due by a day and were not reviewed today."""
        counted = f"SELECT count(*) FROM state WHERE {_IS_ASKED} AND pack = ? AND due_day <= ? AND last_day < ?"
        due: int = self._database.execute(counted, (pack, by, today)).fetchone()[0]
        return due

    def due_counts(self, pack: str, before: int) -> dict[int, int]:
        """Return how many questions are due on each day before another."""
        counts = f"SELECT due_day, count(*) FROM state WHERE {_IS_ASKED} AND pack = ? AND due_day < ? GROUP BY due_day"
        return dict(self._database.execute(counts, (pack, before)))

    def next_due_day(self, pack: str, after: int) -> int | None:
        """Return the first day after another on which a question is due, or None."""
        first = f"SELECT min(due_day) FROM state WHERE {_IS_ASKED} AND pack = ? AND due_day > ?"
        day: int | None = self._database.execute(first, (pack, after)).fetchone()[0]
        return day

    def new(self, pack: str, most: int) -> list[str]:
        """Return the first questions that were never reviewed, at most so many, in the order to introduce them."""
        first = "SELECT id FROM question WHERE is_new AND pack = ? ORDER BY place LIMIT ?"
        return [question for (question,) in self._database.execute(first, (pack, most))]

    def new_count(self, pack: str, most: int) -> int:
        """Return how many questions were never reviewed; from `most` on they are not counted."""
        counted = "SELECT count(*) FROM (SELECT 1 FROM question WHERE is_new AND pack = ? LIMIT ?)"
        new: int = self._database.execute(counted, (pack, most)).fetchone()[0]
        return new

    def introduced_on(self, day: int) -> dict[str, int]:
        """Return how many questions of each pack were reviewed for the first time on a day."""
        return dict(
            self._database.execute("SELECT pack, count(*) FROM state WHERE first_day = ? GROUP BY pack", (day,))
        )

    def _mark(self, pack: str) -> None:
        """Note which states are of what a pack asks, and which of its questions have none."""
        self._database.execute(f"{_MARK_STATES} WHERE pack = ?", (pack,))
        self._database.execute(f"{_MARK_QUESTIONS} WHERE pack = ?", (pack,))

    def _add(self, histories: Mapping[Subject, ReviewHistory]) -> None:
        retentions = {pack: self._retention_of(pack) for pack in {subject[0] for subject in histories}}
        self._database.executemany(
            f"INSERT INTO state (pack, question, key, {_STATE}, due_day) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (*subject, *_row(state), state.due_day(retentions[subject[0]]))
                for subject, state in states_of(histories).items()
            ),
        )


def _row(state: State) -> tuple[float, float, int, int, int]:
    memory = state.memory
    return memory.stability, memory.difficulty, state.first_day, state.last_day, state.lapses


def _state(row: Sequence[float | int]) -> State:
    stability, difficulty, first_day, last_day, lapses = row
    return State(Memory(stability, difficulty), int(first_day), int(last_day), int(lapses))
