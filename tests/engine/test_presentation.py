"""The order in which the parts of a question are shown."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.dice import SEED_BITS
from quiz.engine.presentation import gap_names, orders_for
from quiz.model.attempt import QuestionName
from quiz.model.citation import Citation
from quiz.model.question import Choice, Cloze, Gap, Matching, Ordering, Pair, SingleChoice, TrueFalse

NAME = QuestionName("example.rivers", "first")
COMMON: dict[str, Any] = {
    "id": "first",
    "stem": "Which?",
    "topic": "Rivers",
    "explanation": "So it is.",
    "citations": (Citation(source="notes", quote="So"),),
}
seeds = st.integers(min_value=0, max_value=2**SEED_BITS - 1)


def choice_question(*choices: Choice) -> SingleChoice:
    """Return a single choice question with these choices."""
    return SingleChoice(kind="single_choice", choices=choices, **COMMON)


def test_a_seed_shows_the_same_order_on_every_python() -> None:
    """This order was written down once; a change would shuffle old papers anew."""
    question = choice_question(*(Choice(text=text) for text in "abcde"))

    assert ((3, 0, 2, 4, 1),) == orders_for(question, NAME, 2026)


@given(seeds, st.lists(st.booleans(), min_size=2, max_size=8))
def test_pinned_choices_keep_their_place(seed: int, pinned: list[bool]) -> None:
    """Every choice is shown once, and the pinned ones where the author put them."""
    question = choice_question(*(Choice(text=str(place), pinned=pin) for place, pin in enumerate(pinned)))

    (order,) = orders_for(question, NAME, seed)

    assert list(range(len(pinned))) == sorted(order)
    assert all(order[place] == place for place, pin in enumerate(pinned) if pin)


@given(seeds, st.integers(min_value=2, max_value=7))
def test_items_to_be_ordered_are_never_shown_in_order(seed: int, count: int) -> None:
    """An ordering always leaves something to do."""
    question = Ordering(kind="ordering", items=tuple(str(place) for place in range(count)), **COMMON)

    (order,) = orders_for(question, NAME, seed)

    assert list(range(count)) == sorted(order) != list(order)


def test_equal_right_sides_are_shown_once() -> None:
    """Two pairs that share their right side and the distractors make one list of different texts."""
    pairs = (Pair(left="a", right="1892"), Pair(left="b", right="1892"), Pair(left="c", right="1894"))
    question = Matching(kind="matching", pairs=pairs, extra=("1900",), **COMMON)

    (order,) = orders_for(question, NAME, 5)

    assert ("1892", "1894", "1900") == question.rights
    assert [0, 1, 2] == sorted(order)


def test_each_gap_with_options_has_an_order_of_its_own() -> None:
    """Typed gaps have an empty order, chosen ones an order of their options, as the text names them."""
    gaps = {"city": Gap(key="Paris", options=("Paris", "Rome", "Bonn")), "year": Gap(key="1717")}
    question = Cloze(kind="cloze", text="In {year} he went to {city}.", gaps=gaps, **COMMON)

    year, city = orders_for(question, NAME, 5)

    assert ("year", "city") == gap_names(question.text)
    assert () == year
    assert [0, 1, 2] == sorted(city)


def test_kinds_without_lists_have_no_orders() -> None:
    """True comes before false, always."""
    assert () == orders_for(TrueFalse(kind="true_false", key=True, **COMMON), NAME, 5)


def test_other_questions_and_seeds_are_shuffled_otherwise() -> None:
    """The order depends on the seed and on the question's name."""
    question = choice_question(*(Choice(text=str(place)) for place in range(12)))
    orders = {
        orders_for(question, name, seed)
        for name in (NAME, QuestionName("example.rivers", "second"), QuestionName("example.lakes", "first"))
        for seed in (1, 2)
    }

    assert 6 == len(orders)
