"""Forgetting on purpose: the one place where rows of the record are deleted."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime

from quiz.history.encoding import decode_questions, encode_moment
from quiz.history.error import faults_in
from quiz.history.migrations import snapshot, transaction
from quiz.history.store import History
from quiz.history.tables import Table, tables_of

# ruff: noqa: S608 - only names of our own tables and columns are put into statements; values are bound
_GAPPED = """
    SELECT DISTINCT session FROM attempt
    WHERE id IN (SELECT id FROM doomed WHERE record = 'attempt')
    AND session NOT IN (SELECT id FROM doomed WHERE record = 'session')
    AND NOT EXISTS (SELECT 1 FROM event WHERE event.session = attempt.session AND kind = 'finished')
"""


def packs_on_record(history: History) -> frozenset[str]:
    """Return the ids of the packs of which something can be forgotten. Raises HistoryError."""
    with faults_in(history.path), snapshot(history.connection):
        attempted = {pack for (pack,) in history.connection.execute("SELECT DISTINCT pack FROM attempt")}
        only = {next(iter(packs)) for _, packs in _papers(history.connection) if len(packs) == 1}
    return frozenset(attempted | only)


def forgettable(history: History, pack: str | None) -> Mapping[str, int]:
    """Return how many rows of each table hold on to a pack, or to any where it is None. Raises HistoryError."""
    with faults_in(history.path), snapshot(history.connection):
        return _doom(history.connection, tables_of(history.connection), pack)


def forget(history: History, pack: str | None, new_id: Callable[[], bytes], at: datetime) -> Mapping[str, int]:
    """Delete what is on record of a pack, or all where it is None, and return how many rows of each table went.

    Attempts go with all that refers to them, and the sessions that asked nothing else. A session that asked other packs
    too keeps its paper and their attempts; where it was not over it ends, since it could not be gone on with. Raises
    HistoryError; then nothing was deleted.
    """
    connection = history.connection
    with faults_in(history.path), _deletions(connection), transaction(connection):
        tables = tables_of(connection)
        doomed = _doom(connection, tables, pack)
        for (session,) in connection.execute(_GAPPED).fetchall():
            connection.execute(
                "INSERT INTO event (id, session, kind, at) VALUES (?, ?, 'finished', ?)",
                (new_id(), session, encode_moment(at)),
            )
        with _triggers_off(connection):
            for table in reversed(tables):
                connection.execute(
                    f"DELETE FROM {table.name} WHERE id IN (SELECT id FROM doomed WHERE record = '{table.name}')"
                )
        connection.execute("DROP TABLE temp.doomed")
    with faults_in(history.path):
        connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()  # the log held the answers too
    return doomed


def _doom(connection: sqlite3.Connection, tables: Sequence[Table], pack: str | None) -> Mapping[str, int]:
    """Note what is to be deleted in the temporary table `doomed`, and return how many rows of each table that is."""
    connection.execute("CREATE TEMP TABLE doomed (record TEXT, id BLOB, PRIMARY KEY (record, id)) WITHOUT ROWID")
    if pack is None:
        sessions = connection.execute("SELECT id FROM session").fetchall()
    else:
        sessions = [(session,) for session, packs in _papers(connection) if packs == {pack}]
    connection.executemany("INSERT INTO doomed VALUES ('session', ?)", sessions)
    for table in tables:
        # All else is doomed by what it names or belongs to.
        reasons = [
            f"{column.name} IN (SELECT id FROM doomed WHERE record = '{column.refers_to}')"
            for column in table.columns
            if column.refers_to
        ] + ["pack = :pack" for column in table.columns if column.name == "pack"]
        if reasons:
            connection.execute(
                f"INSERT INTO doomed SELECT '{table.name}', id FROM {table.name} WHERE {' OR '.join(reasons)}",
                {"pack": pack},
            )
    counts = dict(connection.execute("SELECT record, count(*) FROM doomed GROUP BY record"))
    return {table.name: counts[table.name] for table in tables if table.name in counts}


def _papers(connection: sqlite3.Connection) -> Iterator[tuple[bytes, set[str]]]:
    """Yield each session's id with the packs of its paper."""
    for session, paper in connection.execute("SELECT id, paper FROM session"):
        yield session, {question.pack for question in decode_questions(paper)}


@contextmanager
def _deletions(connection: sqlite3.Connection) -> Iterator[None]:
    """Let what is deleted leave no trace in the file; references are followed here, once and not for every row."""
    connection.execute("PRAGMA secure_delete = ON").fetchone()
    connection.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _triggers_off(connection: sqlite3.Connection) -> Iterator[None]:
    """Drop the triggers that keep the record from deletions, and make them anew in the same transaction."""
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, statement in triggers:
        connection.execute(statement)
