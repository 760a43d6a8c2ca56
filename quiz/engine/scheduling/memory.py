"""FSRS-6, as the library `fsrs_rs_python` computes it with its default parameters; nothing else knows that library.

The formulas of recall and interval, which the library does not offer by themselves, are those of FSRS-6 in
https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm: recall after t days at stability S is
(1 + f t/S)^-d, with the library's decay d and with f such that it is 0.9 at t = S.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from math import floor
from typing import TYPE_CHECKING

from quiz.engine.scheduling.rating import Rating
from quiz.model.dataclass import dataclass

if TYPE_CHECKING:
    from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

LONGEST_INTERVAL_DAYS = 36_500

Review = tuple[Rating, int]
"""One review of a question: its rating, and the local days since the review before; 0 for the first."""


@dataclass(frozen=True, slots=True)
class Memory:
    """How well a question is remembered: `stability` in days until recall has fallen to 0.9, `difficulty` 1 to 10."""

    stability: float
    difficulty: float


def model_parameters() -> tuple[float, ...]:
    """Return the parameters of the model: what was computed by others is to be computed again."""
    from fsrs_rs_python import DEFAULT_PARAMETERS

    return tuple(DEFAULT_PARAMETERS)


def next_memory(memory: Memory | None, rating: Rating, days: int) -> Memory:
    """Return the memory after a review so many local days after the one before; None and 0 for the first.

    Reviews on one day count as FSRS-6 counts them, by its formula for 0 days.
    """
    from fsrs_rs_python import MemoryState

    before = None if memory is None else MemoryState(memory.stability, memory.difficulty)
    states = _fsrs().next_states(before, 0.9, days)
    match rating:
        case Rating.AGAIN:
            after = states.again.memory
        case Rating.HARD:
            after = states.hard.memory
        case Rating.GOOD:
            after = states.good.memory
        case Rating.EASY:
            after = states.easy.memory
    return Memory(after.stability, after.difficulty)


def replay(histories: Iterable[Sequence[Review]]) -> list[Memory]:
    """Return the memory that each history leads to, just as its steps would. A history has at least one review."""
    return [Memory(state.stability, state.difficulty) for state in _fsrs().memory_state_batch(_items(histories))]


def replay_steps(histories: Iterable[Sequence[Review]]) -> list[list[Memory]]:
    """Return, for each history, the memory after each of its reviews."""
    return [
        [Memory(state.stability, state.difficulty) for state in states]
        for states in _fsrs().historical_memory_state_batch(_items(histories))
    ]


def recall(memory: Memory, days: float) -> float:
    """Return the probability that the answer is known so many days after the last review."""
    return forgetting_curve()(memory.stability, days)


@cache
def forgetting_curve() -> Callable[[float, float], float]:
    """Return the probability that an answer is known, as a function of stability and days since the last review."""
    decay, factor = _curve()

    def recalled(stability: float, days: float) -> float:
        return float((1 + factor * days / stability) ** -decay)

    return recalled


def interval(memory: Memory, desired_retention: float) -> int:
    """Return the last whole day, at least one, on which recall is no less than the desired retention (0 to 1).

    Rounding down costs some more reviews; rounding to the nearest lets recall sink below what is desired, most of all
    in the first weeks of a question.
    """
    decay, factor = _curve()
    days: float = memory.stability / factor * (desired_retention ** (-1 / decay) - 1)
    return min(max(floor(days), 1), LONGEST_INTERVAL_DAYS)


class _Reviews(dict[Review, "FSRSReview"]):
    """The library's review for each one of ours, made once, because most of a long record's reviews are alike."""

    def __missing__(self, review: Review) -> "FSRSReview":
        from fsrs_rs_python import FSRSReview

        rating, days = review
        if days < 0:
            raise ValueError(f"A review cannot be {-days} days before the one before it.")
        made = self[review] = FSRSReview(rating, days)
        return made


def _items(histories: Iterable[Sequence[Review]]) -> list["FSRSItem"]:
    from fsrs_rs_python import FSRSItem

    reviews = _Reviews()
    return [FSRSItem([reviews[review] for review in history]) for history in histories]


@cache
def _fsrs() -> "FSRS":
    from fsrs_rs_python import FSRS

    return FSRS(model_parameters())


@cache
def _curve() -> tuple[float, float]:
    decay = model_parameters()[20]
    return decay, 0.9 ** (-1 / decay) - 1
