"""One option of several, and a claim that is true or false."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from quiz.first_paint.words import CHOSEN, NOT_CHOSEN
from quiz.model.question import SingleChoice, TrueFalse
from quiz.model.response import ChoiceResponse, Response, TruthResponse
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.content import choice_text, mark
from quiz.tui.widgets.answer import AnswerWidget, Missing
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList

NOTE_CELLS = 14


class ChoiceList(RowList):
    """The options of a choice. Enter gives the answer without telling anybody first, who would be late for it."""

    def action_select(self) -> None:
        """Give the answer as it stands."""
        if isinstance(self.parent, AnswerWidget):
            self.parent.submit()


class ChoiceAnswer(AnswerWidget):
    """Single choice and true or false: the highlighted option is the chosen one, and picking it once more answers.

    With `answers_at_once` picking an option answers, whichever was chosen before.
    """

    answers_at_once = False

    def compose(self) -> ComposeResult:
        """Lay out the options."""
        yield ChoiceList()

    async def ask(self, asked: AskedView) -> None:
        """Show the options in their shuffled order, none of them chosen, so that a stray Enter answers nothing."""
        self._question = asked.question
        self._order = asked.orders[0] if asked.orders else (0, 1)
        self._list.show_rows(self._rows(None))

    def show_in_place(self, asked: AskedView) -> bool:
        """Show the options of another question where there are as many, in as many lines."""
        if not isinstance(asked.question, SingleChoice | TrueFalse):
            return False
        self._question = asked.question
        self._order = asked.orders[0] if asked.orders else (0, 1)
        return self._list.replace_rows(self._rows(None))

    def settle(self, answered: AnsweredView) -> None:
        """Mark the option chosen and the right one."""
        chosen = self._chosen(answered.response)
        rows = []
        for number, (place, text) in enumerate(zip(self._order, self._texts(), strict=True), start=1):
            note = "your answer" if place == chosen else "right answer" if self._is_key(place) else ""
            rows.append(
                choice_row(number, text, note, is_key=self._is_key(place), box=_sign(is_chosen=place == chosen))
            )
        self._list.settle(rows)

    def answer(self) -> Response | Missing:
        """Return the option that is chosen."""
        response = None if self._list.highlighted is None else self.option(self._list.highlighted)
        return response or Missing(
            "Nothing is chosen yet. Choose an option by its number, with the arrow keys or the mouse."
        )

    def option(self, row: int) -> Response | None:
        """Return what the option in a row, from 0, answers; None where there is none."""
        if row not in range(len(self._order)):
            return None
        place = self._order[row]
        return TruthResponse(place == 0) if isinstance(self._question, TrueFalse) else ChoiceResponse((place,))

    def focus_answer(self) -> None:
        """Put the focus on the options."""
        self.screen.set_focus(self._list, scroll_visible=False)

    @property
    def _list(self) -> RowList:
        return self.query_one(RowList)

    def _texts(self) -> Sequence[Content]:
        if isinstance(self._question, SingleChoice):
            return [choice_text(self._question.choices[place].text) for place in self._order]
        return [Content("True"), Content("False")]

    def _is_key(self, place: int) -> bool:
        if isinstance(self._question, SingleChoice):
            return self._question.choices[place].key
        return isinstance(self._question, TrueFalse) and self._question.key is (place == 0)

    @staticmethod
    def _chosen(response: Response | None) -> int | None:
        match response:
            case ChoiceResponse((place,)):
                return place
            case TruthResponse(value):
                return 0 if value else 1
            case _:
                return None

    def _rows(self, highlighted: int | None) -> list[Row]:
        return [
            choice_row(place + 1, text, box=_sign(is_chosen=place == highlighted))
            for place, text in enumerate(self._texts())
        ]

    @on(RowList.OptionHighlighted)
    def _choose(self, event: RowList.OptionHighlighted) -> None:
        # The message may come late: what is settled, or highlighted since, counts.
        if self._list.highlighted == event.option_index:
            self._list.update_rows(self._rows(event.option_index))
            self.post_message(self.Changed())

    @on(RowList.Picked)
    def _pick(self, event: RowList.Picked) -> None:
        event.stop()
        response = self.option(event.row)
        if self.answers_at_once and response is not None:
            self._give(response)
        elif event.again:
            self.submit()


def _sign(*, is_chosen: bool) -> str:
    return CHOSEN if is_chosen else NOT_CHOSEN


def choice_row(number: int, text: Content, note: str = "", *, is_key: bool = False, box: str) -> Row:
    """Return an option with its box and number; with a note it gets the mark of a right or a wrong one as well."""
    sign = mark(is_right=is_key) if note else Content(" ")
    label = f" {box}{number:>2}  "
    style = ("$success" if is_key else "$error") if note else ""
    return Row(
        Content.assemble(sign, (label, "$foreground-muted")),
        text,
        Content.styled(note.rjust(NOTE_CELLS), style) if note else Content(),
        NOTE_CELLS,
    )
