"""Passages in a SQLite file, so that one can be had without reading the document."""

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from quiz.model.fingerprint import passage_fingerprint
from quiz.model.source import Passage

_encoded = json.JSONEncoder(ensure_ascii=False).encode

PASSAGE_SCHEMA = """
CREATE TABLE passage(
    source TEXT NOT NULL, number INTEGER NOT NULL, fingerprint TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY(source, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_by_fingerprint ON passage(source, fingerprint);
"""


def insert_passages(database: sqlite3.Connection, source: str, passages: Iterable[Passage]) -> None:
    """Write the passages of a source; the table must be there and empty of them."""
    database.executemany(
        "INSERT INTO passage VALUES (?, ?, ?, ?)",
        ((source, passage.number, passage_fingerprint(passage.text), _body_of(passage)) for passage in passages),
    )


class PassageTable:
    """The passages of one source."""

    def __init__(self, database: sqlite3.Connection, source: str) -> None:
        self._database = database
        self._source = source

    def close(self) -> None:
        """Let go of the file that holds the passages, and with it of all that lies there."""
        self._database.close()

    def passage(self, number: int) -> Passage | None:
        """Return the passage of that number, or None."""
        query = "SELECT body FROM passage WHERE source = ? AND number = ?"
        row = self._database.execute(query, (self._source, number)).fetchone()
        return _passage(row[0]) if row else None

    def with_fingerprint(self, fingerprint: str, number: int) -> Passage | None:
        """Return the passage whose text has that fingerprint, or None; of several the one nearest to the number."""
        query = "SELECT body FROM passage WHERE source = ? AND fingerprint = ? ORDER BY abs(number - ?), number LIMIT 1"
        row = self._database.execute(query, (self._source, fingerprint, number)).fetchone()
        return _passage(row[0]) if row else None

    def all(self) -> tuple[Passage, ...]:
        """Return every passage in the order of the document."""
        query = "SELECT body FROM passage WHERE source = ? ORDER BY number"
        # Read as one list, a large document is there in half the time.
        bodies = ",".join(body for (body,) in self._database.execute(query, (self._source,)))
        return tuple(_from_table(table) for table in json.loads(f"[{bodies}]"))


def _body_of(passage: Passage) -> str:
    table = {
        "number": passage.number,
        "text": passage.text,
        "headings": passage.headings,
        "line": passage.line,
        "page": passage.page,
    }
    return _encoded(table)


def _passage(body: str) -> Passage:
    return _from_table(json.loads(body))


def _from_table(table: dict[str, Any]) -> Passage:
    table["headings"] = tuple(table["headings"])
    return Passage(**table)
