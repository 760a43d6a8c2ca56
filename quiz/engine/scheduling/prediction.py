"""How well the schedule predicts a learner."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from quiz.engine.scheduling.memory import Review, recall, replay_steps
from quiz.engine.scheduling.rating import Rating

LEAST_REVIEWS = 100
"""With fewer reviews chance would say more than the schedule."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """The log loss of what was predicted before each of so many reviews; lower is better.

    Beside it that of the best constant: the share of these same reviews that were passed, foretold each time.
    """

    reviews: int
    log_loss: float
    constant_log_loss: float


def predictions(histories: Sequence[Sequence[Review]]) -> list[tuple[float, bool]]:
    """Return, for each review on a later day than the one before, the recall that was predicted and whether it came.

    First reviews have no memory to predict from, and repeats on one day say nothing about days.
    """
    return [
        (recall(memory, days), rating is not Rating.AGAIN)
        for history, memories in zip(histories, replay_steps(histories), strict=True)
        for memory, (rating, days) in zip(memories, history[1:], strict=False)
        if days > 0
    ]


def judged(predicted: Sequence[tuple[float, bool]]) -> Prediction | None:
    """Return how good the predictions were, or None while there are fewer than LEAST_REVIEWS.

    The log loss is -mean(ln p of what came), as in open-spaced-repetition/srs-benchmark; p lies between 0 and 1.
    """
    if len(predicted) < LEAST_REVIEWS:
        return None
    average = sum(recalled for _, recalled in predicted) / len(predicted)
    return Prediction(len(predicted), _log_loss(predicted), _log_loss((average, recalled) for _, recalled in predicted))


def _log_loss(predicted: Iterable[tuple[float, bool]]) -> float:
    losses = [-log(probability if recalled else 1 - probability) for probability, recalled in predicted]
    return sum(losses) / len(losses)
