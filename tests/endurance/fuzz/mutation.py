"""Mutation by chance, for where no coverage guides it."""

import random
from collections.abc import Sequence


def mutated(pool: Sequence[bytes], pieces: Sequence[bytes], dice: random.Random, limit: int) -> bytes:
    """Return one of the pool with one to five changes: bytes cut, flipped, doubled, put in, or taken from another."""
    content = dice.choice(pool)
    for _ in range(dice.randint(1, 5)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.choice((0, 1, 2, 8, 40, 400)))
        other = dice.choice(pool)
        place = dice.randrange(len(other) + 1)
        new = dice.choice(
            (
                b"",
                dice.choice(pieces),
                dice.choice(pieces) * dice.choice((2, 50, 1000)),
                dice.randbytes(dice.choice((1, 2, 8))),
                content[start:end] * dice.choice((2, 3, 100)),
                other[place : place + dice.choice((8, 64, 512))],
            )
        )
        content = content[:start] + new + content[end:]
    return content[:limit]
