"""Opening the file of the history: only one that is ours, whole and writable, and never at the price of its content."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from quiz.history.backup import Backups
from quiz.history.error import HistoryError, history_error, primary_code
from quiz.history.migrations import Migration, migrate, version_of

APPLICATION_ID = 0x7175697A
"""Stands in the header of every history file: "quiz" in ASCII."""

_OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
_TABLES = frozenset({"session", "attempt", "event", "dispute", "finding"})
_NO_SHARED_MEMORY = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PROTOCOL)


def connect(
    path: Path, busy_seconds: float, migrations: Sequence[Migration], access: str, backups: Backups | None
) -> sqlite3.Connection:
    """Return a connection to the history at `path`, made where there is none and brought to the newest version.

    What it held is copied first where `backups` are kept and that is due; that this fails is told, and is no error.
    It is in autocommit mode, waits `busy_seconds` for other writers and enforces foreign keys. `access` holds the
    parameters of SQLite's URI. Raises HistoryError, before anything is written, for a file that is not a history,
    damaged, or from a newer version, and for one that cannot be written now.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise HistoryError(
            f"The history needs SQLite 3.37 or later, and this Python comes with {sqlite3.sqlite_version}."
            " Use a newer build of Python."
        )
    try:
        _create_where_missing(path)
        _look_at_header(path, len(migrations))
        connection = _writing_connection(path, busy_seconds, access)
        try:
            _prepare(connection, path, migrations, backups)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.Error, OSError) as error:
        raise history_error(path, error) from error
    return connection


def _create_where_missing(path: Path) -> None:
    if path.is_dir():
        raise HistoryError(f"The history {path} is a folder. Move it elsewhere, so that the file can take its place.")
    if path.exists():
        if not path.is_file():
            raise HistoryError(f"The history {path} is no ordinary file. Move it elsewhere to begin a new one.")
        return
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return  # another process was faster


def _connection(path: Path, busy_seconds: float, access: str) -> sqlite3.Connection:
    location = path.absolute().as_posix()
    root = "" if location.startswith("/") else "/"
    uri = f"file://{root}{quote(os.fsencode(location))}?{access}"
    return sqlite3.connect(uri, uri=True, timeout=busy_seconds, isolation_level=None)


def _look_at_header(path: Path, newest: int) -> None:
    """Refuse what is not ours without locks and without recovery, so that looking changes no byte of it."""
    # A file that a killed process left half-written looks damaged from here; opening it in earnest mends it.
    with closing(_connection(path, 0, "mode=ro&immutable=1")) as connection, suppress(sqlite3.DatabaseError):
        _refuse_foreign(connection, path, newest)


def _writing_connection(path: Path, busy_seconds: float, access: str) -> sqlite3.Connection:
    """Connect with a write-ahead log, or with a rollback journal where the file system shares no memory.

    What the first pragma answers is not enough: some file systems accept the mode and fail at the first use.
    """
    connection = _connection(path, busy_seconds, access)
    try:
        connection.execute("PRAGMA journal_mode = WAL").fetchone()
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        if primary_code(error) == sqlite3.SQLITE_BUSY:
            return connection  # the journal stays as whoever holds the file has it
        connection.close()
        if primary_code(error) not in _NO_SHARED_MEMORY:
            raise
        connection = _connection(path, busy_seconds, access)
        try:
            # A log that is already there is read by one process alone, which needs no shared memory for it.
            connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchone()
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute("PRAGMA locking_mode = NORMAL").fetchone()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except BaseException:
            connection.close()
            raise
    return connection


def _refuse_foreign(connection: sqlite3.Connection, path: Path, newest: int) -> None:
    # One statement sees one state, even while another process makes the first tables.
    application, version, has_tables = connection.execute(
        "SELECT application_id, user_version, EXISTS (SELECT 1 FROM sqlite_schema)"
        " FROM pragma_application_id, pragma_user_version"
    ).fetchone()
    if (application, version, has_tables) == (0, 0, 0):
        return
    if application != APPLICATION_ID:
        raise HistoryError(
            f"The file {path} is a database of another program. It was left as it is. Move it elsewhere, or set"
            " QUIZ_HOME to another folder."
        )
    if version > newest:
        raise HistoryError(
            f"The history {path} is of version {version}, and this program knows versions up to {newest}. It was left"
            " as it is. Use the newer program."
        )


def _prepare(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], backups: Backups | None
) -> None:
    # EXTRA is FULL for a write-ahead log; a rollback journal needs it for an answer to outlast a power cut.
    connection.execute("PRAGMA synchronous = EXTRA")
    _refuse_foreign(connection, path, len(migrations))
    version = version_of(connection)
    if backups is not None and 0 < version < len(migrations):
        backups.keep_before_migration(connection, version)
    migrate(connection, migrations)
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if missing := sorted(_TABLES - names):
        raise HistoryError(
            f"The history {path} is damaged: it lacks the table {missing[0]}. It was left as it is. Put a copy back in"
            " its place, or move it elsewhere to begin a new one."
        )
    _try_to_write(connection)
    if backups is not None and version > 0:
        backups.keep_today(connection)
    # After the migrations, since a table is rebuilt with foreign keys off.
    connection.execute("PRAGMA foreign_keys = ON")
    # Without this, INSERT OR REPLACE would delete a row behind the back of its trigger.
    connection.execute("PRAGMA recursive_triggers = ON")


def _try_to_write(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        # On a read-only file the transaction begins all the same; only a change is refused.
        connection.execute(f"PRAGMA user_version = {version_of(connection)}")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
