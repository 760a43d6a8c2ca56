"""Every answer that can be given to a small question, graded as in play: on average they earn nothing."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations, product
from random import Random
from typing import Any

import pytest

from quiz.engine.challenge.award import earning, exact
from quiz.engine.challenge.chance import EXACT_ITEMS, EXACT_SENTENCES, chance_score
from quiz.engine.grading import grade
from quiz.engine.grading.evidence import CitedPassage
from quiz.model.citation import Citation
from quiz.model.question import (
    Choice,
    Cloze,
    Date,
    FindEvidence,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Pair,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    EvidenceResponse,
    Excerpt,
    MatchResponse,
    OrderResponse,
    Response,
    TruthResponse,
)

COMMON: dict[str, Any] = {
    "id": "q",
    "stem": "?",
    "topic": "t",
    "explanation": "e",
    "citations": (Citation(source="notes", quote="b"),),
}


def choices(keys: int, options: int) -> tuple[Choice, ...]:
    """Return so many options, the first ones of them keys."""
    return tuple(Choice(text=str(place), key=place < keys) for place in range(options))


def ordering(items: int) -> Ordering:
    """Return an ordering of so many items."""
    return Ordering(kind="ordering", items=tuple(map(str, range(items))), **COMMON)


def matching(lefts: str, extra: str) -> Matching:
    """Return a matching whose pairs have these letters on the right, of which some may be alike."""
    pairs = tuple(Pair(left=str(place), right=right) for place, right in enumerate(lefts))
    return Matching(kind="matching", pairs=pairs, extra=tuple(extra), **COMMON)


def cloze(*options: str) -> Cloze:
    """Return a cloze with a gap for each string of options: A is the key, and B right too; typed where it is empty."""
    gaps = {f"g{place}": Gap(key="A", also=("B",), options=tuple(letters)) for place, letters in enumerate(options)}
    return Cloze(kind="cloze", text=" ".join(f"{{{name}}}" for name in gaps), gaps=gaps, **COMMON)


def passage(number: int, sentences: int, quote: tuple[int, int] | None) -> CitedPassage:
    """Return a passage of sentences of one letter each, cited from one sentence to another, or as a whole."""
    return CitedPassage(
        "notes",
        number,
        "x" * sentences,
        tuple((place, place + 1) for place in range(sentences)),
        quote and (quote[0], quote[1] + 1),
    )


SETS = [
    MultipleChoice(kind="multiple_choice", choices=choices(*each), **COMMON) for each in combinations(range(1, 8), 2)
]
QUESTIONS: list[Question] = [
    *(SingleChoice(kind="single_choice", choices=choices(1, options), **COMMON) for options in range(2, 7)),
    *(TrueFalse(kind="true_false", key=key, **COMMON) for key in (True, False)),
    *SETS,
    *map(ordering, range(2, 8)),
    *(matching(*each) for each in (("ab", ""), ("abc", "d"), ("aab", ""), ("aabb", "cd"))),
    *(cloze(*each) for each in (("AC",), ("ACD", "BC"), ("ABC", "A"), ("ACDE", "AC", "ACD"))),
]


def every_answer(question: Question) -> Iterator[Response]:
    """Yield every answer that can be given to a question of a kind that can be guessed."""
    match question:
        case SingleChoice():
            yield from (ChoiceResponse((place,)) for place in range(len(question.choices)))
        case MultipleChoice():
            for size in range(1, len(question.choices) + 1):
                yield from map(ChoiceResponse, combinations(range(len(question.choices)), size))
        case TrueFalse():
            yield from (TruthResponse(True), TruthResponse(False))
        case Ordering():
            yield from map(OrderResponse, permutations(range(len(question.items))))
        case Matching():
            yield from map(MatchResponse, product(range(len(question.rights)), repeat=len(question.pairs)))
        case Cloze():
            yield from map(ClozeResponse, product(*(gap.options for gap in question.gaps.values())))


def every_selection(sentences: Sequence[int]) -> Iterator[EvidenceResponse]:
    """Yield every selection in a source of passages with so many sentences each, and that it does not say."""
    yield EvidenceResponse(None)
    for number, count in enumerate(sentences, 1):
        for start, end in combinations(range(count + 1), 2):
            yield EvidenceResponse(Excerpt("notes", number, start, end, ""))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.kind)
def test_answers_at_random_earn_nothing_on_average(question: Question) -> None:
    """The chance score is the exact mean over all answers, so that what they earn adds up to nothing."""
    scores = [grade(question, response, "en").score for response in every_answer(question)]
    chance = chance_score(question)

    assert chance == sum(map(exact, scores)) / len(scores)
    assert 0 == sum(earning(967, score, chance) for score in scores)


@pytest.mark.parametrize(
    ("sentences", "cited"),
    [
        ((1, 3, 2), [passage(2, 3, (1, 1))]),
        ((5,), [passage(1, 5, (1, 3))]),
        ((4, 4), [passage(1, 4, (0, 0)), passage(1, 4, (3, 3)), passage(2, 4, (2, 3))]),
        ((2, 3), [passage(2, 3, None)]),
        ((3, 2), []),
    ],
)
@pytest.mark.parametrize("key", ["proves", "absent"])
def test_selections_at_random_earn_nothing_on_average(
    sentences: tuple[int, ...], cited: list[CitedPassage], key: Any
) -> None:
    """In a source that is searched every run of sentences may be selected, or nothing."""
    question = FindEvidence(kind="evidence", key=key, **COMMON)
    scores = [grade(question, response, "en", cited).score for response in every_selection(sentences)]
    chance = chance_score(question, cited, sentences)

    assert chance == sum(map(exact, scores)) / len(scores)
    assert 0 == sum(earning(967, score, chance) for score in scores)


def test_what_is_typed_is_not_guessed() -> None:
    """Words, numbers and dates have no chance score, and neither has a gap for words."""
    typed: list[Question] = [
        ShortAnswer(kind="short_answer", key="Vienna", **COMMON),
        Number(kind="number", key=10, **COMMON),
        Date(kind="date", key="1859", **COMMON),
        cloze(""),
    ]

    assert [0, 0, 0, 0] == [chance_score(question) for question in typed]
    assert Fraction(1, 4) == chance_score(cloze("", "AC"))


def test_the_chance_scores_of_common_questions() -> None:
    """Figures to check the guide against."""
    two_of_four = MultipleChoice(kind="multiple_choice", choices=choices(2, 4), **COMMON)

    assert (Fraction(1, 5), Fraction(7, 36)) == (chance_score(two_of_four), chance_score(ordering(4)))


def test_large_questions_take_no_time() -> None:
    """What cannot be counted one by one is near the limit for many parts."""
    many = MultipleChoice(kind="multiple_choice", choices=choices(400, 1000), **COMMON)
    long = passage(1, EXACT_SENTENCES + 1, (3, 3))
    evidence = FindEvidence(kind="evidence", key="proves", **COMMON)

    assert 0 < chance_score(many) < 0.001
    assert chance_score(ordering(EXACT_ITEMS)) == pytest.approx(
        float(chance_score(ordering(EXACT_ITEMS + 1))), rel=0.02
    )
    assert 0.24 < chance_score(evidence, [long], [EXACT_SENTENCES + 1]) <= 0.25


def test_orders_at_random_of_many_items_earn_next_to_nothing() -> None:
    """Where the chance score is a limit, a sample of orders bears it out."""
    dice, question = Random(5), ordering(EXACT_ITEMS + 20)
    orders = [dice.sample(range(len(question.items)), len(question.items)) for _ in range(300)]
    scores = [grade(question, OrderResponse(tuple(order)), "en").score for order in orders]

    assert float(chance_score(question)) == pytest.approx(sum(scores) / len(scores), abs=0.01)
