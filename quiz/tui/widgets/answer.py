"""What every kind of question has in common on the screen."""

from abc import abstractmethod
from typing import TypeVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message

from quiz.model.dataclass import dataclass
from quiz.model.question import Question
from quiz.model.response import Response
from quiz.play.view import AnsweredView, AskedView

Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Missing:
    """What an answer lacks. Where `answer` is given, submitting a second time takes it as it stands."""

    explanation: str
    answer: Response | None = None


class AnswerWidget(Vertical):
    """Where a question of one or more kinds is answered; it serves one such question after another in place."""

    class Given(Message):
        """The learner answered a question, by a response or by typed words that are yet to be read.

        By the time that it arrives another question may be asked.
        """

        def __init__(self, answer: Response | str, question: Question) -> None:
            super().__init__()
            self.answer = answer
            self.question = question

    class Incomplete(Message):
        """The learner asked to submit what is no answer yet; nothing is graded."""

        def __init__(self, explanation: str) -> None:
            super().__init__()
            self.explanation = explanation

    class Changed(Message):
        """The learner changed the answer, so that what was said about the former one no longer matters."""

    class Moved(Message):
        """The learner went to another part of the answer, or back to its top."""

        def __init__(self, is_at_top: bool) -> None:
            super().__init__()
            self.is_at_top = is_at_top

    _warned: Missing | None = None
    _given_to: Question

    async def show_asked(self, asked: AskedView) -> None:
        """Show another question, unanswered."""
        self._warned = None
        self._given_to = asked.question
        await self.ask(asked)

    def show_in_place(self, asked: AskedView) -> bool:  # noqa: ARG002 - it matters where this can be done
        """Show how another question is answered where nothing has to be laid out for that; return whether it is so."""
        return False

    def submit(self) -> None:
        """Give the answer as it stands, or say what is missing."""
        answer = self.answer()
        if not isinstance(answer, Missing):
            self._give(answer)
        elif answer.answer is not None and answer == self._warned:
            self._give(answer.answer)
        else:
            self._warned = answer
            self.post_message(self.Incomplete(answer.explanation))

    def _give(self, answer: Response | str) -> None:
        # Straight to the screen: on its way through all that lies in between it would be late.
        self.screen.post_message(self.Given(answer, self._given_to))

    @abstractmethod
    async def ask(self, asked: AskedView) -> None:
        """Fill the widget with a question."""

    @abstractmethod
    def settle(self, answered: AnsweredView) -> None:
        """Mark in place what was answered and what is right; nothing moves, and nothing can be changed any more."""

    @abstractmethod
    def answer(self) -> Response | str | Missing:
        """Return what the learner has answered so far."""

    @abstractmethod
    def focus_answer(self) -> None:
        """Put the focus where the answer is given, at once: what is typed ahead belongs there."""


def question_of(asked: AskedView, kind: type[Kind]) -> Kind:
    """Return the question asked as one of the kind that a widget is for."""
    if not isinstance(asked.question, kind):
        raise TypeError(f"A {asked.question.kind} question is answered elsewhere.")
    return asked.question


def digit_bindings(action: str, description: str, tooltip: str, *, show: bool = True) -> list[Binding]:
    """Return bindings of the digits 1 to 9 to an action that takes the digit; the first stands for all of them."""
    return [
        Binding(
            str(digit),
            f"{action}({digit})",
            description,
            key_display="1-9",
            show=show and digit == 1,
            system=digit > 1,
            tooltip=tooltip,
            id=f"{action}.{digit}",
        )
        for digit in range(1, 10)
    ]
