"""A former run beside the one that is played."""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from quiz.engine.challenge.scoring import Standing, opening, settle
from quiz.model.challenge import Terms
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Ghost:
    """The points of a run by its time: after so many milliseconds, in rising order, it had so many points."""

    milliseconds: tuple[int, ...]
    points: tuple[int, ...]

    def points_at(self, milliseconds: int) -> int:
        """Return how many points the run had when it had taken so long; the clock runs only while it asks."""
        settled = self.settled_at(milliseconds)
        return self.points[settled - 1] if settled else 0

    def settled_at(self, milliseconds: int) -> int:
        """Return how many questions of the run were settled when it had taken so long."""
        return bisect_right(self.milliseconds, milliseconds)


def ghost_of(standing: Standing) -> Ghost:
    """Return the ghost of a run that stands so."""
    taken = accumulate(settled.milliseconds for settled in standing.settled)
    earned = accumulate(settled.earned for settled in standing.settled)
    return Ghost(tuple(taken), tuple(map(round, earned)))


def standing_after(terms: Terms, given: Iterable[tuple[Outcome, int]]) -> Standing | None:
    """Return how a run stands after these outcomes and their milliseconds, or None where more came than it asks."""
    standing = opening(terms)
    for outcome, milliseconds in given:
        if standing.is_over:
            return None
        standing = settle(standing, outcome, milliseconds)
    return standing
