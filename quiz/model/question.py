"""The kinds of question, as an author writes them."""

from dataclasses import field
from typing import Any, ClassVar, Literal, get_args

from quiz.model.citation import Citation
from quiz.model.dataclass import dataclass
from quiz.model.gate import FORBID_UNKNOWN_KEYS, Flag, Real, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a choice question. A pinned one keeps its place when the options are shuffled."""

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    text: str
    key: Flag = False
    rationale: str = ""
    pinned: Flag = False
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A wrong answer that the author foresaw, and why it is wrong."""

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    text: str
    rationale: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts that belong together."""

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    left: str
    right: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap of a cloze text: typed, or chosen from `options` where there are any."""

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    key: str
    also: tuple[str, ...] = ()
    options: tuple[str, ...] = ()


Match = Literal["relaxed", "exact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    id: str
    stem: str
    topic: str
    explanation: str
    citations: tuple[Citation, ...]
    was: tuple[str, ...] = ()
    difficulty: Whole | None = None
    tags: tuple[str, ...] = ()
    hint: str = ""
    allow: dict[str, str] = field(default_factory=dict)
    """The codes of what `quiz check` would warn of here, each with the reason why it is so on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SingleChoice(_Question):
    """Several options, one key."""

    kind: Literal["single_choice"]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MultipleChoice(_Question):
    """Several options, any number of keys from one up."""

    kind: Literal["multiple_choice"]
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(_Question):
    """A claim that is true or false."""

    kind: Literal["true_false"]
    key: Flag


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(_Question):
    """A few typed words; `also` are variants that are right too, `rejected` wrong answers that always win."""

    kind: Literal["short_answer"]
    key: str
    also: tuple[str, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    match: Match = "relaxed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(_Question):
    """A typed number; right within `tolerance`, which is absolute and in the unit."""

    kind: Literal["number"]
    key: Whole | Real
    tolerance: Whole | Real = 0
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(_Question):
    """A typed date or period; `key` is EDTF and asks for just what it states: a year, a month, a day, an interval."""

    kind: Literal["date"]
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(_Question):
    """Items to be put in order; the author writes them in the right one."""

    kind: Literal["ordering"]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(_Question):
    """Texts on the left to be matched with texts on the right; `extra` are right-hand distractors."""

    kind: Literal["matching"]
    pairs: tuple[Pair, ...]
    extra: tuple[str, ...] = ()

    @property
    def rights(self) -> tuple[str, ...]:
        """The right-hand texts to choose from, each once: those of the pairs in order, then the extra ones."""
        return tuple(dict.fromkeys((*(pair.right for pair in self.pairs), *self.extra)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(_Question):
    """A text with gaps, written `{name}`, each described under its name in `gaps`."""

    kind: Literal["cloze"]
    text: str
    gaps: dict[str, Gap]


EvidenceKey = Literal["proves", "refutes", "absent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindEvidence(_Question):
    """A claim, and a text to be searched for the sentence that decides it.

    `key` is what the cited sentence does to the claim. Where it is absent the text does not say, and the citation shows
    what comes nearest.
    """

    kind: Literal["evidence"]
    key: EvidenceKey

    @property
    def searched(self) -> str:
        """The id of the source that is to be searched: that of the first citation."""
        return self.citations[0].source

    @property
    def decisive(self) -> tuple[Citation, ...]:
        """The citations of which each one decides the claim; none where the text does not say."""
        if self.key == "absent":
            return ()
        return tuple(citation for citation in self.citations if citation.source == self.searched and citation.quote)


Question = (
    SingleChoice | MultipleChoice | TrueFalse | ShortAnswer | Number | Date | Ordering | Matching | Cloze | FindEvidence
)

QUESTION_TYPES: dict[str, type[Question]] = {
    get_args(question_type.__annotations__["kind"])[0]: question_type for question_type in get_args(Question)
}
"""The type of each kind, by the word that authors write."""


def citations_of(question: Question) -> tuple[Citation, ...]:
    """Return every citation of a question: its own first, then those of its choices or rejected answers, in order."""
    match question:
        case SingleChoice() | MultipleChoice():
            nested: tuple[Choice | Rejected, ...] = question.choices
        case ShortAnswer():
            nested = question.rejected
        case _:
            return question.citations
    return (*question.citations, *[citation for part in nested for citation in part.citations])
