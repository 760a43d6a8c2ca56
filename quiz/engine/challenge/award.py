"""What a right answer is worth at an instant, and what an answer earns."""

from fractions import Fraction
from math import ceil

from quiz.model.challenge import Rules

FULL_POINTS_MILLISECONDS = 500
"""Whoever answers faster than that earns all points."""

STREAK_STEPS = 5
"""More right answers in a row do not raise the bonus any further."""

_LARGEST_DENOMINATOR = 10**6


def award(rules: Rules, milliseconds: int, limit_milliseconds: int | None, streak: int) -> int:
    """Return what a right answer is worth so long after its question was asked.

    `limit_milliseconds` is the time for the question; without one, nothing falls with time. `streak` is the number of
    right answers in a row before this one.
    """
    points = rules.points
    if rules.speed and limit_milliseconds is not None:
        points = speed_points(points, milliseconds, limit_milliseconds)
    return points + rules.streak * min(streak, STREAK_STEPS)


def speed_points(points: int, milliseconds: int, limit_milliseconds: int) -> int:
    """Return round((1 - t / (2 T)) * points), never below half: Kahoot's formula, with its full points under 0.5 s."""
    if milliseconds < FULL_POINTS_MILLISECONDS:
        return points
    return max(round(points * (1 - Fraction(milliseconds, 2 * limit_milliseconds))), ceil(points / 2))


def earning(worth: int, score: float, chance: Fraction) -> Fraction:
    """Return award * (score - c) / (1 - c): all of it for a full score, and nothing on average for random answers.

    This is the classical correction for guessing (Frary, Formula Scoring of Multiple-Choice Tests, 1988), which takes
    from a wrong single choice of n options a share of 1 / (n - 1). A question that any answer gets right (c = 1) tells
    nothing and earns nothing.
    """
    if chance == 1:
        return Fraction(0)
    return worth * (exact(score) - chance) / (1 - chance)


def exact(score: float) -> Fraction:
    """Return the ratio of counts that a score is, such as 2/3 for 0.666…, for every denominator up to a million."""
    return Fraction(score).limit_denominator(_LARGEST_DENOMINATOR)
