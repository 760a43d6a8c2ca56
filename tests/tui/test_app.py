"""Keys, palette, help, themes and notices, and what is loaded on the way to the first question."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette
from textual.css.query import NoMatches
from textual.widget import MountError
from textual.widgets import Static

from quiz.model.response import ClozeResponse
from quiz.settings.settings import Settings
from quiz.tui.app import QuizApp
from quiz.tui.gone import is_of_what_is_gone
from quiz.tui.screens.challenge import ChallengeScreen
from quiz.tui.screens.challenge_end import ChallengeEndScreen
from quiz.tui.screens.challenge_start import ChallengeStartScreen, StartChoice
from quiz.tui.screens.confirm import ConfirmScreen
from quiz.tui.screens.contest import CommentField, ContestScreen
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.library import LibraryScreen, PackList
from quiz.tui.screens.problems import ProblemsScreen
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.setup import SetupScreen, TopicList
from quiz.tui.screens.source import SourceScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.document import DocumentView
from quiz.tui.widgets.inline_choice import InlineChoice
from quiz.tui.widgets.matching import LeftList, RightList
from quiz.tui.widgets.multiple import BoxList
from quiz.tui.widgets.ordering import MovableList, OrderingAnswer
from quiz.tui.widgets.row_list import RowList
from quiz.tui.widgets.search_field import SearchField
from quiz.tui.widgets.typed import Field, TypedAnswer

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

RIVER = Path(__file__).parent / "river"
WITH_KEYS = (
    QuizApp, ConfirmScreen, ContestScreen, LibraryScreen, ProblemsScreen, QuestionScreen, SetupScreen, SourceScreen,
    SummaryScreen, ChallengeStartScreen, ChallengeScreen, ChallengeEndScreen, DocumentView, SearchField, RowList,
    BoxList, MovableList, LeftList, RightList, PackList, TopicList, InlineChoice, StartChoice, Field, CommentField,
)  # fmt: skip


@pytest.mark.parametrize("owner", WITH_KEYS)
def test_every_action_has_a_name_and_says_what_it_does(owner: type) -> None:
    """Each binding of ours has an id by which keys can be changed, a description and a tooltip."""
    for binding in owner.BINDINGS:  # type: ignore[attr-defined]  # every one of them has some
        assert binding.id
        assert binding.description
        assert binding.tooltip


@pytest.mark.parametrize("question", ["single", "multiple", "short", "ordering", "matching", "cloze"])
async def test_the_keys_of_the_moment_fit_and_lead_to_all_others(stage: "Stage", question: str) -> None:
    """At 80 columns the last line names how to answer, to skip, to get help and to see all actions."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        for word in ("Answer", "Skip", "Help", "Menu"):
            assert word in quiz.lines()[-1]
        assert quiz.lines()[-1].endswith("  ")

        await quiz.press("f3")
        for word in ("Next", "Source", "Scroll", "Contest", "Leave", "Help", "Menu"):
            assert word in quiz.lines()[-1]
        assert "Skip" not in quiz.lines()[-1]


async def test_a_key_of_the_last_line_is_clicked(stage: "Stage") -> None:
    """What the line names can be done by mouse as well."""
    async with stage.run(stage.app(stage.player("truth", "single"))) as quiz:
        await quiz.click("s Skip")
        await quiz.click("⏎ Next")

        assert "single" == quiz.asked.question.id


async def test_what_cannot_be_done_now_is_dimmed(stage: "Stage") -> None:
    """Nothing was missed: the key of the retry is shown dim."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("2", "enter", "enter")
        last = quiz.app.screen._compositor.render_strips()[-1]
        styles = [next(part.style for part in last if text in part.text) for text in ("Retry misses", "Library")]
        assert styles[0] is not None
        assert styles[1] is not None
        assert styles[0].color != styles[1].color


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("ordering", ("1-9 Place", "space Lift")),
        ("cloze", ("esc Leave field", "F4 Leave")),
        ("short", ("esc Leave field", "F4 Leave")),
        ("single", ("1-9 Choose", "q Leave")),
    ],
)
async def test_the_last_line_names_the_keys_of_a_kind(stage: "Stage", question: str, words: tuple[str, ...]) -> None:
    """What a kind is answered with is named, and how to leave, there and in the palette."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        for word in words:
            assert word in quiz.lines()[-1]
        commands = {command.title for command in quiz.app.get_system_commands(quiz.app.screen)}
        assert "Leave" in commands


async def test_the_last_line_names_both_directions_of_a_gap(stage: "Stage") -> None:
    """Left and right go through the options of a gap, up and down from gap to gap; one name stands for each pair."""
    async with stage.run(stage.app(stage.player("cloze"))) as quiz:
        await quiz.press("down")
        assert "←→ Option" in quiz.lines()[-1]
        assert "↑↓ Gap" in quiz.lines()[-1]
        assert "Previous" not in quiz.lines()[-1]

        await quiz.press("down", "right", "up", "up", "T", "enter")
        assert isinstance(quiz.answered.response, ClozeResponse)
        assert "T" == quiz.answered.response.texts[0]


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_what_is_lifted_is_put_down(stage: "Stage", key: str) -> None:
    """While an item is lifted the line says how to put it down, and Enter does that and answers nothing."""
    async with stage.run(stage.app(stage.player("ordering"))) as quiz:
        await quiz.press("space", "down")
        assert "Put down" in quiz.lines()[-1]
        assert "Lift" not in quiz.lines()[-1]
        assert "Answer" not in quiz.lines()[-1]
        assert "moving" in quiz.text()

        await quiz.press(key)
        assert "moving" not in quiz.text()
        assert "Lift" in quiz.lines()[-1]
        assert not stage.attempts()


async def test_a_hint_is_offered_where_there_is_one_to_take(stage: "Stage") -> None:
    """Key line and palette name it for a question that has one, until it is taken."""
    async with stage.run(stage.app(stage.player("truth", "single"))) as quiz:
        for is_offered in (False, True):
            assert is_offered == ("Hint" in quiz.lines()[-1])
            commands = {command.title for command in quiz.app.get_system_commands(quiz.app.screen)}
            assert is_offered == ("Hint" in commands)
            await quiz.press("s", "enter")


async def test_no_hint_is_offered_twice(stage: "Stage") -> None:
    """Once taken it is seen, and no longer in the key line."""
    async with stage.run(stage.app(stage.player("single"))) as quiz:
        await quiz.press("h")
        assert "Hint" not in quiz.lines()[-1]


@pytest.mark.parametrize("question", ["single", "short"])
async def test_control_c_says_once_how_to_leave(stage: "Stage", question: str) -> None:
    """However often it is pressed, there is one notice, in words of ours."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        await quiz.press("ctrl+c", "ctrl+c", "ctrl+c")
        assert 1 == quiz.running_text().count("Ctrl+Q leaves. What you")
        assert "quit the app" not in quiz.running_text()


@pytest.mark.parametrize(
    ("questions", "keys", "is_left"),
    [
        (("truth", "single"), ("1", "enter", "q"), True),
        (("truth", "short"), ("s", "enter", "f4"), True),
        (("truth", "single"), ("1", "enter", "ctrl+q"), True),
        (("truth",), ("1", "enter", "q"), False),
        (("truth",), ("1", "enter", "enter", "q"), False),
    ],
)
async def test_leaving_tells_whether_there_is_something_to_go_on_with(
    stage: "Stage", questions: tuple[str, ...], keys: tuple[str, ...], is_left: bool
) -> None:
    """What the program returns agrees with what the record would offer."""
    app = stage.app(stage.player(*questions))
    async with stage.run(app) as quiz:
        await quiz.press(*keys)

    assert is_left == app.return_value
    assert is_left == (stage.history.latest_unfinished() is not None)


async def test_the_palette_lists_every_action_of_the_moment(stage: "Stage") -> None:
    """What the keys do can be found by name and done from there; what cannot be done now is not offered."""
    async with stage.run(stage.app(stage.player("single"))) as quiz:
        commands = {command.title for command in quiz.app.get_system_commands(quiz.app.screen)}
        assert {"Answer", "Hint", "Skip", "Leave", "Help", "Quit", "Theme"} <= commands
        assert "Next" not in commands
        assert "Choose" not in commands

        await quiz.press("ctrl+p")
        assert isinstance(quiz.app.screen, CommandPalette)
        await quiz.press("s", "k", "i", "p")
        await quiz.until(lambda: "Skip this question" in quiz.text())
        await quiz.press("down", "enter")
        await quiz.until(lambda: not isinstance(quiz.app.screen, CommandPalette))
        await quiz.rest()
        assert 1 == len(stage.attempts())


@pytest.mark.parametrize("keys", [("pageup",), ("pagedown", "enter", "enter")])
async def test_keys_typed_ahead_in_the_palette_do_no_harm(stage: "Stage", keys: tuple[str, ...]) -> None:
    """Before its list is there, and behind the choice that leads away."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.type_ahead("ctrl+p", "down", *keys)

        assert quiz.app.is_running


async def test_help_that_is_closed_late_takes_nothing_away(stage: "Stage") -> None:
    """A screen that has come above it is seen to its end first; and between two screens there is no help."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        await quiz.press("f1")
        help_ = quiz.app.screen
        assert isinstance(help_, HelpScreen)
        question = QuestionScreen(stage.player("truth"))
        await quiz.app.push_screen(question)

        help_.dismiss(None)
        await quiz.rest()
        assert question is quiz.app.screen

        question.dismiss(None)
        await quiz.rest()
        assert isinstance(quiz.app.screen, LibraryScreen)

        quiz.app.pop_screen()
        quiz.app.action_help()
        quiz.app.action_command_palette()
        assert 1 == len(quiz.app.screen_stack)


async def test_a_palette_goes_with_the_screen_that_it_is_for(stage: "Stage") -> None:
    """Where that screen is left before the palette has come."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        quiz.app.action_command_palette()
        quiz.app.screen_stack[1].dismiss(None)
        await quiz.rest()

        assert not quiz.app.is_running


async def test_a_notice_is_shown_at_the_start(stage: "Stage") -> None:
    """What the caller has to tell is told."""
    async with stage.run(stage.app(stage.player("truth"), notice="Something [b]odd[/b].")) as quiz:
        assert "Something [b]odd[/b]." in quiz.text()


def test_nothing_heavy_is_loaded_on_the_way_to_the_first_question() -> None:
    """Importing the application loads no Markdown, no table, no plots and no validating library."""
    program = "import sys, quiz.tui.app, quiz.tui.widgets.typed, quiz.tui.widgets.cloze; print(*sys.modules, sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()

    heavy = ("pydantic", "markdown_it", "textual_plotext", "textual.widgets._markdown", "textual.widgets._data_table")
    assert not [name for name in loaded if name.startswith(heavy)]
    assert "textual.widgets._help_panel" not in loaded


async def test_the_first_screen_needs_no_library(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """With a player the question is asked at once, and no pack is looked for."""
    library = stage.library(RIVER)
    monkeypatch.setattr(type(library), "cards", lambda _: pytest.fail("the library was read"))
    settings = replace(Settings(), welcomed=False)
    async with stage.run(stage.app(stage.player("truth"), library=library, settings=settings)) as quiz:
        assert "truth" == quiz.asked.question.id


async def test_a_screen_that_was_left_is_left_once(stage: "Stage") -> None:
    """What is pressed in haste behind the key that leads away does not lead away again, past the next screen."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        await quiz.type_ahead("enter", "enter")

        assert isinstance(quiz.app.screen, QuestionScreen)


async def test_leaving_while_a_screen_comes_is_no_fault(stage: "Stage") -> None:
    """A screen that finds nothing of itself because all is being taken away has nothing to tell."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        quiz.app.push_screen(QuestionScreen(stage.player("truth")))
        quiz.app.leave(143)

    assert 143 == quiz.app.return_code


async def test_a_screen_that_was_left_in_haste_is_no_fault(stage: "Stage") -> None:
    """What it had still to show comes to nothing; what is there and fails is told all the same."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        library = quiz.app.screen
        left = QuestionScreen(stage.player("truth"))
        await quiz.app.push_screen(left)
        quiz.app.pop_screen()
        faults = []
        for widget in (OrderingAnswer(), left, library):
            with pytest.raises(NoMatches) as fault:
                widget.query_one(MovableList)
            faults.append(is_of_what_is_gone(fault.value))

    assert [True, True, False] == faults


async def test_a_screen_that_goes_on_while_all_is_left_is_no_fault(stage: "Stage") -> None:
    """What it would show then has no place any more; on a screen that is there it is told."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        library, unplaced = quiz.app.screen, Static()
        faults = []
        for widget in (unplaced, library):
            if widget is library:
                quiz.app.leave(143)
            with pytest.raises(MountError) as fault:
                widget.mount(Static())
            faults.append(is_of_what_is_gone(fault.value))
        twice = MountError("Two widgets have one name.")

    assert [True, True, False] == [*faults, is_of_what_is_gone(twice)]


async def test_an_answer_that_comes_late_is_for_its_own_question_alone(stage: "Stage") -> None:
    """Where another question is asked by the time that it arrives, it answers nothing."""
    async with stage.run(stage.app(stage.player("short", "date"))) as quiz:
        late = quiz.app.screen.query_one(TypedAnswer)
        question = quiz.asked.question
        await quiz.press("f3", "enter")

        late.post_message(TypedAnswer.Given("1838", question))
        await quiz.rest()

        assert "date" == quiz.asked.question.id
        assert 1 == len(stage.attempts())
