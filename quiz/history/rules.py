"""What cannot be, though every value by itself could: rows that contradict themselves or those to which they refer."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from functools import lru_cache
from typing import Any

from quiz.history.encoding import decode_moment, decode_questions
from quiz.history.error import HistoryError
from quiz.history.rows import Row
from quiz.history.tables import Table
from quiz.model.attempt import QuestionName
from quiz.model.outcome import Verdict

CLOCK_DISAGREEMENT = timedelta(days=1)
"""How far a clock may be set back while a question is open; an attempt that ends still earlier was never made so."""

_ROWS_REMEMBERED = 64  # rows come in the order of time, so that an attempt's session is nearly always among them

Values = Mapping[str, Any]
_SCORES: Mapping[Verdict, Callable[[float], bool]] = {
    Verdict.CORRECT: lambda score: score == 1,
    Verdict.PARTLY_CORRECT: lambda score: 0 < score < 1,
    Verdict.INCORRECT: lambda score: score == 0,
    Verdict.SKIPPED: lambda score: score == 0,
    Verdict.EXPIRED: lambda score: 0 <= score <= 1,
}
_OF_ATTEMPTS = {"undone", "redone", "rated"}
_WITHOUT_RESPONSE = {Verdict.SKIPPED, Verdict.EXPIRED}


class Rules:
    """Finds what is wrong with a row that the record holds, or is about to hold beside those to which it refers."""

    def __init__(self, connection: sqlite3.Connection, tables: Sequence[Table]) -> None:
        self._connection = connection
        self._tables = {table.name: table for table in tables}
        self._values = lru_cache(_ROWS_REMEMBERED)(self._values_of)
        self._paper = lru_cache(_ROWS_REMEMBERED)(self._paper_of)

    def faults(self, table: Table, row: Row) -> tuple[str, ...]:
        """Return what no program of this version can have written, in words; nothing for a row that may stand."""
        if ill_formed := tuple(self._ill_formed(table, row)):
            return ill_formed
        if orphaned := tuple(self._orphaned(table, row)):
            return orphaned
        values = _by_column(table, row)
        match table.name:
            case "attempt":
                return (*_of_result(values), *self._of_attempt(values))
            case "finding":
                return tuple(_of_result(values))
            case "event":
                return tuple(self._of_event(values))
        return ()

    def oddities(self, table: Table, row: Row) -> tuple[str, ...]:
        """Return what only a clock that went badly wrong can have written into a row without faults."""
        values = _by_column(table, row)
        started, ended = values.get("started"), values.get("ended")
        if started and ended and decode_moment(started) - decode_moment(ended) > CLOCK_DISAGREEMENT:
            return (f"it started at {started}, and ended more than a day before that, at {ended}",)
        return ()

    def _ill_formed(self, table: Table, row: Row) -> Iterator[str]:
        for column, value in zip(table.columns, row, strict=True):
            if not column.holds(value):
                yield f"`{column.name}` holds {shortened(value)}, and should be {column.form.right}"

    def _orphaned(self, table: Table, row: Row) -> Iterator[str]:
        for column, value in zip(table.columns, row, strict=True):
            if column.refers_to and value is not None and not self._values(column.refers_to, value):
                yield f"the {column.refers_to} {value.hex()} to which it belongs is missing"

    def _of_attempt(self, values: Values) -> Iterator[str]:
        paper, position = self._paper(values["session"]), values["position"]
        if paper is None:
            return  # the session is told of by itself
        if position >= len(paper):
            yield f"its position is {position}, and the paper of its session has {len(paper)} questions"
        elif paper[position] != QuestionName(values["pack"], values["question"]):
            yield f"another question stands at position {position} of its session's paper"

    def _of_event(self, values: Values) -> Iterator[str]:
        attempt = values["attempt"]
        if values["dispute"] is not None:
            dispute = self._values("dispute", values["dispute"])
            if dispute["attempt"] != attempt:
                yield "it belongs to one attempt, and its dispute to another"
        if attempt is not None and self._values("attempt", attempt)["session"] != values["session"]:
            yield "it belongs to one session, and its attempt to another"
        yield from _of_kind(values)
        paper = None if values["position"] is None else self._paper(values["session"])
        if paper is not None and values["position"] >= len(paper):
            yield f"its position is {values['position']}, and the paper of its session has {len(paper)} questions"

    def _paper_of(self, session_id: bytes) -> tuple[QuestionName, ...] | None:
        try:
            return decode_questions(self._values("session", session_id)["paper"])
        except HistoryError:
            return None

    def _values_of(self, table: str, row_id: bytes) -> Values:
        """Return the values of a row by column, or nothing where there is no such row."""
        row = self._tables[table].row(self._connection, row_id)
        return {} if row is None else _by_column(self._tables[table], row)


def _of_result(values: Values) -> Iterator[str]:
    verdict, score = Verdict(values["verdict"]), values["score"]
    if not _SCORES[verdict](score):
        yield f"its verdict is {verdict}, and its score {score}"
    if (values["response"] is None) != (verdict in _WITHOUT_RESPONSE):
        yield f"its verdict is {verdict}, and it has {'no' if values['response'] is None else 'a'} response"


def _of_kind(values: Values) -> Iterator[str]:
    kind = values["kind"]
    if values["attempt"] is None and kind in _OF_ATTEMPTS:
        yield f"its kind is {kind}, and it belongs to no attempt"
    if values["attempt"] is not None and kind == "later":
        yield "its kind is later, and it belongs to an attempt"
    for field, owner in (("rating", "rated"), ("position", "later")):
        if (values[field] is None) == (kind == owner):
            yield f"its kind is {kind}, and it has {'no' if values[field] is None else 'a'} {field}"


def _by_column(table: Table, row: Row) -> Values:
    return dict(zip((column.name for column in table.columns), row, strict=True))


def shortened(value: object) -> str:
    """Return a foreign value in ASCII and cut short, so that it cannot steer the terminal."""
    written = value.hex() if isinstance(value, bytes) else ascii(value)
    return written if len(written) <= 60 else f"{written[:57]}..."
