"""Checking again and again, each time that something was saved."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from quiz.line.layout import indented
from quiz.model.dataclass import dataclass
from quiz.model.error import QuizError

if TYPE_CHECKING:
    from quiz.packs.watching import Look

_CLEAR = "\x1b[H\x1b[2J"


@dataclass(frozen=True, slots=True)
class Check:
    """What a check tells, line by line, with what it comes to last, and the exit code."""

    lines: Sequence[str]
    code: int


def watch(
    check: Callable[[], Check],
    look: "Callable[[], Look]",
    *,
    clock: Callable[[], datetime],
    wait: Callable[[float], None],
    is_cleared: bool,
) -> int:
    """Check now and after each change until that is interrupted, and return the code of the last check.

    `look` is asked every so many seconds, for which `wait` waits; `clock` tells the local time. Where it `is_cleared`,
    each check stands alone on the terminal, and else below the one before.
    """
    from quiz.packs.watching import LOOK_SECONDS, Watch

    code, is_first = 0, True
    try:
        watched = Watch(look)
        while True:
            found = _checked(check)
            code = found.code
            if is_cleared:
                print(_CLEAR, end="")
            elif not is_first:
                print()
            is_first = False
            for line in found.lines:
                print(line)
            print(f"That was at {clock():%H:%M:%S}. It is checked again when a file is saved; Ctrl+C ends.", flush=True)
            while not watched.has_changed():
                wait(LOOK_SECONDS)
    except KeyboardInterrupt:
        return code


def _checked(check: Callable[[], Check]) -> Check:
    """Return what a check tells; what was taken away meanwhile may come back."""
    try:
        return check()
    except QuizError as error:
        reason = str(error)
    except OSError as error:
        reason = f"{error.filename or 'A file'} cannot be read: {error.strerror or error}."
    return Check((*indented(reason, indent=""), "Nothing could be checked."), 1)
