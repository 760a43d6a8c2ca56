"""Disputes as learners send them to an author: files of JSON Lines that `quiz disputes --export` writes."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from quiz.model.dataclass import dataclass
from quiz.packs.files import UnusableFileError, read_text
from quiz.play.error import PlayError


@dataclass(frozen=True, slots=True)
class SentDispute:
    """A dispute of somebody else. `at` is in UTC; whatever the file does not tell is empty."""

    id: str
    at: datetime
    pack: str
    version: str
    question: str
    file: str
    stem: str
    key: str
    answer: str
    verdict: str
    comment: str


def read_sent_disputes(paths: Iterable[Path]) -> tuple[SentDispute, ...]:
    """Return the disputes in files, each once, by pack, question and time. Raises PlayError for any other file."""
    found = {dispute.id: dispute for path in paths for dispute in _disputes_in(path)}
    return tuple(sorted(found.values(), key=lambda dispute: (dispute.pack, dispute.question, dispute.at, dispute.id)))


def _disputes_in(path: Path) -> Iterator[SentDispute]:
    try:
        lines = read_text(path).split("\n")
    except UnusableFileError as error:
        raise PlayError(f"{path} cannot be read. {error.message} {error.remedy}") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _dispute(json.loads(line))
            except (ValueError, KeyError, TypeError, RecursionError) as error:
                raise PlayError(
                    f"Line {number} of {path} is no dispute. `quiz disputes --export FILE` writes such files."
                ) from error


def _dispute(record: Any) -> SentDispute:
    """Return the dispute in a record. Raises ValueError, KeyError or TypeError for anything else."""
    at = datetime.fromisoformat(record["at"])
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone")
    told = {name: record[name] or "" for name in SentDispute.__slots__ if name != "at"}
    if not all(isinstance(text, str) for text in told.values()):
        raise TypeError("something else than text")
    return SentDispute(at=at, **told)
