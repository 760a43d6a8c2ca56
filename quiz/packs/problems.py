"""Problems as the gate finds them in the data of a file, and as an author is told of them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Diagnostic, Excerpt, Severity
from quiz.packs.locate import KeyPath, Spot, spots_of
from quiz.packs.patterns import ID
from quiz.packs.wording import shown

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ID = re.compile(ID)
_EXCERPT_BYTES = 400


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A TOML file that was read: its place, its name inside the pack, its text and its data.

    Where it `is_plain`, it is certain that `walk` finds nothing in the data but numbers.
    """

    path: Path
    name: str
    text: str
    data: dict[str, Any]
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a key path in the data of a file; lists are counted from 0 here."""

    code: str
    path: KeyPath
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def below(self, *parents: str | int) -> "Problem":
        """Return the problem with its path continued upwards."""
        return replace(self, path=(*parents, *self.path))


def first_told(stages: Iterable[Iterable[Problem]]) -> list[Problem]:
    """Return the problems of all stages, but none at or inside a place where an earlier stage found something."""
    told: set[KeyPath] = set()
    kept: list[Problem] = []
    for stage in stages:
        news = [
            problem
            for problem in stage
            if not any(problem.path[:length] in told for length in range(1, len(problem.path) + 1))
        ]
        told.update(problem.path for problem in news)
        kept += news
    return kept


def as_diagnostics(file: TomlFile, problems: Sequence[Problem]) -> list[Diagnostic]:
    """Return the problems of a file with key paths in the author's words, and lines where they are truly known."""
    if not problems:
        return []
    of_keys = {problem.path for problem in problems if problem.code == "unknown-key"}
    spots = spots_of(file.text, {problem.path for problem in problems}, of_keys)
    lines = file.text.encode().split(b"\n")
    names: dict[KeyPath, Counter[str]] = {}
    return [
        Diagnostic(
            code=problem.code,
            severity=problem.severity,
            file=file.name,
            message=problem.message,
            remedy=problem.remedy,
            key_path=_in_words(file.data, problem.path, names),
            line=spot.line if spot else None,
            excerpt=_excerpt(lines[spot.line - 1], spot) if spot else None,
        )
        for problem in problems
        for spot in (spots[problem.path],)
    ]


def in_words(file: TomlFile, paths: Iterable[KeyPath]) -> list[str]:
    """Return how each place in the data of a file is named where something is wrong there."""
    names: dict[KeyPath, Counter[str]] = {}
    return [_in_words(file.data, path, names) for path in paths]


def _excerpt(line: bytes, spot: Spot) -> Excerpt:
    """Return the line, or of a very long one what stands around the spot."""
    cut = max(0, spot.start - _EXCERPT_BYTES)
    before = line[cut : spot.start].decode(errors="ignore")
    meant = line[spot.start : spot.end][:_EXCERPT_BYTES].decode(errors="ignore")
    behind = line[spot.start + len(meant.encode()) :][:_EXCERPT_BYTES].decode(errors="ignore")
    return Excerpt(f"{before}{meant}{behind}", len(before), max(1, len(meant)))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by file, line and key path."""
    return tuple(sorted(diagnostics, key=lambda found: (found.file, found.line or 0, found.key_path, found.code)))


def _in_words(data: Any, path: KeyPath, names: dict[KeyPath, Counter[str]]) -> str:
    """Name list items by their id where it is valid and theirs alone, and otherwise count them from 1."""
    words = ""
    for depth, part in enumerate(path):
        if isinstance(part, int):
            if path[:depth] not in names:
                names[path[:depth]] = Counter(item_id for item in data if (item_id := _id_of(item)))
            item_id = _id_of(data[part])
            words += f"[{item_id if names[path[:depth]][item_id] == 1 else part + 1}]"
        else:
            word = part if _BARE_KEY.fullmatch(part) else shown(part)
            words += f".{word}" if words else word
        data = _step(data, part)
    return words


def _id_of(item: object) -> str:
    item_id = item.get("id") if isinstance(item, dict) else None
    return item_id if isinstance(item_id, str) and _ID.fullmatch(item_id) else ""


def _step(data: Any, part: str | int) -> Any:
    try:
        return data[part]
    except (KeyError, IndexError, TypeError):
        return None
