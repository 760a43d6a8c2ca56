"""Documents, and the addressable pieces of them."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import PurePosixPath
from typing import Any, ClassVar, Literal

from quiz.model.dataclass import dataclass
from quiz.model.gate import FORBID_UNKNOWN_KEYS

Unit = Literal["line", "paragraph", "page"]

_TEXT_UNITS: tuple[Unit, ...] = ("paragraph", "line", "page")

UNITS_BY_SUFFIX: Mapping[str, tuple[Unit, ...]] = {
    ".docx": ("paragraph",),
    ".epub": ("paragraph",),
    ".htm": ("paragraph",),
    ".html": ("paragraph",),
    ".md": _TEXT_UNITS,
    ".pdf": ("paragraph", "page"),
    ".txt": _TEXT_UNITS,
    ".xhtml": ("paragraph",),
}
"""The units in which a document can be cited, by the suffix of its file in lower case, which tells its format."""

_PLAIN = frozenset({".md", ".txt"})


def units_of(file: str) -> tuple[Unit, ...]:
    """Return the units in which the document with this file name can be cited; none where it cannot be read."""
    return UNITS_BY_SUFFIX.get(PurePosixPath(file).suffix.lower(), ())


def needs_packages(file: str) -> bool:
    """Return whether the document with this file name is read only where the extra `documents` is installed."""
    return bool(units_of(file)) and PurePosixPath(file).suffix.lower() not in _PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    __pydantic_config__: ClassVar[Any] = FORBID_UNKNOWN_KEYS

    id: str
    title: str
    licence: str = ""
    url: str = ""
    unit: Unit = "paragraph"
    rests_on: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TravellingSource(_Source):
    """A source that is a file inside the pack; `file` is its path there, with forward slashes."""

    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedSource(_Source):
    """A source that stays with its owner: the pack holds its file name and fingerprints, not its words.

    `sha256` is that of the file's bytes. `passages` maps the number of each cited passage, written in digits, to the
    passage's fingerprint.
    """

    name: str
    sha256: str
    passages: dict[str, str] = field(default_factory=dict)

    def fingerprint_of(self, passage: int) -> str | None:
        """Return the fingerprint listed for a passage number, or None."""
        return self.passages.get(str(passage))


Source = TravellingSource | OwnedSource


@dataclass(frozen=True, slots=True)
class Passage:
    """An addressable piece of a document.

    `number` counts from 1 in the order of the document. `text` is in the collapsed form in which quotes are matched.
    `headings` leads from the document's top heading to the passage. `line` is the line of the file where the passage
    begins, from 1, where the format has lines; `page` is the page where it begins, from 1, where it has pages.
    """

    number: int
    text: str
    headings: tuple[str, ...] = ()
    line: int | None = None
    page: int | None = None
