"""Accuracy over time: a dot for each day or week, and the running mean as a line."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from textual.content import Content

from quiz.engine.progress import accuracy_told
from quiz.engine.statistics import RUNNING_DAYS, DayTally
from quiz.report.accuracy_chart import charted_periods
from quiz.report.axes import date_ticks
from quiz.tui.charts.braille import Canvas, pattern
from quiz.tui.charts.ink import BAR, labelled, stacked, told
from quiz.tui.content import MUTED, plain

_FLOORS = (75, 50, 25, 0)
_LABEL_COLUMNS = 5
_TICK_COLUMNS = 14
_DOT = "$secondary"


def accuracy_chart(days: Sequence[DayTally], today: date, columns: int, rows: int) -> Content:
    """Return the accuracy of the days from the first to the last, from 100% down to the quarter below the lowest."""
    if not days:
        return told(accuracy_told(days, today), columns)
    by, periods = charted_periods(days)
    lowest = 100 * min(min(period.accuracy, period.running) for period in periods)
    floor = next(floor for floor in _FLOORS if floor <= lowest)
    width = columns - _LABEL_COLUMNS
    dots, line = Canvas(width, rows), Canvas(width, rows)
    first, last = periods[0].start, periods[-1].start
    span = (last - first) or timedelta(1)

    def x(day: date) -> int:
        return round((day - first) / span * (dots.width - 1))

    def y(share: float) -> int:
        return round((100 - 100 * share) / (100 - floor) * (dots.height - 1))

    for before, period in zip((periods[0], *periods), periods, strict=False):
        # A longer pause has no mean.
        is_joined = (period.start - before.start).days < RUNNING_DAYS
        start = before if is_joined else period
        line.line((x(start.start), y(start.running)), (x(period.start), y(period.running)))
        dots.dot(x(period.start), y(period.accuracy))
    labels = {0: 100, rows // 2: round(100 - (100 - floor) * (rows // 2) / (rows - 1)), rows - 1: floor}
    ticks = (
        (_LABEL_COLUMNS + x(day) // 2, text) for day, text in date_ticks(first, last, max(2, columns // _TICK_COLUMNS))
    )
    return stacked(
        *(_row(row, labels, dots, line, width) for row in range(rows)),
        plain(labelled(ticks, columns), MUTED),
        Content.assemble(("⠉⠉", BAR), (f" mean of {RUNNING_DAYS} days  ", MUTED), ("⠂", _DOT), (f" one {by}", MUTED)),
        told(accuracy_told(days, today), columns),
    )


def _row(row: int, labels: Mapping[int, int], dots: Canvas, line: Canvas, width: int) -> Content:
    label = f"{labels[row]:>3}% " if row in labels else " " * _LABEL_COLUMNS
    cells = ((dots.dots_in(place, row), line.dots_in(place, row)) for place in range(width))
    return Content.assemble(
        (label, MUTED), *((pattern(below | above), BAR if above else _DOT) for below, above in cells)
    )
