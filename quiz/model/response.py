"""What a learner gave as an answer. Options are named by their place in the author's order, from 0."""

from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class ChoiceResponse:
    """The options chosen, in the author's order; one of them for a single choice."""

    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TruthResponse:
    """Whether the claim was called true."""

    value: bool


@dataclass(frozen=True, slots=True)
class TextResponse:
    """The words as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class NumberResponse:
    """The number as typed, and its value in plain decimal notation."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class DateResponse:
    """The date as typed, and its value in EDTF."""

    text: str
    value: str


@dataclass(frozen=True, slots=True)
class OrderResponse:
    """The items from first to last."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatchResponse:
    """For each pair, the place in `Matching.rights` that was matched with its left side, or None."""

    rights: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ClozeResponse:
    """For each gap, in the order of the text, the words typed or the option chosen."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole sentences, one after another, of one passage of a source.

    They are the characters `start` to `end` of the passage's text, which are the `words`.
    """

    source: str
    passage: int
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class EvidenceResponse:
    """The sentences that decide a claim, or None where the text was said not to decide it."""

    excerpt: Excerpt | None


Response = (
    ChoiceResponse
    | TruthResponse
    | TextResponse
    | NumberResponse
    | DateResponse
    | OrderResponse
    | MatchResponse
    | ClozeResponse
    | EvidenceResponse
)
