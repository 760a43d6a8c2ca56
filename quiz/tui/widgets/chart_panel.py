"""A chart below its title."""

from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from quiz.tui.charts.charts import FEWEST_COLUMNS, Chart, Subject
from quiz.tui.content import plain


def acting(action: str) -> Style:
    """Return the style of a text that, clicked, takes an action of the screen, and looks as it would otherwise."""
    return Style.from_meta({"action": action})


class ChartPanel(Widget):
    """Draws a chart for the room there is: to its height where it is one of several, else as high as it likes.

    In the first case the digit that shows it alone, from its place, stands before the title; a click on it does the
    same.
    """

    ALLOW_SELECT = False

    def __init__(self, chart: Chart, subject: Subject, place: int) -> None:
        super().__init__()
        self._chart = chart
        self._subject = subject
        self._place = place
        self._is_brief = False

    def show(self, subject: Subject, *, is_brief: bool) -> None:
        """Draw other statistics, or the same in other room; brief is to the height of the panel."""
        self._subject = subject
        self._is_brief = is_brief
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the title over the chart."""
        rows = max(1, self.content_size.height - 1) if self._is_brief else None
        return self._drawn(max(1, self.content_size.width), rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's signature
        """Return the number of lines at a width in columns."""
        return self._drawn(width, None).plain.count("\n") + 1

    def _drawn(self, columns: int, rows: int | None) -> Content:
        digit = f"{self._place + 1} " if self._is_brief else ""
        title = plain(f"{digit}{self._chart.title}", "bold $primary")
        title = title.stylize(acting(f"chart({self._place})"))
        drawn = self._chart.draw(self._subject, max(columns, FEWEST_COLUMNS), rows)
        return Content("\n").join([title, drawn])
