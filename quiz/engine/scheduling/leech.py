"""Questions that are missed again and again, and are better read up on than asked once more."""

from collections.abc import Iterable

from quiz.engine.scheduling.memory import Review
from quiz.engine.scheduling.rating import Rating

LEECH_LAPSES = 8
NAMED_AGAIN_EVERY = 4
"""The lapses that make a leech, and those after which it is named again, as in Anki (docs.ankiweb.net/leeches.html)."""


def lapses_in(history: Iterable[Review]) -> int:
    """Return how often a question was missed on a later day than it was last asked.

    A first miss is none, for nothing had been learned yet, and neither are those that follow on the same day.
    """
    again = Rating.AGAIN  # a million reviews are counted when states are made anew
    return sum([days > 0 for rating, days in history if rating is again])


def is_leech(lapses: int) -> bool:
    """Return whether a question with so many lapses is a leech."""
    return lapses >= LEECH_LAPSES


def is_named(lapses: int) -> bool:
    """Return whether the lapse that made them so many is one at which the learner is told of the leech."""
    return is_leech(lapses) and (lapses - LEECH_LAPSES) % NAMED_AGAIN_EVERY == 0
