"""A wish that leads from a source back to questions."""

from quiz.model.attempt import QuestionName
from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Practice:
    """The learner wants to be asked these questions in a session of their own."""

    questions: tuple[QuestionName, ...]
