"""Any number of options: credit for right ones, less as much for wrong ones."""

from quiz.model.outcome import Outcome
from quiz.model.question import MultipleChoice
from quiz.model.response import ChoiceResponse


def grade(question: MultipleChoice, response: ChoiceResponse) -> Outcome:
    """Return (right picks - wrong picks) / number of keys, not below 0, as the score.

    This is the response mapping of IMS QTI 2.1 with +1 for each key, -1 for each other option and a lower bound of 0;
    Canvas calls it partial credit with penalty. Raises ValueError for options that the question does not have.
    """
    chosen = set(response.choices)
    if len(chosen) != len(response.choices) or not chosen <= set(range(len(question.choices))):
        raise ValueError(f"not distinct among {len(question.choices)} options: {response.choices}")
    keys = {place for place, choice in enumerate(question.choices) if choice.key}
    return Outcome.of_score(max(0.0, (len(chosen & keys) - len(chosen - keys)) / len(keys)))
