"""What a line can ask for instead of answering."""

from enum import StrEnum

from quiz.model.attempt import QuestionName


class Command(StrEnum):
    """A wish of the learner's, by the letter, sign or word that is typed for it."""

    HELP = "?"
    SKIP = "s"
    LATER = "l"
    HINT = "h"
    SOURCE = "o"
    UNDO = "u"
    REDO = "redo"
    RATE = "r"
    PRACTISE = "p"
    CONTEST = "!"
    LEAVE = "q"


class LeaveRequested(Exception):  # noqa: N818 - a wish is no error
    """The learner wants to leave."""


class StepRequested(Exception):  # noqa: N818 - the same
    """The learner wants to take another step of the session than to answer."""

    def __init__(self, command: Command) -> None:
        super().__init__(command)
        self.command = command


class PracticeRequested(Exception):  # noqa: N818 - the same
    """The learner wants to practise some questions instead of going on."""

    def __init__(self, questions: tuple[QuestionName, ...]) -> None:
        super().__init__(questions)
        self.questions = questions


_WORDS = {
    "help": Command.HELP,
    "skip": Command.SKIP,
    "later": Command.LATER,
    "hint": Command.HINT,
    "source": Command.SOURCE,
    "undo": Command.UNDO,
    "rate": Command.RATE,
    "practise": Command.PRACTISE,
    "contest": Command.CONTEST,
    "quit": Command.LEAVE,
}


def command_in(line: str, *, typed: bool = False) -> Command | None:
    """Return the command that a stripped line gives, or None where it is something else.

    A colon before a command is taken everywhere and needed where words are typed, which could be the same. What stands
    behind the sign for contesting is a comment, and behind the letter for rating a rating.
    """
    if typed and not line.startswith(":"):
        return None
    word = line.removeprefix(":").casefold()
    if word in _WORDS:
        return _WORDS[word]
    if word.startswith(Command.CONTEST):
        return Command.CONTEST
    if word.startswith(f"{Command.RATE} "):
        return Command.RATE
    return Command(word) if word in set(Command) else None
