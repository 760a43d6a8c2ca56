"""Results side by side, and the line in which one is told."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.challenge.board import Board, Figure, Row, boards_of
from quiz.engine.challenge.result import LONGEST_NAME, MOST_SIGNS, clock_time, result_line, wrong_name
from quiz.model.challenge import ExtraTime, Interruption
from quiz.model.challenge_result import ChallengeAnswer, ChallengeResult
from quiz.model.outcome import Verdict
from quiz.model.response import TruthResponse

CODE = "FRR-BLITZ-20-78NH-BHPQ-K"
VERDICTS = (Verdict.CORRECT, Verdict.PARTLY_CORRECT, Verdict.INCORRECT, Verdict.SKIPPED, Verdict.EXPIRED)
RESULT = ChallengeResult(
    id="0" * 32,
    code=CODE,
    pack="example.rivers",
    version="1.0.0",
    player="Ann",
    started=datetime(2026, 3, 1, tzinfo=UTC),
    extra_time=ExtraTime.USUAL,
    interruptions=frozenset(),
    is_left=False,
    points=1500,
    accuracy=0.3,
    milliseconds=84_500,
    answers=tuple(ChallengeAnswer("secret", "f" * 32, 0, 1, verdict, TruthResponse(True)) for verdict in VERDICTS),
)
BEN = replace(RESULT, id="1" * 32, player="Ben", points=900, accuracy=0.9, milliseconds=99_000)
CLEO = replace(RESULT, id="2" * 32, player="Cleo", points=1500, accuracy=0.9, milliseconds=100_000)
DORA = replace(RESULT, id="3" * 32, player="Dora", points=2000, extra_time=ExtraTime.TWICE)
EVA = replace(RESULT, id="4" * 32, player="Eva", points=9999, milliseconds=1, is_left=True)
RESULTS = (RESULT, BEN, CLEO, DORA, EVA)


def ranks(by: Figure) -> list[tuple[int | None, str]]:
    """Return rank and player of the usual list."""
    (board,) = boards_of(RESULTS, by)
    return [(row.rank, row.result.player) for row in board.usual]


def test_each_figure_has_its_own_order() -> None:
    """Equals share a rank, the next one comes behind both, and a run that was left has none."""
    assert [(1, "Ann"), (1, "Cleo"), (3, "Ben"), (None, "Eva")] == ranks(Figure.POINTS)
    assert [(1, "Ben"), (1, "Cleo"), (3, "Ann"), (None, "Eva")] == ranks(Figure.ACCURACY)
    assert [(1, "Ann"), (2, "Ben"), (3, "Cleo"), (None, "Eva")] == ranks(Figure.TIME)


def test_extra_time_is_on_a_list_of_its_own() -> None:
    """With ranks of its own."""
    (board,) = boards_of(RESULTS, Figure.POINTS)

    assert (Row(1, DORA),) == board.with_extra_time


def test_each_challenge_has_its_own_board() -> None:
    """Codes are compared as they are read."""
    other = replace(BEN, code="TOUR-PAPER-5-0000-0000-0")
    same = replace(CLEO, code="frr-bl1tz-20-78nh-bhpq-k")

    assert [CODE, other.code] == [board.code for board in boards_of([RESULT, other, same], Figure.POINTS)]
    assert () == boards_of([], Figure.TIME)


@given(st.lists(st.sampled_from(RESULTS), min_size=1), st.sampled_from(Figure), st.randoms(use_true_random=False))
def test_no_order_of_the_files_changes_a_board(results: list[ChallengeResult], by: Figure, random: Random) -> None:
    """A result that is given twice is there once."""
    shuffled = random.sample(results, len(results))
    boards = boards_of(results, by)

    assert boards == boards_of([*shuffled, *results], by)
    rows = [row.result for board in boards for row in (*board.usual, *board.with_extra_time)]
    assert {result.id for result in results} == {result.id for result in rows}
    assert len(rows) == len(set(results))
    assert all(isinstance(board, Board) for board in boards)


def test_a_result_on_one_line_gives_no_answer_away() -> None:
    """Figures, and a plain sign for each question: right, partly right, wrong, skipped, expired."""
    assert f"{CODE} 1500 points, 30% right, 1:24.500, +~-.!" == result_line(RESULT)


def test_the_line_says_what_has_to_be_said() -> None:
    """Extra time, interruptions and an early end; a long run is cut short."""
    marked = replace(
        DORA, is_left=True, interruptions=frozenset(Interruption), answers=RESULT.answers[:1] * 61, points=1
    )

    told = "1 point, 30% right, 1:24.500, 2 times the usual time, interrupted, left early"
    assert f"{CODE} {told}, {'+' * MOST_SIGNS}..." == result_line(marked)
    bare = replace(RESULT, extra_time=ExtraTime.UNLIMITED, answers=(), accuracy=None)
    assert f"{CODE} 1500 points, - right, 1:24.500, no limit" == result_line(bare)
    assert ["0:00.000", "0:59.999", "61:01.005", "0:01.000"] == [
        clock_time(time) for time in (0, 59_999, 3_661_005, 1_000)
    ]


def test_a_run_of_sixty_questions_has_all_its_signs() -> None:
    """Only of a longer one some are left out."""
    assert result_line(replace(RESULT, answers=RESULT.answers[:1] * 60)).endswith(f" {'+' * MOST_SIGNS}")


def test_a_player_may_be_called_by_any_name_that_no_spreadsheet_calculates() -> None:
    """By none too; it begins with a letter or a digit, is not too long and can be printed."""
    good = ("", "A", "\u00c9va 2", "\u5b89\u5a1c", "7", "x" * LONGEST_NAME)
    assert [None] * len(good) == [wrong_name(name) for name in good]
    bad = ("=1+1", "-x", " x", "x\n", "x\x1b", "x" * (LONGEST_NAME + 1))
    told = "A name begins with a letter or a digit and has 40 printable characters at most."
    assert [told] * len(bad) == [wrong_name(name) for name in bad]
