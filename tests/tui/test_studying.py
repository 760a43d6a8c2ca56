"""Study on screens: what is due first, and what there is where nothing is due."""

from pathlib import Path
from typing import TYPE_CHECKING

from quiz.model.attempt import Mode
from quiz.play.study import Sitting
from quiz.tui.screens.challenge_start import ChallengeStartScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.nothing_due import NothingDueScreen, TopicScreen
from quiz.tui.screens.question import QuestionScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

RIVER = Path(__file__).parent / "river"


def modes(stage: "Stage") -> list[Mode]:
    """Return what the sessions on record are for, from the first to the last."""
    return [Mode(mode) for (mode,) in stage.history.connection.execute("SELECT mode FROM session ORDER BY started, id")]


async def test_study_is_the_first_thing(stage: "Stage") -> None:
    """Enter studies what is new; when that is done, nothing is due: cram misses or a topic, play or race the clock."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        assert "s  Study: 9 new" in quiz.text()
        await quiz.press("enter")
        assert (9, [Mode.STUDY]) == (quiz.asked.total, modes(stage))
        for _ in range(9):
            await quiz.press("f3", "enter")
        await quiz.press("l")
        assert isinstance(quiz.app.screen, LibraryScreen)
        assert "Study: nothing is due" in quiz.text()
        assert "The next question falls due tomorrow." in quiz.text()

        await quiz.press("s")
        assert isinstance(quiz.app.screen, NothingDueScreen)
        assert "Well done: nothing is due today." in quiz.text()
        await quiz.click("Cram the misses")
        assert (9, [Mode.STUDY, Mode.CRAM]) == (quiz.asked.total, modes(stage))
        await quiz.press("f4", "s", "2")
        assert isinstance(quiz.app.screen, TopicScreen)
        await quiz.press("escape")
        assert isinstance(quiz.app.screen, NothingDueScreen)
        await quiz.press("2", "1")
        assert 6 == quiz.asked.total
        await quiz.press("f4", "s", "3")
        assert isinstance(quiz.app.screen, ChallengeStartScreen)
        await quiz.press("escape")
        assert isinstance(quiz.app.screen, NothingDueScreen)
        await quiz.press("4")
        assert isinstance(quiz.app.screen, LibraryScreen)


async def test_a_sitting_that_has_nothing_to_ask_opens_with_what_there_is_instead(stage: "Stage") -> None:
    """As `quiz study` does: learning ahead begins at once, and going back leads to the library."""
    library = stage.library(RIVER)
    for question in ("truth", "single"):
        stage.player(question).skip()
    app = stage.app(library=library, sitting=Sitting(("loire",)))
    async with stage.run(app) as quiz:
        assert isinstance(quiz.app.screen, NothingDueScreen)
        await quiz.press("1")
        assert isinstance(quiz.app.screen, QuestionScreen)
        assert Mode.STUDY is modes(stage)[-1]
