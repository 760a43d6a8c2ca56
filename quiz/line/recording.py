"""Recording, which a learner can try again where it fails."""

from collections.abc import Callable
from typing import TypeVar

from quiz.history.error import HistoryError
from quiz.line.commands import Command, LeaveRequested, command_in
from quiz.line.console import Console

Result = TypeVar("Result")


def recorded(record: Callable[[], Result], console: Console) -> Result:
    """Record, and while that fails say so and ask whether to try again. Raises LeaveRequested, EndOfInput."""
    while True:
        try:
            return record()
        except HistoryError as problem:
            console.say("This could not be recorded, so it does not count yet:")
            console.tell(str(problem))
        if command_in(console.ask("Press Enter to try again, or type q to leave.")) is Command.LEAVE:
            raise LeaveRequested
