"""A moment by both clocks."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Instant:
    """The time of day in UTC, for the record, and seconds of a clock that is never set back, for durations."""

    utc: datetime
    seconds: float


Clock = Callable[[], Instant]
