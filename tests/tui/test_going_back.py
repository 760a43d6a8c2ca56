"""Undo, redo and putting off, certainties and ratings on the question screen."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quiz.engine.certainty import CertaintyMark
from quiz.engine.scheduling.rating import Rating
from quiz.history.error import HistoryError
from quiz.history.store import History
from quiz.model.attempt import Attempt, Mode
from quiz.model.outcome import Verdict
from quiz.play.outside import Scheduled
from quiz.play.view import SummaryView
from quiz.tui.screens.summary import SummaryScreen

if TYPE_CHECKING:
    from .conftest import Stage


async def test_an_answer_is_undone_and_redone_and_a_question_put_off(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch
) -> None:
    """By keys, by mouse and inside a field; what cannot be recorded is told and changes nothing."""
    async with stage.run(stage.app(stage.player("single", "short", "truth"))) as quiz:
        await quiz.press("u")
        assert 0 == quiz.asked.done
        await quiz.press("1", "enter")
        first = quiz.answered
        await quiz.press("u")
        assert (first.asked.question, 0) == (quiz.asked.question, quiz.asked.done)
        assert () == stage.attempts()
        await quiz.press("U")
        assert first == quiz.answered
        assert "your answer" in quiz.text()

        await quiz.press("enter")
        await quiz.press("f5")
        assert "truth" == quiz.asked.question.id
        await quiz.press("1", "enter", "enter")
        assert "put off before" in quiz.text()
        with monkeypatch.context() as patch:
            patch.setattr(History, "undo", refuse)
            await quiz.press("f6")
            assert "nothing has changed. The disk is full." in quiz.running_text()
        await quiz.press("f6")
        assert ("truth", True) == (quiz.asked.question.id, quiz.asked.can_be_put_off)
        await quiz.click("Later")
        assert "short" == quiz.asked.question.id
        await quiz.press("f6")
        assert ("single", 0) == (quiz.asked.question.id, len(stage.attempts()))


def refuse(*_: object) -> None:
    """Fail as a full disk does."""
    raise HistoryError("The disk is full.")


async def test_a_certainty_is_asked_before_the_verdict(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """In place, by digit, by Enter or by mouse; until then the answer can be changed, and is given again if refused."""
    player = stage.player("single", "short", "truth", certainty=True)
    async with stage.run(stage.app(player)) as quiz:
        await quiz.press("1", "enter")
        assert 0 == quiz.asked.done
        assert "C=2 best from 67% to 80% right +2, wrong \N{MINUS SIGN}2" in quiz.running_text()
        await quiz.press("escape", "2")
        assert "How certain" not in quiz.text()
        await quiz.press("enter", "9", "down", "enter")
        assert 1 == quiz.answered.certainty
        assert "C=1" in quiz.text()

        await quiz.press("enter")
        await quiz.write("Danube")
        await quiz.press("enter", "u")
        with monkeypatch.context() as broken:
            broken.setattr(History, "record", refuse)
            await quiz.press("enter", "3")
            assert "could not be recorded" in quiz.text()
        await quiz.press("enter", "3")
        assert 3 == quiz.answered.certainty
        await quiz.press("u")
        assert ("short", 1) == (quiz.asked.question.id, quiz.asked.done)
        await quiz.press("f3", "enter", "2", "enter")
        await quiz.click("best above")
        assert [1, None, 3] == [attempt.certainty for attempt in stage.attempts()]
        await quiz.press("enter")
        assert isinstance(quiz.app.screen, SummaryScreen)
        assert isinstance(player.view, SummaryView)
        assert isinstance(player.view.certainty, CertaintyMark)
        assert "Certainty mark" in quiz.text()


class DaysByRating:
    """A schedule that asks again in ten times as many days as the rating on record says."""

    def __init__(self, history: History) -> None:
        self._history = history

    def after(self, attempt: Attempt) -> Scheduled:
        """Return how an attempt counts."""
        rows = self._history.connection.execute(
            "SELECT rating FROM event WHERE attempt = ? AND kind = 'rated' ORDER BY at DESC", (attempt.id,)
        ).fetchall()
        rating = Rating(rows[0][0]) if rows else Rating.GOOD
        return Scheduled(rating, 10 * rating, is_leech=rating is Rating.AGAIN)


@pytest.mark.parametrize("size", [(40, 16), (72, 24)])
async def test_what_was_studied_is_rated_behind_its_answer(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """By digit or by mouse, in every window; a leech is named, and how to undo is told, for keys are missed easily."""
    stage.outside = replace(stage.outside, schedule=DaysByRating(stage.history))
    async with stage.run(stage.app(stage.player("truth", "single", mode=Mode.STUDY)), *size) as quiz:
        await quiz.press("4")
        assert 0 == quiz.asked.done
        await quiz.press("1", "enter")
        assert "Good · comes back in 30" in quiz.text()
        assert "days" in quiz.text()
        with monkeypatch.context() as broken:
            broken.setattr(History, "rate", refuse)
            await quiz.press("4")
            assert "The disk is full." in quiz.running_text()
        await quiz.press("4")
        assert "Easy · comes back in 40" in quiz.text()
        assert "The disk is full." not in quiz.running_text()
        await quiz.click("1 Again")
        assert Scheduled(Rating.AGAIN, 10, is_leech=True) == quiz.answered.scheduled
        if size == (72, 24):
            assert "You have missed this question again and again." in quiz.running_text()
            assert "u Undo" in quiz.lines()[-1]
        await quiz.press("enter")
        assert "comes back" not in quiz.text()
        assert Verdict.SKIPPED != stage.attempts()[0].outcome.verdict
