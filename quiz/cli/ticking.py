"""Looking at the clock while a line is waited for, so that a program that stood still is noticed."""

from collections import deque
from collections.abc import Iterator
from threading import Event, Thread
from types import TracebackType

from quiz.model.instant import Clock, Instant

TICK_SECONDS = 1.0


class Ticker:
    """Looks at the clock on a thread of its own for as long as it is entered; called, it hands out its looks once."""

    def __init__(self, clock: Clock, seconds: float = TICK_SECONDS) -> None:
        self._clock = clock
        self._seconds = seconds
        self._looks: deque[Instant] = deque()
        self._is_over = Event()
        self._thread = Thread(target=self._tick, daemon=True)

    def __enter__(self) -> "Ticker":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._is_over.set()
        self._thread.join()

    def __call__(self) -> Iterator[Instant]:
        """Yield the looks since the last call, oldest first."""
        while self._looks:
            yield self._looks.popleft()

    def _tick(self) -> None:
        while not self._is_over.wait(self._seconds):
            self._looks.append(self._clock())
