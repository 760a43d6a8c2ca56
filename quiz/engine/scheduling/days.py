"""The learner's own days."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class LocalDays:
    """The days of somebody whose clocks show the time of `zone`, and whose day begins at `starts` by them.

    The zone is that of the reader, not of the moment of the answer: after a journey the whole record is read in the new
    zone, so that days never run backwards.
    """

    zone: tzinfo
    starts: time

    def start_of(self, day: date) -> datetime:
        """Return when a day begins, in UTC.

        Where clocks are set back and show that time twice, it is the first; where they are set forward past it, it is
        when they would have shown it (PEP 495, fold 0).
        """
        return datetime.combine(day, self.starts, self.zone).astimezone(UTC)

    def day_of(self, instant: datetime) -> date:
        """Return the day on which an instant in UTC falls: the last that had begun by then."""
        wall = instant.astimezone(self.zone).replace(tzinfo=None)
        day = wall.date() if wall.time() >= self.starts else wall.date() - timedelta(1)
        # The wall clock alone is wrong around the hours in which clocks are changed.
        while instant < self.start_of(day):
            day -= timedelta(1)
        while instant >= self.start_of(day + timedelta(1)):
            day += timedelta(1)
        return day
