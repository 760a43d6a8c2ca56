"""What is shown in a window that has no room for more."""

from textual.content import Content
from textual.widgets import Static

SMALLEST_COLUMNS, SMALLEST_ROWS = 40, 12


class TooSmall(Static):
    """A notice that stands in for the screen below the smallest size; the screen keeps everything as it is."""

    def __init__(self) -> None:
        size = f"{SMALLEST_COLUMNS} x {SMALLEST_ROWS}"
        super().__init__(Content(f"This window is too small: the quiz needs {size}. Ctrl+Q leaves."))
