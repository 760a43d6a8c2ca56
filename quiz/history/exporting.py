"""The record as lines of text, for other programs and other machines; `importing` reads them back."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, get_args

from quiz.history.error import HistoryError, faults_in
from quiz.history.migrations import snapshot
from quiz.history.rows import Row
from quiz.history.store import History
from quiz.history.tables import Table, tables_of
from quiz.history.union import name_of

Format = Literal["jsonl", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)

RECORD = "record"
"""The field that names the table to which a line belongs; it stands before those of the table."""


def export_lines(history: History, form: Format, *, with_sessions: bool) -> Iterator[str]:
    """Yield a line for each attempt with all its fields, or, with sessions, one for every row of the record.

    A line ends with a line feed and comes behind those to which it refers. JSON is in ASCII; CSV has a line of headings
    first. Rows are read one by one, all of them as they were when the first was read. Raises HistoryError for a row
    that cannot be shown.
    """
    with faults_in(history.path), snapshot(history.connection):
        tables = [table for table in tables_of(history.connection) if with_sessions or table.name == "attempt"]
        headings = headings_of(tables)
        if form == "csv":
            yield _csv_line(headings)
        for table in tables:
            for row in table.rows(history.connection):
                fields = {RECORD: table.name, **_fields(table, row)}
                if form == "csv":
                    yield _csv_line([_cell(fields.get(name)) for name in headings])
                else:
                    yield f"{json.dumps(fields)}\n"


def headings_of(tables: Sequence[Table]) -> tuple[str, ...]:
    """Return the fields of all the tables, each once."""
    return tuple(dict.fromkeys([RECORD, *(column.name for table in tables for column in table.columns)]))


def _fields(table: Table, row: Row) -> Mapping[str, object]:
    shown: dict[str, object] = {}
    for column, value in zip(table.columns, row, strict=True):
        try:
            shown[column.name] = None if value is None else column.form.shown(value)
        except ValueError as error:
            raise HistoryError(
                f"The history is damaged: `{column.name}` of {name_of(table, row)} should be {error}. See `quiz history"
                " check`."
            ) from error
    return shown


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()
