"""The calendar of days: a square for each day with answers, the larger the more answers there were."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from quiz.engine.figures import MONTHS, counted, day_name, percent
from quiz.engine.statistics import DayTally
from quiz.report.drawing import SMALL_TEXT_SIZE, drawing, label
from quiz.report.markup import Markup, element

_LEFT = 46.0
_PITCH = 12.0
_SQUARE = 10.0
_LEAST_SQUARE = 3.0
_HEAD = 24.0
_YEAR_HEIGHT = 118.0
_LEGEND_HEIGHT = 26.0
_WEEKDAYS = ((0, "Mon"), (2, "Wed"), (4, "Fri"))


def calendar_chart(name: str, days: Sequence[DayTally], today: date) -> Markup:
    """Return the calendar of the years in which there were answers, one below the other, the latest first.

    The area of a square is in proportion to the answers of its day, up to the count that nine in ten days do not
    exceed; beyond that it is full. Days are outlined from the first with answers to today, or to the last with answers.
    """
    busiest = max(days, key=lambda day: day.answered)
    full = sorted(day.answered for day in days)[(9 * len(days) - 1) // 10]
    years = sorted({day.day.year for day in days}, reverse=True)
    description = (
        f"A square for each day with answers, larger for more: {counted(len(days), 'day')} in"
        f" {', '.join(map(str, reversed(years)))}. The most were {counted(busiest.answered, 'answer')}"
        f" on {day_name(busiest.day)} {busiest.day.year}."
    )
    shapes: list[Markup] = []
    for place, year in enumerate(years):
        top = place * _YEAR_HEIGHT
        first, last = max(days[0].day, date(year, 1, 1)), min(max(today, days[-1].day), date(year, 12, 31))
        shapes += _frame(year, top)
        shapes.append(element("path", d="".join(_outlines(first, last, top)), class_="empty"))
        shapes += (_square(day, full, top) for day in days if day.day.year == year)
    bottom = len(years) * _YEAR_HEIGHT
    shapes += _legend(full, bottom)
    return drawing(name, "Calendar of days", description, bottom + _LEGEND_HEIGHT, *shapes)


def square_side(answered: int, full: int) -> float:
    """Return the side of the square of a day, where `full` answers fill it; small ones stay visible."""
    return max(_LEAST_SQUARE, _SQUARE * math.sqrt(min(1, answered / full)))


def _frame(year: int, top: float) -> Iterator[Markup]:
    yield label(str(year), 0, top + 14, class_="label strong")
    for weekday, text in _WEEKDAYS:
        yield label(text, _LEFT - 8, top + _HEAD + weekday * _PITCH + 9, anchor="end", size=SMALL_TEXT_SIZE)
    for month, text in enumerate(MONTHS, 1):
        yield label(text, _left(date(year, month, 1)), top + _HEAD - 6, size=SMALL_TEXT_SIZE)


def _outlines(first: date, last: date, top: float) -> Iterator[str]:
    for ahead in range((last - first).days + 1):
        day = first + timedelta(ahead)
        left, day_top = _left(day) + 0.5, top + _HEAD + day.weekday() * _PITCH + 0.5
        yield f"M{left:g} {day_top:g}h{_SQUARE - 1:g}v{_SQUARE - 1:g}h-{_SQUARE - 1:g}z"


def _square(day: DayTally, full: int, top: float) -> Markup:
    told = f"{day_name(day.day)} {day.day.year}: {counted(day.answered, 'answer')}, {percent(day.accuracy)}"
    return _mark(_left(day.day), top + _HEAD + day.day.weekday() * _PITCH, day.answered, full, element("title", told))


def _mark(left: float, top: float, answered: int, full: int, *children: Markup) -> Markup:
    side = square_side(answered, full)
    inset = (_SQUARE - side) / 2
    return element("rect", *children, x=left + inset, y=top + inset, width=side, height=side, class_="mark")


def _left(day: date) -> float:
    """Return the left edge of the column of a day's week."""
    first = date(day.year, 1, 1)
    return _LEFT + ((day - first).days + first.weekday()) // 7 * _PITCH


def _legend(full: int, top: float) -> Iterator[Markup]:
    left = _LEFT
    for answered in sorted({1, max(1, full // 4), full}):
        more = " or more" if answered == full else ""
        yield _mark(left, top + 4, answered, full)
        yield label(f"{counted(answered, 'answer')}{more}", left + 16, top + 13, size=SMALL_TEXT_SIZE)
        left += 110
