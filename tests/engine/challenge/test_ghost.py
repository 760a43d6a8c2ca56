"""A former run beside the one that is played."""

from fractions import Fraction

from quiz.engine.challenge.ghost import Ghost, ghost_of, standing_after
from quiz.engine.challenge.limits import Length, terms_of
from quiz.engine.challenge.rules import PAPER
from quiz.model.challenge import ExtraTime
from quiz.model.outcome import Outcome

TERMS = terms_of(PAPER, 3, [Length(0, Fraction(0))] * 3, ExtraTime.USUAL)
GIVEN = [(Outcome.of_score(1), 2_000), (Outcome.of_score(0), 3_000), (Outcome.of_score(1 / 3), 1_500)]


def test_a_ghost_has_the_points_of_its_run_at_each_time() -> None:
    """From the very millisecond in which a question was settled, in whole points, and to the end of time."""
    standing = standing_after(TERMS, GIVEN)
    assert standing is not None

    ghost = ghost_of(standing)

    assert Ghost((2_000, 5_000, 6_500), (100, 100, 133)) == ghost
    times = (0, 1_999, 2_000, 4_999, 5_000, 6_500, 10**9)
    assert [0, 0, 100, 100, 100, 133, 133] == [ghost.points_at(time) for time in times]
    assert [0, 0, 1, 1, 2, 3, 3] == [ghost.settled_at(time) for time in times]


def test_a_record_of_more_than_a_run_asks_has_no_standing() -> None:
    """It is of another run; a run that was left has the standing in which it was left."""
    left = standing_after(TERMS, GIVEN[:1])

    assert left is not None
    assert (1, 100, 2_000) == (len(left.settled), left.shown_points, left.milliseconds)
    assert standing_after(TERMS, [*GIVEN, *GIVEN[:1]]) is None
