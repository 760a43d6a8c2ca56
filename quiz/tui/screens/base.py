"""What all screens have in common."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar, TypeVar

from textual import on
from textual.await_complete import AwaitComplete
from textual.css.stylesheet import Stylesheet
from textual.events import ScreenResume
from textual.reactive import Reactive
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from quiz.tui.compositor import RowCompositor
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall

Result = TypeVar("Result")

RETRY_SECONDS = 0.5
"""After how long it is tried again to record what another program, by writing, keeps from being recorded."""

VERDICT_SECONDS = 0.02
"""So long a verdict stands alone: until it has reached the terminal, and nothing that takes longer holds it up."""

_STYLES = Path(__file__).parents[1]
STYLE_OF_ANSWERS = _STYLES / "answers.tcss"
"""What the style sheet of the application leaves out, so that a first question with options need not wait for it."""
STYLE_OF_SCREENS = _STYLES / "screens.tcss"
"""What a screen that asks questions of a session does without."""


def read_style(stylesheet: Stylesheet, path: Path) -> None:
    """Read one more style sheet, where it was not read yet; widgets that are there already keep their looks."""
    if not stylesheet.has_source(str(path)):
        stylesheet.add_source(path.read_text(encoding="utf-8"), read_from=(str(path), ""))


class ReturningScreen(Screen[Result]):
    """A screen that returns a result once, however many keys and clicks came in before it went away."""

    CSS_PATH: ClassVar[list[Path] | None] = [STYLE_OF_ANSWERS, STYLE_OF_SCREENS]  # type: ignore[assignment] # any path will do

    @property
    def is_left(self) -> bool:
        """Whether it has gone away already; what comes in still comes too late."""
        return self not in self.app.screen_stack

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go away, with whatever lies above, and return the result; one that is gone already stays so."""
        if self.is_left:
            return AwaitComplete()
        while self.app.screen is not self:
            self.app.pop_screen()
        return super().dismiss(result)


class QuizModal(ModalScreen[Result], ReturningScreen[Result]):
    """A screen above another one, which stays to be seen.

    Another may have come above it before it goes away: that is no part of it, and is seen to its end first.
    """

    _late: tuple[Result | None] | None = None

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Go away and return the result, once nothing lies above."""
        if self in self.app.screen_stack[:-1]:
            self._late = (result,)
            return AwaitComplete()
        return super().dismiss(result)

    @on(ScreenResume)
    def _go_late(self) -> None:
        if self._late is not None:
            self.dismiss(*self._late)


class QuizScreen(ReturningScreen[Result]):
    """A screen with the keys of the moment at the bottom and a notice for windows that are too small."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    # Textual's own draws the whole screen again whenever the focus moves; the widgets concerned do so by themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._compositor: RowCompositor = RowCompositor()

    def _on_screen_resume(self, event: ScreenResume) -> None:
        """Be shown: for the first time in the styles in which all was mounted just now."""
        event.refresh_styles = event.refresh_styles and self.stack_updates > 0

    async def catch_up(self) -> None:
        """Show at once what is still to be shown of the last step, since there is another one to be taken."""

    def paint(self) -> None:
        """Draw all that has changed now, which by itself comes later by some messages.

        Where anything was drawn just before, such as a clock, it comes later by as much as two frames besides.
        """
        self._dirty_widgets.update(self._compositor.visible_widgets)
        self._on_timer_update()

    def frame(self, *widgets: Widget) -> Iterable[Widget]:
        """Return the widgets of a screen with what every screen has around them."""
        yield TooSmall()
        yield from widgets
        yield KeyLine()
