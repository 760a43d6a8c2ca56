"""What a file of the cache was made from: how far the record went then, whether it goes on from there, and the file.

Such a file is replaced as a whole, so that any number of processes can share it, and deleting it loses nothing but
time.
"""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from quiz.history.error import history_error
from quiz.history.store import History

Facts = dict[str, Any]
"""What a file was made from, as JSON has it."""

NOTHING: Facts = {"attempt": [0, ""], "event": [0, ""]}
"""How far a record goes in which there is nothing."""

_TABLES = ("attempt", "event")
_LATEST = "SELECT rowid, hex(id) FROM {} ORDER BY rowid DESC LIMIT 1"
_AT = "SELECT hex(id) FROM {} WHERE rowid = ?"


def record_of(history: History) -> Facts:
    """Return what the record is and how far it goes; rows are only ever added, unless its schema changes too.

    Raises HistoryError, also where the file is there no longer.
    """
    with history.faults():
        connection = history.connection
        schema = connection.execute("PRAGMA schema_version").fetchone()[0]
        latest = {table: connection.execute(_LATEST.format(table)).fetchone() for table in _TABLES}
    try:
        file = history.path.stat()
    except OSError as error:
        raise history_error(history.path, error) from error
    return {
        "file": [file.st_dev, file.st_ino, schema],
        **{table: list(row or (0, "")) for table, row in latest.items()},
    }


def goes_as_far(facts: Facts, record: Facts) -> bool:
    """Tell whether nothing was recorded since."""
    return all(facts[table] == record[table] for table in _TABLES)


def goes_on_from(history: History, facts: Facts, record: Facts) -> bool:
    """Tell whether the record is the one that something was made from, perhaps with more behind it."""
    if facts["file"] != record["file"]:
        return False
    for table in _TABLES:
        row, row_id = facts[table]
        with history.faults():
            found = history.connection.execute(_AT.format(table), (row,)).fetchone()
        if (found[0] if found else "") != row_id:
            return False
    return True


def note_facts(database: sqlite3.Connection, facts: Facts) -> None:
    """Put down in the table `made_from` what the other tables were made from."""
    database.execute("DELETE FROM made_from")
    database.execute("INSERT INTO made_from VALUES (?)", (json.dumps(facts),))


def opened_file(
    path: Path, is_own: Callable[[Path], bool], fits: Callable[[Facts], bool]
) -> tuple[sqlite3.Connection, Facts] | None:
    """Return a file, which is not written to, and what it was made from; or None where none is whole, own and fit."""
    try:
        if not is_own(path):
            return None
        place = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        database = sqlite3.connect(place, uri=True, isolation_level=None)
    except (OSError, sqlite3.Error):
        return None
    with suppress(sqlite3.Error, ValueError, TypeError, KeyError):
        facts = json.loads(database.execute("SELECT facts FROM made_from").fetchone()[0])
        if fits(facts):
            return database, facts
    database.close()
    return None


def keep_file(database: sqlite3.Connection, path: Path, sweep: Callable[[Path], None]) -> None:
    """Put tables in the place of the file, whole or not at all; a disk that refuses costs time, no more.

    `sweep` clears away what older drafts lie beside a new one.
    """
    draft = path.with_name(f"{path.name}.{os.getpid()}.draft")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        written = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600)
        try:
            with closing(sqlite3.connect(draft, isolation_level=None)) as file:
                # The file takes its name only when it is whole, so it needs no journal of its own.
                file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
                database.backup(file)
            os.fsync(written)
        finally:
            os.close(written)
        sweep(draft)
        draft.replace(path)
    except (OSError, sqlite3.Error):
        with suppress(OSError):
            draft.unlink(missing_ok=True)
