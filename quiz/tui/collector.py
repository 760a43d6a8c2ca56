"""The garbage collector, which would hold up a verdict, and works while the learner reads instead."""

import gc

_MANY_OBJECTS = 50_000
"""So many new objects are waited for before it works by itself; between two answers there are fewer."""


class Collector:
    """Python's collector, as a screen wants it on which answers are given."""

    def __init__(self) -> None:
        self._thresholds: tuple[int, int, int] | None = None  # as they were, while it rests

    def rest(self) -> None:
        """Keep it from all that is there already, and from working by itself soon."""
        if self._thresholds is None:
            gc.collect()
            gc.freeze()
            self._thresholds = gc.get_threshold()
            gc.set_threshold(_MANY_OBJECTS, *self._thresholds[1:])

    def work(self) -> None:
        """Let it go through what is new while it rests, at a moment at which nobody waits for anything."""
        if self._thresholds is not None:
            gc.collect()

    def wake(self) -> None:
        """Let it work as usual."""
        if self._thresholds is not None:
            gc.set_threshold(*self._thresholds)
            self._thresholds = None
            gc.unfreeze()
