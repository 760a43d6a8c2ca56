"""All answers on record, as the statistics want them: by question, with the learner's days worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from quiz.engine.scheduling.days import LocalDays
from quiz.history.encoding import decode_moment
from quiz.history.error import faults_in
from quiz.history.reviews import DayNumbers, Subject
from quiz.history.statements import EVERY_COUNTED
from quiz.history.store import History

_EVERY_ANSWER = f"""
    SELECT pack, question, key, ended, verdict = 'skipped', score, certainty FROM {EVERY_COUNTED}
"""  # noqa: S608 - only names of our own tables and columns are put into it

Scored = tuple[int, float, int | None]
"""The day of an answer as by `date.toordinal`, its score from 0 to 1, and the certainty of 1 to 3 that was stated."""


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


def answers_by_subject(history: History, days: LocalDays) -> Mapping[Subject, Answers]:
    """Return every answer that counts, in one pass. Raises HistoryError where the record cannot be read."""
    with faults_in(history.path):
        return _read(history.connection.execute(_EVERY_ANSWER), DayNumbers(days))


def _read(
    rows: Iterable[tuple[str, str, str, str, int, float, int | None]], days: DayNumbers
) -> dict[Subject, Answers]:
    found = _BySubject()
    before = end = ""
    day = 0
    for pack, question, key, ended, is_skipped, score, certainty in rows:
        # Most answers are in order of time, and of the same day as the one before.
        if not before < ended < end:
            day = days.number(ended)
            end = days.end(day)
        before = ended
        answers = found[pack, question, key]
        answers.latest = max(answers.latest, ended)
        if is_skipped:
            answers.skipped += 1
        else:
            answers.scored.append((day, score, certainty))
            answers.score += score
    return found
