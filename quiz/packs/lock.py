"""`sources.lock`: what the sources of a pack were when every quote of it was last proven, and where each one stood."""

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from quiz.model.citation import Citation, Place
from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.error import QuizError
from quiz.model.pack import Pack
from quiz.model.question import citations_of
from quiz.model.text import collapsed
from quiz.packs.files import UnusableFileError, read_text
from quiz.packs.parsing import parse

_FORMAT = 1
_HEADER = "# Written by `quiz check --lock`. It says what the sources were when every quote was last found in them.\n\n"

QuoteName = tuple[str, str, str]
"""The question, the source and the collapsed words of a quote: what a citation is known by, wherever it is listed."""


class LockError(QuizError):
    """The lock cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The SHA-256 of each travelling source by its id, and the place of each quote."""

    sources: Mapping[str, str]
    quotes: Mapping[QuoteName, Place]


def lock_path(pack: Path) -> Path:
    """Return where the lock of a pack lies: inside its folder, or beside its single file."""
    return pack / "sources.lock" if pack.is_dir() else pack.with_suffix(".lock")


def quote_name(question: str, citation: Citation) -> QuoteName:
    """Return what a citation with a quote is known by in a lock."""
    return question, citation.source, collapsed(citation.quote or "")


def read_lock(path: Path) -> Lock | Diagnostic | None:
    """Return the lock at a path, None where there is none, or what is wrong with it."""
    if not path.exists():
        return None
    try:
        table = parse(read_text(path))
        if table["format"] != _FORMAT:
            raise ValueError("it is of another format")
        return Lock(
            {str(source): str(sha256) for source, sha256 in table["sources"].items()},
            {_name(quote): _place(quote) for quote in table.get("quotes", [])},
        )
    except (UnusableFileError, ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return Diagnostic(
            "lock-unreadable",
            Severity.ERROR,
            path.name,
            "This is not a lock that `quiz check --lock` wrote.",
            "Delete it, then write it anew with `quiz check --lock`.",
        )


def write_lock(path: Path, pack: Pack, places: Mapping[str, Sequence[Place | None]], hashes: Mapping[str, str]) -> None:
    """Write the lock of a pack whose citations all resolved. Raises LockError where the disk refuses."""
    import tomli_w

    quotes = [
        {"question": question.id, "quote": collapsed(citation.quote), **_placed(place)}
        for question in pack.questions
        for citation, place in zip(citations_of(question), places[question.id], strict=True)
        if citation.quote and place is not None
    ]
    table = {"format": _FORMAT, "sources": dict(sorted(hashes.items())), "quotes": quotes}
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        draft.write_text(_HEADER + tomli_w.dumps(table), encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise LockError(f"{path} cannot be written: {error.strerror or error}.") from error


def _placed(place: Place) -> dict[str, Any]:
    return {"source": place.source, "passage": place.passage, "start": place.start, "end": place.end}


def _name(quote: Mapping[str, Any]) -> QuoteName:
    return str(quote["question"]), str(quote["source"]), str(quote["quote"])


def _place(quote: Mapping[str, Any]) -> Place:
    return Place(str(quote["source"]), int(quote["passage"]), int(quote["start"]), int(quote["end"]))
