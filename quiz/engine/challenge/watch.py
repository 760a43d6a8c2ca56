"""The time that a question took, by two clocks, so that nothing that happens to one of them gives more time.

A clock that is never set back goes on while a computer sleeps on some systems and stands still on others; the time of
day goes on everywhere, but can be set. So the time between two looks at both is that of the clock that is never set
back, unless the time of day went on by much more: then the computer slept, or its clock was set forward, and the longer
time counts.
"""

from dataclasses import replace
from math import ceil

from quiz.model.challenge import Interruption
from quiz.model.dataclass import dataclass
from quiz.model.instant import Instant

TOLERANCE_SECONDS = 1.0
"""By how much both clocks may disagree between two looks: what a time server corrects is far less."""

STILL_SECONDS = 3.0
"""A program that ticks once a second and has not looked at the clock for so long stood still."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Between these two looks at the clocks, so many seconds went by that one of them has not counted."""

    before: Instant
    after: Instant
    seconds: float


@dataclass(frozen=True, slots=True)
class Watch:
    """A watch that has been running `since`, the looks at it that matter, and what was noticed. `last` is the latest.

    With `is_ticking` somebody looks at it about once a second.
    """

    since: Instant
    last: Instant
    is_ticking: bool
    losses: tuple[Loss, ...] = ()
    interruptions: frozenset[Interruption] = frozenset()

    @classmethod
    def started(cls, at: Instant, *, is_ticking: bool) -> "Watch":
        """Return a watch that starts at an instant."""
        return cls(at, at, is_ticking)

    def seen(self, at: Instant) -> "Watch":
        """Return the watch after a look at it; one at an earlier instant than the latest look changes nothing."""
        if at.seconds < self.last.seconds:
            return self
        gap = _gap(self.last, at)
        noticed = set(self.interruptions)
        losses = self.losses
        if gap > TOLERANCE_SECONDS:
            losses = (*losses, Loss(self.last, at, gap))
            noticed.add(Interruption.SUSPENDED)
        elif gap < -TOLERANCE_SECONDS:
            noticed.add(Interruption.SET_BACK)
        if self.is_ticking and at.seconds - self.last.seconds > STILL_SECONDS:
            noticed.add(Interruption.STOPPED)
        return replace(self, last=at, losses=losses, interruptions=frozenset(noticed))

    @property
    def lost_milliseconds(self) -> int:
        """How much of its time only the time of day has counted."""
        return ceil(sum(loss.seconds for loss in self.losses) * 1000)

    def milliseconds(self, at: Instant) -> int:
        """Return how long the watch had been running at an instant, be it before or after the latest look."""
        seconds = at.seconds - self.since.seconds
        for loss in self.losses:
            if loss.after.seconds <= at.seconds:
                seconds += loss.seconds
            elif loss.before.seconds < at.seconds:
                seconds += _lost(loss.before, at)
        if at.seconds >= self.last.seconds:
            seconds += _lost(self.last, at)
        return max(0, round(seconds * 1000))


def _lost(before: Instant, after: Instant) -> float:
    gap = _gap(before, after)
    return gap if gap > TOLERANCE_SECONDS else 0.0


def _gap(before: Instant, after: Instant) -> float:
    """Return by how many seconds the time of day went on more than the clock that is never set back."""
    return (after.utc - before.utc).total_seconds() - (after.seconds - before.seconds)
