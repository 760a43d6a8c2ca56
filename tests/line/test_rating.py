"""Answers that the schedule counts, and that the learner rates otherwise."""

from collections.abc import Iterable
from dataclasses import replace
from io import StringIO

import pytest

from quiz.engine.scheduling.rating import Rating
from quiz.history.store import History
from quiz.line.console import Console, EndOfInput
from quiz.line.session import play
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName
from quiz.play.library import Library
from quiz.play.outside import Outside, Scheduled
from quiz.play.player import Player

from .conftest import UNLISTED


class WeeksBySchedule:
    """A schedule that asks again in as many weeks as the rating on record says, and calls what is hard a leech."""

    def __init__(self, history: History) -> None:
        self._history = history

    def after(self, attempt: Attempt) -> Scheduled:
        """Return how an attempt counts."""
        rows = self._history.connection.execute(
            "SELECT rating FROM event WHERE attempt = ? AND kind = 'rated' ORDER BY at DESC", (attempt.id,)
        ).fetchall()
        rating = Rating(rows[0][0]) if rows else Rating.GOOD
        return Scheduled(rating, 7 * (rating - 1), is_leech=rating is Rating.HARD)


@pytest.fixture
def studied(library: Library, history: History) -> Player:
    """A session of two questions that studies."""
    outside: Outside = replace(library._outside, schedule=WeeksBySchedule(history))
    names = tuple(QuestionName("test.ferry", question) for question in ("daily", "hourly"))
    packs = {"test.ferry": library.open(str(UNLISTED / "ferry"))}
    return Player.begin(packs, outside.session(Paper(1, names), Mode.STUDY), outside)


def told(player: Player, typed: Iterable[str]) -> list[str]:
    """Return the lines that a session writes from its first verdict on."""
    output = StringIO()
    with pytest.raises(EndOfInput):
        play(player, Console(StringIO("".join(f"{line}\n" for line in typed)), output))
    lines = output.getvalue().splitlines()
    return lines[lines.index("Correct") :]


def test_each_answer_says_when_its_question_is_asked_again(studied: Player) -> None:
    """And waits there, so that it can be rated, undone, or read up on."""
    lines = told(studied, ["t"])
    assert "It counts as Good, and is asked again in 14 days." in lines
    assert "Press Enter to go on (r rate it, u undo, ? help)" in lines
    assert "The input has ended. What you answered is kept; quiz offers to go on with it." == lines[-1]


def test_an_answer_is_rated_by_word_or_number(studied: Player, history: History) -> None:
    """The last rating counts; what is no rating is told of."""
    lines = told(studied, ["t", "r", "r perhaps", ":R Hard.", "rate", "r 1", "u", "t"])
    assert 3 == lines.count("Type r and one of again, hard, good and easy, such as r hard.")
    assert "It counts as Hard, and is asked again in 7 days." in lines
    assert "It counts as Again, and is asked again today." in lines
    ratings = history.connection.execute("SELECT rating FROM event WHERE kind = 'rated' ORDER BY at").fetchall()
    assert [(2,), (1,)] == ratings


def test_a_leech_is_named_with_the_advice_to_read(studied: Player) -> None:
    """Also where the rating makes it one."""
    lines = told(studied, ["t", "r hard"])
    assert "You have missed this question again and again. Read up on it in its source." in lines


def test_the_help_behind_an_answer_tells_of_rating(studied: Player) -> None:
    """And before one, it is told when that can be done."""
    lines = told(studied, ["t", "?", "", "r hard"])
    assert "r and again, hard, good or easy says how well you knew it; the schedule follows" in lines
    assert "In a session that studies, an answer can be rated right behind it." in lines


def test_an_answer_redone_elsewhere_stands_below_its_question(studied: Player) -> None:
    """Where the answer before it is still in sight, another question stands there last."""
    lines = told(studied, ["t", "", "t", "u", "u", "redo", "redo"])
    behind = lines[lines.index("Redone. The answer counts again:") + 1 :]
    behind = behind[behind.index("Redone. The answer counts again:") + 1 :]
    assert ["", "Question 2 of 2", "  Topic: Hours", "  It sails every hour.", "Incorrect"] == behind[:5]
