"""The result of a timed challenge, as it is shared."""

from datetime import datetime

from quiz.model.challenge import ExtraTime, Interruption
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Verdict
from quiz.model.response import Response


@dataclass(frozen=True, slots=True)
class ChallengeAnswer:
    """What became of one question of a challenge.

    `asked_at` are milliseconds from the start of the run, `milliseconds` those that the question took, `seen` is the
    fingerprint of all that was shown. `response` is None where the question was skipped or expired.
    """

    question: str
    seen: str
    asked_at: int
    milliseconds: int
    verdict: Verdict
    response: Response | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeResult:
    """A run, with its three figures as they are claimed and with every answer.

    `id` has 32 hexadecimal digits that no other run has; `code` is the challenge code, `pack` the id of the pack, and
    `version` its version. `player` may be empty. `started` is in UTC. `is_left` where the player went before the end.
    `accuracy` goes from 0 to 1 and is None where nothing was asked; `milliseconds` are those of all questions.
    """

    id: str
    code: str
    pack: str
    version: str
    player: str
    started: datetime
    extra_time: ExtraTime
    interruptions: frozenset[Interruption]
    is_left: bool
    points: int
    accuracy: float | None
    milliseconds: int
    answers: tuple[ChallengeAnswer, ...]
