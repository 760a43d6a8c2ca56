"""A moment by both clocks."""

from collections.abc import Callable
from datetime import datetime

from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Instant:
    """The time of day in UTC, for the record, and seconds of a clock that is never set back, for durations."""

    utc: datetime
    seconds: float


def milliseconds_between(since: Instant, until: Instant) -> int:
    """Return how long it took, by the clock that is never set back."""
    return max(0, round((until.seconds - since.seconds) * 1000))


Clock = Callable[[], Instant]
