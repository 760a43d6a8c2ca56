"""A question that is answered with yes or no before something is done."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.tui.screens.base import QuizModal
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.too_small import TooSmall


class ConfirmScreen(QuizModal[bool]):
    """Asks whether something is to be done; returns true for yes."""

    AUTO_FOCUS: ClassVar[str | None] = "#dialog"
    HELP = "Enter or y does it, Escape or n leaves everything as it is."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "answer(True)", "Yes", tooltip="Do it", id="confirm.yes"),
        Binding("escape,n,q", "answer(False)", "No", tooltip="Leave everything as it is", id="confirm.no"),
    ]

    def __init__(self, question: Content) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the question over its two answers."""
        yield TooSmall()
        yield VerticalScroll(
            Static(self._question),
            Horizontal(
                Press("Yes", "screen.answer(True)", id="press-yes"),
                Press("No", "screen.answer(False)"),
                id="bar",
            ),
            id="dialog",
        )
        yield KeyLine()

    def action_answer(self, is_wanted: bool) -> None:
        """Return the answer."""
        self.dismiss(is_wanted)
