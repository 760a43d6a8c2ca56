"""The library, the setting up of a session, and the summary at its end."""

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from quiz.history.error import HistoryError
from quiz.play.library import Library
from quiz.settings.settings import Settings
from quiz.tui.screens.library import LibraryScreen, Progress, Wish
from quiz.tui.screens.problems import ProblemsScreen
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.screens.summary import SummaryScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

RIVER = Path(__file__).parent / "river"


@pytest.fixture
def tour(tmp_path: Path) -> Path:
    """A pack that is called as the tour is."""
    folder = copytree(RIVER, tmp_path / "tour")
    pack = folder / "pack.toml"
    text = pack.read_text(encoding="utf-8").replace("example.loire", "quiz.tour").replace("The Loire", "The tour", 1)
    pack.write_text(text, encoding="utf-8")
    return folder


async def test_the_library_shows_what_is_known_of_a_pack(stage: "Stage") -> None:
    """Title, description, number of questions, accuracy and the day of the last session."""
    stage.player("truth").skip()
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        assert isinstance(quiz.app.screen, LibraryScreen)
        assert "The Loire" in quiz.text()
        assert "One question of each kind." in quiz.text()
        assert "9 questions · last played yesterday" in quiz.text()


async def test_enter_on_a_pack_and_once_more_starts(stage: "Stage") -> None:
    """Enter on a pack opens the setup, Enter there starts with all topics and as many questions as there are."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        await quiz.press("down", "enter")
        assert isinstance(quiz.app.screen, SetupScreen)
        assert "● all 9" in quiz.text()
        await quiz.press("enter")

        assert 9 == quiz.asked.total


async def test_topic_and_number_are_chosen_by_keyboard(stage: "Stage") -> None:
    """A number chooses the topic, the arrow keys how many questions; what is offered fits the topic.

    `e`, or Space at it, ticks that answers are to be proven, `c` that certainties are to be stated.
    """
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        await quiz.press("1", "2")
        assert "● all 6" in quiz.text()
        await quiz.press("e", "c")
        assert "■ Then ask where it says so" in quiz.text()
        assert "■ State how certain you are" in quiz.text()
        await quiz.press("tab", "left", "tab", "space", "enter")

        assert 5 == quiz.asked.total
        assert "Course" == quiz.asked.question.topic
        await quiz.press("f3")
        unfinished = stage.history.latest_unfinished()
        assert unfinished is not None
        assert (False, True) == (unfinished.evidence, unfinished.certainty)


async def test_a_session_is_set_up_by_mouse(stage: "Stage") -> None:
    """Pack, topic, whether answers are to be proven, and start are clicked."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        await quiz.click("The Loire")
        await quiz.click("Works")
        await quiz.click("Then ask where it says so")
        await quiz.click(" Start ")

        assert 2 == quiz.asked.total
        await quiz.press("f3")
        unfinished = stage.history.latest_unfinished()
        assert unfinished is not None
        assert unfinished.evidence


async def test_the_setup_is_left_for_the_library(stage: "Stage") -> None:
    """Escape goes back, and `q` there ends the program."""
    app = stage.app(library=stage.library(RIVER))
    async with stage.run(app) as quiz:
        await quiz.press("1", "escape")
        assert isinstance(quiz.app.screen, LibraryScreen)
        await quiz.press("q")

    assert (app.return_code or 0) == 0


async def test_a_session_that_was_left_is_offered(stage: "Stage") -> None:
    """Leaving leads back to the library, which offers to go on at the same question."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        await quiz.press("1", "enter")
        await quiz.press("f3", "enter")
        question = quiz.asked.question.id
        await quiz.press("escape", "q")
        assert "Go on where you left off?" in quiz.text()
        assert "1 of 9 done" in quiz.text()

        await quiz.press("r")
        assert question == quiz.asked.question.id
        assert 2 == quiz.asked.number


async def test_a_session_that_was_left_is_set_aside(stage: "Stage") -> None:
    """What is set aside is offered no more, and stays on record."""
    stage.player("truth", "single").skip()
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        assert "Go on where you left off?" in quiz.text()
        assert "it is not offered again; your answers stay on record" in quiz.running_text()
        await quiz.press("x")

        assert "Go on where you left off?" not in quiz.text()
        assert 1 == len(stage.attempts())


async def test_the_first_start_offers_the_tour(stage: "Stage", tour: Path) -> None:
    """The tour is offered once, and that it was is remembered."""
    app = stage.app(library=stage.library(RIVER, tour), settings=Settings(welcomed=False))
    async with stage.run(app) as quiz:
        await quiz.click("Take the tour")
        assert "The tour" in quiz.text()
        assert 1 == quiz.asked.number
        assert 9 == quiz.asked.total
        assert [True] == [settings.welcomed for settings in stage.saved]

        await quiz.press("f4")
        assert "Take the tour" not in quiz.text()


async def test_a_pack_with_problems_shows_them(stage: "Stage", tmp_path: Path) -> None:
    """Each problem is listed with code, place, what is wrong and what would be right."""
    text = (RIVER / "pack.toml").read_text(encoding="utf-8").replace('topic = "Size"', 'topik = "[Size]"')
    shelf = tmp_path / "packs"
    shelf.mkdir()
    (shelf / "broken.toml").write_text(text, encoding="utf-8")
    async with stage.run(stage.app(library=stage.library())) as quiz:
        await quiz.press("enter")

        assert isinstance(quiz.app.screen, ProblemsScreen)
        assert "unknown-key" in quiz.text()
        assert "topik" in quiz.text()
        await quiz.press("escape")
        assert isinstance(quiz.app.screen, LibraryScreen)


async def test_an_empty_library_says_what_to_do(stage: "Stage") -> None:
    """Without packs there is a sentence, and nothing to choose."""
    async with stage.run(stage.app(library=stage.library())) as quiz:
        assert "There are no packs yet." in quiz.text()
        await quiz.press("enter")
        assert isinstance(quiz.app.screen, LibraryScreen)


async def test_a_record_that_cannot_be_read_is_told(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """A history that is out of order ends the program after a screen that says so."""

    def fail(_: Library) -> None:
        raise HistoryError("The history [x] is damaged.")

    monkeypatch.setattr(Library, "cards", fail)
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        assert isinstance(quiz.app.screen, ProblemsScreen)
        assert "The history [x] is damaged." in quiz.text()


async def test_the_summary_shows_every_miss(stage: "Stage") -> None:
    """Score, accuracy by topic and kind, and each miss with your answer, the key and its citation."""
    async with stage.run(stage.app(stage.player("single", "number")), 100, 60) as quiz:
        await quiz.click("The Atlantic Ocean")
        await quiz.press("enter", "enter", "7", "enter", "enter")

        assert isinstance(quiz.app.screen, SummaryScreen)
        text = quiz.running_text()
        assert "1 of 2 · 50 % right" in text
        assert "Course ━━━━━━━━━━━━━━━━━━━━ 100 % 1 of 1" in text
        assert "Number ──────────────────── 0 % 0 of 1" in text
        assert "One question not fully right" in text
        assert "How long is the Loire?" in text
        assert "Your answer 7 km" in text
        assert "Answer 1006 km" in text
        assert "Notes on the Loire · paragraph 1, “Course” · CC-BY-4.0" in text


@pytest.mark.parametrize("size", [(40, 40), (50, 40), (60, 40), (80, 24)])
async def test_the_summary_names_topics_and_kinds_in_full(stage: "Stage", size: tuple[int, int]) -> None:
    """However narrow the window, a label is not cut within a word."""
    async with stage.run(stage.app(stage.player("multiple")), *size) as quiz:
        await quiz.press("1", "enter", "enter")
        assert isinstance(quiz.app.screen, SummaryScreen)
        assert "Course" in quiz.text()
        assert "Multiple choice" in quiz.text()


@pytest.mark.parametrize("by_mouse", [False, True])
async def test_misses_are_played_again(stage: "Stage", *, by_mouse: bool) -> None:
    """A new session asks only what was not fully right."""
    async with stage.run(stage.app(stage.player("truth", "date"))) as quiz:
        await quiz.press("2", "enter", "enter", "f3", "enter")
        if by_mouse:
            await quiz.click("Retry misses")
        else:
            await quiz.press("r")

        assert "date" == quiz.asked.question.id
        assert 1 == quiz.asked.total


async def test_without_misses_there_is_nothing_to_retry(stage: "Stage") -> None:
    """All right: the summary says so, and `r` does nothing."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("2", "enter", "enter", "r")

        assert isinstance(quiz.app.screen, SummaryScreen)
        assert "Nothing was missed." in quiz.text()


@pytest.mark.parametrize("key", ["l", "escape"])
async def test_the_summary_leads_to_the_library(stage: "Stage", key: str) -> None:
    """Also where the program was started with a pack; a session begun there leads back to it."""
    async with stage.run(stage.app(stage.player("truth"), library=stage.library(RIVER))) as quiz:
        await quiz.press("2", "enter", "enter", key)
        assert isinstance(quiz.app.screen, LibraryScreen)

        await quiz.press("1", "enter", "escape", "q")
        assert isinstance(quiz.app.screen, LibraryScreen)


async def test_quitting_the_summary_ends_the_program(stage: "Stage") -> None:
    """`q` leaves with the exit code 0, and the session is over for good."""
    app = stage.app(stage.player("truth"))
    async with stage.run(app) as quiz:
        await quiz.press("2", "enter", "enter", "q")

    assert (app.return_code or 0) == 0
    assert stage.history.latest_unfinished() is None


async def test_control_q_leaves_a_session_to_be_resumed(stage: "Stage") -> None:
    """Even in a field the key ends the program, and the session is offered again."""
    player = stage.player("truth", "short")
    player.skip()
    player.advance()
    async with stage.run(stage.app(player)) as quiz:
        assert isinstance(quiz.app.screen, QuestionScreen)
        await quiz.press("ctrl+q")

    assert stage.history.latest_unfinished() is not None


async def test_a_key_that_comes_before_its_screen_is_laid_out_waits_for_it(stage: "Stage") -> None:
    """Typed while the library is shown anew, `p` looks at the progress."""
    app = stage.app(library=stage.library(RIVER))
    async with stage.run(app) as quiz:
        wishes: list[Wish] = []
        app.push_screen(LibraryScreen(app._shelf("")), wishes.append)
        await quiz.type_ahead("p")
        assert [Progress("")] == wishes
