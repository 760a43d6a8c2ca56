"""How far a long piece of work has come, told to whoever waits for it."""

from collections.abc import Callable

SHOWN_AFTER_SECONDS = 0.3
"""What is done sooner needs nothing to be shown of it."""

Tell = Callable[[float], None]
"""Is called now and then with the share that is done, from 0 to 1; what it raises ends the work."""


def untold(_: float) -> None:
    """Tell nobody."""


def within(tell: Tell, begin: float, end: float) -> Tell:
    """Return what tells of a part of the work, which leads from one share of the whole to another."""
    return lambda share: tell(begin + share * (end - begin))
