"""What a front end shows of a challenge: immutable pictures."""

from datetime import datetime

from quiz.engine.challenge.ghost import Ghost
from quiz.model.challenge import ExtraTime, Interruption
from quiz.model.challenge_result import ChallengeResult
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome
from quiz.play.view import AnsweredView, AskedView


@dataclass(frozen=True, slots=True)
class Best:
    """The run on record that earned most, the earliest of equals, with its three figures and its ghost."""

    started: datetime
    points: int
    accuracy: float | None
    milliseconds: int
    interruptions: frozenset[Interruption]
    ghost: Ghost


@dataclass(frozen=True, slots=True)
class ReadyView:
    """A challenge before its start: its rules in words, a sentence each, its code, and the personal best so far."""

    pack_title: str
    title: str
    rules: tuple[str, ...]
    code: str
    questions: int
    extra_time: ExtraTime
    best: Best | None


@dataclass(frozen=True, slots=True)
class Figures:
    """How a run stands. `lives` is None where no question ends it; `points` and `streak` are None until they are told.

    `milliseconds` are how long the questions took that are settled.
    """

    milliseconds: int
    points: int | None
    streak: int | None
    lives: int | None


@dataclass(frozen=True, slots=True)
class RacingView:
    """A question that waits for its answer while the clock runs.

    `questions` is how many there are, or None where as many are asked as can be. `limit_milliseconds` are what this one
    has: its own, or what is left of the whole; None without a limit. `is_shared` where they are for the whole, and
    `is_falling` where the points fall with time. Of the counts in `asked`, only how many are done is told where
    feedback comes at the end.
    """

    asked: AskedView
    figures: Figures
    questions: int | None
    limit_milliseconds: int | None
    is_shared: bool
    is_falling: bool


@dataclass(frozen=True, slots=True)
class ClockView:
    """A look at the clock, by which nothing is settled.

    `remaining_milliseconds` is None without a limit, and once `is_up` the front end calls `expire` as soon as all that
    was typed before is handled. `milliseconds` is the time of the run so far, `worth` what a right answer would earn
    now. `ghost_points` is what the best run had after the same time, and `ghost_settled` how many of its questions were
    settled by then; None where there is none.
    """

    remaining_milliseconds: int | None
    milliseconds: int
    worth: int
    is_up: bool
    ghost_points: int | None
    ghost_settled: int | None
    interruptions: frozenset[Interruption]


@dataclass(frozen=True, slots=True)
class SettledView:
    """A question that is settled, while the clock stands still.

    Its `outcome` and what it `earned`, rounded, are None where feedback comes at the end. `taken_milliseconds` are what
    a wrong answer took from the time for the whole. `is_last` where no question follows.
    """

    outcome: Outcome | None
    earned: int | None
    taken_milliseconds: int
    figures: Figures
    is_late: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ReviewedQuestion:
    """A question of a run that is over, with how it was answered and why, what it earned, and how long it took."""

    answered: AnsweredView
    earned: int
    milliseconds: int


@dataclass(frozen=True, slots=True)
class EndView:
    """A run that is over: its result, the line that can be shared, and every question that was asked.

    `not_reached` counts the other questions of the paper, where all of them count. `best` is the personal best before
    this run, and `is_best` tells whether this one takes its place.
    """

    pack_title: str
    title: str
    result: ChallengeResult
    line: str
    remarks: tuple[str, ...]
    review: tuple[ReviewedQuestion, ...]
    not_reached: int
    best: Best | None
    is_best: bool
