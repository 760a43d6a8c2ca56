"""Documents that stay with their owner, read once and kept in the cache as passages."""

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from quiz.model.source import Passage, Unit
from quiz.packs.cache import InputState, cache_path, open_cache, write_cache
from quiz.packs.passages import PASSAGE_SCHEMA, PassageTable, insert_passages

_LAYOUT = "document 1"
_NAME = "document"


def document_path(file: Path, unit: Unit, cache: Path) -> Path:
    """Return the place in the cache of a document that is read by a unit."""
    return cache_path(cache, file, unit)


def write_document(target: Path, passages: Sequence[Passage], inputs: Sequence[InputState]) -> None:
    """Write the passages of a document. Raises CacheError where the cache refuses."""

    def fill(database: sqlite3.Connection) -> Mapping[str, Any]:
        for statement in PASSAGE_SCHEMA.split(";"):
            database.execute(statement)
        insert_passages(database, _NAME, passages)
        return {}

    write_cache(target, _LAYOUT, fill, inputs)


def open_document(path: Path) -> PassageTable | None:
    """Return the passages at a place of the cache, or None where they are not there or not fresh."""
    found = open_cache(path, _LAYOUT)
    return PassageTable(found[0], _NAME) if found else None
