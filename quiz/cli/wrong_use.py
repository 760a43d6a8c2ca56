"""Commands that were called wrongly."""

from collections.abc import Iterator
from contextlib import contextmanager

from quiz.model.error import QuizError


class WrongUseError(QuizError):
    """The command line asks for something that there is not; the message says what there is."""


@contextmanager
def names_from_command_line() -> Iterator[None]:
    """Turn what the library says of a name that it does not know into wrong use of the command line."""
    from quiz.play.error import UnknownNameError

    try:
        yield
    except UnknownNameError as error:
        raise WrongUseError(str(error)) from error
