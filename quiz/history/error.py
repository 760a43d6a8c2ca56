"""What can be wrong with the history, in words for people."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from quiz.model.error import QuizError

_READ_ONLY = (
    "cannot be written: the file or its folder is read-only. Allow writing there, or set QUIZ_HOME to a folder of"
    " your own."
)
_DAMAGED = (
    "is damaged, or is no history at all. It was left as it is. Put a copy back in its place, or move it elsewhere to"
    " begin a new one."
)
_OPENING = "cannot be opened. See that it and its folder can be read and written."

_MOST_TOLD = 200

_WORDS = {
    sqlite3.SQLITE_BUSY: "is locked by another program. Close that program, or wait a moment, and try again.",
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full. Free some space and try again.",
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _OPENING,
    sqlite3.SQLITE_PERM: _OPENING,
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk reports a fault. See that it can be written.",
}


class HistoryError(QuizError):
    """The history cannot be opened, read or written; nothing that it holds has been changed."""


class HistoryLockedError(HistoryError):
    """Another program is writing to the history, and may be done at any moment."""


def primary_code(error: sqlite3.Error) -> int:
    """Return SQLite's result code without its extension, or -1 where the error did not come from SQLite itself."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return -1 if code is None else code & 0xFF


def history_error(path: Path, error: Exception) -> HistoryError:
    """Return what an error of SQLite or of the file system means for the history at `path`."""
    if isinstance(error, sqlite3.Error):
        words = _WORDS.get(primary_code(error), f"cannot be used: {_told(error)}.")
    elif isinstance(error, OSError):
        words = f"cannot be opened: {error.strerror}. See that it and its folder can be read and written."
    else:
        words = f"cannot hold this: {_told(error)}."
    is_locked = isinstance(error, sqlite3.Error) and primary_code(error) == sqlite3.SQLITE_BUSY
    return (HistoryLockedError if is_locked else HistoryError)(f"The history {path} {words}")


def _told(error: Exception) -> str:
    """Return the words of an error, which may cite what a file holds: not all of it, and nothing that steers."""
    told = str(error)[:_MOST_TOLD]
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in told)


def refuse_read_only(path: Path) -> None:
    """Raise HistoryError where a file of the history at `path` has become read-only, before SQLite touches it.

    The shared memory of a write-ahead log is mapped into the process: on a disk that takes no writes any more, even to
    read the history would change it, and the system would end the program without a word.
    """
    for file in (os.fspath(path), f"{path}-shm"):
        if not os.access(file, os.W_OK) and os.access(file, os.F_OK):
            raise HistoryError(f"The history {path} {_READ_ONLY}")


def leave_open(connection: sqlite3.Connection) -> None:
    """Leave a connection to the end of the process: to close it is to touch the log, as `refuse_read_only` says."""
    import ctypes

    # Python closes whatever is left as it ends, even what a module holds; only what has a reference that nobody gives
    # back stays open. From Python 3.12 on `setconfig(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE)` would let it be closed.
    ctypes.pythonapi.Py_IncRef(ctypes.py_object(connection))


@contextmanager
def faults_in(path: Path) -> Iterator[None]:
    """Turn what SQLite or a value refuses while the history at `path` is used into a HistoryError."""
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # a mistake of ours, such as writing to a closed history
    except (sqlite3.Error, UnicodeError, OverflowError) as error:
        raise history_error(path, error) from error
