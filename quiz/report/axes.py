"""Plots and their axes: shares from 0% to 100%, counts, and days."""

import math
from collections.abc import Iterable
from datetime import date, timedelta

from quiz.engine.figures import MONTHS, day_name
from quiz.model.dataclass import dataclass
from quiz.report.drawing import SMALL_TEXT_SIZE, label
from quiz.report.markup import Markup, element

_LABELLED_DAYS = 62
"""Up to this span an axis is labelled with days, beyond with months."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The rectangle in which values are drawn; `top` and `bottom` are measured downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    def y(self, share: float) -> float:
        """Return the height of a share, of which 0 lies on the bottom and 1 at the top."""
        return self.bottom - share * self.height


def share_axis(plot: Plot) -> tuple[Markup, ...]:
    """Return lines across a plot at 0% to 100%, with their labels on the left."""
    return _across(plot, ((percent / 100, f"{percent}%") for percent in (0, 25, 50, 75, 100)))


def count_axis(plot: Plot, end: int) -> tuple[Markup, ...]:
    """Return lines across a plot from 0 to `end`, which is one of `scale_end`, with their labels on the left."""
    return _across(plot, ((count / end, str(count)) for count in range(0, end + 1, _step(end))))


def scale_end(most: int) -> int:
    """Return the round number at which an axis for counts up to `most` ends."""
    step = _step(most)
    return max(1, math.ceil(most / step)) * step


def date_ticks(first: date, last: date, most: int) -> tuple[tuple[date, str], ...]:
    """Return the days from first to last at which an axis is labelled, `most` at most, and their labels.

    They are the first days of months, or within two months single days.
    """
    days = (last - first).days
    if days < _LABELLED_DAYS:
        step = math.ceil((days + 1) / most)
        return tuple((day, day_name(day)) for day in (first + timedelta(ahead) for ahead in range(0, days + 1, step)))
    # Months are counted through from the year 0 on.
    start = first.year * 12 + first.month - (first.day == 1)
    end = last.year * 12 + last.month
    step = next((step for step in (1, 2, 3, 6) if end - start <= step * (most - 1)), 12)
    step *= math.ceil((end - start) / (step * (most - 1)))
    months = (divmod(month, 12) for month in range(-(-start // step) * step, end, step))
    return tuple((date(year, month + 1, 1), f"{MONTHS[month]} {year}") for year, month in months)


def _step(most: int) -> int:
    """Return the distance 1, 2 or 5 times a power of ten by which at most five steps reach `most`."""
    power = int(10 ** max(0, math.floor(math.log10(max(1, most))) - 1))
    return next(power * factor for factor in (1, 2, 5, 10, 20) if most <= 5 * power * factor)


def _across(plot: Plot, lines: Iterable[tuple[float, str]]) -> tuple[Markup, ...]:
    shapes = []
    for share, text in lines:
        y = plot.y(share)
        shapes.append(element("line", x1=plot.left, x2=plot.right, y1=y, y2=y, class_="grid"))
        shapes.append(label(text, plot.left - 6, y + 3.5, anchor="end", size=SMALL_TEXT_SIZE))
    return tuple(shapes)
