"""The record of where a learner found the proof of an answer."""

from datetime import datetime

from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome
from quiz.model.response import EvidenceResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was named, after an attempt, as the words that prove its key; it is scored apart from the attempt.

    `id` is 16 bytes, unique over all machines, and `attempt` the id of the attempt; `started` and `ended` are in UTC.
    `response` is None where the search was skipped. `milliseconds` are by the monotonic clock.
    """

    id: bytes
    attempt: bytes
    response: EvidenceResponse | None
    outcome: Outcome
    started: datetime
    ended: datetime
    milliseconds: int
