"""The charts of a learner's progress, in the order in which they are offered."""

from collections.abc import Callable, Mapping
from datetime import date

from textual.content import Content

from quiz.engine.progress import prediction_told
from quiz.engine.statistics import FORECAST_DAYS, Statistics
from quiz.model.dataclass import dataclass
from quiz.tui.charts.accuracy import accuracy_chart
from quiz.tui.charts.calendar import calendar_chart
from quiz.tui.charts.certainty import certainty_chart
from quiz.tui.charts.due import due_chart
from quiz.tui.charts.hardest import hardest_chart
from quiz.tui.charts.ink import stacked, told
from quiz.tui.charts.mastery import mastery_chart

FEWEST_COLUMNS = 36
"""In fewer no chart can be drawn; a window that is narrower shows none."""

_PLOT_ROWS = 10
_FEWEST_PLOT_ROWS = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """What is charted: the statistics of one pack or of all, the titles of the packs by id, and the learner's day."""

    statistics: Statistics
    titles: Mapping[str, str]
    today: date


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its short name, its title, and how it is drawn.

    `draw` takes the columns that no line is longer than, at least `FEWEST_COLUMNS`, and the rows that it is to fit in,
    or None for as many as it likes.
    """

    name: str
    title: str
    draw: Callable[[Subject, int, int | None], Content]
    tells_predictions: bool = False
    """Whether, in full, it tells how well the schedule predicts."""


def _days(subject: Subject, columns: int, rows: int | None) -> Content:
    return calendar_chart(subject.statistics.days, subject.today, columns, is_brief=rows is not None)


def _accuracy(subject: Subject, columns: int, rows: int | None) -> Content:
    return accuracy_chart(subject.statistics.days, subject.today, columns, _plot_rows(rows, besides=4))


def _due(subject: Subject, columns: int, rows: int | None) -> Content:
    chart = due_chart(subject.statistics.forecast, columns, _plot_rows(rows, besides=4))
    if rows is not None:
        return chart
    return stacked(chart, Content(), told(prediction_told(subject.statistics.prediction), columns))


def _mastery(subject: Subject, columns: int, rows: int | None) -> Content:
    return mastery_chart(subject.statistics.mastery, columns, None if rows is None else max(2, rows - 2))


def _certainty(subject: Subject, columns: int, _: int | None) -> Content:
    return certainty_chart(subject.statistics.calibration, columns)


def _hardest(subject: Subject, columns: int, rows: int | None) -> Content:
    return hardest_chart(subject.statistics, subject.titles, columns, rows)


def _plot_rows(rows: int | None, *, besides: int) -> int:
    return _PLOT_ROWS if rows is None else max(_FEWEST_PLOT_ROWS, rows - besides)


CHARTS = (
    Chart("Days", "Calendar of days", _days),
    Chart("Accuracy", "Accuracy over time", _accuracy),
    Chart("Due", f"Due in the next {FORECAST_DAYS} days", _due, tells_predictions=True),
    Chart("Mastery", "Mastery", _mastery),
    Chart("Certainty", "Certainty", _certainty),
    Chart("Hardest", "Hardest questions", _hardest),
)
