"""What a learner can do after a challenge."""

from enum import Enum


class AfterChallenge(Enum):
    """What the learner wants next: the same paper or another one, the library, or back to where they came from."""

    SAME = "same"
    ANOTHER = "another"
    LIBRARY = "library"
    LEAVE = "leave"
