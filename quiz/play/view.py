"""What a front end shows: immutable pictures of a session."""

from itertools import chain
from typing import TYPE_CHECKING

from quiz.model.dataclass import dataclass

if TYPE_CHECKING:
    from quiz.engine.certainty import CertaintyMark
    from quiz.engine.feedback import Feedback
    from quiz.engine.presentation import Orders
    from quiz.engine.statistics import Tally
    from quiz.model.outcome import Outcome
    from quiz.model.question import Question
    from quiz.model.response import Excerpt, Response
    from quiz.play.outside import Scheduled
    from quiz.play.reading import Reading


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation as it is shown.

    `place` says where in the source, such as `paragraph 12, “Course”`, `paragraph 12, page 3` or `passage 14`.
    `passage` is the text there, with the quote from `start` to `end`; it is None where the document is not at hand, and
    the learner sees title and place alone. `rests_on` names the passages of other documents that this source rests on
    here, one line each. `pack`, `source` and `number` are the ids of both and the number of the passage, by which the
    place can be opened.
    """

    title: str
    licence: str
    url: str
    place: str
    passage: str | None = None
    start: int = 0
    end: int = 0
    rests_on: tuple[str, ...] = ()
    stale: str = ""
    """The words of a quote that is not in its source, and so proves nothing; else empty."""
    was_proven: bool = True
    """Whether such words stood there once. In a pack that is still being written they may never have."""
    source: str = ""
    number: int = 0
    pack: str = ""


@dataclass(frozen=True, slots=True)
class RationaleView:
    """Why an option is right or wrong, with the evidence for that."""

    option: str
    text: str
    chosen: bool
    key: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question that waits for its answer. `score` is the sum over the `answered` ones.

    `number` is its place in the paper, from 1. `done` counts the questions that are behind the learner, skipped ones
    among them.

    `searched` is the text in which an evidence question wants its sentence found, without any mark; it is None for
    other kinds, and once the session is over. `caveat` says why no answer can be judged, where that is so, and `notice`
    what is to be known beforehand.
    """

    pack_title: str
    language: str
    number: int
    total: int
    done: int
    answered: int
    score: float
    question: "Question"
    orders: "Orders"
    stem_characters: int
    """The length of the stem as it is read."""
    hint: str | None
    """The hint once it was asked for."""
    searched: "Reading | None" = None
    caveat: str = ""
    notice: str = ""
    asks_certainty: bool = False
    can_be_put_off: bool = False
    was_put_off: bool = False


@dataclass(frozen=True, slots=True)
class FindingView:
    """A question that was answered, and whose proof is now to be found in the source.

    How the answer was judged, and what the key is, is not told yet; the counts of `asked` are as before the answer.
    `searched` is the source, without any mark.
    """

    asked: AskedView
    response: "Response"
    searched: "Reading"


@dataclass(frozen=True, slots=True)
class FindingResult:
    """What came of the search for the proof of an answer.

    `excerpt` is what was selected; it is None where the search was skipped, as the verdict then says, and where the
    text was said not to tell. `key` are the words that prove the key of the question: of several places, those that
    suit the selection best. It is empty where they are no longer at hand.
    """

    outcome: "Outcome"
    excerpt: "Excerpt | None"
    key: str


@dataclass(frozen=True, slots=True)
class JudgedView:
    """How an answer was judged, on record already, before all that there is to be said of it.

    `asked` is as before the answer. `proof` is how the proof was judged that was searched for in a second step.
    """

    asked: AskedView
    outcome: "Outcome"
    proof: "Outcome | None" = None
    certainty: int | None = None

    @property
    def mark(self) -> float | None:
        """What the stated certainty earned, from -6 to 3, or None where none was stated."""
        from quiz.engine.certainty import LEVELS

        return None if self.certainty is None else LEVELS[self.certainty].mark(self.outcome.score)


@dataclass(frozen=True, slots=True)
class AnsweredView:
    """A question with its outcome; `asked` is as before the answer, save for the counts, which are as after.

    `finding` is there where the proof was searched for in a second step, `certainty` where one was stated, and
    `scheduled` where the session studies.
    """

    asked: AskedView
    response: "Response | None"
    outcome: "Outcome"
    feedback: "Feedback"
    rationales: tuple[RationaleView, ...]
    evidence: tuple[Evidence, ...]
    finding: FindingResult | None = None
    certainty: int | None = None
    scheduled: "Scheduled | None" = None

    @property
    def judged(self) -> JudgedView:
        """How it was judged, by itself."""
        proof = None if self.finding is None else self.finding.outcome
        return JudgedView(self.asked, self.outcome, proof, self.certainty)

    @property
    def mark(self) -> float | None:
        """What the stated certainty earned, from -6 to 3, or None where none was stated."""
        return self.judged.mark

    @property
    def openable(self) -> tuple[Evidence, ...]:
        """The evidence for the key and then that about what was answered, each once, where its document is at hand."""
        chosen = (rationale.evidence for rationale in self.rationales if rationale.chosen)
        shown = dict.fromkeys((*self.evidence, *chain.from_iterable(chosen)))
        return tuple(evidence for evidence in shown if evidence.passage is not None)


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The end of a session. `misses` are the questions not fully right, in the order of the paper.

    `findings` sums up the searches for proofs, by themselves; it is None where there were none. `certainty` is what was
    earned by stating certainties, apart from accuracy, in a session that asked for them.
    """

    pack_title: str
    total: int
    overall: "Tally"
    topics: tuple["Tally", ...]
    kinds: tuple["Tally", ...]
    misses: tuple[AnsweredView, ...]
    milliseconds: int
    findings: "Tally | None" = None
    certainty: "CertaintyMark | None" = None
