"""A claim called true or false."""

from quiz.model.outcome import Outcome
from quiz.model.question import TrueFalse
from quiz.model.response import TruthResponse


def grade(question: TrueFalse, response: TruthResponse) -> Outcome:
    """Return Correct where the claim was called what it is."""
    return Outcome.of_score(float(response.value == question.key))
