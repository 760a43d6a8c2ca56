"""From arguments to an exit code: 0 well, 1 problems found, 2 wrong use. Errors are printed here, nowhere else."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from quiz.cli.arguments import read_arguments
from quiz.cli.held import is_to_be_held, run_held
from quiz.cli.streams import mute, settle, soften, tell_error
from quiz.cli.wrong_use import WrongUseError
from quiz.model.error import QuizError

PROBLEMS_FOUND = 1
WRONG_USE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
"""What a shell reports of programs that are ended by these signals."""


def main(arguments: Sequence[str] | None = None, *, is_held: bool = False) -> int:
    """Run one command and return its exit code; `arguments` are those of the process where none are given.

    `is_held` tells that this process is held to the memory that it may take.
    """
    soften()
    try:
        code = _run(sys.argv[1:] if arguments is None else arguments, is_held=is_held)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        mute(sys.stdout)
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except WrongUseError as error:
        tell_error(str(error))
        return WRONG_USE
    except QuizError as error:
        tell_error(str(error))
        return PROBLEMS_FOUND
    except OSError as error:
        mute(sys.stdout)
        where = f"{error.filename}: " if error.filename else ""
        tell_error(f"{where}{error.strerror or error}")
        return PROBLEMS_FOUND
    finally:
        settle()
    return code


def _run(arguments: Sequence[str], *, is_held: bool) -> int:
    try:
        chosen = read_arguments(arguments)
    except SystemExit as exit_:  # argparse has said what there was to say
        return exit_.code if isinstance(exit_.code, int) else WRONG_USE
    if not is_held and is_to_be_held(chosen):
        return run_held(arguments, chosen)
    run: Callable[[Namespace], int] = chosen.run
    return run(chosen)
