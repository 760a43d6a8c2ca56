"""Random choices that everyone can repeat."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.dice import SEED_BITS, Dice

seeds = st.integers(min_value=0, max_value=2**SEED_BITS - 1)


def test_a_seed_gives_the_same_choices_on_every_python() -> None:
    """These figures were written down once; a change would deal other papers for old seeds."""
    assert (3, 1, 7, 5, 4, 2, 6, 9, 8, 0) == Dice(2026, "golden").shuffled(range(10))
    assert (52_630, 38_394, 62_726, 83_161, 9_150) == Dice(2026, "golden").sample(100_000, 5)


@given(seeds, st.lists(st.integers(), max_size=50))
def test_shuffling_keeps_every_item(seed: int, items: list[int]) -> None:
    """A shuffled list holds what the list held."""
    assert Counter(items) == Counter(Dice(seed, "items").shuffled(items))


@given(seeds, st.integers(min_value=0, max_value=200), st.integers(min_value=0, max_value=250))
def test_a_sample_draws_each_number_once(seed: int, population: int, count: int) -> None:
    """A sample has different numbers below the population, as many as were wanted or as there are."""
    drawn = Dice(seed, "draw").sample(population, count)

    assert min(count, population) == len(drawn) == len(set(drawn))
    assert all(0 <= number < population for number in drawn)


def test_every_order_is_as_likely_as_any_other() -> None:
    """Over many seeds the six orders of three items come up about equally often."""
    orders = Counter(Dice(seed, "fair").shuffled("abc") for seed in range(6_000))

    assert 6 == len(orders)
    assert all(850 < count < 1_150 for count in orders.values())


def test_every_number_below_a_large_limit_is_as_likely() -> None:
    """What is left over beyond the last multiple of the limit is drawn again: a third lies below a third."""
    dice = Dice(2026, "large")

    assert 150 < sum(dice.below(3 << 62) < 1 << 62 for _ in range(600)) < 250


def test_labels_give_streams_of_their_own() -> None:
    """What one label draws says nothing of what another draws."""
    assert Dice(1, "draw").sample(10**9, 5) != Dice(1, "options").sample(10**9, 5)
