"""A few typed words, a number or a date."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quiz.model.outcome import Verdict
from quiz.model.question import Date, Number, ShortAnswer
from quiz.model.text import FORBIDDEN_CHARACTERS
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.content import MUTED, mark, plain
from quiz.tui.widgets.answer import AnswerWidget, Missing

LONGEST_ANSWER = 1000
"""Characters; what is pasted beyond them is left out."""


class Field(Input):
    """An input of one line that takes no character that could steer a terminal."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Answer", tooltip="Give your answer as it stands", id="answer.submit"),
        Binding(
            "escape",
            "leave_field",
            "Leave field",
            tooltip="Leave the field, so that letters are keys",
            id="field.leave",
        ),
    ]

    class Left(Message):
        """The learner left the field by key."""

    def __init__(self, *, compact: bool = False) -> None:
        super().__init__(compact=compact, select_on_focus=False)
        self.cursor_blink = False

    def validate_value(self, value: str) -> str:
        """Leave out characters that no text may hold."""
        return "".join(character for character in value if character not in FORBIDDEN_CHARACTERS)[:LONGEST_ANSWER]

    def action_leave_field(self) -> None:
        """Give up the focus."""
        self.screen.set_focus(None)


class TypedAnswer(AnswerWidget):
    """Short answer, number and date: words are typed, and read by the rules of the kind elsewhere."""

    def compose(self) -> ComposeResult:
        """Lay out the field, with room for a mark before it and a unit behind it."""
        with Horizontal(classes="field"):
            yield Static(id="mark")
            yield Field()
            yield Static(id="unit")
        yield Static(id="form")

    async def ask(self, asked: AskedView) -> None:
        """Empty the field, and say what is to be typed."""
        from quiz.engine.grading import expected_form

        if not isinstance(asked.question, ShortAnswer | Number | Date):
            raise TypeError(f"A {asked.question.kind} question takes no typed words.")
        field = self.query_one(Field)
        field.can_focus = True
        # Nobody has typed it, so nobody need follow it.
        with field.prevent(Input.Changed):
            field.value = ""
        unit = asked.question.unit if isinstance(asked.question, Number) else ""
        self.set_class(not isinstance(asked.question, ShortAnswer), "-short")
        self.query_one("#unit", Static).update(plain(unit))
        self.query_one("#unit").display = bool(unit)
        self.query_one("#mark", Static).update(Content(" "))
        self.query_one("#form", Static).update(plain(f"Type {expected_form(asked.question)}.", MUTED))

    def settle(self, answered: AnsweredView) -> None:
        """Mark what was typed as right or wrong."""
        self.query_one(Field).can_focus = False
        if answered.response is not None:
            sign = mark(is_right=answered.outcome.verdict is Verdict.CORRECT)
            self.query_one("#mark", Static).update(sign)

    def answer(self) -> str | Missing:
        """Return the words as typed."""
        words = self.query_one(Field).value
        return words if words.strip() else Missing("Nothing is typed yet. Type your answer and press Enter.")

    def focus_answer(self) -> None:
        """Put the focus in the field."""
        self.screen.set_focus(self.query_one(Field), scroll_visible=False)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        event.stop()
        self.submit()

    @on(Input.Changed)
    def _change(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())
