"""What a line can ask for instead of answering."""

from enum import StrEnum


class Command(StrEnum):
    """A wish of the learner's, by the letter or sign that is typed for it."""

    HELP = "?"
    SKIP = "s"
    HINT = "h"
    SOURCE = "o"
    CONTEST = "!"
    LEAVE = "q"


class LeaveRequested(Exception):  # noqa: N818 - a wish is no error
    """The learner wants to leave."""


class SkipRequested(Exception):  # noqa: N818 - the same
    """The learner wants to go on without answering."""


_WORDS = {
    "help": Command.HELP,
    "skip": Command.SKIP,
    "hint": Command.HINT,
    "source": Command.SOURCE,
    "contest": Command.CONTEST,
    "quit": Command.LEAVE,
}


def command_in(line: str, *, typed: bool = False) -> Command | None:
    """Return the command that a stripped line gives, or None where it is something else.

    A colon before a command is taken everywhere and needed where words are typed, which could be the same. What stands
    behind the sign for contesting is a comment.
    """
    if typed and not line.startswith(":"):
        return None
    word = line.removeprefix(":").casefold()
    if word in _WORDS:
        return _WORDS[word]
    if word.startswith(Command.CONTEST):
        return Command.CONTEST
    return Command(word) if word in set(Command) else None
