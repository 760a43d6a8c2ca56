"""A text with gaps."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quiz.engine.presentation import gap_names
from quiz.model.question import Cloze, Gap
from quiz.model.response import ClozeResponse
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.content import cloze_text, mark, plain
from quiz.tui.widgets.answer import AnswerWidget, Missing, question_of
from quiz.tui.widgets.inline_choice import InlineChoice
from quiz.tui.widgets.typed import Field


class GapRow(Horizontal):
    """One gap under the text: its number, and the field or the options that fill it."""

    def __init__(self, number: int, gap: Gap, order: tuple[int, ...]) -> None:
        super().__init__()
        self._number = number
        self._options = tuple(gap.options[place] for place in order)
        self.control: Field | InlineChoice = Field(compact=True)
        if self._options:
            self.control = InlineChoice()
            self.control.offer([plain(option) for option in self._options])

    def compose(self) -> ComposeResult:
        """Lay out the number and what is filled in."""
        yield Static(self._label(Content(" ")), classes="gap-label")
        yield self.control

    @property
    def text(self) -> str:
        """What was typed or chosen; empty where nothing was."""
        if isinstance(self.control, Field):
            return self.control.value
        return "" if self.control.chosen is None else self._options[self.control.chosen]

    def settle(self, is_right: bool | None) -> None:
        """Mark the gap as right or wrong, or as neither, and take no more changes."""
        self.control.can_focus = False
        if is_right is not None:
            self.query_one(".gap-label", Static).update(self._label(mark(is_right=is_right)))

    def _label(self, sign: Content) -> Content:
        return Content.assemble(sign, (f" {self._number}  ", "$foreground-muted"))


class ClozeAnswer(AnswerWidget):
    """Cloze: the gaps are numbered in the text and filled in below it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "go(-1)", "Gap", key_display="↑↓", tooltip="Go from gap to gap", id="cloze.up"),
        Binding("down", "go(1)", "Next gap", show=False, tooltip="Go to the next gap", id="cloze.down"),
    ]

    _rows: Sequence[GapRow] = ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell which actions can be taken now."""
        return action != "go" or (len(self._rows) > 1 and self._current is not None)

    def compose(self) -> ComposeResult:
        """Lay out the text over its gaps."""
        yield Static(id="cloze-text")
        yield Vertical(id="gaps")

    async def ask(self, asked: AskedView) -> None:
        """Show the text with empty gaps."""
        question = question_of(asked, Cloze)
        self.query_one("#cloze-text", Static).update(cloze_text(question.text))
        gaps = [question.gaps[name] for name in gap_names(question.text)]
        self._rows = [
            GapRow(number, gap, order)
            for number, (gap, order) in enumerate(zip(gaps, asked.orders, strict=True), start=1)
        ]
        rows = self.query_one("#gaps")
        await rows.remove_children()
        await rows.mount(*self._rows)

    def settle(self, answered: AnsweredView) -> None:
        """Mark each gap as filled rightly or not."""
        for row, answer in zip(self._rows, answered.feedback.answers, strict=True):
            row.settle(None if answered.response is None else answer.right)

    def answer(self) -> ClozeResponse | Missing:
        """Return what fills the gaps; empty ones are asked about first."""
        texts = tuple(row.text for row in self._rows)
        empty = sum(not text.strip() for text in texts)
        if empty == len(texts):
            return Missing("Nothing is filled in yet. Fill the numbered gaps below the text; ↓ goes to the next one.")
        if empty:
            gaps = "One gap is" if empty == 1 else f"{empty} gaps are"
            return Missing(f"{gaps} still empty. Press Enter again to answer as it stands.", ClozeResponse(texts))
        return ClozeResponse(texts)

    def focus_answer(self) -> None:
        """Put the focus on the first gap."""
        self.screen.set_focus(self._rows[0].control, scroll_visible=False)

    def action_go(self, step: int) -> None:
        """Go to the gap before (-1) or behind (1); from the first and the last one the key scrolls on."""
        if self._current is None or not 0 <= self._current + step < len(self._rows):
            raise SkipAction
        self._rows[self._current + step].control.focus()

    @property
    def _current(self) -> int | None:
        """Which gap has the focus, from 0."""
        return next((place for place, row in enumerate(self._rows) if row.control.has_focus), None)

    @on(Input.Submitted)
    @on(InlineChoice.Submitted)
    def _submit(self, event: Input.Submitted | InlineChoice.Submitted) -> None:
        event.stop()
        self.submit()

    @on(Input.Changed)
    @on(InlineChoice.Changed)
    def _change(self, event: Input.Changed | InlineChoice.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())

    @on(InlineChoice.Changed)
    def _go_on(self, event: InlineChoice.Changed) -> None:
        """Go to the next empty gap once an option is picked, as matching does, so that the next digit belongs there."""
        if event.picked and self._current is not None:
            behind = (row for row in self._rows[self._current + 1 :] if not row.text.strip())
            empty = next(behind, None)
            if empty is not None:
                empty.control.focus()
