"""The record: sessions, and the answers given in them."""

from datetime import datetime
from enum import StrEnum

from quiz.model.challenge import Challenge
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome
from quiz.model.response import Response


class Mode(StrEnum):
    """What a session is for."""

    PRACTICE = "practice"
    STUDY = "study"
    CRAM = "cram"
    CHALLENGE = "challenge"
    EXAM = "exam"


@dataclass(frozen=True, slots=True)
class QuestionName:
    """What a question is called everywhere: by the pack's id and the author's own id in it."""

    pack: str
    question: str


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions drawn for a session, in order, and the seed that drew them and shuffles their options."""

    seed: int
    questions: tuple[QuestionName, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The record of one sitting. `id` is 16 bytes, unique over all machines; `started` is in UTC.

    In a session with `evidence` every answer is followed by the question where the source says so; in one with
    `certainty` it is asked with every answer how certain the learner is. `challenge` is there where it is one.
    """

    id: bytes
    mode: Mode
    paper: Paper
    started: datetime
    evidence: bool = False
    certainty: bool = False
    challenge: Challenge | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """The record of one response. `id` and `session` are 16 bytes; `started` and `ended` are in UTC.

    `position` counts the questions of the paper from 0. `presented` holds one shuffled order for each list that was
    shown. `response` is None where the question was skipped or expired. `seen` and `key` are the fingerprints of all
    that the learner saw and of the kind and key alone. `milliseconds` are by the monotonic clock.
    `certainty` is 1, 2 or 3 where it was stated. `stem_characters` is the length of the stem as it was asked, or None
    where that was not recorded.
    """

    id: bytes
    session: bytes
    question: QuestionName
    pack_version: str
    seen: str
    key: str
    position: int
    presented: tuple[tuple[int, ...], ...]
    response: Response | None
    outcome: Outcome
    hint_used: bool
    started: datetime
    ended: datetime
    milliseconds: int
    seed: int
    certainty: int | None = None
    stem_characters: int | None = None
