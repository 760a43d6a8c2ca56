"""The tables of the record as its schema has them: what exports, merges, checks and deletes goes by this alone.

A migration that adds a column or a table that begins with an id needs no word here. A column whose values are of a
form of their own gets a line in `forms`, and one that can contradict another a rule in `rules`.
"""

import sqlite3
from collections.abc import Iterator

from quiz.history.forms import MOMENT, Form, form_of
from quiz.history.rows import Row
from quiz.model.dataclass import dataclass

# ruff: noqa: S608 - only names of our own tables and columns are put into statements; values are bound


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `default` stands in a row that was written before there was this column.

    `refers_to` is the table to whose ids it refers, or empty.
    """

    name: str
    form: Form
    is_optional: bool
    default: object
    refers_to: str

    def holds(self, value: object) -> bool:
        """Whether a stored value may stand in this column."""
        return self.is_optional if value is None else self.form.holds(value)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the record; its first column is the id."""

    name: str
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> str:
        """The columns as a statement lists them."""
        return ", ".join(column.name for column in self.columns)

    def rows(self, connection: sqlite3.Connection) -> Iterator[Row]:
        """Return every row, one by one, in the order of time and of ids, whatever the order of writing was."""
        moment = next((column.name for column in self.columns if column.form is MOMENT), "id")
        return connection.execute(f"SELECT {self.column_names} FROM {self.name} ORDER BY {moment}, id")

    def row(self, connection: sqlite3.Connection, row_id: object) -> Row | None:
        """Return the row of that id, or None."""
        found: Row | None = connection.execute(
            f"SELECT {self.column_names} FROM {self.name} WHERE id = ?", (row_id,)
        ).fetchone()
        return found

    def add(self, connection: sqlite3.Connection, row: Row) -> None:
        """Write a row whose id is new."""
        places = ", ".join("?" * len(self.columns))
        connection.execute(f"INSERT INTO {self.name} ({self.column_names}) VALUES ({places})", row)


def tables_of(connection: sqlite3.Connection) -> tuple[Table, ...]:
    """Return the tables of the record, each behind those to which it refers."""
    names = [
        name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    ]
    waiting = [_table(connection, name) for name in names]
    ordered: list[Table] = []
    while waiting:
        known = {table.name for table in ordered}
        ready = [
            table for table in waiting if {column.refers_to for column in table.columns} <= {*known, table.name, ""}
        ]
        ordered += ready
        waiting = [table for table in waiting if table not in ready]
    return tuple(table for table in ordered if table.columns[0].name == "id")


def _table(connection: sqlite3.Connection, name: str) -> Table:
    references = {row[3]: row[2] for row in connection.execute(f"PRAGMA foreign_key_list ({name})")}
    return Table(
        name,
        tuple(
            Column(
                name=column,
                form=form_of(column, declared_type),
                is_optional=not is_required,
                default=connection.execute(f"SELECT {default or 'NULL'}").fetchone()[0],
                refers_to=references.get(column, ""),
            )
            for _, column, declared_type, is_required, default, _ in connection.execute(f"PRAGMA table_info ({name})")
        ),
    )
