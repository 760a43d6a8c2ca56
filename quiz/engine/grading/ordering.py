"""Items put in order."""

from itertools import combinations
from math import comb

from quiz.model.outcome import Outcome
from quiz.model.question import Ordering
from quiz.model.response import OrderResponse


def grade(question: Ordering, response: OrderResponse) -> Outcome:
    """Return Kendall's tau between the given order and the right one, not below 0, as the score.

    Tau is 1 - 2 * inversions / number of pairs (M. G. Kendall, A New Measure of Rank Correlation, Biometrika 30, 1938):
    1 for the right order, 0 for one in which half of the pairs stand the wrong way round. Equal texts may stand in
    each other's place. Raises ValueError for anything but an order of all items.
    """
    if sorted(response.order) != list(range(len(question.items))):
        raise ValueError(f"not an order of {len(question.items)} items: {response.order}")
    ranks = _ranks(question, response)
    pairs = comb(len(ranks), 2)
    inversions = sum(earlier > later for earlier, later in combinations(ranks, 2))
    return Outcome.of_score(max(0.0, 1 - 2 * inversions / pairs) if pairs else 1.0)


def _ranks(question: Ordering, response: OrderResponse) -> list[int]:
    """Return the right place of each item given, of equal texts the one given first as the first."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(question.items):
        places.setdefault(text, []).append(place)
    return [places[question.items[item]].pop(0) for item in response.order]
