"""The screen that shows how far a pack is that takes a while to compile."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.tui.content import MUTED, percentage, plain
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.press import Press

REPAINTED_AFTER_SECONDS = 0.1
BAR_CELLS = 40


class PreparingScreen(QuizScreen[bool]):
    """Shows how far a pack is, from 0 to 1 as `share` tells; returns false where the learner leaves."""

    HELP = "The pack has changed and is read anew. Escape goes back to the library; the pack is as it was."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Leave", tooltip="Go back without this pack", id="preparing.leave"),
    ]

    def __init__(self, name: str, share: Callable[[], float]) -> None:
        super().__init__()
        self._called = name
        self._share = share

    def compose(self) -> ComposeResult:
        """Lay out the bar under the name of the pack."""
        words = Content.assemble(
            ("Preparing ", "bold"), plain(self._called, "bold"), ("\nIt has changed, and is read anew.", MUTED)
        )
        page = Vertical(
            Static(words, id="title"),
            Static(_bar(self._share()), id="share"),
            Horizontal(Press("Leave", "screen.leave"), id="bar"),
            id="page",
        )
        yield from self.frame(page)

    def on_mount(self) -> None:
        """Look now and then how far it is."""
        self.set_interval(REPAINTED_AFTER_SECONDS, self._look)

    def finish(self) -> None:
        """Go away, as the pack is ready or has turned out to be none."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Wait no longer."""
        self.dismiss(False)

    def _look(self) -> None:
        self.query_one("#share", Static).update(_bar(self._share()))


def _bar(share: float) -> Content:
    filled = round(BAR_CELLS * share)
    return Content.assemble(
        ("━" * filled, "$primary"), ("─" * (BAR_CELLS - filled), "$border-blurred"), f" {percentage(share):>5}"
    )
