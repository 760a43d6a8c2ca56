"""A few options in one line, one of them chosen."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from quiz.first_paint.words import CHOSEN, NOT_CHOSEN
from quiz.tui.widgets.answer import digit_bindings


class InlineChoice(Widget, can_focus=True):
    """Options side by side, chosen by arrow keys, by number or by mouse. `chosen` is None until one is."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Answer", tooltip="Give your answer as it stands", id="answer.submit"),
        Binding(
            "left",
            "step(-1)",
            "Option",
            key_display="←→",
            tooltip="Choose the option before or behind",
            id="inline.left",
        ),
        Binding(
            "right,space", "step(1)", "Next option", show=False, tooltip="Choose the option behind", id="inline.right"
        ),
        *digit_bindings("choose", "Choose", "Choose the option of that number"),
    ]

    chosen: reactive[int | None] = reactive(None)

    class Changed(Message):
        """An option was chosen: by its number or the mouse where it was `picked`, else on the way to another one."""

        def __init__(self, *, picked: bool) -> None:
            super().__init__()
            self.picked = picked

    class Submitted(Message):
        """The learner is done."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._options: tuple[Content, ...] = ()

    def offer(self, options: Sequence[Content], *, chosen: int | None = None) -> None:
        """Show other options."""
        self._options = tuple(options)
        self.chosen = chosen
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the options with a sign for the chosen one."""
        parts: list[Content] = []
        for place, option in enumerate(self._options):
            is_chosen = place == self.chosen
            text = Content.assemble(CHOSEN if is_chosen else NOT_CHOSEN, " ", option)
            text = text.stylize(Style.from_meta({"place": place}))
            parts.append(text.stylize("bold $primary") if is_chosen else text)
        return Content("   ").join(parts)

    def action_choose(self, number: int) -> None:
        """Choose an option by its number, from 1."""
        self._choose(number - 1)

    def action_step(self, step: int) -> None:
        """Choose the option before (-1) or behind (1)."""
        start = -1 if self.chosen is None and step > 0 else self.chosen or 0
        self._choose((start + step) % len(self._options), picked=False)

    def action_submit(self) -> None:
        """Say that the learner is done."""
        self.post_message(self.Submitted())

    def _choose(self, place: int, *, picked: bool = True) -> None:
        if self.can_focus and place < len(self._options):
            self.chosen = place
            self.post_message(self.Changed(picked=picked))

    async def _on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("place")
        if place is not None:
            self._choose(place)
