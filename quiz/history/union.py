"""The union of the record with rows from elsewhere: in any order, any number of times, the same result."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import field

from quiz.history.error import HistoryError
from quiz.history.rows import Row
from quiz.history.rules import Rules, shortened
from quiz.history.tables import Table
from quiz.model.dataclass import dataclass

CONFLICTS_TOLD = 10
_CONFLICT = (
    "The same ids stand for different things here and there, and which are right cannot be known. Nothing was added:"
)


@dataclass(frozen=True, slots=True)
class ForeignRow:
    """A row for a table of the record, and where it comes from in words, such as a file and a line."""

    place: str
    table: Table
    row: Row


@dataclass(frozen=True, slots=True)
class Union:
    """What came of it: how many rows were new, by table, and how many were on record already."""

    added: Counter[str] = field(default_factory=Counter)
    known: Counter[str] = field(default_factory=Counter)


def unite(connection: sqlite3.Connection, tables: tuple[Table, ...], rows: Iterable[ForeignRow]) -> Union:
    """Add the rows that are new, inside the transaction of the caller, who undoes it where this raises.

    Each row comes behind those to which it refers. Raises HistoryError for the first that cannot stand, and, once all
    are seen, for those whose id stands for something else on record: which is right cannot be known.
    """
    union, rules, conflicts = Union(), Rules(connection, tables), list[str]()
    for foreign in rows:
        table, row = foreign.table, foreign.row
        there = table.row(connection, row[0])
        if there is None:
            for fault in rules.faults(table, row):
                raise HistoryError(f"{foreign.place}: {name_of(table, row)}: {fault}. Nothing was added.")
            table.add(connection, row)
            union.added[table.name] += 1
        elif there == row:
            union.known[table.name] += 1
        else:
            conflicts.append(f"{foreign.place}: {name_of(table, row)} has {_differences(table, there, row)}")
    if conflicts:
        more = [f"and {len(conflicts) - CONFLICTS_TOLD} more"] if len(conflicts) > CONFLICTS_TOLD else []
        raise HistoryError("\n".join([_CONFLICT, *conflicts[:CONFLICTS_TOLD], *more]))
    return union


def name_of(table: Table, row: Row) -> str:
    """Return what a row is called in messages, such as `attempt 0123…`, whatever stands in the place of its id."""
    return f"{table.name} {shortened(row[0])}"


def _differences(table: Table, here: Row, there: Row) -> str:
    return ", ".join(
        f"`{column.name}` {shortened(other)} there and {shortened(one)} here"
        for column, one, other in zip(table.columns, here, there, strict=True)
        if one != other
    )
