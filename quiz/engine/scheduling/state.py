"""What the answers to a question amount to: a function of the record, which a cache may hold."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from quiz.engine.scheduling.leech import lapses_in
from quiz.engine.scheduling.memory import Memory, Review, interval, next_memory, recall, replay
from quiz.engine.scheduling.rating import Rating

Subject = TypeVar("Subject", bound=Hashable)
"""What has a state of its own: a question together with its key, so that a changed key starts anew."""


@dataclass(frozen=True, slots=True)
class State:
    """How a question stands after its reviews. Days are numbered as by `date.toordinal`."""

    memory: Memory
    first_day: int
    last_day: int
    lapses: int

    def recall_on(self, day: int) -> float:
        """Return the probability that the answer is known on a day; one before the last review counts as its day."""
        return recall(self.memory, max(0, day - self.last_day))

    def due_day(self, desired_retention: float) -> int:
        """Return the last day before recall falls below the desired retention, but never that of the last review."""
        return self.last_day + interval(self.memory, desired_retention)


@dataclass(slots=True)
class History:
    """The reviews of one question, and the days of the first and the last; it grows while a record is read."""

    first_day: int
    last_day: int
    reviews: list[Review]


def reviewed(state: State | None, rating: Rating, day: int) -> State:
    """Return the state after one more review; None stands for a question that was never reviewed.

    Raises ValueError for a day before the last review: then the question's reviews are to be replayed in order of time.
    """
    if state is None:
        return State(next_memory(None, rating, 0), day, day, 0)
    gap = day - state.last_day
    if gap < 0:
        raise ValueError(f"Day {day} is before the last review on day {state.last_day}.")
    lapses = state.lapses + lapses_in([(rating, gap)])
    return State(next_memory(state.memory, rating, gap), state.first_day, day, lapses)


def histories_of(rated: Iterable[tuple[Subject, int, Rating]]) -> dict[Subject, History]:
    """Return the reviews of each subject. `rated` gives the subject, day and rating of each in order of time."""
    histories: dict[Subject, History] = {}
    for subject, day, rating in rated:
        history = histories.get(subject)
        if history is None:
            histories[subject] = History(day, day, [(rating, 0)])
        else:
            history.reviews.append((rating, day - history.last_day))
            history.last_day = day
    return histories


def states_of(histories: Mapping[Subject, History]) -> dict[Subject, State]:
    """Return the state that each history leads to, just as its reviews one by one would.

    Raises ValueError where the reviews were not in order of time.
    """
    memories = replay(history.reviews for history in histories.values())
    return {
        subject: State(memory, history.first_day, history.last_day, lapses_in(history.reviews))
        for (subject, history), memory in zip(histories.items(), memories, strict=True)
    }
