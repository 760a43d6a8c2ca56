"""What is due: a bar for each of the next days, and a hatched one for what is overdue."""

from datetime import timedelta

from quiz.engine.figures import counted, day_name
from quiz.engine.statistics import Forecast
from quiz.report.axes import Plot, count_axis, scale_end
from quiz.report.drawing import SMALL_TEXT_SIZE, drawing, hatched, label, text_width
from quiz.report.markup import Markup, element

_PLOT = Plot(left=46, top=22, right=712, bottom=182)
_HEIGHT = 208
_OVERDUE_WIDTH = 78.0
_GAP = 3.0
_DAYS_BETWEEN_LABELS = 5


def forecast_chart(name: str, forecast: Forecast) -> Markup:
    """Return the bars, whose heights are in proportion to their counts."""
    days = len(forecast.due)
    end = scale_end(max(forecast.overdue, *forecast.due))
    slot = (_PLOT.width - _OVERDUE_WIDTH) / days
    description = (
        f"{counted(forecast.due[0], 'question')} due today, {sum(forecast.due)} in {counted(days, 'day')}"
        f" with today, and {forecast.overdue} overdue from before."
    )
    shapes = [
        *count_axis(_PLOT, end),
        *_bar(_PLOT.left, _OVERDUE_WIDTH, forecast.overdue, end, fill=hatched(name)),
        label("overdue", _PLOT.left + _OVERDUE_WIDTH / 2, 198, anchor="middle", size=SMALL_TEXT_SIZE),
    ]
    for ahead, count in enumerate(forecast.due):
        left = _PLOT.left + _OVERDUE_WIDTH + ahead * slot
        shapes += _bar(left, slot, count, end)
        if ahead % _DAYS_BETWEEN_LABELS == 0:
            text = "today" if ahead == 0 else day_name(forecast.today + timedelta(ahead))
            shapes.append(label(text, left + slot / 2, 198, anchor="middle", size=SMALL_TEXT_SIZE))
    return drawing(name, f"Due in the next {days} days", description, _HEIGHT, *shapes)


def _bar(left: float, slot: float, count: int, end: int, fill: str | None = None) -> list[Markup]:
    if not count:
        return []
    top = _PLOT.y(count / end)
    shape = element(
        "rect",
        x=left + _GAP / 2,
        y=top,
        width=slot - _GAP,
        height=_PLOT.bottom - top,
        class_="mark" if fill is None else "outline",
        fill=fill,
    )
    text = str(count)
    if text_width(text, SMALL_TEXT_SIZE) > slot:
        return [shape]
    return [shape, label(text, left + slot / 2, top - 4, anchor="middle", size=SMALL_TEXT_SIZE)]
