"""How well the schedule predicts."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.scheduling.memory import Review, next_memory, recall
from quiz.engine.scheduling.prediction import LEAST_REVIEWS, Prediction, judged, predictions
from quiz.engine.scheduling.rating import Rating


def test_each_later_day_was_predicted_from_the_memory_before_it() -> None:
    """First reviews and repeats on one day are no predictions; Hard is a pass."""
    history: list[Review] = [
        (Rating.AGAIN, 0),
        (Rating.GOOD, 0),
        (Rating.HARD, 1),
        (Rating.AGAIN, 0),
        (Rating.AGAIN, 5),
    ]
    first = next_memory(next_memory(None, Rating.AGAIN, 0), Rating.GOOD, 0)
    second = next_memory(next_memory(first, Rating.HARD, 1), Rating.AGAIN, 0)

    assert [[(recall(first, 1), True), (recall(second, 5), False)], []] == predictions([history, history[:2]])


def test_a_hundred_reviews_are_needed() -> None:
    """With fewer nothing is said."""
    assert 100 == LEAST_REVIEWS
    assert not judged([(0.9, True)] * 99).is_telling
    assert judged([(0.9, True)] * 100).is_telling


def test_the_losses_are_those_of_the_formula() -> None:
    """Worked by hand: three of four were recalled, and 0.8 was predicted each time."""
    judgement = judged([(0.8, True), (0.8, True), (0.8, True), (0.8, False)] * 25)
    assert 100 == judgement.reviews
    assert pytest.approx(-(0.75 * log(0.8) + 0.25 * log(0.2))) == judgement.log_loss
    assert pytest.approx(-(0.75 * log(0.75) + 0.25 * log(0.25))) == judgement.constant_log_loss


def test_predictions_that_tell_questions_apart_beat_a_constant() -> None:
    """Who foresees which question is missed has the lower loss; who is wrong with certainty the higher."""
    wise = judged([(0.95, True)] * 90 + [(0.3, False)] * 10)
    foolish = judged([(0.3, True)] * 90 + [(0.95, False)] * 10)
    assert wise.log_loss < wise.constant_log_loss == foolish.constant_log_loss < foolish.log_loss


def test_the_predictions_of_several_packs_are_judged_as_one() -> None:
    """The sums are those of all reviews; no review adds nothing."""
    first, second = [(0.8, True), (0.7, False)], [(0.9, True)]
    both = judged(first).with_more(judged(second)).with_more(Prediction())
    assert (3, 2) == (both.reviews, both.passed)
    assert pytest.approx(judged([*first, *second]).log_loss) == both.log_loss


@given(st.integers(0, 80), st.integers(1, 80), st.floats(0.01, 0.99))
def test_no_other_constant_beats_the_average(recalled: int, missed: int, constant: float) -> None:
    """The average is the best that can be said without looking at the question, even where all or none came."""
    judgement = judged([(constant, True)] * recalled + [(constant, False)] * missed)
    assert judgement.constant_log_loss <= judgement.log_loss + 1e-12
