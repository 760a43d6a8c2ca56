"""The ids that questions had in earlier versions of a pack, in a table `former` that every cache of its answers has."""

import sqlite3


def name_now(database: sqlite3.Connection, pack: str, name: str) -> str:
    """Return the id by now of the question that has or had an id."""
    row = database.execute("SELECT question FROM former WHERE pack = ? AND id = ?", (pack, name)).fetchone()
    return str(row[0]) if row else name


def names_of(database: sqlite3.Connection, pack: str, name: str) -> tuple[str, ...]:
    """Return all ids of the question that has or had an id, first the one that it has now."""
    now = name_now(database, pack, name)
    former = database.execute("SELECT id FROM former WHERE pack = ? AND question = ?", (pack, now))
    return now, *(id_ for (id_,) in former)
