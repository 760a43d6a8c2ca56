"""Numbers of questions by shares."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.shares import apportioned

PARTS = st.lists(st.tuples(st.integers(1, 50), st.integers(0, 60)), min_size=1, max_size=8)


@given(count=st.integers(0, 200), parts=PARTS)
def test_as_many_as_can_be_are_given_and_no_part_gives_more_than_it_has(
    count: int, parts: list[tuple[int, int]]
) -> None:
    """Whatever the shares; of parts that have enough, none differs from its due by a whole question."""
    shares, available = zip(*parts, strict=True)
    given_by = apportioned(count, shares, available)

    assert min(count, sum(available)) == sum(given_by)
    assert all(0 <= number <= most for number, most in zip(given_by, available, strict=True))
    if all(most >= count for most in available):
        dues = (count * share / sum(shares) for share in shares)
        assert all(abs(number - due) < 1 for number, due in zip(given_by, dues, strict=True))


def test_the_largest_remainders_are_rounded_up() -> None:
    """And of equal ones those that stand first; what one part lacks, the others give."""
    assert (3, 3, 2) == apportioned(8, (1, 1, 1), (9, 9, 9))
    assert (5, 3) == apportioned(8, (2, 1), (9, 9))
    assert (1, 5, 2) == apportioned(8, (4, 2, 1), (1, 9, 9))
    assert (1, 3, 6) == apportioned(10, (1, 2, 4), (9, 9, 9))


def test_a_part_without_a_share_gives_nothing() -> None:
    """Even where the others cannot give enough."""
    assert (0, 3) == apportioned(8, (0, 1), (9, 3))
