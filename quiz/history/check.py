"""What is wrong with the record, told row by row; nothing is mended and nothing is changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from quiz.history.error import faults_in
from quiz.history.migrations import snapshot
from quiz.history.rules import Rules
from quiz.history.store import History
from quiz.history.tables import tables_of
from quiz.history.union import name_of
from quiz.model.dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Examination:
    """The problems found, in words, and how many rows of each table were looked at."""

    problems: tuple[str, ...]
    rows: Counter[str] = field(default_factory=Counter)


def examine(history: History) -> Examination:
    """Look at the file and at every row of the record. Raises HistoryError where it cannot be read."""
    rows = Counter[str]()
    return Examination(tuple(_problems(history, rows)), rows)


def _problems(history: History, rows: Counter[str]) -> Iterator[str]:
    connection = history.connection
    with faults_in(history.path), snapshot(connection):
        # The file by itself; what its values may be is looked at below, row by row.
        connection.execute("PRAGMA ignore_check_constraints = ON")
        damages = [damage for (damage,) in connection.execute("PRAGMA integrity_check")]
        connection.execute("PRAGMA ignore_check_constraints = OFF")
        if damages != ["ok"]:
            yield from (f"The file is damaged: {damage}." for damage in damages)
            return  # a damaged file answers in ways that say nothing of its rows
        tables = tables_of(connection)
        rules = Rules(connection, tables)
        decode = connection.text_factory
        # What is not in UTF-8 is to be told of by its row.
        connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")
        try:
            for table in tables:
                for row in table.rows(connection):
                    rows[table.name] += 1
                    for fault in rules.faults(table, row) or rules.oddities(table, row):
                        yield f"{name_of(table, row)}: {fault}."
        finally:
            connection.text_factory = decode
