"""What the history knows of a session, and of a pack and a question as sums over the attempts that count."""

from dataclasses import field
from datetime import datetime

from quiz.engine.given import Given
from quiz.history.encoding import decode_moment
from quiz.history.rows import Row
from quiz.model.challenge import Challenge
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRecord:
    """All attempts at the questions of a pack.

    `questions_seen` counts each question once. `skipped` is the part of `attempts` that was skipped. `score_sum` adds
    their scores of 0 to 1. `last_played` is in UTC.
    """

    questions_seen: int
    attempts: int
    skipped: int
    score_sum: float
    last_played: datetime

    @property
    def answered(self) -> int:
        """The attempts that were not skipped; one whose time ran out is among them."""
        return self.attempts - self.skipped

    @property
    def accuracy(self) -> float | None:
        """The mean score from 0 to 1 of what was answered, or None where nothing was."""
        return self.score_sum / self.answered if self.answered else None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRecord:
    """The attempts at a question since its key or kind last changed.

    `key` is the fingerprint that they share: where the question has another one by now, they were answers to something
    else. `last_verdict` and `last_at`, in UTC, are those of the latest attempt.
    """

    key: str
    attempts: int
    skipped: int
    score_sum: float
    last_verdict: Verdict
    last_at: datetime

    @property
    def answered(self) -> int:
        """The attempts that were not skipped; one whose time ran out is among them."""
        return self.attempts - self.skipped


@dataclass(frozen=True, slots=True)
class ChallengeRecord:
    """A challenge that was begun, by its session's id of 16 bytes; `started` is in UTC."""

    session: bytes
    started: datetime
    challenge: Challenge


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How far a session has come, from which it can be gone on with.

    `answered` are the attempts that count, one for each position, in the order in which they were given; `redoable` the
    ids of those that were undone since the latest answer was given or question put off, in the order in which that was
    done. `put_off` are positions, in the order in which they were put off the last time.
    """

    answered: Given = field(default_factory=Given)
    redoable: tuple[bytes, ...] = ()
    put_off: tuple[int, ...] = ()


def pack_record(row: Row) -> PackRecord:
    """Return the sums in a row: pack, questions seen, attempts, skipped, sum of scores, moment of the latest attempt.

    Raises HistoryError for what is no moment.
    """
    _, questions_seen, attempts, skipped, score_sum, last_played = row
    return PackRecord(
        questions_seen=questions_seen,
        attempts=attempts,
        skipped=skipped,
        score_sum=score_sum,
        last_played=decode_moment(last_played),
    )
