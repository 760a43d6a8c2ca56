"""Contesting a question from its feedback."""

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from quiz.tui.screens.contest import CommentField, ContestScreen
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.summary import SummaryScreen

if TYPE_CHECKING:
    from tests.tui.conftest import FailingHistory, Stage


def comments(stage: "Stage") -> list[tuple[str, str]]:
    """Return question and comment of every open dispute."""
    return [(dispute.attempt.question.question, dispute.comment) for dispute in stage.history.open_disputes()]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_a_question_is_contested_in_its_feedback(stage: "Stage", size: tuple[int, int]) -> None:
    """`!` opens a field over the question, Enter records, and the feedback is there again, as it was."""
    async with stage.run(stage.app(stage.player("truth", "single")), *size) as quiz:
        await quiz.press("2", "enter")
        before = quiz.question_screen.query_one("Feedback").region
        await quiz.press("exclamation_mark")
        assert isinstance(quiz.app.screen, ContestScreen)
        assert "What is wrong with it?" in quiz.running_text()

        await quiz.write("It depends [b]on[/b] the year?")
        assert "[b]on[/b]" in quiz.text()
        await quiz.press("enter")

        assert [("truth", "It depends [b]on[/b] the year?")] == comments(stage)
        assert before == quiz.question_screen.query_one("Feedback").region
        assert quiz.question_screen.focused is None
        assert quiz.answered.response is not None
        assert "Your objection" in quiz.text()
        await quiz.press("enter")
        assert "single" == quiz.asked.question.id


@pytest.mark.parametrize("leave", ["escape", "click"])
async def test_a_wish_to_contest_is_taken_back(stage: "Stage", leave: str) -> None:
    """Escape and the button leave no dispute, and the question can still be contested."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("2", "enter", "exclamation_mark")
        await quiz.write("Never mind")
        if leave == "click":
            await quiz.click("Cancel")
        else:
            await quiz.press("escape")

        assert isinstance(quiz.app.screen, QuestionScreen)
        assert [] == comments(stage)
        await quiz.press("exclamation_mark")
        assert "" == quiz.app.screen.query_one(CommentField).value


async def test_a_question_is_contested_by_mouse_and_without_a_word(stage: "Stage") -> None:
    """The key line and the button do what the keys do; a comment is not asked of anybody."""
    async with stage.run(stage.app(stage.player("short"))) as quiz:
        await quiz.press("f3")
        await quiz.click("! Contest")
        await quiz.click("Record")

        assert [("short", "")] == comments(stage)


async def test_a_question_is_contested_from_the_palette(stage: "Stage") -> None:
    """The action is listed after the answer, and not before it."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        assert "Contest" not in {command.title for command in quiz.app.get_system_commands(quiz.app.screen)}
        await quiz.press("exclamation_mark")
        assert isinstance(quiz.app.screen, QuestionScreen)
        await quiz.press("2", "enter", "ctrl+p")
        assert isinstance(quiz.app.screen, CommandPalette)
        await quiz.press(*"contest")
        await quiz.until(lambda: "Say what is wrong" in quiz.text())
        await quiz.press("down", "enter")
        await quiz.until(lambda: isinstance(quiz.app.screen, ContestScreen))


async def test_an_answer_is_contested_once(stage: "Stage") -> None:
    """Afterwards the key is dim and does nothing, until the next answer."""
    async with stage.run(stage.app(stage.player("truth", "single"))) as quiz:
        await quiz.press("2", "enter", "exclamation_mark", "enter", "exclamation_mark")
        assert isinstance(quiz.app.screen, QuestionScreen)
        key = quiz.app.screen.active_bindings["exclamation_mark"]
        assert ("contest", False) == (key.binding.action, key.enabled)

        await quiz.press("enter", "f3", "exclamation_mark")
        assert isinstance(quiz.app.screen, ContestScreen)
        await quiz.press("enter", "enter")
        assert isinstance(quiz.app.screen, SummaryScreen)
        assert [("single", ""), ("truth", "")] == comments(stage)


async def test_a_dispute_that_cannot_be_recorded_stays(stage: "Stage", history: "FailingHistory") -> None:
    """The failure is told in words, and what was typed is taken once recording works again."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("2", "enter", "exclamation_mark")
        await quiz.write("Why?")
        history.is_failing = True
        await quiz.press("enter")
        assert isinstance(quiz.app.screen, ContestScreen)
        assert "could not be recorded" in quiz.running_text()
        assert "[another] program" in quiz.running_text()

        history.is_failing = False
        await quiz.press("enter")
        assert isinstance(quiz.app.screen, QuestionScreen)
        assert [("truth", "Why?")] == comments(stage)


async def test_what_could_steer_a_terminal_is_left_out(stage: "Stage") -> None:
    """As in every field; what is pasted beyond the longest comment is left out too."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("2", "enter", "exclamation_mark")
        await quiz.write("\x1b[2J\N{RIGHT-TO-LEFT OVERRIDE}" + "x" * 2000)
        await quiz.press("enter")

        ((_, comment),) = comments(stage)
        assert "[2J" + "x" * 997 == comment


async def test_enter_twice_contests_once(stage: "Stage") -> None:
    """The second comes too late, and is no fault."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("f3", "exclamation_mark")
        await quiz.type_ahead("enter", "enter")

        assert 1 == len(stage.history.open_disputes())
        assert quiz.app.is_running


async def test_one_field_is_opened_however_often_it_is_asked_for(stage: "Stage") -> None:
    """By keys before it is there, or while it is; and what no longer counts is told of, and is no fault."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("f3")
        below = quiz.question_screen
        await quiz.type_ahead("exclamation_mark", "exclamation_mark")
        below.action_contest()
        await quiz.rest()
        assert 1 == sum(isinstance(screen, ContestScreen) for screen in quiz.app.screen_stack)

        await below.action_undo()
        await quiz.press("enter")
        assert "nothing to contest" in quiz.running_text()
        assert [] == comments(stage)


async def test_the_program_can_be_left_while_contesting(stage: "Stage") -> None:
    """The answer is kept, the dispute was not raised."""
    app = stage.app(stage.player("truth"))
    async with stage.run(app) as quiz:
        await quiz.press("2", "enter", "exclamation_mark", "ctrl+q")

    assert (app.return_code or 0) == 0
    assert 1 == len(stage.attempts())
    assert [] == comments(stage)
