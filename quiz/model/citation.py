"""The link from a question to a place in a source."""

from typing import Any, ClassVar

from quiz.model.dataclass import dataclass
from quiz.model.gate import FORBID_UNKNOWN_KEYS, Whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What an author writes: a source and either words found in it or the number of a passage.

    `quote`, `prefix` and `suffix` are the exact, prefix and suffix of a W3C TextQuoteSelector.
    """

    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    source: str
    quote: str | None = None
    prefix: str = ""
    suffix: str = ""
    passage: Whole | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The one place that a citation resolves to: characters `start` to `end` of the text of a passage.

    A passage of a source that stays with its owner has a number, and a span only once its text is at hand.
    """

    source: str
    passage: int
    start: int | None = None
    end: int | None = None
