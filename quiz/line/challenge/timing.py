"""The time as lines know it: the instant at which a line was typed, and looks at the clock before that."""

from collections.abc import Callable, Iterable

from quiz.model.dataclass import dataclass
from quiz.model.instant import Clock, Instant
from quiz.play.challenge.player import ChallengePlayer

Ticks = Callable[[], Iterable[Instant]]
"""Hands out the instants, about one a second, at which somebody looked at the clock since it was asked last."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The clock, and where there is somebody who looks at it while a line is waited for, those looks."""

    clock: Clock
    ticks: Ticks | None = None

    @property
    def is_ticking(self) -> bool:
        """Whether somebody looks at the clock about once a second."""
        return self.ticks is not None

    def is_up(self, player: ChallengePlayer, at: Instant) -> bool:
        """Tell whether the time for the question was up at an instant, after all the looks before it."""
        for tick in self.ticks() if self.ticks else ():
            player.look(tick)
        return player.look(at).is_up
