"""A number of questions divided by shares."""

from collections.abc import Sequence


def apportioned(count: int, shares: Sequence[int], available: Sequence[int]) -> tuple[int, ...]:
    """Return how many each part gives, in proportion to the shares and never more than it has.

    By the method of largest remainders (Hamilton); of equal ones, the earlier part has it. What a part cannot give, the
    others give by their shares, so that as many as possible are given in all.
    """
    given = [0] * len(shares)
    while left := count - sum(given):
        open_parts = [part for part, most in enumerate(available) if given[part] < most and shares[part] > 0]
        if not open_parts:
            break
        total = sum(shares[part] for part in open_parts)
        by_remainder = sorted(open_parts, key=lambda part: -(left * shares[part] % total))
        rounded_up = set(by_remainder[: left - sum(left * shares[part] // total for part in open_parts)])
        for part in open_parts:
            wanted = left * shares[part] // total + (part in rounded_up)
            given[part] = min(available[part], given[part] + wanted)
    return tuple(given)
