"""What docs/history.md says is so."""

import re
from pathlib import Path
from typing import get_args

import pytest

from quiz.history.encoding import encode_response
from quiz.history.exporting import RECORD
from quiz.history.forms import EVENT_KINDS
from quiz.history.store import open_history
from quiz.history.tables import Table, tables_of
from quiz.model import response
from quiz.model.attempt import Mode
from quiz.model.outcome import Verdict

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "history.md").read_text(encoding="utf-8")


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Table, ...]:
    """Return the tables of a new history."""
    with open_history(tmp_path / "history.db") as history:
        return tables_of(history.connection)


def first_cells(section: str) -> list[str]:
    """Return the first cell of every row of the first table in a section."""
    table = PAGE.partition(section)[2].partition("| --- | --- |\n")[2].partition("\n\n")[0]
    return re.findall(r"^\| `([a-z_]+)` \|", table, re.MULTILINE)


def test_exactly_the_fields_of_each_record_are_listed(tables: tuple[Table, ...]) -> None:
    """In the order in which they are printed."""
    listed = {name: first_cells(f"### `{name}`") for name in re.findall(r"^### `([a-z]+)`$", PAGE, re.MULTILINE)}
    assert {table.name: [RECORD, *(column.name for column in table.columns)] for table in tables} == listed


def test_exactly_the_kinds_of_response_are_listed() -> None:
    """With what is written of each."""
    kinds = {
        re.search(r'"kind":"([a-z]+)"', encode_response(kind(*([()] * len(kind.__slots__)))))[1]  # type: ignore[index] # it is there
        for kind in get_args(response.Response)
    }
    assert kinds == set(first_cells("beside its `kind`:"))


@pytest.mark.parametrize(("field", "words"), [("mode", Mode), ("verdict", Verdict), ("kind", EVENT_KINDS)])
def test_exactly_the_words_of_a_field_are_listed(field: str, words: tuple[str, ...]) -> None:
    """In their order."""
    (told,) = re.findall(rf"^\| `{field}` \| (`.*) \|$", PAGE, re.MULTILINE)
    assert list(words) == re.findall("`([^`]+)`", told)
