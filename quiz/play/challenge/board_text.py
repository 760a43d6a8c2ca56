"""Leaderboards for other programs."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from quiz.engine.challenge.board import Board, Row
from quiz.engine.challenge.result import remarks

_HEADINGS = (
    "code", "list", "rank", "player", "points", "accuracy", "milliseconds", "extra_time", "remarks", "started", "id",
)  # fmt: skip


def board_csv(boards: Iterable[Board]) -> str:
    """Return all boards as CSV with a line of headings; the list is `usual` or `extra time`."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEADINGS)
    for board in boards:
        for name, rows in (("usual", board.usual), ("extra time", board.with_extra_time)):
            for fields in _rows_fields(rows):
                shown = {**fields, "code": board.code, "list": name, "remarks": "; ".join(fields["remarks"])}
                writer.writerow("" if shown[heading] is None else shown[heading] for heading in _HEADINGS)
    return text.getvalue()


def board_fields(boards: Iterable[Board]) -> list[dict[str, Any]]:
    """Return all boards as JSON can hold them, each with its two lists."""
    return [
        {
            "code": board.code,
            "usual": _rows_fields(board.usual),
            "extra_time": _rows_fields(board.with_extra_time),
        }
        for board in boards
    ]


def _rows_fields(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [
        {
            "rank": row.rank,
            "player": row.result.player,
            "points": row.result.points,
            "accuracy": row.result.accuracy,
            "milliseconds": row.result.milliseconds,
            "extra_time": row.result.extra_time.value,
            "remarks": list(remarks(row.result)),
            "started": row.result.started.isoformat(),
            "id": row.result.id,
        }
        for row in rows
    ]
