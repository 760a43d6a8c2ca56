"""Random choices that are the same on every machine and every Python."""

from collections.abc import Sequence
from typing import TypeVar

from quiz.model.digest import sha256

Item = TypeVar("Item")

SEED_BITS = 63


class Dice:
    """A stream of numbers made from a seed and a label by SHA-256 in counter mode.

    The standard library promises the same stream for one seed only for `random()` itself, not for shuffling or
    sampling, so these are done here. Streams with different labels are independent of one another.
    """

    def __init__(self, seed: int, label: str) -> None:
        self._prefix = f"{seed}\n{label}\n".encode()
        self._counter = 0

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to but not including `limit`, each equally likely."""
        fair_range = (1 << 64) - (1 << 64) % limit
        while True:
            digest = sha256(self._prefix + str(self._counter).encode()).digest()
            self._counter += 1
            number = int.from_bytes(digest[:8], "big")
            if number < fair_range:
                return number % limit

    def shuffled(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items in a random order (Fisher and Yates)."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return tuple(order)

    def sample(self, population: int, count: int) -> tuple[int, ...]:
        """Return `count` different numbers below `population` in random order, or all where there are fewer.

        Works in time and memory of `count`, however large the population.
        """
        moved: dict[int, int] = {}
        drawn = []
        for place in range(min(count, population)):
            other = place + self.below(population - place)
            drawn.append(moved.get(other, other))
            moved[other] = moved.get(place, place)
        return tuple(drawn)
