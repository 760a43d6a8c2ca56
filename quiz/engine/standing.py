"""What becomes of a dispute as its pack goes on."""

import re
from enum import StrEnum

from quiz.model.dispute import Dispute

_RELEASE = re.compile(r"[0-9]+(?:\.[0-9]+)*")


class Standing(StrEnum):
    """A dispute is open until its question has changed since, or is gone from the pack."""

    OPEN = "open"
    CHANGED = "changed"
    GONE = "gone"


def standing_of(dispute: Dispute, version: str, seen: str | None) -> Standing:
    """Return how a dispute stands by the version of its pack and the fingerprint of its question there, None for none.

    A pack older than the one that was played says nothing of what has changed since.
    """
    attempt = dispute.attempt
    if seen == attempt.seen or _numbers(version) < _numbers(attempt.pack_version):
        return Standing.OPEN
    return Standing.GONE if seen is None else Standing.CHANGED


def _numbers(version: str) -> list[tuple[int, str]]:
    """Return the numbers of a version so that they compare by value, however long; what is no version comes first."""
    found = _RELEASE.match(version)
    numbers = [part.lstrip("0") for part in found[0].split(".")] if found else []
    while numbers and not numbers[-1]:
        numbers.pop()
    return [(len(number), number) for number in numbers]
