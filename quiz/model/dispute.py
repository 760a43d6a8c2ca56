"""The record of an objection to a question."""

from datetime import datetime

from quiz.model.attempt import Attempt
from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A learner's objection to a question, raised after an answer to it; the comment may be empty.

    `id` is 16 bytes, unique over all machines; `at` is in UTC. The attempt tells the rest: question, pack and version,
    both fingerprints, and the answer given.
    """

    id: bytes
    attempt: Attempt
    comment: str
    at: datetime
