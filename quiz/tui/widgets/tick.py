"""Something that is wanted or not."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz.first_paint.words import EMPTY_BOX, FULL_BOX


class Tick(Widget, can_focus=True):
    """A box with a label, ticked by Space or by mouse."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "toggle_tick", "Tick", tooltip="Tick this, or take its tick away", id="tick.toggle"),
        Binding("enter", "submit", "Start", show=False, tooltip="Start with these choices", id="tick.submit"),
    ]

    is_ticked: reactive[bool] = reactive(False)

    class Changed(Message):
        """The box was ticked, or its tick taken away."""

    class Submitted(Message):
        """The learner is done."""

    def __init__(self, label: str, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id)
        self._label = label

    def render(self) -> Content:
        """Return the box and its label."""
        box = FULL_BOX if self.is_ticked else EMPTY_BOX
        return Content.styled(f"{box} {self._label}", "bold $primary" if self.is_ticked else "")

    def action_toggle_tick(self) -> None:
        """Tick the box, or take the tick away."""
        self.is_ticked = not self.is_ticked
        self.post_message(self.Changed())

    def action_submit(self) -> None:
        """Say that the learner is done."""
        self.post_message(self.Submitted())

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_toggle_tick()
