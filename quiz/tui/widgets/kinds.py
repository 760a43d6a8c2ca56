"""Which widget answers which kind of question."""

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
