"""How well the schedule predicts a learner."""

from collections.abc import Sequence
from math import log

from quiz.engine.scheduling.memory import Review, forgetting_curve, replay_steps
from quiz.engine.scheduling.rating import Rating
from quiz.model.dataclass import dataclass

LEAST_REVIEWS = 100
"""With fewer reviews chance would say more than the schedule."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """What was predicted before each of so many reviews, as sums: the reviews, those passed, and the losses.

    A loss is -ln p of what came, as in open-spaced-repetition/srs-benchmark; p lies between 0 and 1.
    """

    reviews: int = 0
    passed: int = 0
    loss_sum: float = 0.0

    @property
    def is_telling(self) -> bool:
        """Whether there are LEAST_REVIEWS."""
        return self.reviews >= LEAST_REVIEWS

    @property
    def log_loss(self) -> float:
        """The mean of the losses; lower is better. There is at least one review."""
        return self.loss_sum / self.reviews

    @property
    def constant_log_loss(self) -> float:
        """The log loss of the best constant: the share of these same reviews that were passed, foretold each time."""
        shares = (self.passed / self.reviews, 1 - self.passed / self.reviews)
        return -sum(share * log(share) for share in shares if share)

    def with_more(self, other: "Prediction") -> "Prediction":
        """Return the sums over the reviews of both."""
        return Prediction(self.reviews + other.reviews, self.passed + other.passed, self.loss_sum + other.loss_sum)


def predictions(histories: Sequence[Sequence[Review]]) -> list[list[tuple[float, bool]]]:
    """Return, for each history, the recall that was predicted before each of its reviews and whether it came.

    They are those of reviews on a later day than the one before: first reviews have no memory to predict from, and
    repeats on one day say nothing about days.
    """
    recalled, again = forgetting_curve(), Rating.AGAIN  # a million reviews are judged when predictions are made anew
    return [
        [
            (recalled(memory.stability, days), rating is not again)
            for memory, (rating, days) in zip(memories, history[1:], strict=False)
            if days > 0
        ]
        for history, memories in zip(histories, replay_steps(histories), strict=True)
    ]


def judged(predicted: Sequence[tuple[float, bool]]) -> Prediction:
    """Return how good predictions were, each of them the recall that was predicted and whether it came."""
    losses = [-log(probability if recalled else 1 - probability) for probability, recalled in predicted]
    return Prediction(len(losses), sum(recalled for _, recalled in predicted), sum(losses))
