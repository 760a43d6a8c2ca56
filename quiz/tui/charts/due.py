"""What is due: a column for each of the next days, and one for what is overdue."""

from datetime import timedelta

from textual.content import Content

from quiz.engine.figures import day_name
from quiz.engine.progress import due_told
from quiz.engine.statistics import Forecast
from quiz.tui.charts.ink import BAR, column, labelled, stacked, told
from quiz.tui.content import MUTED, plain

_OVERDUE_COLUMNS = 3
_WIDEST_SLOT = 3
_DAYS_BETWEEN_LABELS = 7


def due_chart(forecast: Forecast | None, columns: int, rows: int) -> Content:
    """Return the columns, whose heights are in proportion to their counts; the last days give way in a narrow room."""
    if forecast is None:
        return told(due_told(forecast), columns)
    most = max(forecast.overdue, *forecast.due)
    if not most:
        return told(due_told(forecast), columns)
    label_columns = len(str(most)) + 1
    left = label_columns + (_OVERDUE_COLUMNS if forecast.overdue else 0)
    slot = max(1, min((columns - left) // len(forecast.due), _WIDEST_SLOT))
    shown = forecast.due[: columns - left]
    fill = max(1, slot - 1)
    heights = [column(count / most, rows) for count in shown]
    overdue = column(forecast.overdue / most, rows)
    drawn = []
    for row in reversed(range(rows)):
        label = str(most) if row == rows - 1 else "0" if row == 0 else ""
        parts = [(f"{label:>{label_columns - 1}} ", MUTED)]
        if forecast.overdue:
            parts.append(((overdue[row] * 2).replace("█", "▒").ljust(_OVERDUE_COLUMNS), "$warning"))
        parts.append(("".join((height[row] * fill).ljust(slot) for height in heights), BAR))
        drawn.append(Content.assemble(*parts))
    ticks = [
        (left + ahead * slot, "today" if ahead == 0 else day_name(forecast.today + timedelta(ahead)))
        for ahead in range(0, len(shown), _DAYS_BETWEEN_LABELS)
    ]
    legend = [Content.assemble(("▒▒", "$warning"), (" overdue", MUTED))] if forecast.overdue else []
    return stacked(*drawn, plain(labelled(ticks, columns), MUTED), *legend, told(due_told(forecast), columns))
