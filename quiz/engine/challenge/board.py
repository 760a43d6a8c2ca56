"""Leaderboards: results of the same challenge, side by side."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from quiz.engine.challenge.code import folded
from quiz.model.challenge import ExtraTime
from quiz.model.challenge_result import ChallengeResult
from quiz.model.dataclass import dataclass


class Figure(StrEnum):
    """By which of the three figures a board is ordered; the others have no say in it."""

    POINTS = "points"
    ACCURACY = "accuracy"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Row:
    """A result with its rank, from 1, which equals share, or None where it was left before the end."""

    rank: int | None
    result: ChallengeResult


@dataclass(frozen=True, slots=True)
class Board:
    """The results of one challenge: those in the usual time, and those with extra time on a list of their own."""

    code: str
    usual: tuple[Row, ...]
    with_extra_time: tuple[Row, ...]


def boards_of(results: Iterable[ChallengeResult], by: Figure) -> tuple[Board, ...]:
    """Return a board for each challenge, by its code. A result that is there more than once counts once.

    Results that were left before the end come last, without a rank: fewer questions take less time.
    """
    by_code: dict[str, dict[str, ChallengeResult]] = {}
    for result in results:
        by_code.setdefault(folded(result.code), {}).setdefault(result.id, result)
    return tuple(_board(tuple(by_code[code].values()), by) for code in sorted(by_code))


def _board(results: Sequence[ChallengeResult], by: Figure) -> Board:
    usual = [result for result in results if result.extra_time is ExtraTime.USUAL]
    extra = [result for result in results if result.extra_time is not ExtraTime.USUAL]
    return Board(results[0].code, _ranked(usual, by), _ranked(extra, by))


def _ranked(results: Iterable[ChallengeResult], by: Figure) -> tuple[Row, ...]:
    figure = _FIGURES[by]
    in_order = sorted(results, key=lambda result: (result.is_left, figure(result), result.player.casefold(), result.id))
    rows: list[Row] = []
    for place, result in enumerate(in_order, 1):
        rank: int | None = None
        if not result.is_left:
            is_tie = bool(rows) and figure(rows[-1].result) == figure(result)
            rank = rows[-1].rank if is_tie else place
        rows.append(Row(rank, result))
    return tuple(rows)


_FIGURES: dict[Figure, Callable[[ChallengeResult], float]] = {
    Figure.POINTS: lambda result: -result.points,
    Figure.ACCURACY: lambda result: -(result.accuracy or 0),
    Figure.TIME: lambda result: result.milliseconds,
}
"""The less, the better."""
