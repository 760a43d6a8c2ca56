"""Reading from a cache, which can turn out to be damaged at any row."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from quiz.model.error import QuizError


class CacheError(QuizError):
    """The cache cannot be written or is damaged; the message says why."""


class CacheConnection(sqlite3.Connection):
    """A connection to the cache at `path`, which is removed once it turns out to be damaged, so that it is made anew.

    Whatever is read through `execute` raises CacheError then.
    """

    path: Path | None = None

    def __del__(self) -> None:
        """Let go of the file with the last who reads from it."""
        self.close()

    def execute(self, *query: Any) -> sqlite3.Cursor:
        """Run a query."""
        return self.cursor(_CacheCursor).execute(*query)


class _CacheCursor(sqlite3.Cursor):
    def execute(self, *query: Any) -> Self:
        try:
            return super().execute(*query)
        except sqlite3.DatabaseError as error:
            raise self._told(error) from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.DatabaseError as error:
            raise self._told(error) from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except sqlite3.DatabaseError as error:
            raise self._told(error) from error

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override] # all at once: a call for each row would be slow
        return iter(self.fetchall())

    def _told(self, error: sqlite3.DatabaseError) -> Exception:
        path: Path | None = getattr(self.connection, "path", None)
        if path is None or isinstance(error, sqlite3.ProgrammingError):
            return error
        path.unlink(missing_ok=True)
        return CacheError(
            f"{path}, from which the questions are read, is damaged. It was removed, and is made anew when the pack is"
            " opened the next time; what you answered is kept."
        )
