"""What holds for the grading of every question of a kind."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.edtf import EdtfDate, EdtfInterval
from quiz.engine.grading import grade
from quiz.engine.presentation import orders_for
from quiz.model.attempt import QuestionName
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
FAR = "\u2042 far from every key"

words = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
distinct = st.lists(words, min_size=2, max_size=6, unique_by=lambda text: text.casefold())

Case = tuple[Question, Response, Response]
"""A question, the response that is its key, and one that is all wrong."""


@st.composite
def _single_choices(draw: st.DrawFn) -> Case:
    texts = draw(distinct)
    key = draw(st.integers(0, len(texts) - 1))
    choices = tuple(Choice(text=text, key=place == key) for place, text in enumerate(texts))
    question = SingleChoice(kind="single_choice", choices=choices, **COMMON)
    return question, ChoiceResponse((key,)), ChoiceResponse(((key + 1) % len(texts),))


@st.composite
def _multiple_choices(draw: st.DrawFn) -> Case:
    texts = draw(distinct)
    keys = draw(st.sets(st.integers(0, len(texts) - 1), min_size=1))
    choices = tuple(Choice(text=text, key=place in keys) for place, text in enumerate(texts))
    wrong = set(range(len(texts))) - keys
    question = MultipleChoice(kind="multiple_choice", choices=choices, **COMMON)
    return question, ChoiceResponse(tuple(sorted(keys))), ChoiceResponse(tuple(sorted(wrong)))


@st.composite
def _claims(draw: st.DrawFn) -> Case:
    key = draw(st.booleans())
    return TrueFalse(kind="true_false", key=key, **COMMON), TruthResponse(key), TruthResponse(not key)


@st.composite
def _short_answers(draw: st.DrawFn) -> Case:
    key, *also = draw(distinct)
    match = draw(st.sampled_from(["relaxed", "exact"]))
    question = ShortAnswer(kind="short_answer", key=key, also=tuple(also), match=match, **COMMON)  # type: ignore[arg-type]
    return question, TextResponse(draw(st.sampled_from([key, *also]))), TextResponse(FAR)


@st.composite
def _numbers(draw: st.DrawFn) -> Case:
    key = draw(st.integers(-(10**9), 10**9))
    tolerance = draw(st.integers(0, 1000))
    question = Number(kind="number", key=key, tolerance=tolerance, **COMMON)
    right = key + draw(st.integers(-tolerance, tolerance))
    return question, NumberResponse("", str(right)), NumberResponse("", str(key + tolerance + 1))


@st.composite
def _dates(draw: st.DrawFn) -> Case:
    year = draw(st.integers(-9998, 9997))
    start = EdtfDate(year, *draw(st.sampled_from([(), (2,), (2, 28)])))
    key = draw(st.sampled_from([start, EdtfInterval(start, replace(start, year=year + 1))]))
    later = replace(start, year=year + 2)
    wrong = later if isinstance(key, EdtfDate) else EdtfInterval(start, later)
    return Date(kind="date", key=str(key), **COMMON), DateResponse("", str(key)), DateResponse("", str(wrong))


@st.composite
def _orderings(draw: st.DrawFn) -> Case:
    items = tuple(draw(distinct))
    places = tuple(range(len(items)))
    return Ordering(kind="ordering", items=items, **COMMON), OrderResponse(places), OrderResponse(places[::-1])


@st.composite
def _matchings(draw: st.DrawFn) -> Case:
    lefts = draw(distinct)
    rights = draw(st.lists(words, min_size=len(lefts), max_size=len(lefts)))
    pairs = tuple(Pair(left=left, right=right) for left, right in zip(lefts, rights, strict=True))
    question = Matching(kind="matching", pairs=pairs, extra=(FAR,), **COMMON)
    key = tuple(question.rights.index(right) for right in rights)
    far = question.rights.index(FAR)
    return question, MatchResponse(key), MatchResponse(tuple(draw(st.sampled_from([far, None])) for _ in lefts))


@st.composite
def _clozes(draw: st.DrawFn) -> Case:
    keys = draw(distinct)
    gaps = {
        f"g{number}": Gap(key=key, options=draw(st.sampled_from([(), (key, FAR)]))) for number, key in enumerate(keys)
    }
    question = Cloze(kind="cloze", text=" ".join(f"{{{name}}}" for name in gaps), gaps=gaps, **COMMON)
    return question, ClozeResponse(tuple(keys)), ClozeResponse((FAR,) * len(keys))


cases = st.one_of(
    _single_choices(),
    _multiple_choices(),
    _claims(),
    _short_answers(),
    _numbers(),
    _dates(),
    _orderings(),
    _matchings(),
    _clozes(),
)
languages = st.sampled_from(["en", "fr", "de", "ja", "xx"])


@given(cases, languages)
def test_the_key_is_always_correct(case: Case, language: str) -> None:
    """Whoever gives the key gets the whole score, and no remark."""
    question, key, _ = case
    assert Outcome(Verdict.CORRECT, 1.0) == grade(question, key, language)


@given(cases, languages)
def test_an_answer_that_is_all_wrong_is_incorrect(case: Case, language: str) -> None:
    """Nothing right earns nothing."""
    question, _, wrong = case
    assert Outcome(Verdict.INCORRECT, 0.0) == grade(question, wrong, language)


@st.composite
def answers(draw: st.DrawFn) -> tuple[Question, Response]:
    """Return a question of a kind with partial credit, and any response to it."""
    question, key, wrong = draw(st.one_of(_multiple_choices(), _orderings(), _matchings(), _clozes()))
    match question:
        case MultipleChoice():
            return question, ChoiceResponse(tuple(draw(st.sets(st.integers(0, len(question.choices) - 1)))))
        case Ordering():
            return question, OrderResponse(tuple(draw(st.permutations(range(len(question.items))))))
        case Matching():
            place = st.one_of(st.none(), st.integers(0, len(question.rights) - 1))
            return question, MatchResponse(tuple(draw(place) for _ in question.pairs))
        case _:
            assert isinstance(key, ClozeResponse)
            assert isinstance(wrong, ClozeResponse)
            texts = zip(key.texts, wrong.texts, strict=True)
            return question, ClozeResponse(tuple(draw(st.sampled_from(pair)) for pair in texts))


@given(answers())
def test_a_score_lies_between_nothing_and_all_and_the_verdict_fits_it(answer: tuple[Question, Response]) -> None:
    """Partly correct is what is neither right nor wrong, and only the key is correct."""
    outcome = grade(*answer, "en")
    assert 0 <= outcome.score <= 1
    expected = {0.0: Verdict.INCORRECT, 1.0: Verdict.CORRECT}.get(outcome.score, Verdict.PARTLY_CORRECT)
    assert expected == outcome.verdict


@given(st.one_of(_single_choices(), _multiple_choices()), st.data())
def test_the_order_of_the_choices_does_not_matter(case: Case, data: st.DataObject) -> None:
    """The same options chosen in a question whose choices stand in another order have the same outcome."""
    question, *_ = case
    assert isinstance(question, SingleChoice | MultipleChoice)
    places = range(len(question.choices))
    order = data.draw(st.permutations(places))
    count = 1 if isinstance(question, SingleChoice) else data.draw(st.integers(0, len(places)))
    chosen = data.draw(st.permutations(places))[:count]
    shuffled = replace(question, choices=tuple(question.choices[place] for place in order))
    there = ChoiceResponse(tuple(order.index(place) for place in chosen))
    assert grade(question, ChoiceResponse(tuple(chosen)), "en") == grade(shuffled, there, "en")


@given(_matchings(), st.data())
def test_the_order_of_the_pairs_does_not_matter(case: Case, data: st.DataObject) -> None:
    """The same texts matched in a question whose pairs stand in another order have the same outcome."""
    question, *_ = case
    assert isinstance(question, Matching)
    order = data.draw(st.permutations(range(len(question.pairs))))
    rights = [data.draw(st.sampled_from(question.rights)) for _ in question.pairs]
    shuffled = replace(question, pairs=tuple(question.pairs[place] for place in order))
    here = MatchResponse(tuple(question.rights.index(right) for right in rights))
    there = MatchResponse(tuple(shuffled.rights.index(rights[place]) for place in order))
    assert grade(question, here, "en") == grade(shuffled, there, "en")


@given(_orderings(), st.integers(0, 2**32), st.data())
def test_the_order_in_which_items_are_shown_does_not_matter(case: Case, seed: int, data: st.DataObject) -> None:
    """An order given by the places on the screen is graded by the author's, whatever the seed."""
    question, *_ = case
    assert isinstance(question, Ordering)
    texts = data.draw(st.permutations(question.items))
    (shown,) = orders_for(question, QuestionName("p", "q"), seed)
    on_screen = [question.items[item] for item in shown]
    response = OrderResponse(tuple(shown[on_screen.index(text)] for text in texts))
    assert grade(question, OrderResponse(tuple(map(question.items.index, texts))), "en") == grade(
        question, response, "en"
    )
