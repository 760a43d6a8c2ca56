"""Input that fits no answer."""

from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What was typed fits no answer: the message explains it, and the question is asked again, never graded."""

    message: str
