"""Accuracy over time: a dot for each day or week, and the running mean as a line."""

import math
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from quiz.engine.figures import percent
from quiz.engine.statistics import RUNNING_DAYS, DayTally, PeriodAccuracy, accuracy_over_time
from quiz.report.axes import Plot, date_ticks, share_axis
from quiz.report.drawing import SMALL_TEXT_SIZE, drawing, label
from quiz.report.markup import Markup, element

_PLOT = Plot(left=46, top=12, right=680, bottom=192)
_HEIGHT = 242
_LARGEST_DOT = 6.0
_SMALLEST_DOT = 2.0
_DAYS_SHOWN_SINGLY = 70
_MOST_TICKS = 8


def charted_periods(days: Sequence[DayTally]) -> tuple[Literal["day", "week"], tuple[PeriodAccuracy, ...]]:
    """Return what the chart shows: within ten weeks every day, else every week."""
    by: Literal["day", "week"] = "day" if (days[-1].day - days[0].day).days < _DAYS_SHOWN_SINGLY else "week"
    return by, accuracy_over_time(days, by)


def accuracy_chart(name: str, days: Sequence[DayTally]) -> Markup:
    """Return the accuracy of the days, of which there is at least one, from the first to the last."""
    by, periods = charted_periods(days)
    first, last = periods[0].start, periods[-1].start
    span = (last - first) or timedelta(1)
    most = max(period.answered for period in periods)
    points = [(_PLOT.left + _PLOT.width * ((period.start - first) / span), period) for period in periods]
    latest = periods[-1]
    description = (
        f"From 0% to 100%, a dot for each {by} with answers, larger for more, and a line for the running mean over"
        f" {RUNNING_DAYS} days. Latest: {percent(latest.accuracy)}, running mean {percent(latest.running)}."
    )
    line = " ".join(f"{x:.2f},{_PLOT.y(period.running):.2f}" for x, period in points)
    return drawing(
        name,
        "Accuracy over time",
        description,
        _HEIGHT,
        *share_axis(_PLOT),
        *(
            label(text, _PLOT.left + _PLOT.width * ((day - first) / span), 208, anchor="middle", size=SMALL_TEXT_SIZE)
            for day, text in date_ticks(first, last, _MOST_TICKS)
        ),
        *(_dot(x, period, most) for x, period in points),
        element("polyline", points=line, class_="line"),
        *_legend(by),
    )


def _dot(x: float, period: PeriodAccuracy, most: int) -> Markup:
    radius = max(_SMALLEST_DOT, _LARGEST_DOT * math.sqrt(period.answered / most))
    return element("circle", cx=x, cy=_PLOT.y(period.accuracy), r=radius, class_="dot")


def _legend(by: str) -> tuple[Markup, ...]:
    return (
        element("circle", cx=_PLOT.left + 6, cy=230.0, r=4.0, class_="dot"),
        label(f"one {by}, larger for more answers", _PLOT.left + 18, 234, size=SMALL_TEXT_SIZE),
        element("line", x1=320.0, x2=350.0, y1=230.0, y2=230.0, class_="line"),
        label(f"running mean over {RUNNING_DAYS} days", 358, 234, size=SMALL_TEXT_SIZE),
    )
