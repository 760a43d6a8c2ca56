"""The steps that lead a history file from one version of its tables to the next."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

Migration = Callable[[sqlite3.Connection], None]
"""Changes the tables through a connection that is inside a transaction, and neither commits nor rolls back."""


def run_script(name: str, connection: sqlite3.Connection) -> None:
    """Execute the statements of a script that lies beside this file."""
    # The connection's own executescript would commit the transaction that this runs in.
    for statement in _statements(Path(__file__).with_name(name).read_text("utf-8")):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = tuple(partial(run_script, f"version{version}.sql") for version in range(1, 6))
"""The first leads from an empty file to version 1, each further one to the version after."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the one write transaction of the file; commit at the end, undo everything on an error."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Let every statement see the file as it is at the first of them, whatever others write meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def version_of(connection: sqlite3.Connection) -> int:
    """Return the version of the tables; 0 is an empty file."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Run the migrations that the file has not seen yet, each in a transaction of its own."""
    if version_of(connection) >= len(migrations):
        return
    for version, migration in enumerate(migrations, start=1):
        with transaction(connection):
            # Asked anew each time, because another process may be migrating the same file.
            if version_of(connection) < version:
                migration(connection)
                connection.execute(f"PRAGMA user_version = {version}")
    # Into the header of the main file, where an older program sees the version before it touches anything.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
