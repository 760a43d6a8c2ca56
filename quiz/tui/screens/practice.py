"""A wish that leads from a source back to questions."""

from dataclasses import dataclass

from quiz.model.attempt import QuestionName


@dataclass(frozen=True, slots=True)
class Practice:
    """The learner wants to be asked these questions in a session of their own."""

    questions: tuple[QuestionName, ...]
