"""Which of the keys of the moment are named where there is not room for all of them."""

from collections.abc import Sequence
from typing import NamedTuple

GAP_CELLS = 2
LAST_KEPT = 2
"""Help and the list of all actions stay at the end."""


class Key(NamedTuple):
    """A key, what it does in a word or two, and whether that can be done now and whether it leads out of the screen."""

    name: str
    action: str
    is_enabled: bool = True
    leads_out: bool = False


def fitting(keys: Sequence[Key], columns: int) -> list[Key]:
    """Return the keys that have room beside one another.

    Those that cannot be used now give way first, then those farthest behind; the first and the way out always stay.
    """
    kept = list(keys)
    while sum(len(key.name) + 1 + len(key.action) + GAP_CELLS for key in kept) - GAP_CELLS > columns:
        optional = [place for place in range(1, len(kept) - LAST_KEPT) if not kept[place].leads_out]
        if not optional:
            break
        del kept[max(optional, key=lambda place: (not kept[place].is_enabled, place))]
    return kept
