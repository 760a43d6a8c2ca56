"""Texts on the left to be matched with texts on the right."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message

from quiz.model.question import Matching
from quiz.model.response import MatchResponse
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.content import choice_text, mark
from quiz.tui.widgets.answer import AnswerWidget, Missing, question_of
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList

LABELS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
"""What the texts on the right are called, one cell each; only the digits are keys."""


class LeftList(RowList):
    """The texts to be matched: a digit matches the highlighted one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "cross", "To the right side", show=False, tooltip="Go to the right side", id="match.right"),
        Binding("backspace,delete", "clear", "Unmatch", tooltip="Take the match of this line away", id="match.clear"),
    ]

    class Labelled(Message):
        """A text on the right was named by its number. `right` counts from 0 as shown, and is None to undo."""

        def __init__(self, right: int | None) -> None:
            super().__init__()
            self.right = right

    class Crossed(Message):
        """The learner wants to go to the other side."""

    def action_pick(self, number: int) -> None:
        """Match the highlighted text with a text on the right by its number, from 1."""
        self.post_message(self.Labelled(number - 1))

    def action_clear(self) -> None:
        """Take the match of the highlighted text away."""
        self.post_message(self.Labelled(None))

    def action_cross(self) -> None:
        """Go to the right side."""
        self.post_message(self.Crossed())


class RightList(RowList):
    """The texts to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "select", "Match", tooltip="Match it with the line on the left", id="match.choose"),
        Binding("left,escape", "cross", "Back", tooltip="Go back to the left side", id="match.left"),
    ]

    def action_cross(self) -> None:
        """Go to the left side."""
        self.post_message(LeftList.Crossed())


class MatchingAnswer(AnswerWidget):
    """Matching: each text on the left gets the number of one on the right."""

    def compose(self) -> ComposeResult:
        """Lay out both sides."""
        with Horizontal(classes="sides"):
            yield LeftList()
            yield RightList()

    async def ask(self, asked: AskedView) -> None:
        """Show the left side in the author's order and the right side shuffled."""
        self._question = question_of(asked, Matching)
        (self._order,) = asked.orders
        self._matched: list[int | None] = [None] * len(self._question.pairs)
        self._left.show_rows(self._left_rows(), highlighted=0)
        self._right.show_rows(self._right_rows())

    def settle(self, answered: AnsweredView) -> None:
        """Mark each match as right or wrong, with the number that would have been right."""
        response = answered.response
        if isinstance(response, MatchResponse):
            self._matched = list(response.rights)
        rows = []
        for place, pair in enumerate(self._question.pairs):
            label, right = self._label(self._matched[place]), self._label(self._question.rights.index(pair.right))
            if label == right:
                lead = Content.assemble(mark(is_right=True), (f" {label}", "$success"), "    ")
            elif response is None:
                lead = Content.assemble("  ", (right, "$success"), "    ")
            else:
                lead = Content.assemble(mark(is_right=False), (f" {label}", "$error"), "→", (right, "$success"), "  ")
            rows.append(Row(lead, choice_text(pair.left), Content(), 0))
        self._left.settle(rows)
        self._right.settle(self._right_rows())

    def answer(self) -> MatchResponse | Missing:
        """Return the matches; what is left out is asked about first."""
        unmatched = self._matched.count(None)
        response = MatchResponse(tuple(self._matched))
        if unmatched == len(self._matched):
            return Missing(
                "Nothing is matched yet. Press the number of a text on the right, or click one side and then the other."
            )
        if unmatched:
            lines = "One line has" if unmatched == 1 else f"{unmatched} lines have"
            return Missing(f"{lines} no match yet. Press Enter again to answer as it stands.", response)
        return response

    def focus_answer(self) -> None:
        """Put the focus on the left side."""
        self.screen.set_focus(self._left, scroll_visible=False)

    @property
    def _left(self) -> LeftList:
        return self.query_one(LeftList)

    @property
    def _right(self) -> RightList:
        return self.query_one(RightList)

    def _label(self, right: int | None) -> str:
        return " " if right is None else LABELS[self._order.index(right) % len(LABELS)]

    def _left_rows(self) -> list[Row]:
        return [
            Row(
                Content.assemble("  [", (self._label(self._matched[place]), "bold $primary"), "]  "),
                choice_text(pair.left),
                Content(),
                0,
            )
            for place, pair in enumerate(self._question.pairs)
        ]

    def _right_rows(self) -> list[Row]:
        return [
            Row(
                Content.styled(f" {self._label(right)}  ", "$foreground-muted"),
                choice_text(self._question.rights[right]),
                Content(),
                0,
            )
            for right in self._order
        ]

    def _match(self, shown_place: int | None) -> None:
        left = self._left.highlighted
        if left is None or (shown_place is not None and shown_place >= len(self._order)):
            return
        self._matched[left] = None if shown_place is None else self._order[shown_place]
        self._left.update_rows(self._left_rows())
        if shown_place is not None and left + 1 < len(self._matched):
            self._left.highlighted = left + 1
        self.post_message(self.Changed())

    @on(LeftList.Labelled)
    def _match_labelled(self, event: LeftList.Labelled) -> None:
        event.stop()
        self._match(event.right)

    @on(RightList.Picked)
    @on(RightList.OptionSelected)
    def _match_picked(self, event: RowList.Picked | RowList.OptionSelected) -> None:
        event.stop()
        if isinstance(event, RowList.OptionSelected):
            if event.option_list is self._left:
                self.submit()
                return
            self._match(event.option_index)
        elif event.row_list is self._right:
            self._match(event.row)
        self.screen.set_focus(self._left, scroll_visible=False)

    @on(LeftList.Crossed)
    def _cross(self, event: LeftList.Crossed) -> None:
        event.stop()
        if self._left.has_focus:
            self._right.highlighted = self._right.highlighted or 0
            self.screen.set_focus(self._right, scroll_visible=False)
        else:
            self.screen.set_focus(self._left, scroll_visible=False)
