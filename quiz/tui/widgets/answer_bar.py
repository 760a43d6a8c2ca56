"""What can be done with a question, and once it is answered the verdict."""

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from quiz.play.view import AskedView, JudgedView
from quiz.tui.content import MUTED, signed, verdict_line

PROOF_LABEL = "  ·  proof "
_SUBMIT, _NEXT = ("Answer", "submit"), ("Next", "next")
_MAIN = frozenset({_SUBMIT, _NEXT})
_WIDE = 60
"""From so many cells on the buttons are wider, and farther apart."""


class AnswerBar(Widget):
    """The buttons below a question; after its answer the verdict, and the button that goes on.

    It is one line that is drawn as a whole, so that a verdict is shown without a layout. Its buttons are for the mouse;
    each has a key. Where it `is_race` there are no hints, and the verdict stands elsewhere.
    """

    ALLOW_SELECT = False
    auto_links = False  # there are none to be looked for while a verdict waits

    buttons: reactive[tuple[tuple[str, str], ...]] = reactive(())
    verdict: reactive[Content] = reactive(Content())
    hovered: reactive[str] = reactive("")

    def __init__(self, *, is_race: bool = False) -> None:
        super().__init__(id="bar")
        self._is_race = is_race

    def show_asked(self, asked: AskedView) -> None:
        """Show how to answer."""
        hint = [("Hint", "hint")] if asked.question.hint and not self._is_race else []
        later = [("Later", "put_off")] if asked.can_be_put_off else []
        self._show(_SUBMIT, *hint, ("Skip", "skip"), *later)

    def show_finding(self) -> None:
        """Show how to answer the second step."""
        self._show(_SUBMIT, ("Skip", "skip"))

    def show_judged(self, judged: JudgedView) -> None:
        """Show how the answer was judged, and apart from it how its proof was."""
        verdict = Content() if self._is_race else _verdict(judged)
        self._show(_NEXT, verdict=verdict)

    def render(self) -> Content:
        """Return the verdict at the left and what goes on at the right, or the buttons from the left."""
        width = self.content_size.width
        is_wide = width >= _WIDE
        gap = "  " if is_wide else " "
        buttons = Content(gap).join(self._button(*button, 8 if is_wide else 6) for button in self.buttons)
        if not self.verdict:
            return buttons
        verdict = self.verdict.truncate(max(1, width - buttons.cell_length - 1), ellipsis=True)
        return Content.assemble(verdict, " " * max(1, width - verdict.cell_length - buttons.cell_length), buttons)

    def _show(self, *buttons: tuple[str, str], verdict: Content = Content()) -> None:  # noqa: B008 - it is never changed
        self.buttons, self.verdict = buttons, verdict

    def _button(self, label: str, action: str, least: int) -> Content:
        if action == self.hovered:
            style = "$block-cursor-foreground on $block-cursor-background"
        elif (label, action) in _MAIN:
            style = "$button-color-foreground on $primary"
        else:
            style = "$foreground on $panel"
        text = f" {label} ".center(least)
        return Content.styled(text, style).stylize(Style.from_meta({"action": action}))

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        self.hovered = event.style.meta.get("action", "")

    def _on_leave(self, event: events.Leave) -> None:
        event.stop()
        self.hovered = ""

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        action = event.style.meta.get("action")
        if action is not None:
            await self.screen.run_action(action)


def _verdict(judged: JudgedView) -> Content:
    verdict = verdict_line(judged.outcome)
    if judged.proof is not None:
        verdict = Content.assemble(verdict, (PROOF_LABEL, MUTED), verdict_line(judged.proof))
    if judged.mark is not None:
        stated = f"  ·  C={judged.certainty} "
        verdict = Content.assemble(verdict, (stated, MUTED), (signed(judged.mark), "bold"))
    return verdict
