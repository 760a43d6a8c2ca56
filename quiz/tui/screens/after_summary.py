"""What a learner can do after the summary."""

from enum import Enum


class AfterSummary(Enum):
    """What the learner wants next."""

    RETRY = "retry"
    LIBRARY = "library"
    QUIT = "quit"
