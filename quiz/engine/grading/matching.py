"""Texts on the left matched with texts on the right."""

from quiz.model.outcome import Outcome
from quiz.model.question import Matching
from quiz.model.response import MatchResponse


def grade(question: Matching, response: MatchResponse) -> Outcome:
    """Return the share of left-hand texts that were matched rightly as the score.

    Each pair weighs the same, as in Moodle's matching questions. Left-hand texts with the same right-hand text share
    it. Raises ValueError for a response that has not one known right-hand text, or None, for each pair.
    """
    rights = question.rights
    if len(response.rights) != len(question.pairs) or not set(response.rights) <= {None, *range(len(rights))}:
        raise ValueError(f"not {len(question.pairs)} places among {len(rights)} texts: {response.rights}")
    right = [
        place is not None and rights[place] == pair.right
        for pair, place in zip(question.pairs, response.rights, strict=True)
    ]
    return Outcome.of_score(sum(right) / len(right))
