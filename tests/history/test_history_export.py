"""The record as lines of text."""

import csv
import gc
import json
import tracemalloc
from collections.abc import Callable, Iterator
from io import StringIO
from itertools import islice
from pathlib import Path

import pytest

from quiz.history.error import HistoryError
from quiz.history.exporting import export_lines
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Session
from quiz.model.response import TextResponse

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]


@pytest.fixture
def history(history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> Iterator[History]:
    """Open a history with two attempts, of which the later one was recorded first."""
    with open_history(history_path) as opened:
        opened.begin(make_session(1))
        opened.record(make_attempt(2, response=TextResponse('a "b",\n\udce9')))
        opened.record(make_attempt(1))
        opened.finish(make_session(1).id, bytes(16), make_session(1).started)
        yield opened


def test_an_attempt_is_a_line_with_every_field(history: History) -> None:
    """Ids are hexadecimal, and what is JSON in the file is part of the line's own."""
    first, second = map(json.loads, export_lines(history, "jsonl", with_sessions=False))
    assert {
        "record": "attempt",
        "id": f"01{'0' * 30}",
        "session": f"{'0' * 30}01",
        "pack": "who.what",
        "question": "question-0",
        "pack_version": "1.0.0",
        "seen": "5" * 32,
        "key": "4" * 32,
        "position": 0,
        "presented": [[2, 0, 1]],
        "response": {"kind": "choice", "choices": [2]},
        "verdict": "correct",
        "score": 1.0,
        "remark": "",
        "hint_used": False,
        "started": "2026-03-01T12:01:00.000000Z",
        "ended": "2026-03-01T12:01:09.000000Z",
        "milliseconds": 9000,
        "seed": 11,
        "certainty": None,
        "stem_characters": None,
    } == first
    assert {"kind": "text", "text": 'a "b",\n\udce9'} == second["response"]


def test_lines_are_in_ascii(history: History) -> None:
    """No stream and no terminal can be harmed by what was typed."""
    assert all(line.isascii() and line.count("\n") == 1 for line in export_lines(history, "jsonl", with_sessions=True))


def test_with_sessions_all_that_is_on_record_is_told(history: History) -> None:
    """Each line behind those that it needs."""
    lines = [json.loads(line) for line in export_lines(history, "jsonl", with_sessions=True)]
    assert ["session", "attempt", "attempt", "event"] == [line["record"] for line in lines]
    assert ["practice", "finished"] == [lines[0]["mode"], lines[-1]["kind"]]


def test_a_table_has_a_column_for_every_field(history: History) -> None:
    """The headings are the fields, and cells hold what the lines of JSON hold."""
    lines = [json.loads(line) for line in export_lines(history, "jsonl", with_sessions=False)]
    table = list(csv.DictReader(StringIO("".join(export_lines(history, "csv", with_sessions=False)))))
    assert [list(line) for line in lines] == [list(row) for row in table]
    for line, row in zip(lines, table, strict=True):
        assert line == {
            name: row[name] if isinstance(value, str) else json.loads(row[name] or "null")
            for name, value in line.items()
        }


def test_what_is_missing_is_an_empty_cell(history: History) -> None:
    """Such as the fields of other records."""
    table = list(csv.DictReader(StringIO("".join(export_lines(history, "csv", with_sessions=True)))))
    assert "" == table[0]["attempt"] == table[1]["mode"] == table[-1]["dispute"]


def test_rows_are_read_as_they_are_needed(history: History, make_attempt: MakeAttempt) -> None:
    """The memory for six times as many attempts is the same."""

    def peak_with(numbers: range) -> int:
        history.connection.execute("BEGIN")
        for number in numbers:
            history.record(make_attempt(number))
        history.connection.execute("COMMIT")
        # When the collector comes by itself is chance, and what it left would count. It passes over what is old.
        gc.freeze()
        tracemalloc.start()
        try:
            for number, _ in enumerate(export_lines(history, "jsonl", with_sessions=True)):
                if number % 20 == 0:
                    gc.collect()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
            gc.unfreeze()

    few = peak_with(range(3, 203))
    assert peak_with(range(203, 1203)) < 2 * few


def test_an_export_that_nobody_reads_on_leaves_the_history_usable(history: History, make_attempt: MakeAttempt) -> None:
    """As when a pipe is closed."""
    lines = export_lines(history, "jsonl", with_sessions=True)
    assert 1 == len(list(islice(lines, 1)))
    lines.close()  # type: ignore[attr-defined] # it is a generator
    history.record(make_attempt(3))
    assert 3 == len(list(export_lines(history, "jsonl", with_sessions=False)))


def test_what_is_written_meanwhile_is_not_part_of_it(
    history: History, history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """An export shows one moment, so that no attempt lacks its session."""
    lines = export_lines(history, "jsonl", with_sessions=True)
    first = next(lines)
    with open_history(history_path) as other:
        other.begin(make_session(2))
        other.record(make_attempt(9, session=make_session(2).id))
    assert 4 == len([first, *lines])


def test_a_damaged_row_is_named(history: History) -> None:
    """With what would be right, and where more is told."""
    history.connection.execute("DROP TRIGGER session_is_final")
    history.connection.execute("UPDATE session SET paper = '[['")
    with pytest.raises(HistoryError, match=r"`paper` of session 0{30}01 should be a list of pairs.*quiz history check"):
        list(export_lines(history, "jsonl", with_sessions=True))
