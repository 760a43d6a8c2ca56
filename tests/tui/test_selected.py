"""Neighbouring sentences, selected one by one."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.tui.selected import Selected

PLACES = st.integers(0, 2)
NUMBERS = st.integers(0, 5)
SELECTIONS = st.builds(
    lambda place, one, other: Selected(place, min(one, other), max(one, other)), PLACES, NUMBERS, NUMBERS
)


def members(selected: Selected | None) -> set[tuple[int, int]]:
    """Return the sentences that are selected."""
    return {(place, number) for place in range(3) for number in range(8) if selected and (place, number) in selected}


@given(SELECTIONS, PLACES, NUMBERS)
def test_toggling_changes_what_is_pointed_at(selected: Selected, place: int, number: int) -> None:
    """A sentence that was selected is not any more, and one that was not is, and what is selected has no gap."""
    toggled = selected.toggled(place, number)

    assert ((place, number) in selected) is not ((place, number) in members(toggled))
    assert toggled is None or toggled.first <= toggled.last
    is_neighbour = place == selected.place and number in (selected.first - 1, selected.last + 1)
    assert not is_neighbour or members(toggled) == members(selected) | {(place, number)}


@given(PLACES, st.lists(st.sampled_from([-1, 1]), max_size=8))
def test_extending_reaches_from_where_it_began_to_where_it_went(place: int, steps: list[int]) -> None:
    """Whichever way one goes, and however often one turns."""
    start = here = 3
    selected = Selected(place, start, start)
    for step in steps:
        there = max(0, min(here + step, 7))
        selected, here = selected.extended(place, here, there), there

        assert Selected(place, min(start, here), max(start, here)) == selected


@given(SELECTIONS, PLACES, NUMBERS)
def test_a_click_with_shift_reaches_to_it(selected: Selected, place: int, number: int) -> None:
    """All that was selected stays so within the passage; in another one there is only what was clicked."""
    reaching = members(selected.reaching(place, number))

    assert (place, number) in reaching
    assert reaching == {(place, number)} or members(selected) <= reaching
