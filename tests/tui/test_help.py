"""Help: the keys of the screen below, which can all be read and are gone again by a key."""

from typing import TYPE_CHECKING

import pytest

from quiz.tui.screens.help import HelpScreen, help_of
from quiz.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

KINDS = ("single", "multiple", "truth", "short", "number", "date", "ordering", "matching", "cloze")


@pytest.mark.parametrize("opening", ["question_mark", "f1"])
@pytest.mark.parametrize("closing", ["question_mark", "f1", "escape"])
async def test_help_opens_and_closes(stage: "Stage", opening: str, closing: str) -> None:
    """Each key that opens it closes it, and so does Escape; the screen below keeps its answer and its focus."""
    async with stage.run(stage.app(stage.player("multiple"))) as quiz:
        await quiz.press("2", opening)
        assert isinstance(quiz.app.screen, HelpScreen)
        assert "Skip this question and see its answer" in quiz.running_text()

        await quiz.press(closing)
        assert isinstance(quiz.app.screen, QuestionScreen)
        assert "■ 2" in quiz.text()
        await quiz.press("enter")
        assert 1 == len(stage.attempts())


@pytest.mark.parametrize("question", KINDS)
async def test_all_keys_are_seen_at_once(stage: "Stage", question: str) -> None:
    """At 80 x 24 the keys of every kind fit, each action once, in words of ours."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        helps = help_of(quiz.app.screen)
        assert len(helps) == len({entry.name for entry in helps}), helps
        await quiz.press("f1")

        for entry in helps:
            assert f"{entry.keys}" in quiz.text()
            assert f"{entry.name} {entry.tooltip}" in quiz.running_text()
        assert "Cursor" not in quiz.text()
        assert 0 == quiz.app.screen.query_one("#help").max_scroll_y


async def test_help_tells_only_keys_that_act(stage: "Stage") -> None:
    """In a field letters are no keys, and what cannot be done now is not listed."""
    async with stage.run(stage.app(stage.player("number"))) as quiz:
        helps = {entry.name: entry.keys for entry in help_of(quiz.app.screen)}
        assert "F3" == helps["Skip"]
        assert "F1" == helps["Help"]
        assert "Hint" not in helps
        assert "Next" not in helps


async def test_help_says_what_a_screen_is_for(stage: "Stage") -> None:
    """Its words are typeset and fill the lines of the window."""
    async with stage.run(stage.app(stage.player("single"))) as quiz:
        await quiz.press("1", "enter", "o", "question_mark")

        assert "Once words were looked for, n and N lead from match to match" in quiz.running_text()
        assert any("those of the passages, and the bar stands" in line for line in quiz.lines())


@pytest.mark.parametrize("keys", [("down",) * 40, ("pagedown",) * 6, ("end",)])
async def test_help_is_scrolled_by_keyboard(stage: "Stage", keys: tuple[str, ...]) -> None:
    """At 40 x 12 it does not fit: the arrow keys, Page Down and End lead to its last line, and back."""
    async with stage.run(stage.app(stage.player("single")), 40, 12) as quiz:
        await quiz.press("question_mark")
        first, last = "Answer by keyboard", "Leave the program"
        assert first in quiz.running_text()
        assert last not in quiz.running_text()

        await quiz.press(*keys)
        assert last in quiz.running_text()
        await quiz.press("home")
        assert first in quiz.running_text()
