"""All answers on record, as the statistics want them: by question, with the learner's days worked out."""

import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from quiz.history.encoding import decode_moment

_EVERY_ANSWER = "SELECT pack, question, key, ended, verdict = 'skipped', score, certainty FROM counted"
_HOUR = len("2026-03-01T12")

Subject = tuple[str, str, str]
"""Pack, question and key: a question whose key has changed is another subject."""

Scored = tuple[date, float, int | None]
"""The day of an answer, its score from 0 to 1, and the certainty from 1 to 3 where one was stated."""


@dataclass(slots=True)
class Answers:
    """The answers to one question, in no order, the sum of their scores, and how often it was skipped besides."""

    scored: list[Scored] = field(default_factory=list)
    score: float = 0.0
    skipped: int = 0
    latest: str = ""

    @property
    def last(self) -> datetime:
        """When the question was answered or skipped last, in UTC."""
        return decode_moment(self.latest)

    def with_more(self, other: "Answers") -> "Answers":
        """Return both together, which are of one question under two of its ids."""
        return Answers(
            self.scored + other.scored,
            self.score + other.score,
            self.skipped + other.skipped,
            max(self.latest, other.latest),
        )


class _BySubject(dict[Subject, Answers]):
    def __missing__(self, subject: Subject) -> Answers:
        answers = self[subject] = Answers()
        return answers


class _Days(dict[str, date | None]):
    """The day of each hour, as the first characters of a stored moment name it, or None where it is of two days."""

    def __init__(self, day_of: Callable[[datetime], date]) -> None:
        self._day_of = day_of

    def __missing__(self, hour: str) -> date | None:
        start = decode_moment(f"{hour}:00:00.000000Z")
        first, last = self._day_of(start), self._day_of(start + timedelta(hours=1, microseconds=-1))
        day = self[hour] = first if first == last else None
        return day


def answers_by_subject(connection: sqlite3.Connection, day_of: Callable[[datetime], date]) -> dict[Subject, Answers]:
    """Return every answer that counts, in one pass; `day_of` gives the learner's day of a moment in UTC."""
    found, days = _BySubject(), _Days(day_of)
    rows: Iterable[tuple[str, str, str, str, int, float, int | None]] = connection.execute(_EVERY_ANSWER)
    for pack, question, key, ended, is_skipped, score, certainty in rows:
        answers = found[pack, question, key]
        answers.latest = max(answers.latest, ended)
        if is_skipped:
            answers.skipped += 1
        else:
            day = days[ended[:_HOUR]] or day_of(decode_moment(ended))
            answers.scored.append((day, score, certainty))
            answers.score += score
    return dict(found)
