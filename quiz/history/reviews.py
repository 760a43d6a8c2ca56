"""The reviews that the answers on record amount to: read as a whole, fast enough for a million, or for one question."""

import json
import sqlite3
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise, repeat

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.memory import Review, model_parameters
from quiz.engine.scheduling.rating import Answer, Rating, rating_of
from quiz.engine.scheduling.state import History as ReviewHistory
from quiz.engine.scheduling.state import histories_of
from quiz.history.encoding import decode_moment, encode_moment
from quiz.history.statements import UNDONE_ROWS
from quiz.model.attempt import Mode
from quiz.model.dataclass import dataclass
from quiz.model.digest import sha256
from quiz.model.outcome import Verdict

Subject = tuple[str, str, str]
"""Pack, question and key: a question whose key has changed is another subject."""

# ruff: noqa: S608 - only names of our own modes and columns are put into statements; values are bound
_INFORMING = f"('{Mode.PRACTICE}', '{Mode.STUDY}', CASE WHEN :challenges THEN '{Mode.CHALLENGE}' ELSE '' END)"
_IS_UNDONE = f"rowid IN {UNDONE_ROWS}"
_ANSWER = "verdict, score, certainty, milliseconds < stem_characters * :hurried"
_EVERY_ANSWER = f"""
    SELECT rowid, ended, {_ANSWER}, session IN (SELECT id FROM session WHERE mode NOT IN {_INFORMING}), {_IS_UNDONE}
    FROM attempt NOT INDEXED ORDER BY rowid
"""
_ROWS_OF_SUBJECTS = """
    SELECT pack, question, key, group_concat(rowid)
    FROM attempt INDEXED BY attempt_by_question GROUP BY pack, question, key
"""
_OWN_RATINGS = """
    SELECT attempt.rowid, rating FROM event JOIN attempt ON attempt.id = event.attempt
    WHERE kind = 'rated' ORDER BY at, event.id
"""
_RATED = f"""
    (SELECT rating FROM event WHERE attempt = attempt.id AND kind = 'rated' ORDER BY at DESC, id DESC LIMIT 1),
    {_ANSWER},
    EXISTS (SELECT 1 FROM session WHERE id = attempt.session AND mode NOT IN {_INFORMING}),
    EXISTS (SELECT 1 FROM undone WHERE id = attempt.id)
"""
_ANSWERS_TO = f"""
    SELECT key, ended, {_RATED}
    FROM attempt WHERE pack = :pack AND question IN (SELECT value FROM json_each(:questions)) ORDER BY ended, id
"""
_ONE_ANSWER = f"SELECT {_RATED} FROM attempt WHERE id = :attempt"

_RATING_BITS = 3
_RATING = (1 << _RATING_BITS) - 1
"""A review is passed on as one number, its day before its rating; 0 stands for an answer that does not count."""


class DayNumbers(dict[str, tuple[int, tuple[str, ...]]]):
    """The learner's days for moments as they are stored, with each date in UTC worked out once.

    It holds, by date, the number of the day with which the date begins, and the moments in it at which others begin.
    """

    def __init__(self, days: LocalDays) -> None:
        self._days = days

    def __missing__(self, utc_date: str) -> tuple[int, tuple[str, ...]]:
        first, last = (
            self._days.day_of(decode_moment(f"{utc_date}T{time}Z")).toordinal()
            for time in ("00:00:00.000000", "23:59:59.999999")
        )
        found = self[utc_date] = first, tuple(self.end(number) for number in range(first, last))
        return found

    def number(self, moment: str) -> int:
        """Return the number of the day, as by `date.toordinal`, of a moment as it is stored."""
        first, starts = self[moment[:10]]
        return first + bisect_right(starts, moment)

    def end(self, number: int) -> str:
        """Return when the day of that number is over, as moments are stored."""
        return encode_moment(self._days.start_of(date.fromordinal(number + 1)))

    def named(self, span: Sequence[int] | None) -> list[int | str] | None:
        """Return the first and the last day of a span, with a hash of when each begins, and when the last one ends."""
        if span is None:
            return None
        first, last = span
        starts = (int(self._days.start_of(date.fromordinal(day)).timestamp()) for day in range(first, last + 2))
        return [first, last, sha256(array("q", starts).tobytes()).hexdigest()]

    def are_still(self, named: Sequence[int | str] | None) -> bool:
        """Tell whether days that were named before begin and end as they did then."""
        return named is None or named == self.named([int(day) for day in named[:2]])


@dataclass(frozen=True, slots=True)
class Reading:
    """How the record is read: by the learner's days, and by how fast an answer has to come to be a guess.

    `hurried` is in milliseconds for each character of the stem. With `challenges` answers in challenges count too.
    """

    days: DayNumbers
    hurried: float
    challenges: bool = False

    @property
    def rules(self) -> list[object]:
        """By what reviews count and are remembered, beside the days, as JSON has it."""
        return [self.hurried, self.challenges, *model_parameters()]

    @property
    def parameters(self) -> dict[str, object]:
        """What statements want to know of it."""
        return {"hurried": self.hurried, "challenges": self.challenges}


_Facts = tuple[str, float, int | None, int | None, int, int]
"""Verdict, score, certainty, and whether it was hurried (NULL where that is not known), in cram, and undone."""


class _Ratings(dict[_Facts, int]):
    """The rating of each kind of answer, or 0; a million answers are of few kinds."""

    def __missing__(self, facts: _Facts) -> int:
        rating = self[facts] = _rating(facts) or 0
        return rating


class _Reviews(dict[int, Review]):
    """The review for each number of days and rating."""

    def __missing__(self, code: int) -> Review:
        review = self[code] = Rating(code & _RATING), code >> _RATING_BITS
        return review


def reviews_of_everything(connection: sqlite3.Connection, reading: Reading) -> dict[Subject, ReviewHistory]:
    """Return the reviews of each subject on record, in one pass over the answers and one over their index."""
    subjects = connection.execute(_ROWS_OF_SUBJECTS).fetchall()
    codes, ranks = _codes(connection, reading)
    for row, rating in connection.execute(_OWN_RATINGS):
        if codes[row]:
            codes[row] = codes[row] & ~_RATING | rating
    reviews = _Reviews()
    histories: dict[Subject, ReviewHistory] = {}
    for pack, question, key, listed in subjects:
        rows: Iterable[int] = map(int, listed.split(","))
        if ranks:
            rows = sorted(rows, key=ranks.__getitem__)
        counted = [code for code in map(codes.__getitem__, rows) if code]
        if counted:
            gaps = [reviews[code - (before & ~_RATING)] for before, code in pairwise(counted)]
            first = reviews[counted[0] & _RATING]
            days = counted[0] >> _RATING_BITS, counted[-1] >> _RATING_BITS
            histories[pack, question, key] = ReviewHistory(*days, [first, *gaps])
    return histories


def reviews_of(
    connection: sqlite3.Connection, reading: Reading, pack: str, names: Sequence[str]
) -> dict[str, ReviewHistory]:
    """Return the reviews of one question by its keys; `names` are all the ids that it has had in the pack."""
    parameters = {"pack": pack, "questions": json.dumps(names), **reading.parameters}
    rated = (
        (key, reading.days.number(ended), rating)
        for key, ended, own, *facts in connection.execute(_ANSWERS_TO, parameters)
        if (rating := _rating(tuple(facts), own)) is not None
    )
    return histories_of(rated)


def answer_on_record(connection: sqlite3.Connection, reading: Reading, attempt_id: bytes) -> Answer | None:
    """Return an attempt as far as the schedule is concerned, or None where it is not on record."""
    facts = connection.execute(_ONE_ANSWER, {"attempt": attempt_id, **reading.parameters}).fetchone()
    return _answer(facts[1:], facts[0]) if facts else None


def _codes(connection: sqlite3.Connection, reading: Reading) -> "tuple[array[int], dict[int, int]]":
    """Return the code of each answer by its row, and where rows are not in order of time the rank of each one."""
    codes, ratings, days = array("q", [0]), _Ratings(), reading.days
    is_in_order = True
    before = end = ""
    day = 0
    answers = connection.execute(_EVERY_ANSWER, reading.parameters)
    for row, ended, verdict, score, certainty, is_hurried, is_cram, is_undone in answers:
        if not before < ended < end:
            is_in_order = is_in_order and before < ended
            number = days.number(ended)
            day, end = number << _RATING_BITS, days.end(number)
        before = ended
        if row != len(codes):
            codes.extend(repeat(0, row - len(codes)))
        rating = ratings[verdict, score, certainty, is_hurried, is_cram, is_undone]
        codes.append(day | rating if rating else 0)
    if is_in_order:
        return codes, {}
    by_time = connection.execute("SELECT rowid FROM attempt ORDER BY ended, id")
    return codes, {row: rank for rank, (row,) in enumerate(by_time)}


def _rating(facts: _Facts, own: int | None = None) -> Rating | None:
    return rating_of(_answer(facts, own))


def _answer(facts: _Facts, own: int | None) -> Answer:
    verdict, score, certainty, is_hurried, is_cram, is_undone = facts
    return Answer(
        verdict=Verdict(verdict),
        score=score,
        certainty=certainty,
        hurried=bool(is_hurried),
        override=None if own is None else Rating(own),
        cram=bool(is_cram),
        undone=bool(is_undone),
    )
