"""The chance score of a question: what answers at random score on average.

Every answer that the kind allows is equally likely: each option; true or false; each set of options with one at least;
each order of the items; for each text on the left any one on the right; for each gap any of its options; and in a text
that is searched each run of neighbouring sentences of a passage, and that the text does not say. Words, numbers and
dates are not guessed: their chance score is 0, and so is that of a typed gap.
"""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from math import comb, factorial, isqrt

from quiz.engine.grading.cloze import gaps_in_order
from quiz.engine.grading.evidence import SCORE_OF_THE_PASSAGE, CitedPassage
from quiz.model.question import (
    Cloze,
    Date,
    FindEvidence,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)

EXACT_ITEMS = 60
"""For more items than that the chance score of an ordering is its limit for many items."""

EXACT_SENTENCES = 300
"""In a passage of more sentences than that nearly every selection scores what other sentences of it do."""


def chance_score(question: Question, cited: Sequence[CitedPassage] = (), sentences: Sequence[int] = ()) -> Fraction:
    """Return what answers at random to a question score on average, from 0 to 1.

    For an evidence question `cited` are the passages that decide its claim, and `sentences` the number of sentences in
    each passage of the source that is searched, these among them.
    """
    match question:
        case SingleChoice():
            return Fraction(1, len(question.choices))
        case MultipleChoice():
            return _of_sets(sum(choice.key for choice in question.choices), len(question.choices))
        case TrueFalse():
            return Fraction(1, 2)
        case ShortAnswer() | Number() | Date():
            return Fraction(0)
        case Ordering():
            return _of_orders(len(question.items))
        case Matching():
            return Fraction(1, len(question.rights))
        case Cloze():
            gaps = gaps_in_order(question)
            return sum(map(_of_gap, gaps), Fraction(0)) / len(gaps)
        case FindEvidence():
            return _of_selections(question, cited, sentences)


def _of_sets(keys: int, options: int) -> Fraction:
    """Return the mean of max(0, right picks - wrong picks) / keys over all sets of options but the empty one.

    With m wrong options, a set in which right picks exceed wrong ones by d is one of C(options, m + d): count the wrong
    ones that are left out as if they were picked.
    """
    wrong = options - keys
    total = sum(surplus * comb(options, wrong + surplus) for surplus in range(1, keys + 1))
    return Fraction(total, keys * (2**options - 1))


@cache
def _of_orders(items: int) -> Fraction:
    """Return the mean of max(0, Kendall's tau) over all orders.

    The number of orders with so many inversions is counted by adding one item after another (the Mahonian numbers). For
    many items tau is normal with the variance 2 (2n + 5) / (9n (n - 1)) (Kendall 1938), so that the mean is its
    standard deviation over the root of two pi.
    """
    if items > EXACT_ITEMS:
        precision = 10**12
        variance_over_two_pi = Fraction(2 * items + 5, 9 * items * (items - 1)) / Fraction(355, 113)
        return Fraction(isqrt(int(variance_over_two_pi * precision**2)), precision)
    orders = [1]
    for item in range(1, items):
        sums = [0]
        for count in [*orders, *[0] * item]:
            sums.append(sums[-1] + count)
        orders = [sums[place + 1] - sums[max(0, place - item)] for place in range(len(orders) + item)]
    pairs = comb(items, 2)
    total = sum(max(0, pairs - 2 * inversions) * count for inversions, count in enumerate(orders))
    return Fraction(total, pairs * factorial(items))


def _of_gap(gap: Gap) -> Fraction:
    accepted = {gap.key, *gap.also}
    return Fraction(sum(option in accepted for option in gap.options), len(gap.options) or 1)


def _of_selections(question: FindEvidence, cited: Sequence[CitedPassage], sentences: Sequence[int]) -> Fraction:
    answers = 1 + sum(map(_runs, sentences))
    if question.key == "absent":
        return Fraction(1, answers)
    passages: dict[tuple[str, int], list[CitedPassage]] = {}
    for passage in cited:
        passages.setdefault((passage.source, passage.number), []).append(passage)
    return sum(map(_sum_over_runs, passages.values()), Fraction(0)) / answers


def _runs(sentences: int) -> int:
    return sentences * (sentences + 1) // 2


def _sum_over_runs(same: Sequence[CitedPassage]) -> Fraction:
    """Return the sum of the scores of all runs of sentences in a passage, which may be cited more than once."""
    sentences = len(same[0].sentences)
    floor = Fraction(SCORE_OF_THE_PASSAGE)
    if any(passage.quote is None for passage in same):
        return Fraction(_runs(sentences))
    if sentences > EXACT_SENTENCES:
        return floor * _runs(sentences)
    keys = {(min(passage.key_sentences), max(passage.key_sentences)) for passage in same}
    return sum(
        (
            max(floor, *(_overlap(first, last, key) for key in keys))
            for first in range(sentences)
            for last in range(first, sentences)
        ),
        Fraction(0),
    )


def _overlap(first: int, last: int, key: tuple[int, int]) -> Fraction:
    """Return the Jaccard index of two runs of sentences."""
    shared = max(0, min(last, key[1]) - max(first, key[0]) + 1)
    return Fraction(shared, last - first + 1 + key[1] - key[0] + 1 - shared)
