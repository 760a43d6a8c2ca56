"""Which widget answers which kind of question."""

from typing import TYPE_CHECKING, TypeVar

from textual.containers import Vertical

from quiz.model.question import (
    Cloze,
    Date,
    FindEvidence,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Question,
    ShortAnswer,
)
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.choice import ChoiceAnswer

if TYPE_CHECKING:
    from quiz.tui.widgets.evidence import EvidenceAnswer

Wanted = TypeVar("Wanted", bound=AnswerWidget)


class AnswerPlace(Vertical):
    """Where one kind of question after another is answered; a widget serves again when its kind comes again.

    With `answers_at_once` picking an option of a choice answers.
    """

    def __init__(self, *, answers_at_once: bool = False) -> None:
        super().__init__(id="answer")
        self._answers_at_once = answers_at_once
        self._widgets: dict[type[AnswerWidget], AnswerWidget] = {}

    async def widget_for(self, question: Question) -> AnswerWidget:
        """Return the widget in which the question is answered, and show no other."""
        return await self._show(widget_type(question))

    async def widget_for_proof(self) -> "EvidenceAnswer":
        """Return the widget in which an answer is proven, and show no other."""
        from quiz.tui.widgets.evidence import EvidenceAnswer

        return await self._show(EvidenceAnswer)

    async def _show(self, wanted: type[Wanted]) -> Wanted:
        found = self._widgets.get(wanted)
        if not isinstance(found, wanted):
            self._widgets[wanted] = found = wanted()
            if isinstance(found, ChoiceAnswer):
                found.answers_at_once = self._answers_at_once
            await self.mount(found)
        for kind, widget in self._widgets.items():
            widget.display = kind is wanted
        return found


def widget_type(question: Question) -> type[AnswerWidget]:
    """Return the type of widget in which a question is answered."""
    match question:
        case MultipleChoice():
            from quiz.tui.widgets.multiple import MultipleChoiceAnswer

            return MultipleChoiceAnswer
        case ShortAnswer() | Number() | Date():
            from quiz.tui.widgets.typed import TypedAnswer

            return TypedAnswer
        case Ordering():
            from quiz.tui.widgets.ordering import OrderingAnswer

            return OrderingAnswer
        case Matching():
            from quiz.tui.widgets.matching import MatchingAnswer

            return MatchingAnswer
        case Cloze():
            from quiz.tui.widgets.cloze import ClozeAnswer

            return ClozeAnswer
        case FindEvidence():
            from quiz.tui.widgets.evidence import EvidenceAnswer

            return EvidenceAnswer
        case _:
            return ChoiceAnswer
