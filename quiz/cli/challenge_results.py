"""`quiz challenge replay` and `quiz challenge board`: the results of challenges, from their files."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.house import open_house
from quiz.cli.output import as_json
from quiz.cli.wrong_use import names_from_command_line
from quiz.engine.figures import percent
from quiz.line.layout import indented, one_line, table

if TYPE_CHECKING:
    from quiz.engine.challenge.board import Board, Row
    from quiz.model.challenge_result import ChallengeResult

_DIFFERS = 1
_HEADINGS = ("RANK", "PLAYER", "POINTS", "ACCURACY", "TIME", "REMARKS")


def replay(arguments: Namespace) -> int:
    """Grade a result anew from the pack, and tell whether its answers earn what it claims."""
    from quiz.engine.challenge.result import result_line
    from quiz.play.challenge.replay import replay as graded

    result = _read(arguments.file)
    with open_house() as house, names_from_command_line():
        again = graded(result, house.library.open(arguments.pack or result.pack))
    _print(indented(result_line(result), label=""))
    if result.player:
        print(f"Player: {one_line(result.player)}")
    for contradiction in again.contradictions:
        _print(indented(contradiction, label="- "))
    if again.contradictions:
        print(f"The result does not hold: its answers earn {again.standing.shown_points} points.")
        return _DIFFERS
    print("The answers earn what the result claims. Whether they were given so, no file can show.")
    return 0


def board(arguments: Namespace) -> int:
    """Rank results, the runs of each challenge by themselves."""
    from quiz.engine.challenge.board import Figure, boards_of
    from quiz.play.challenge.board_text import board_csv, board_fields

    boards = boards_of([_read(path) for path in arguments.files], Figure(arguments.by))
    if arguments.csv:
        print(board_csv(boards), end="")
    elif arguments.json:
        print(as_json(board_fields(boards)))
    else:
        for place, each in enumerate(boards):
            if place:
                print()
            _print(_told(each, arguments.by))
    return 0


def _read(path: Path) -> "ChallengeResult":
    from quiz.play.challenge.result_file import LIMIT_CHARACTERS, ResultFileError, read_result

    with path.open(encoding="utf-8", errors="replace") as file:
        text = file.read(LIMIT_CHARACTERS + 1)
    try:
        return read_result(text)
    except ResultFileError as error:
        raise ResultFileError(f"{path}: {error}") from error


def _told(each: "Board", by: str) -> Iterator[str]:
    yield f"{each.code}, by {by}"
    if each.usual:
        yield from _rows(each.usual)
    if each.with_extra_time:
        yield "With extra time:"
        yield from _rows(each.with_extra_time)


def _rows(rows: Sequence["Row"]) -> Iterator[str]:
    yield from (f"  {line}" for line in table([_HEADINGS, *map(_cells, rows)]))


def _cells(row: "Row") -> tuple[str, ...]:
    from quiz.engine.challenge.result import clock_time, remarks

    result = row.result
    return (
        "-" if row.rank is None else str(row.rank),
        one_line(result.player) or "-",
        str(result.points),
        percent(result.accuracy),
        clock_time(result.milliseconds),
        "; ".join(remarks(result)),
    )


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
