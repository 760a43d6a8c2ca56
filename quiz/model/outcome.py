"""The judged result of a response."""

from enum import StrEnum

from quiz.model.dataclass import dataclass


class Verdict(StrEnum):
    """What became of a question that was asked."""

    CORRECT = "correct"
    PARTLY_CORRECT = "partly correct"
    INCORRECT = "incorrect"
    SKIPPED = "skipped"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict with its score from 0 to 1, and a remark for the learner where one helps, such as on spelling."""

    verdict: Verdict
    score: float
    remark: str = ""

    @classmethod
    def of_score(cls, score: float, remark: str = "") -> "Outcome":
        """Return the outcome whose verdict follows from the score alone."""
        if score >= 1:
            return cls(Verdict.CORRECT, 1.0, remark)
        if score <= 0:
            return cls(Verdict.INCORRECT, 0.0, remark)
        return cls(Verdict.PARTLY_CORRECT, score, remark)
