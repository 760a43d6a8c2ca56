"""How an answer that was graded without the learner's word counts for the schedule."""

from enum import Enum, IntEnum, auto

from quiz.model.dataclass import dataclass
from quiz.model.outcome import Verdict

PASS_ABOVE = 0.5
"""A partly right answer is a pass where its score is above this: the greater part was recalled."""

LOW_CERTAINTY = 1
"""An answer stated at this certainty, the lowest, is a guess."""


class Rating(IntEnum):
    """The four ratings of FSRS, with its numbers. All but AGAIN are passes; EASY is only ever the learner's own."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Guess(Enum):
    """Why a right answer is taken for a guess: so stated by the learner, or faster than the question can be read."""

    STATED = auto()
    HURRIED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the record says of one answer, as far as the schedule is concerned.

    `certainty` is 1, 2 or 3 where it was stated. `hurried` says that it came too fast to have read the question.
    `override` is the learner's own rating. `cram` and `undone` answers leave the schedule alone.
    """

    verdict: Verdict
    score: float
    certainty: int | None = None
    hurried: bool = False
    override: Rating | None = None
    cram: bool = False
    undone: bool = False


def rating_of(answer: Answer) -> Rating | None:
    """Return the rating that an answer amounts to, or None where it does not count.

    The learner's own rating wins. Otherwise right is Good; partly right is Hard where the greater part was right, else
    Again; wrong is Again, and so is skipped or expired, for the answer was then shown without having been recalled. A
    guess, stated or hurried, is Hard at best. Hard is a pass, never a miss, as the authors of FSRS ask
    (free-spaced-repetition-scheduler, issue 42).
    """
    if answer.cram or answer.undone:
        return None
    if answer.override is not None:
        return answer.override
    match answer.verdict:
        case Verdict.CORRECT:
            return Rating.GOOD if guess_in(answer) is None else Rating.HARD
        case Verdict.PARTLY_CORRECT:
            return Rating.HARD if answer.score > PASS_ABOVE else Rating.AGAIN
        case Verdict.INCORRECT | Verdict.SKIPPED | Verdict.EXPIRED:
            return Rating.AGAIN


def guess_in(answer: Answer) -> Guess | None:
    """Return why a right answer that the learner did not rate is taken for a guess, or None where there is no guess."""
    if answer.verdict is not Verdict.CORRECT or answer.override is not None:
        return None
    if answer.certainty == LOW_CERTAINTY:
        return Guess.STATED
    return Guess.HURRIED if answer.hurried else None
