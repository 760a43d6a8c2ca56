"""Any number of options of several."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from quiz.first_paint.words import EMPTY_BOX, FULL_BOX
from quiz.model.question import MultipleChoice
from quiz.model.response import ChoiceResponse
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.content import choice_text
from quiz.tui.widgets.answer import AnswerWidget, Missing, question_of
from quiz.tui.widgets.choice import choice_row
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList


class BoxList(RowList):
    """Rows with a box each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", tooltip="Tick the highlighted option, or take its tick away", id="answer.tick")
    ]

    def action_tick(self) -> None:
        """Pick the highlighted row."""
        if self.highlighted is not None:
            self.pick(self.highlighted)


class MultipleChoiceAnswer(AnswerWidget):
    """Multiple choice: picking an option ticks it or takes its tick away; Enter gives the answer."""

    def compose(self) -> ComposeResult:
        """Lay out the options."""
        yield BoxList()

    async def ask(self, asked: AskedView) -> None:
        """Show the options in their shuffled order, none of them ticked."""
        self._choices = question_of(asked, MultipleChoice).choices
        (self._order,) = asked.orders
        self._ticked: set[int] = set()
        self._list.show_rows(self._rows(), highlighted=0)

    def settle(self, answered: AnsweredView) -> None:
        """Mark each option that was ticked or should have been."""
        ticked = answered.response.choices if isinstance(answered.response, ChoiceResponse) else ()
        self._ticked = set(ticked)
        self._list.settle(self._rows(settled=True))

    def answer(self) -> ChoiceResponse | Missing:
        """Return the options that are ticked, in the author's order."""
        if not self._ticked:
            return Missing("Nothing is ticked yet. Tick options by number, with Space or the mouse; then press Enter.")
        return ChoiceResponse(tuple(sorted(self._ticked)))

    def focus_answer(self) -> None:
        """Put the focus on the options."""
        self.screen.set_focus(self._list, scroll_visible=False)

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    def _rows(self, *, settled: bool = False) -> list[Row]:
        rows = []
        for number, place in enumerate(self._order, start=1):
            choice, is_ticked = self._choices[place], place in self._ticked
            note = ""
            if settled and is_ticked:
                note = "your answer"
            elif settled and choice.key:
                note = "right, missed" if self._ticked else "right answer"
            box = FULL_BOX if is_ticked else EMPTY_BOX
            rows.append(choice_row(number, choice_text(choice.text), note, is_key=choice.key, box=box))
        return rows

    @on(RowList.Picked)
    def _toggle(self, event: RowList.Picked) -> None:
        event.stop()
        self._ticked ^= {self._order[event.row]}
        self._list.update_rows(self._rows())
        self.post_message(self.Changed())

    @on(RowList.OptionSelected)
    def _submit(self, event: RowList.OptionSelected) -> None:
        event.stop()
        self.submit()
