"""Dates as packs write them: level 0 of the Extended Date/Time Format, with years before the year 0.

The format is the Library of Congress's EDTF specification, now part of ISO 8601-2:2019. Taken are `1717`, `1859-03`,
`2022-06-05`, intervals of two of these such as `1854/1856`, and negative years such as `-0043` (level 1 of the format).
Years are astronomical: 0000 is the year before 0001, and the Gregorian calendar reaches back without end.
"""

import re
from datetime import date
from typing import Literal

from quiz.model.dataclass import dataclass

Granularity = Literal["year", "month", "day"]

_DATE = re.compile(r"(?P<year>-?[0-9]{4})(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A year, a month of a year, or a day; `month` and `day` are None where the date does not state them."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def granularity(self) -> Granularity:
        """The smallest part that the date states."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def __str__(self) -> str:
        sign = "-" if self.year < 0 else ""
        parts = [f"{sign}{abs(self.year):04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class EdtfInterval:
    """A period from one date to another, both included."""

    start: EdtfDate
    end: EdtfDate

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


def parse_edtf(text: str) -> EdtfDate | EdtfInterval:
    """Return the date or interval that the text writes.

    Raises ValueError, with a message for the author, for anything else: another form, a day that the calendar does not
    have, an interval that starts after its end.
    """
    start, slash, end = text.partition("/")
    return interval(_parse_date(start), _parse_date(end)) if slash else _parse_date(start)


def calendar_date(year: int, month: int | None = None, day: int | None = None) -> EdtfDate:
    """Return the date, or raise ValueError where the calendar has no such month or day."""
    if month is not None and not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}: months go from 01 to 12.")
    if day is not None:
        try:
            # The Gregorian calendar repeats every 400 years; `date` itself knows no year before 1.
            date(2000 + year % 400, month or 1, day)
        except ValueError:
            raise ValueError(f"There is no day {EdtfDate(year, month, day)} in the calendar.") from None
    return EdtfDate(year, month, day)


def interval(start: EdtfDate, end: EdtfDate) -> EdtfInterval:
    """Return the interval, or raise ValueError where it starts after its end."""
    if _first_day(start) > _last_day(end):
        raise ValueError(f"The period {start}/{end} starts after its end.")
    return EdtfInterval(start, end)


def _parse_date(text: str) -> EdtfDate:
    found = _DATE.fullmatch(text)
    if found is None or text.startswith("-0000"):
        raise ValueError(
            "A date is written as a year, a month or a day: 1717, 1859-03 or 2022-06-05;"
            " a period with a slash: 1854/1856; a year before 0 with a sign: -0043."
        )
    year, month, day = (None if part is None else int(part) for part in found.group("year", "month", "day"))
    return calendar_date(year or 0, month, day)


def _first_day(moment: EdtfDate) -> tuple[int, int, int]:
    return moment.year, moment.month or 1, moment.day or 1


def _last_day(moment: EdtfDate) -> tuple[int, int, int]:
    return moment.year, moment.month or 12, moment.day or 31
