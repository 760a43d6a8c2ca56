"""When what was typed and clicked came in, however long it has waited to be handled."""

from collections import deque
from collections.abc import Callable
from datetime import timedelta

from textual.message import Message

from quiz.model.instant import Clock, Instant

_REMEMBERED = 32


def age_of(message: Message) -> float:
    """Return how many seconds ago a message was made: for keys and clicks, when the terminal brought them."""
    return max(0.0, Message().time - message.time)


class InputClock:
    """A clock that also tells the instant of each input.

    Keys and clicks wait in queues, and what follows from them is handled later still. By then the clock has gone on;
    the input keeps its own instant, by which alone an answer is in time or not. `age` tells how old a message is.
    """

    def __init__(self, clock: Clock, age: Callable[[Message], float] = age_of) -> None:
        self._clock = clock
        self._age = age
        self._noted: deque[tuple[float, Instant]] = deque(maxlen=_REMEMBERED)

    def __call__(self) -> Instant:
        """Return the instant that is now."""
        return self._clock()

    def note(self, event: Message) -> None:
        """Note that an input is about to be handled."""
        self._noted.append((Message().time, self._shifted(self._age(event))))

    @property
    def latest(self) -> Instant:
        """The instant of the input that is being handled."""
        return self._noted[-1][1] if self._noted else self()

    def of(self, message: Message) -> Instant:
        """Return the instant of the input that led to a message: the latest that was being handled when it was made."""
        led = (instant for handled, instant in reversed(self._noted) if handled <= message.time)
        return next(led, self._shifted(self._age(message)))

    def _shifted(self, seconds: float) -> Instant:
        now = self._clock()
        return Instant(now.utc - timedelta(seconds=seconds), now.seconds - seconds)
