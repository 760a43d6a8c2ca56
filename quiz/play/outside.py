"""What a session needs from outside."""

from collections.abc import Callable, Mapping
from typing import Protocol

from quiz.engine.scheduling.rating import Guess, Rating
from quiz.history.record import PackRecord
from quiz.history.store import History
from quiz.model.attempt import Attempt, Mode, Paper, Session
from quiz.model.dataclass import dataclass
from quiz.model.instant import Clock

_ADVICE = "You have missed this question again and again. Read up on it in its source."
_GUESSES = {
    Guess.STATED: "With C=1 it was stated as a guess.",
    Guess.HURRIED: "It came faster than the question can be read, and so is taken for a guess.",
}


@dataclass(frozen=True, slots=True)
class Scheduled:
    """How an answer counted for the schedule, and when its question is asked again.

    `rating` is the learner's own where there is one. `days` are local ones from today. `guess` is why a right answer
    counts for less than Good. Where `is_leech`, the question is named now as one that is missed again and again.
    """

    rating: Rating
    days: int
    guess: Guess | None = None
    is_leech: bool = False

    @property
    def told(self) -> str:
        """What is to be said of it, such as `It counts as Good, and is asked again in 12 days`."""
        return f"It counts as {self.rating.name.capitalize()}, and is asked again {self.when}."

    @property
    def when(self) -> str:
        """When it is asked again, such as `in 12 days`."""
        return {0: "today", 1: "tomorrow"}.get(self.days, f"in {self.days} days")

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said besides: why it counts so, and what to do about a leech."""
        guess = () if self.guess is None else (_GUESSES[self.guess],)
        return (*guess, _ADVICE) if self.is_leech else guess


class Schedule(Protocol):
    """Tells what the answers on record amount to."""

    def after(self, attempt: Attempt) -> Scheduled | None:
        """Return how the question of an attempt stands, or None where the attempt does not count for the schedule.

        The record has something new about the attempt: it was answered, undone, redone or rated. Raises HistoryError.
        """


class Sums(Protocol):
    """Knows what the answers on record add up to, without going over them."""

    def pack_records(self) -> Mapping[str, PackRecord]:
        """Return the sums over every pack that was ever played, by its id. Raises HistoryError."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The record, the clock, and new 16-byte ids and seeds; the schedule of sessions that study, and kept sums."""

    history: History
    clock: Clock
    new_id: Callable[[], bytes]
    new_seed: Callable[[], int]
    schedule: Schedule | None = None
    sums: Sums | None = None

    def pack_records(self) -> Mapping[str, PackRecord]:
        """Return the sums over every pack that was ever played, by its id. Raises HistoryError."""
        return (self.sums or self.history).pack_records()

    def session(self, paper: Paper, mode: Mode, *, evidence: bool = False, certainty: bool = False) -> Session:
        """Return a session that begins now, and is not on record yet."""
        return Session(
            id=self.new_id(),
            mode=mode,
            paper=paper,
            started=self.clock().utc,
            evidence=evidence,
            certainty=certainty,
        )
