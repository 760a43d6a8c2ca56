"""Lines that an export wrote, on this machine or another, as rows of the record; nothing in them is taken on trust."""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from itertools import chain
from typing import NoReturn, TextIO

from quiz.history.error import HistoryError, faults_in
from quiz.history.exporting import RECORD
from quiz.history.migrations import transaction
from quiz.history.rules import shortened
from quiz.history.store import History
from quiz.history.tables import Column, Table, tables_of
from quiz.history.union import ForeignRow, Union, unite

LONGEST_LINE = 1 << 26
"""Characters; the paper of a session with a million questions fits."""

_NOT_UTF8 = re.compile("[\udc80-\udcff]")

Fields = Mapping[str, object]


def import_lines(history: History, source: TextIO, name: str) -> Union:
    """Add what an export wrote to the record, all of it or nothing; what is there already is passed over.

    `source` was opened with `errors="surrogateescape"` and `newline=""`; `name` is what messages call it. Raises
    HistoryError for the first line that cannot be read or cannot stand, with its number.
    """
    with faults_in(history.path):
        tables = tables_of(history.connection)
        with transaction(history.connection):
            return unite(history.connection, tables, _rows(source, name, tables))


def _rows(source: TextIO, name: str, tables: Sequence[Table]) -> Iterator[ForeignRow]:
    lines = _Lines(source, name)
    texts = iter(lines)
    first = next((text for text in texts if text.strip()), "")
    is_json = first.lstrip().startswith("{")
    records = _json_records if is_json else _csv_records
    by_name = {table.name: table for table in tables}
    for fields in records(chain([first], texts) if first else texts, lines):
        table = by_name.get(str(fields.get(RECORD)))
        if table is None:
            lines.refuse(f"`{RECORD}` is {shortened(fields.get(RECORD))}, and should be one of: {', '.join(by_name)}")
        known = {RECORD, *(column.name for column in table.columns)}
        for field in fields.keys() - known:
            # In a table of all records, the cells of fields that a record does not have are empty.
            if is_json or fields[field] != "":
                lines.refuse(f"{table.name} has no field {shortened(field)}.{_nearest(field, known)}")
        row = tuple(_value(column, fields, lines, is_json=is_json) for column in table.columns)
        yield ForeignRow(lines.place, table, row)


class _Lines:
    """The lines of a text from outside; `place` says in words where the one stands that was read last."""

    def __init__(self, source: TextIO, name: str) -> None:
        self._source = source
        self._name = name
        self.place = name

    def __iter__(self) -> Iterator[str]:
        number = 0
        while text := self._source.readline(LONGEST_LINE + 1):
            number += 1
            self.place = f"{self._name}, line {number}"
            if len(text) > LONGEST_LINE:
                self.refuse(f"it has more than {LONGEST_LINE} characters")
            if _NOT_UTF8.search(text):
                self.refuse("it is not in UTF-8")
            yield text.removeprefix("\ufeff") if number == 1 else text

    def refuse(self, what: str) -> NoReturn:
        raise HistoryError(f"{self.place}: {what}. Nothing was added.")


def _json_records(texts: Iterable[str], lines: _Lines) -> Iterator[Fields]:
    for text in texts:
        if not text.strip():
            continue
        try:
            fields = json.loads(text, object_pairs_hook=_each_once, parse_constant=_no_number)
        except (ValueError, RecursionError):
            fields = None
        if not isinstance(fields, dict):
            lines.refuse("it should be one JSON object, with each field once, as `quiz history export` writes it")
        yield fields


def _csv_records(texts: Iterable[str], lines: _Lines) -> Iterator[Fields]:
    csv.field_size_limit(LONGEST_LINE)
    try:
        reader = csv.reader(texts, strict=True)
        headings = next(reader, [RECORD])
        if RECORD not in headings or len(set(headings)) < len(headings):
            lines.refuse(f"it should be JSON, or the headings of a CSV export, each once and `{RECORD}` among them")
        for cells in reader:
            if cells and len(cells) != len(headings):
                lines.refuse(f"it has {len(cells)} cells under {len(headings)} headings")
            if cells:
                yield dict(zip(headings, cells, strict=True))
    except csv.Error as error:
        lines.refuse(f"it is not CSV as `quiz history export` writes it ({error})")


def _value(column: Column, fields: Fields, lines: _Lines, *, is_json: bool) -> object:
    """Return the value of a column as it is stored; one that an older program did not write has its default."""
    if column.name not in fields:
        if not column.is_optional and column.default is None:
            lines.refuse(f"it lacks `{column.name}`, which should be {column.form.right}")
        return column.default
    shown = fields[column.name]
    if column.is_optional and shown == (None if is_json else ""):
        return None
    try:
        return column.form.stored(shown)
    except ValueError as error:
        if not is_json and isinstance(shown, str):
            with suppress(ValueError, RecursionError):
                return column.form.stored(json.loads(shown))
        lines.refuse(f"`{column.name}` is {shortened(shown)}, and should be {error}")


def _each_once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("a field stands there twice")
    return fields


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def _nearest(field: str, known: Iterable[str]) -> str:
    nearest = get_close_matches(field, known, n=1)
    return f" Perhaps `{nearest[0]}` is meant" if nearest else " Perhaps a newer program wrote it: use that one"
