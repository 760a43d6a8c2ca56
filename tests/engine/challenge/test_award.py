"""What a right answer is worth at an instant, and what an answer earns."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.challenge.award import award, earning, exact, speed_points
from quiz.engine.challenge.rules import BLITZ, PAPER

chances = st.fractions(0, 1, max_denominator=100).filter(lambda chance: chance < 1)


def test_two_of_thirty_seconds_leave_967_of_1000_points() -> None:
    """The example that goes with the formula."""
    assert 967 == speed_points(1000, 2_000, 30_000)


@pytest.mark.parametrize(
    ("milliseconds", "points"), [(0, 1000), (499, 1000), (500, 992), (15_000, 750), (29_999, 500), (30_000, 500)]
)
def test_points_fall_from_all_to_half(milliseconds: int, points: int) -> None:
    """All under half a second, to the millisecond, and half at the limit."""
    assert points == speed_points(1000, milliseconds, 30_000)


@given(st.integers(1, 10_000), st.integers(1_000, 600_000), st.data())
def test_a_faster_answer_is_never_worth_less(points: int, limit: int, data: st.DataObject) -> None:
    """Points never rise with time, are never below half, and never above all, whatever they are."""
    faster, slower = sorted(data.draw(st.tuples(st.integers(0, limit), st.integers(0, limit))))

    assert points >= speed_points(points, faster, limit) >= speed_points(points, slower, limit) >= points / 2


def test_a_streak_earns_more_from_the_second_right_answer_on() -> None:
    """A hundred for each step, five hundred at most."""
    assert [1000, 1100, 1200, 1300, 1400, 1500, 1500] == [award(BLITZ, 0, 30_000, streak) for streak in range(7)]
    assert {100} == {award(PAPER, 0, None, streak) for streak in range(7)}


def test_points_do_not_fall_without_a_limit_or_where_speed_is_switched_off() -> None:
    """Then an answer after a minute is worth as much as one at once."""
    assert 1000 == award(BLITZ, 60_000, None, 0)
    assert 1000 == award(replace(BLITZ, speed=False), 29_000, 30_000, 0)


@given(st.integers(1, 2000), chances)
def test_a_full_score_earns_the_whole_award(worth: int, chance: Fraction) -> None:
    """Whatever can be guessed, and a wrong answer costs just what guesses would earn."""
    assert worth == earning(worth, 1.0, chance)
    assert -worth * chance / (1 - chance) == earning(worth, 0.0, chance)


def test_what_any_answer_gets_right_earns_nothing() -> None:
    """There is nothing to be known in it."""
    assert 0 == earning(1000, 1.0, Fraction(1))


@given(st.integers(1, 2000), st.integers(0, 2000))
def test_a_score_is_the_ratio_that_it_was_made_from(denominator: int, numerator: int) -> None:
    """No bit is lost on the way through a floating-point number."""
    numerator = min(numerator, denominator)

    assert Fraction(numerator, denominator) == exact(numerator / denominator)
    assert Fraction(denominator - 2 * min(numerator, denominator // 2), denominator) == exact(
        1 - 2 * min(numerator, denominator // 2) / denominator
    )
