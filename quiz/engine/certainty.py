"""Certainty-based marking: before the verdict the learner states a certainty of 1, 2 or 3, and is marked by it.

The marks, those for partly right answers and the rule of over- and under-confidence are those of Moodle, in
`question_cbm` and in the summary of its behaviour `deferredcbm`; the scheme is A. R. Gardner-Medwin's. What was skipped
has no certainty and gets no mark.
"""

from collections.abc import Iterable
from enum import StrEnum

from quiz.engine.figures import counted, percent
from quiz.model.dataclass import dataclass

_ROUNDING = 5e-7
"""By how much a mean score may miss a limit and still count as on it."""
_SIGNIFICANT = 0.5


@dataclass(frozen=True, slots=True)
class Level:
    """A certainty that can be stated: the marks it earns, and for which probabilities of being right it is best."""

    certainty: int
    right: int
    wrong: int
    lowest: float
    highest: float

    def mark(self, score: float) -> float:
        """Return the mark of an answer with a score from 0 to 1.

        A partly right answer earns that part of the mark for a right one, and loses nothing. The probabilities for
        which a level is best hold for answers that are wholly right or wholly wrong.
        """
        return self.right * score if score > 0 else float(self.wrong)


LEVELS = {
    level.certainty: level for level in (Level(1, 1, 0, 0, 2 / 3), Level(2, 2, -2, 2 / 3, 0.8), Level(3, 3, -6, 0.8, 1))
}
"""The levels by their certainty, C=1, C=2 and C=3."""


@dataclass(frozen=True, slots=True)
class CertainAnswer:
    """An answer with a score from 0 to 1, and the certainty from 1 to 3 that was stated for it."""

    certainty: int
    score: float


@dataclass(frozen=True, slots=True)
class CertaintyMark:
    """What was earned by stating certainties, apart from accuracy: the sum of the marks of so many answers."""

    answered: int
    mark: float

    @property
    def best(self) -> int:
        """The mark if every answer had been right and stated with C=3."""
        return LEVELS[3].right * self.answered


class Judgement(StrEnum):
    """How well the answers at a level bear out its choice."""

    OVER = "over-confident"
    SLIGHTLY_OVER = "slightly over-confident"
    FITTING = "well judged"
    SLIGHTLY_UNDER = "slightly under-confident"
    UNDER = "under-confident"


@dataclass(frozen=True, slots=True)
class LevelTally:
    """The answers stated with one certainty: how many, and the sum of their scores."""

    certainty: int
    answered: int
    score: float

    @property
    def level(self) -> Level:
        """The marks and limits of the certainty."""
        return LEVELS[self.certainty]

    @property
    def fraction_right(self) -> float | None:
        """The mean score from 0 to 1, or None where there is no answer."""
        return self.score / self.answered if self.answered else None

    @property
    def judgement(self) -> Judgement | None:
        """How well the level was chosen, or None where there is no answer.

        Outside of the limits it is more than slight only where (fraction - limit)^2 * count > 0.5.
        """
        fraction, level = self.fraction_right, self.level
        if fraction is None:
            return None
        if fraction < level.lowest - _ROUNDING:
            return Judgement.OVER if self._is_significant(level.lowest) else Judgement.SLIGHTLY_OVER
        if fraction > level.highest + _ROUNDING:
            return Judgement.UNDER if self._is_significant(level.highest) else Judgement.SLIGHTLY_UNDER
        return Judgement.FITTING

    def _is_significant(self, limit: float) -> bool:
        fraction = self.fraction_right
        return fraction is not None and (fraction - limit) ** 2 * self.answered > _SIGNIFICANT


def certainty_mark(answers: Iterable[CertainAnswer]) -> CertaintyMark:
    """Return the mark of a session, or of any other answers that were stated with a certainty."""
    marks = [LEVELS[answer.certainty].mark(answer.score) for answer in answers]
    return CertaintyMark(len(marks), sum(marks))


def best_range(level: Level) -> str:
    """Return in words when a level is the best choice, such as `best from 67% to 80%`."""
    if level.lowest == 0:
        return f"best below {percent(level.highest)}"
    if level.highest == 1:
        return f"best above {percent(level.lowest)}"
    return f"best from {percent(level.lowest)} to {percent(level.highest)}"


def told(tally: LevelTally) -> str:
    """Return what is to be said of a level, such as `C=2: 64% of 14 answers right, best from 67% to 80%: …`."""
    name = f"C={tally.certainty}"
    if tally.judgement is None:
        return f"{name}: not stated yet, {best_range(tally.level)}."
    answers = f"{percent(tally.fraction_right)} of {counted(tally.answered, 'answer')} right"
    return f"{name}: {answers}, {best_range(tally.level)}: {tally.judgement}."
