"""One option out of several: right or wrong."""

from quiz.model.outcome import Outcome
from quiz.model.question import SingleChoice
from quiz.model.response import ChoiceResponse


def grade(question: SingleChoice, response: ChoiceResponse) -> Outcome:
    """Return Correct for the key. Raises ValueError unless exactly one of the options was chosen."""
    if len(response.choices) != 1 or response.choices[0] not in range(len(question.choices)):
        raise ValueError(f"not one of {len(question.choices)} options: {response.choices}")
    return Outcome.of_score(float(question.choices[response.choices[0]].key))
