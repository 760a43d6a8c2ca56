"""One problem in a pack."""

from enum import StrEnum

from quiz.model.dataclass import dataclass


class Severity(StrEnum):
    """An error keeps a pack from being played; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The line of a file that a problem is told of: `width` characters of it, from `start` on, are meant.

    `start` counts from 0. Of a very long line it is a piece.
    """

    text: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is wrong, where, and what would be right.

    `code` is stable and in kebab-case. `file` is the path inside the pack with forward slashes. `line` counts from 1
    and is there only where it is truly known; `excerpt` shows it. `key_path` names the place in an author's words, such
    as `questions[capitals-first].choices[2].text`.
    """

    code: str
    severity: Severity
    file: str
    message: str
    remedy: str
    key_path: str = ""
    line: int | None = None
    excerpt: Excerpt | None = None
