"""Grading, kind by kind."""

from dataclasses import replace
from typing import Any

import pytest

from quiz.engine.grading import grade
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import (
    Choice,
    Cloze,
    Date,
    Gap,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Pair,
    Question,
    Rejected,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    TextResponse,
    TruthResponse,
)

COMMON: dict[str, Any] = {"id": "q", "stem": "?", "topic": "t", "explanation": "e", "citations": ()}

SINGLE = SingleChoice(
    kind="single_choice",
    choices=(Choice(text="Vienna", key=True), Choice(text="Budapest"), Choice(text="Linz")),
    **COMMON,
)
MULTIPLE = MultipleChoice(
    kind="multiple_choice",
    choices=tuple(Choice(text=text, key=text.isupper()) for text in ("A", "B", "C", "d", "e", "f")),
    **COMMON,
)
CLAIM = TrueFalse(kind="true_false", key=False, **COMMON)
SEA = ShortAnswer(
    kind="short_answer", key="Black Sea", also=("Pontus Euxinus",), rejected=(Rejected(text="Baltic Sea"),), **COMMON
)
LANGUAGE = ShortAnswer(kind="short_answer", key="C#", match="exact", **COMMON)
LENGTH = Number(kind="number", key=2850, tolerance=50, unit="km", **COMMON)
YEAR, MONTH, DAY = (Date(kind="date", key=key, **COMMON) for key in ("1992", "1992-09", "1992-09-25"))
PERIOD = Date(kind="date", key="1854/1856", **COMMON)
CAPITALS = Ordering(kind="ordering", items=("Vienna", "Bratislava", "Budapest", "Belgrade"), **COMMON)
WORKS = Matching(
    kind="matching",
    pairs=(
        Pair(left="a", right="1856"),
        Pair(left="b", right="1992"),
        Pair(left="c", right="1856"),
        Pair(left="d", right="x"),
    ),
    extra=("1914",),
    **COMMON,
)
COURSE = Cloze(
    kind="cloze",
    text="From the {forest} through {countries} countries to the {sea}.",
    gaps={
        "sea": Gap(key="Black Sea"),
        "countries": Gap(key="ten", also=("10",), options=("six", "ten", "fourteen")),
        "forest": Gap(key="Black Forest", also=("Schwarzwald",)),
    },
    **COMMON,
)


@pytest.mark.parametrize(("choice", "score"), [(0, 1.0), (1, 0.0), (2, 0.0)])
def test_a_single_choice_is_right_or_wrong(choice: int, score: float) -> None:
    """Only the key counts."""
    assert Outcome.of_score(score) == grade(SINGLE, ChoiceResponse((choice,)), "en")


@pytest.mark.parametrize(
    ("choices", "score"),
    [
        ((0, 1, 2), 1), ((0, 1), 2 / 3), ((0,), 1 / 3), ((), 0), ((3,), 0), ((0, 3), 0), ((0, 1, 3), 1 / 3),
        ((0, 1, 2, 3), 2 / 3), ((0, 1, 2, 3, 4, 5), 0), ((0, 3, 4, 5), 0),
    ],
)  # fmt: skip
def test_a_wrong_pick_of_several_costs_as_much_as_a_right_one_earns(choices: tuple[int, ...], score: float) -> None:
    """(right - wrong) / keys, not below nothing: ticking everything earns nothing."""
    assert Outcome.of_score(score) == grade(MULTIPLE, ChoiceResponse(choices), "en")


def test_a_claim_is_called_true_or_false() -> None:
    """The key of a false claim is false."""
    assert grade(CLAIM, TruthResponse(value=False), "en").verdict is Verdict.CORRECT
    assert grade(CLAIM, TruthResponse(value=True), "en").verdict is Verdict.INCORRECT


@pytest.mark.parametrize(
    ("typed", "verdict", "remark"),
    [
        ("the black sea", Verdict.CORRECT, ""), ("pontus euxinus", Verdict.CORRECT, ""),
        ("Pontus Euxinis", Verdict.CORRECT, "A slip of the fingers was forgiven: it is written Pontus Euxinus."),
        ("Baltic Sea", Verdict.INCORRECT, ""), ("North Sea", Verdict.INCORRECT, ""),
    ],
)  # fmt: skip
def test_a_short_answer_is_compared_with_key_variants_and_rejected(typed: str, verdict: Verdict, remark: str) -> None:
    """The remark of the comparison reaches the learner."""
    assert Outcome(verdict, float(verdict is Verdict.CORRECT), remark) == grade(SEA, TextResponse(typed), "en")


def test_an_exact_short_answer_forgives_nothing() -> None:
    """C and c# are not C#."""
    assert [1.0, 0.0, 0.0] == [grade(LANGUAGE, TextResponse(typed), "en").score for typed in ("C#", "C", "c#")]


@pytest.mark.parametrize(
    ("value", "score"),
    [
        ("2850", 1),
        ("2800", 1),
        ("2900.000", 1),
        ("2799.9999999999999999999999999", 0),
        ("2900.0000001", 0),
        ("-2850", 0),
    ],
)
def test_a_number_is_right_within_its_tolerance(value: str, score: float) -> None:
    """The ends are included, and no digit is lost."""
    assert Outcome.of_score(score) == grade(LENGTH, NumberResponse(value, value), "en")


def test_decimal_keys_are_the_numbers_that_the_author_wrote() -> None:
    """0.3 within 0.1 reaches from 0.2 to 0.4, though no float is a tenth."""
    question = Number(kind="number", key=0.3, tolerance=0.1, **COMMON)
    assert [1, 1, 0, 0] == [
        grade(question, NumberResponse("", value), "en").score
        for value in ("0.2", "0.4", "0.19999999999999999", "0.41")
    ]
    huge = Number(kind="number", key=1e22, **COMMON)
    assert grade(huge, NumberResponse("", "1" + "0" * 22), "en").score == 1


@pytest.mark.parametrize(
    ("question", "value", "score"),
    [
        (YEAR, "1992", 1), (YEAR, "1993", 0), (YEAR, "1992-09", 1), (YEAR, "1992-12-31", 1), (YEAR, "1991-12-31", 0),
        (MONTH, "1992-09", 1), (MONTH, "1992-09-01", 1), (MONTH, "1992-10", 0), (MONTH, "1993-09", 0),
        (DAY, "1992-09-25", 1), (DAY, "1992-09-24", 0),
        (PERIOD, "1854/1856", 1), (PERIOD, "1854/1855", 0), (PERIOD, "1853/1856", 0),
        (PERIOD, "1854-03/1856-03-30", 1),
    ],
)  # fmt: skip
def test_a_date_is_judged_as_finely_as_the_key_states_it(question: Date, value: str, score: float) -> None:
    """What is stated beyond the key is not judged."""
    assert Outcome.of_score(score) == grade(question, DateResponse(value, value), "en")


@pytest.mark.parametrize(
    ("order", "score"),
    [
        ((0, 1, 2, 3), 1), ((1, 0, 2, 3), 2 / 3), ((1, 0, 3, 2), 1 / 3), ((0, 3, 1, 2), 1 / 3), ((3, 0, 1, 2), 0),
        ((3, 2, 1, 0), 0), ((0, 3, 2, 1), 0),
    ],
)  # fmt: skip
def test_an_order_is_scored_by_the_pairs_that_stand_the_right_way_round(order: tuple[int, ...], score: float) -> None:
    """Kendall's tau: one swap of neighbours costs two pairs out of six, half of the pairs wrong leave nothing."""
    assert pytest.approx(score) == grade(CAPITALS, OrderResponse(order), "en").score


def test_equal_items_may_stand_in_each_others_place() -> None:
    """Two items with the same text are one to the learner."""
    question = Ordering(kind="ordering", items=("war", "peace", "war"), **COMMON)
    assert [1, 1] == [grade(question, OrderResponse(order), "en").score for order in ((0, 1, 2), (2, 1, 0))]


@pytest.mark.parametrize(
    ("rights", "score"),
    [
        ((0, 1, 0, 2), 1), ((0, 1, 0, None), 0.75), ((1, 0, 0, 2), 0.5), ((0, 0, 0, 0), 0.5), ((None,) * 4, 0),
        ((3, 3, 3, 3), 0),
    ],
)  # fmt: skip
def test_each_rightly_matched_text_earns_its_share(rights: tuple[int | None, ...], score: float) -> None:
    """Two left-hand texts may share a right-hand one; nothing is taken off for a wrong match."""
    assert Outcome.of_score(score) == grade(WORKS, MatchResponse(rights), "en")


def test_a_text_may_be_left_unmatched_where_all_others_are_chosen() -> None:
    """As happens where two left-hand texts share one, and there are none to mislead."""
    question = replace(WORKS, pairs=WORKS.pairs[:3], extra=())

    assert Outcome.of_score(2 / 3) == grade(question, MatchResponse((0, 1, None)), "en")


@pytest.mark.parametrize(
    ("texts", "score"),
    [
        (("Black Forest", "ten", "Black Sea"), 1), (("schwarzwald", "ten", "the black sea"), 1),
        (("Black Forest", "six", "Black Sea"), 2 / 3), (("Black Forest", "", ""), 1 / 3), (("", "", ""), 0),
        (("Black Sea", "ten", "Black Forest"), 1 / 3),
    ],
)  # fmt: skip
def test_each_gap_earns_its_share_in_the_order_of_the_text(texts: tuple[str, ...], score: float) -> None:
    """Typed gaps are compared, chosen ones must be the key; the table of gaps may stand in any order."""
    assert Outcome.of_score(score) == grade(COURSE, ClozeResponse(texts), "en")


def test_remarks_on_gaps_are_collected_once_each() -> None:
    """A cloze text with two forgiven slips says so of both."""
    remark = grade(COURSE, ClozeResponse(("Black Foresst", "ten", "Black Sea")), "en").remark
    assert remark.endswith("it is written Black Forest.")
    twice = Cloze(
        kind="cloze",
        text="{a} {b} {c}",
        gaps={n: Gap(key=k) for n, k in zip("abc", "\u00e9\u00e9\u00e0", strict=True)},
        **COMMON,
    )
    assert (
        "Usually written \u00e9. Usually written \u00e0." == grade(twice, ClozeResponse(("e", "e", "a")), "fr").remark
    )


def test_no_slip_in_a_gap_is_forgiven_towards_the_key_of_another() -> None:
    """What is as near to another gap's key is wrong; the same key in two gaps is no other."""
    question = Cloze(kind="cloze", text="{a}{b}", gaps={"a": Gap(key="Nikolas"), "b": Gap(key="Nikolass")}, **COMMON)
    assert grade(question, ClozeResponse(("Nicolas", "")), "en").score == 0.5
    assert grade(question, ClozeResponse(("Nikolass", "Nikolas")), "en").score == 0
    same = Cloze(kind="cloze", text="{a}{b}", gaps={"a": Gap(key="Nikolas"), "b": Gap(key="Nikolas")}, **COMMON)
    assert grade(same, ClozeResponse(("Nikolaas", "Nikollas")), "en").score == 1


@pytest.mark.parametrize(
    ("question", "response"),
    [
        (SINGLE, TruthResponse(value=True)), (SINGLE, ChoiceResponse(())), (SINGLE, ChoiceResponse((0, 1))),
        (SINGLE, ChoiceResponse((3,))), (SINGLE, ChoiceResponse((-1,))), (MULTIPLE, ChoiceResponse((6,))),
        (MULTIPLE, ChoiceResponse((-1,))), (MULTIPLE, ChoiceResponse((0, 0))), (CLAIM, TextResponse("true")),
        (SEA, ChoiceResponse((0,))), (LENGTH, TextResponse("2850")), (LENGTH, NumberResponse("", "2,850")),
        (LENGTH, NumberResponse("", "1e999999999")), (LENGTH, NumberResponse("", "nan")),
        (LENGTH, NumberResponse("", "")),
        (LENGTH, NumberResponse("", "9" * 5000)), (YEAR, DateResponse("", "5 June 1992")),
        (MONTH, DateResponse("", "1992")),
        (DAY, DateResponse("", "1992-09")), (YEAR, DateResponse("", "1992/1993")), (PERIOD, DateResponse("", "1854")),
        (CAPITALS, OrderResponse((0, 1, 2))), (CAPITALS, OrderResponse((0, 1, 2, 2))),
        (CAPITALS, OrderResponse((1, 2, 3, 4))),
        (WORKS, MatchResponse((0, 1, 0))), (WORKS, MatchResponse((0, 1, 0, 4))),
        (WORKS, MatchResponse((0, 1, 0, -1))),
        (COURSE, ClozeResponse(("Black Forest", "ten"))),
        (COURSE, ClozeResponse(("Black Forest", "TEN", "Black Sea"))),
        (COURSE, TextResponse("ten")),
    ],
)  # fmt: skip
def test_a_response_that_does_not_belong_to_the_question_is_an_error(question: Question, response: Response) -> None:
    """Only a front end with a mistake in it can send one, so it raises."""
    with pytest.raises(ValueError, match=r"."):
        grade(question, response, "en")
