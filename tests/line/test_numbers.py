"""Options chosen by number: what is typed is as shown, what is answered is as the author wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.unreadable import Unreadable
from quiz.line.numbers import all_of, one_for_each, one_of, some_of

orders = st.integers(1, 12).flatmap(lambda count: st.permutations(range(count)))


@given(order=orders, data=st.data())
def test_a_number_means_what_stands_behind_it(order: list[int], data: st.DataObject) -> None:
    """Choosing by number gives the author's place of the option shown under that number."""
    shown = data.draw(st.integers(1, len(order)))

    assert order[shown - 1] == one_of(order)(str(shown))
    assert (order[shown - 1],) == some_of(order)(f"{shown}, {shown}.")


@given(order=orders, data=st.data())
def test_all_numbers_give_the_order_that_was_typed(order: list[int], data: st.DataObject) -> None:
    """An order typed in numbers is an order of the author's places."""
    typed = data.draw(st.permutations(range(len(order))))

    assert tuple(order[number] for number in typed) == all_of(order)(" ".join(str(number + 1) for number in typed))


@given(order=orders, line=st.text(max_size=12))
def test_no_line_is_too_strange_to_be_read_or_refused(order: list[int], line: str) -> None:
    """Every line is an answer that the question has, or is refused in words."""
    one, some, every = one_of(order)(line), some_of(order)(line), all_of(order)(line)
    pairs = one_for_each(2, order)(line)

    assert isinstance(one, Unreadable) or one in order
    assert isinstance(some, Unreadable) or (some and set(some) <= set(order))
    assert isinstance(every, Unreadable) or sorted(order) == sorted(every)
    assert isinstance(pairs, Unreadable) or (len(pairs) == 2 and pairs != (None, None))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 2", (0, 1)),
        ("- 2", (None, 1)),
        ("1,-", (0, None)),
        ("1", Unreadable("2 numbers are wanted, and 1 came.")),
        ("- -", Unreadable("No number was typed.")),
        ("1 4", Unreadable('"4" is not a number from 1 to 3.')),
    ],
)
def test_a_part_can_be_left_open(line: str, expected: object) -> None:
    """A dash stands for a part without an answer, but not for all parts."""
    assert expected == one_for_each(2, (0, 1, 2))(line)


@pytest.mark.parametrize(
    ("line", "quoted"), [("white camelia", "white camelia"), ("1 camelia", "1 camelia"), ("1 4", "4"), ("4, 5", "4")]
)
def test_words_are_quoted_whole_and_of_numbers_the_wrong_one(line: str, quoted: str) -> None:
    """Who typed the text of an option sees it again as typed."""
    assert Unreadable(f'"{quoted}" is not a number from 1 to 3.') == some_of((0, 1, 2))(line)


@pytest.mark.parametrize("line", ["9" * 5000, "-1", "1.5", "²", "one", "0"])
def test_what_is_no_number_of_an_option_is_refused(line: str) -> None:
    """Only the numbers shown are numbers here."""
    assert isinstance(one_of((0, 1))(line), Unreadable)
