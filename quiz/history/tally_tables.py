"""The tables of the tallies: filled from the answers to the questions that packs ask now, and read for statistics."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from itertools import groupby
from math import fsum
from operator import itemgetter

from quiz.engine.certainty import LEVELS, LevelTally
from quiz.engine.statistics import HARDEST_QUESTIONS, LEAST_ANSWERS, DayTally
from quiz.history import statements
from quiz.history.encoding import decode_moment
from quiz.history.former_ids import name_now, names_of
from quiz.history.migrations import run_script
from quiz.history.reviews import DayNumbers
from quiz.model.dataclass import dataclass

# ruff: noqa: S608 - only names of our own columns and numbers of our own are put into statements; values are bound
_RANK = f"answered < {LEAST_ANSWERS}, score / answered, -answered, question"
_IN_ONE_GO_BELOW = 4
"""Where more than one answer in so many is to a pack, reading all is faster than finding its answers by an index."""

_TALLIES = ("question_tally", "heading_count", "day_count")
_CONTENTS = ("former", "asked", "heading")


@dataclass(frozen=True, slots=True)
class AskedContents:
    """What a pack asks: by each id that a question has or had, its id now and its key; and by its id topic and kind."""

    names: Mapping[str, tuple[str, str]]
    headings: Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class HeadingTally:
    """The answers to the questions of a topic that are of one kind, the sum of their scores, and what was skipped."""

    topic: str
    kind: str
    answered: int
    score: float
    skipped: int


@dataclass(frozen=True, slots=True)
class Tallies:
    """What the answers to the questions that a pack asks now add up to.

    `seen` counts the questions that were ever asked, and `last` is when the latest was, in UTC. The `headings` come in
    the order of the pack. `levels` is None where no certainty was ever stated. The `hardest` questions are told by id,
    number of answers and sum of scores.
    """

    seen: int
    last: datetime | None
    headings: tuple[HeadingTally, ...]
    days: tuple[DayTally, ...]
    levels: tuple[LevelTally, ...] | None
    hardest: tuple[tuple[str, int, float], ...]


_Answer = tuple[str, str, str, int, float, int, int]
"""Question, key, moment, whether it was skipped, score, certainty or 0, and how often it counts."""

_Asked = tuple[str, str, int]
"""The id of a question now, its key, and the place of its heading."""

_Find = Callable[[str], _Asked | None]
"""Finds what a pack asks under an id that a question has or had."""


class TallyTables:
    """The tallies in an open database, by the learner's days."""

    def __init__(self, database: sqlite3.Connection, days: DayNumbers) -> None:
        self._database = database
        self._days = days

    def create(self) -> None:
        """Make the tables in an empty database."""
        run_script("tallies.sql", self._database)
        # The order in which `engine.statistics.hardest` has them.
        self._database.execute(f"CREATE INDEX hardest ON question_tally (pack, {_RANK}) WHERE score < answered")

    def clear(self) -> None:
        """Know nothing of any pack."""
        for table in (*_TALLIES, *_CONTENTS):
            self._database.execute(f"DELETE FROM {table}")

    def learn_of(self, pack: str, contents: AskedContents, history: sqlite3.Connection) -> None:
        """Go by another edition of a pack, and add up all answers to what it asks."""
        for table in (*_TALLIES, *_CONTENTS):
            self._database.execute(f"DELETE FROM {table} WHERE pack = ?", (pack,))
        places: dict[tuple[str, str], int] = {}
        heading_of = {name: places.setdefault(heading, len(places)) for name, heading in contents.headings.items()}
        asked = {name: (now, key, heading_of[now]) for name, (now, key) in contents.names.items()}
        self._database.executemany(
            "INSERT INTO heading VALUES (?, ?, ?, ?)", ((pack, place, *heading) for heading, place in places.items())
        )
        self._database.executemany(
            "INSERT INTO asked VALUES (?, ?, ?, ?)",
            ((pack, *found) for name, found in asked.items() if name == found[0]),
        )
        self._database.executemany(
            "INSERT INTO former VALUES (?, ?, ?)",
            ((pack, name, found[0]) for name, found in asked.items() if name != found[0]),
        )
        answers, sums = _statements_for(pack, history)
        self._count(pack, history.execute(answers, (pack,)), asked.get)
        self._add_up(pack, history.execute(sums, (pack,)), asked.get)

    def take_in(self, attempt: int, event: int, history: sqlite3.Connection) -> None:
        """Take in what came to count, or counts no longer, since the rows of an attempt and of an event."""
        changed = history.execute(statements.CHANGED_ANSWERS, {"attempt": attempt, "event": event})
        for pack, rows in groupby(changed, itemgetter(0)):
            find = self._finder(pack)
            for question in self._count(pack, (row[1:] for row in rows), find):
                names = names_of(self._database, pack, question)
                sums = (row for name in names for row in history.execute(statements.SUMS_OF_QUESTION, (pack, name)))
                self._database.execute("DELETE FROM question_tally WHERE pack = ? AND question = ?", (pack, question))
                self._add_up(pack, sums, find)

    def span(self) -> tuple[int, int] | None:
        """Return the first and the last day of all answers, or None where there is none."""
        first, last = self._database.execute("SELECT min(day), max(day) FROM day_count").fetchone()
        return None if first is None else (first, last)

    def of(self, pack: str) -> Tallies:
        """Return the tallies of a pack."""
        seen, last = self._database.execute(
            "SELECT count(*), max(last) FROM question_tally WHERE pack = ?", (pack,)
        ).fetchone()
        days, levels = self._days_and_levels(pack)
        return Tallies(
            seen, decode_moment(last) if seen else None, self._headings(pack), days, levels, self._hardest(pack)
        )

    def _headings(self, pack: str) -> tuple[HeadingTally, ...]:
        rows = self._database.execute(
            "SELECT topic, kind, is_skipped, score, answers FROM heading LEFT JOIN heading_count AS found"
            " ON found.pack = heading.pack AND heading = place WHERE heading.pack = ? ORDER BY place",
            (pack,),
        )
        found = []
        for (topic, kind), group in groupby(rows, itemgetter(0, 1)):
            counts = [row[2:] for row in group if row[4] is not None]
            scored = [(score, answers) for is_skipped, score, answers in counts if not is_skipped]
            skipped = sum(answers for is_skipped, _, answers in counts if is_skipped)
            found.append(HeadingTally(topic, kind, *_summed(scored), skipped))
        return tuple(found)

    def _days_and_levels(self, pack: str) -> tuple[tuple[DayTally, ...], tuple[LevelTally, ...] | None]:
        days: dict[int, list[tuple[float, int]]] = defaultdict(list)
        levels: dict[int, list[tuple[float, int]]] = defaultdict(list)
        query = "SELECT day, certainty, score, answers FROM day_count WHERE pack = ? ORDER BY day"
        for day, certainty, score, answers in self._database.execute(query, (pack,)):
            days[day].append((score, answers))
            if certainty:
                levels[certainty].append((score, answers))
        return (
            tuple(DayTally(date.fromordinal(day), *_summed(counts)) for day, counts in days.items()),
            tuple(LevelTally(level, *_summed(levels[level])) for level in LEVELS) if levels else None,
        )

    def _hardest(self, pack: str) -> tuple[tuple[str, int, float], ...]:
        query = f"""
            SELECT question, answered, score FROM question_tally INDEXED BY hardest
            WHERE pack = ? AND score < answered ORDER BY {_RANK} LIMIT {HARDEST_QUESTIONS}
        """
        return tuple(self._database.execute(query, (pack,)))

    def _finder(self, pack: str) -> _Find:
        def find(name: str) -> _Asked | None:
            query = "SELECT question, key, heading FROM asked WHERE pack = ? AND question = ?"
            found: _Asked | None = self._database.execute(
                query, (pack, name_now(self._database, pack, name))
            ).fetchone()
            return found

        return find

    def _count(self, pack: str, rows: Iterable[_Answer], find: _Find) -> set[str]:
        """Count answers to what a pack asks, and return the ids of the questions now."""
        days: Counter[tuple[int, int, float]] = Counter()
        headings: Counter[tuple[int, int, float]] = Counter()
        questions = set()
        before = end = ""
        day = 0
        for name, key, ended, is_skipped, score, certainty, times in rows:
            asked = find(name)
            if asked is None or asked[1] != key:
                continue
            questions.add(asked[0])
            headings[asked[2], is_skipped, score] += times
            if is_skipped:
                continue
            # Most answers are in order of time, and of the same day as the one before.
            if not before < ended < end:
                day = self._days.number(ended)
                end = self._days.end(day)
            before = ended
            days[day, certainty, score] += times
        for table, counts in (("heading_count", headings), ("day_count", days)):
            self._database.executemany(
                f"INSERT INTO {table} VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT DO UPDATE SET answers = answers + excluded.answers",
                ((pack, *counted, answers) for counted, answers in counts.items()),
            )
            self._database.execute(f"DELETE FROM {table} WHERE pack = ? AND answers = 0", (pack,))
        return questions

    def _add_up(self, pack: str, rows: Iterable[tuple[str, str, str, int, int, float, str]], find: _Find) -> None:
        """Keep the sums of questions, none of which is there yet, out of those of each id and key on record."""
        tallies: dict[str, tuple[int, float, str]] = {}
        for _, name, key, attempts, skipped, score, last in rows:
            asked = find(name)
            if asked is not None and asked[1] == key:
                known = tallies.get(asked[0], (0, 0.0, ""))
                tallies[asked[0]] = known[0] + attempts - skipped, known[1] + score, max(known[2], last)
        self._database.executemany(
            "INSERT INTO question_tally VALUES (?, ?, ?, ?, ?)",
            ((pack, question, *tally) for question, tally in tallies.items()),
        )


def _statements_for(pack: str, history: sqlite3.Connection) -> tuple[str, str]:
    """Return what reads the answers to a pack and their sums: by an index, or in one go where they are many."""
    own = history.execute(statements.ANSWERS_IN_PACK, (pack,)).fetchone()[0]
    last = history.execute("SELECT max(rowid) FROM attempt").fetchone()[0] or 0
    if own * _IN_ONE_GO_BELOW < last:
        return statements.ANSWERS_TO_SMALL_PACK, statements.SUMS_OF_SMALL_PACK
    return statements.ANSWERS_TO_PACK, statements.SUMS_OF_PACK


def _summed(counts: Iterable[tuple[float, int]]) -> tuple[int, float]:
    """Return how many answers there are and the sum of their scores, given how many had each score."""
    pairs = tuple(counts)
    return sum(answers for _, answers in pairs), fsum(score * answers for score, answers in pairs)
