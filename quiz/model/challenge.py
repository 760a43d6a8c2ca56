"""Timed challenges: what they are played by, what they are called, and what can come between."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from quiz.model.dataclass import dataclass
from quiz.model.gate import FORBID_UNKNOWN_KEYS, Flag, Whole

if TYPE_CHECKING:
    from fractions import Fraction

SEED_BITS = 20
FINGERPRINT_BITS = 20
"""What fits into four characters of a challenge code each."""

Limit = Literal["question", "paper", "clock"]
"""What the time is given for.

Each question by itself; all questions of the paper together; or a fixed time for as many questions as one can.
"""

FeedbackTime = Literal["at once", "at the end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A rule set of challenges, as authors write it in a table `[[challenges]]`.

    `seconds` are for each question, or for the whole where the `limit` is the clock; a question gets further time for
    its length where `characters_per_second` says how fast it is read. From one question to the next the seconds, but
    not the time for reading, shrink by `shrink_percent`, down to `shortest_seconds`. With `speed` the points fall with
    time, to half of them at most. `streak` is the bonus for each right answer in a row before, of which five count.
    A wrong answer takes `penalty_seconds` from the time for the whole. Without `lives` (0) no question ends the run.
    `questions` are how many are asked where nobody says otherwise.
    """

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    id: str
    title: str
    description: str = ""
    limit: Limit
    seconds: Whole
    questions: Whole = 20
    characters_per_second: Whole = 0
    shrink_percent: Whole = 0
    shortest_seconds: Whole = 5
    points: Whole = 1000
    speed: Flag = False
    streak: Whole = 0
    penalty_seconds: Whole = 0
    lives: Whole = 0
    feedback: FeedbackTime = "at once"


class ExtraTime(StrEnum):
    """How many times the usual time somebody gets who needs it; without a limit, no time is up."""

    USUAL = "1"
    QUARTER_MORE = "1.25"
    HALF_MORE = "1.5"
    TWICE = "2"
    THREE_TIMES = "3"
    TEN_TIMES = "10"
    UNLIMITED = "unlimited"

    @property
    def factor(self) -> "Fraction | None":
        """By what the usual time is multiplied; None where there is no limit."""
        from fractions import Fraction

        return None if self is ExtraTime.UNLIMITED else Fraction(self.value)


class Interruption(StrEnum):
    """What happened to the clock while a question was asked. It never gives more time, and the run is marked."""

    SUSPENDED = "the computer was suspended, or its clock set forward"
    STOPPED = "the program stood still"
    SET_BACK = "the clock of the computer was set back"


@dataclass(frozen=True, slots=True)
class Stake:
    """A question of a challenge: the time for it, None where it has no limit of its own, and its chance score."""

    limit_milliseconds: int | None
    chance: "Fraction"


@dataclass(frozen=True, slots=True)
class Terms:
    """Rules applied to a paper: what is at stake with each question, and the time for the whole where there is one."""

    rules: Rules
    stakes: tuple[Stake, ...]
    limit_milliseconds: int | None = None


@dataclass(frozen=True, slots=True)
class ChallengeCode:
    """What a challenge is called, so that others can play the same paper.

    `pack` and `rules` are the codes of the pack and of the rule set in capitals, perhaps as somebody typed them.
    `number` is how many questions are asked, or for how many seconds where the rules go by the clock. `fingerprint` is
    that of the pack and the rules.
    """

    pack: str
    rules: str
    number: int
    seed: int
    fingerprint: int


@dataclass(frozen=True, slots=True)
class Challenge:
    """A challenge as a session plays it: its code as it is spelt, its questions or seconds, and under which terms.

    What the answers earned follows from the terms and from what is on record of them.
    """

    code: str
    number: int
    extra_time: ExtraTime
    terms: Terms
