"""The problems screen: why something cannot be played."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz.model.diagnostic import Diagnostic
from quiz.tui.content import plain
from quiz.tui.diagnosed import diagnostic_text
from quiz.tui.screens.base import QuizScreen


class ProblemsScreen(QuizScreen[None]):
    """Says what is wrong, where, and what would be right."""

    AUTO_FOCUS: ClassVar[str | None] = "#results"
    HELP = "What keeps this pack from being played. Its author can mend it; `quiz check` shows the same list."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "close", "Back", tooltip="Go back to the library", id="problems.close")
    ]

    def __init__(self, message: str, diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__()
        self._message = message
        self._diagnostics = diagnostics

    def compose(self) -> ComposeResult:
        """Lay out the message over the list."""
        statics = [Static(plain(self._message), id="message")]
        statics += [Static(diagnostic_text(diagnostic), classes="diagnostic") for diagnostic in self._diagnostics]
        yield from self.frame(
            Vertical(
                VerticalScroll(Static(Content.styled("This cannot be played", "bold $error")), *statics, id="results"),
                id="page",
            )
        )

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
