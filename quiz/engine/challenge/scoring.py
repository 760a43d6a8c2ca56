"""What becomes of points, streak, lives and time with every question that is settled."""

from fractions import Fraction

from quiz.engine.challenge.award import award, earning, exact
from quiz.model.challenge import Terms
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Settled:
    """A question with its outcome, the milliseconds it took, and what it earned."""

    outcome: Outcome
    milliseconds: int
    earned: Fraction

    @property
    def is_unanswered(self) -> bool:
        """Whether the question was skipped, or its time was up."""
        return _is_unanswered(self.outcome)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a run stands: three figures that are never mixed into one, and what the rules need to know besides.

    `accuracy` is the mean score, the time is in milliseconds, and the points are exact. `lives` is None where no
    question ends the run. `penalty_milliseconds` were taken from the time for the whole. `is_cut` where the time for
    the whole was up in the middle of the latest question.
    """

    terms: Terms
    settled: tuple[Settled, ...] = ()
    points: Fraction = Fraction(0)
    milliseconds: int = 0
    penalty_milliseconds: int = 0
    streak: int = 0
    lives: int | None = None
    is_cut: bool = False

    @property
    def accuracy(self) -> Fraction | None:
        """The mean score of the questions that were asked, from 0 to 1, or None where there are none yet.

        In a paper every question counts as asked. A question in which the clock ran out, where as many as possible are
        asked, does not count: that it was reached at all was a matter of speed.
        """
        rules = self.terms.rules
        asked = len(self.terms.stakes) if rules.limit == "paper" else len(self.settled)
        if rules.limit == "clock" and self.is_cut:
            asked -= 1
        scores = sum((exact(each.outcome.score) for each in self.settled), Fraction(0))
        return scores / asked if asked else None

    @property
    def shown_points(self) -> int:
        """The points as a whole number."""
        return round(self.points)

    @property
    def limit_milliseconds(self) -> int | None:
        """The time for the question that comes next, or None without a limit: its own, or what is left of the whole."""
        if self.terms.limit_milliseconds is not None:
            return self.terms.limit_milliseconds - self.milliseconds - self.penalty_milliseconds
        return self.terms.stakes[len(self.settled)].limit_milliseconds

    @property
    def is_over(self) -> bool:
        """Whether no question comes any more: all are settled, no life is left, or the time for the whole is up."""
        if self.is_cut or self.lives == 0 or len(self.settled) == len(self.terms.stakes):
            return True
        return self.terms.limit_milliseconds is not None and (self.limit_milliseconds or 0) <= 0


def opening(terms: Terms) -> Standing:
    """Return how a run stands before its first question."""
    return Standing(terms, lives=terms.rules.lives or None)


def worth_now(standing: Standing, milliseconds: int) -> int:
    """Return what a right answer to the question that comes next is worth, so long after it was asked."""
    limit = standing.terms.stakes[len(standing.settled)].limit_milliseconds
    return award(standing.terms.rules, milliseconds, limit, standing.streak)


def settle(standing: Standing, outcome: Outcome, milliseconds: int) -> Standing:
    """Return how a run stands after the outcome of its next question, which took so long.

    What comes after the limit is expired, whatever it was, and took just the limit. Skipped and expired questions earn
    nothing; a question that earns nothing costs a life, unless its answer was fully right. Raises ValueError for a run
    that is over.
    """
    if standing.is_over:
        raise ValueError("The run is over.")
    limit = standing.limit_milliseconds
    if limit is not None and (milliseconds > limit or outcome.verdict is Verdict.EXPIRED):
        outcome, milliseconds = Outcome(Verdict.EXPIRED, 0.0), limit
    rules, stake = standing.terms.rules, standing.terms.stakes[len(standing.settled)]
    worth = worth_now(standing, milliseconds)
    is_answered = not _is_unanswered(outcome)
    earned = earning(worth, outcome.score, stake.chance) if is_answered else Fraction(0)
    is_right = outcome.verdict is Verdict.CORRECT
    is_miss = not is_right and earned <= 0
    is_cut = outcome.verdict is Verdict.EXPIRED and standing.terms.limit_milliseconds is not None
    lives = standing.lives
    if lives is not None and is_miss:
        lives -= 1
    return Standing(
        standing.terms,
        (*standing.settled, Settled(outcome, milliseconds, earned)),
        standing.points + earned,
        standing.milliseconds + milliseconds,
        standing.penalty_milliseconds + (rules.penalty_seconds * 1000 if is_answered and is_miss else 0),
        standing.streak + 1 if is_right else 0,
        lives,
        is_cut,
    )


def _is_unanswered(outcome: Outcome) -> bool:
    return outcome.verdict in (Verdict.SKIPPED, Verdict.EXPIRED)
