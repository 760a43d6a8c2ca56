"""Asking for an answer against the clock."""

from collections.abc import Sequence

from quiz.line.challenge.timing import Timing
from quiz.line.commands import Command, LeaveRequested, StepRequested
from quiz.line.console import Console
from quiz.line.turn import Turn
from quiz.model.instant import Instant
from quiz.play.challenge.player import ChallengePlayer

_COMMANDS = (
    "s skips the question; it earns nothing and loses no points",
    "q leaves the challenge, which cannot be gone on with; what you have answered is kept",
    "? shows this, while the clock goes on",
)


class TimeIsUp(Exception):  # noqa: N818 - it is no error to be slow
    """The line came after the time for the question was up."""


class ChallengeTurn(Turn):
    """The turn at a question of a challenge. Each line is decided by the instant `at` which it was typed."""

    def __init__(self, player: ChallengePlayer, console: Console, timing: Timing) -> None:
        super().__init__(console, player.read)
        self._player = player
        self._timing = timing
        self.at: Instant = timing.clock()

    def typed(self) -> None:
        """Look at the clock; raise TimeIsUp where it is too late for whatever was typed."""
        self.at = self._timing.clock()
        if self._timing.is_up(self._player, self.at):
            raise TimeIsUp

    def commands(self, *, may_take_back: bool) -> Sequence[str]:
        """Return the few commands of a challenge."""
        return () if may_take_back else _COMMANDS

    def obey(self, command: Command, line: str) -> None:
        """Do what a line asks for, or say that a challenge knows no such thing."""
        match command:
            case Command.LEAVE:
                raise LeaveRequested
            case Command.SKIP:
                raise StepRequested(command)
            case _:
                self.console.tell(f'"{line}" is nothing that can be asked for in a challenge.')
