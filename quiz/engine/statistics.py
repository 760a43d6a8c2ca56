"""What a learner's answers add up to: days, accuracy over time, what is due, mastery, and what is hard.

Everywhere an answer is an attempt that was not skipped, and accuracy is the mean score from 0 to 1 of answers.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Literal

from quiz.engine.certainty import LevelTally
from quiz.engine.scheduling.prediction import Prediction
from quiz.model.dataclass import dataclass

HARDEST_QUESTIONS = 10
LEAST_ANSWERS = 3
"""From how many answers on a mean score says something of a question."""
FORECAST_DAYS = 30
RUNNING_DAYS = 28
"""Over how many days the running mean of accuracy is taken: four weeks, so that no weekday weighs more."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tally:
    """Results under one heading: questions answered, the sum of their scores, and how many were skipped."""

    name: str
    answered: int
    score: float
    skipped: int

    @property
    def accuracy(self) -> float | None:
        """The mean score from 0 to 1, or None where nothing was answered."""
        return self.score / self.answered if self.answered else None


@dataclass(frozen=True, slots=True)
class DayTally:
    """The answers of one of the learner's local days, at least one, and the sum of their scores."""

    day: date
    answered: int
    score: float

    @property
    def accuracy(self) -> float:
        """The mean score from 0 to 1."""
        return self.score / self.answered


@dataclass(frozen=True, slots=True)
class PeriodAccuracy:
    """The mean score of a day or week that begins with `start`, and of the RUNNING_DAYS that end with it."""

    start: date
    answered: int
    accuracy: float
    running: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """How many questions fall due on each day from `today` on, and how many are `overdue` from before."""

    today: date
    overdue: int
    due: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mastery:
    """How much of a topic would be recalled today.

    `recall_sum` adds the probabilities of recall of those of its `questions` that were `seen`; unseen ones count as 0.
    """

    name: str
    questions: int
    seen: int
    recall_sum: float

    @property
    def share(self) -> float:
        """The mean probability of recall over all questions of the topic, from 0 to 1."""
        return self.recall_sum / self.questions

    @property
    def unseen(self) -> int:
        """How many of the questions were never asked."""
        return self.questions - self.seen


@dataclass(frozen=True, slots=True)
class QuestionTally:
    """The answers to a question of a pack: how many, and the sum of their scores."""

    pack: str
    id: str
    stem: str
    answered: int
    score: float

    @property
    def accuracy(self) -> float:
        """The mean score from 0 to 1."""
        return self.score / self.answered


@dataclass(frozen=True, slots=True)
class Leech:
    """A question of a pack that was missed again and again, and where its answer is to be read, in words."""

    pack: str
    id: str
    stem: str
    lapses: int
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The answers to the questions that a pack has now; answers to a question whose key has changed do not count.

    Of several packs taken together `id` is empty, and the packs stand where one pack has its topics. `seen` counts the
    questions that were asked at least once. `last_played` is in UTC. `hardest` begins with the hardest, `leeches` with
    what was missed most often. What is None is not known: `forecast` and `mastery` without a schedule, `calibration`
    where no certainty was ever stated. `prediction` is empty without a schedule.
    """

    id: str
    title: str
    questions: int
    seen: int
    last_played: datetime | None
    overall: Tally
    topics: tuple[Tally, ...]
    kinds: tuple[Tally, ...]
    days: tuple[DayTally, ...]
    hardest: tuple[QuestionTally, ...]
    forecast: Forecast | None = None
    mastery: tuple[Mastery, ...] | None = None
    calibration: tuple[LevelTally, ...] | None = None
    prediction: Prediction | None = None
    leeches: tuple[Leech, ...] = ()


def calendar(tallies: Iterable[DayTally]) -> tuple[DayTally, ...]:
    """Return one tally for each day that has any, in order; a single answer is a tally of one."""
    days: dict[date, list[DayTally]] = {}
    for tally in tallies:
        days.setdefault(tally.day, []).append(tally)
    return tuple(
        DayTally(day, sum(tally.answered for tally in days[day]), sum(tally.score for tally in days[day]))
        for day in sorted(days)
    )


def accuracy_over_time(days: Iterable[DayTally], by: Literal["day", "week"]) -> tuple[PeriodAccuracy, ...]:
    """Return the accuracy of each day, or week from Monday on, in which there was an answer, in order."""
    periods = calendar(
        tally if by == "day" else DayTally(tally.day - tally.day.weekday() * _DAY, tally.answered, tally.score)
        for tally in days
    )
    found, first = [], 0
    for place, period in enumerate(periods):
        while period.day - periods[first].day >= RUNNING_DAYS * _DAY:
            first += 1
        recent = periods[first : place + 1]
        running = sum(each.score for each in recent) / sum(each.answered for each in recent)
        found.append(PeriodAccuracy(period.day, period.answered, period.accuracy, running))
    return tuple(found)


def forecast(due: Mapping[int, int], today: date) -> Forecast:
    """Return what falls due in the next FORECAST_DAYS days, today included.

    `due` tells how many questions are due on each day; days are numbered as by `date.toordinal`.
    """
    first = today.toordinal()
    overdue = sum(questions for day, questions in due.items() if day < first)
    return Forecast(today, overdue, tuple(due.get(day, 0) for day in range(first, first + FORECAST_DAYS)))


def hardest(tallies: Iterable[QuestionTally]) -> tuple[QuestionTally, ...]:
    """Return the questions with the lowest accuracy first, HARDEST_QUESTIONS at most; what was always right is none.

    Those with fewer than LEAST_ANSWERS answers come after the others. Of two with the same accuracy the one that was
    answered more often comes first, then the one whose pack and id come first in the alphabet.
    """

    def rank(tally: QuestionTally) -> tuple[bool, float, int, str, str]:
        return tally.answered < LEAST_ANSWERS, tally.accuracy, -tally.answered, tally.pack, tally.id

    missed = (tally for tally in tallies if tally.score < tally.answered)
    return tuple(sorted(missed, key=rank)[:HARDEST_QUESTIONS])


def leeches(found: Iterable[Leech]) -> tuple[Leech, ...]:
    """Return the leeches, those missed most often first, and of these the one whose pack and id come first."""
    return tuple(sorted(found, key=lambda leech: (-leech.lapses, leech.pack, leech.id)))
