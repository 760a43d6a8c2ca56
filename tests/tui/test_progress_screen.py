"""The progress screen."""

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from quiz.history.error import HistoryError
from quiz.play.library import Selection
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.problems import ProblemsScreen
from quiz.tui.screens.progress import ProgressScreen

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

RIVER = Path(__file__).parent / "river"


@pytest.fixture
def canals(tmp_path: Path) -> Path:
    """A second pack, behind the first."""
    folder = copytree(RIVER, tmp_path / "canals")
    pack = folder / "pack.toml"
    text = pack.read_text(encoding="utf-8").replace("example.loire", "example.zcanals").replace("The Loire", "Zu [b]")
    pack.write_text(text, encoding="utf-8")
    return folder


async def test_progress_is_looked_at_pack_by_pack_and_chart_by_chart(stage: "Stage", canals: Path) -> None:
    """By keys and by mouse, from the highlighted pack on; the library then stands as it was left."""
    library = stage.library(RIVER, canals)
    for pack in (RIVER, canals):
        player = library.start(library.open(str(pack)), Selection(count=2))
        player.skip()
        player.advance()
    async with stage.run(stage.app(library=library)) as quiz:
        await quiz.press("down", "down", "p")
        assert isinstance(quiz.app.screen, ProgressScreen)
        assert "← Zu [b] →  3 of 3" in quiz.text()
        assert "0 answers, accuracy -, 1 skipped; 1 of 9 questions seen" in quiz.text()
        assert "No answers yet: play or study once and this fills." in quiz.text()
        await quiz.press("right")
        assert "← All packs →  1 of 3" in quiz.text()
        await quiz.click("→")
        assert "← The Loire →  2 of 3" in quiz.text()

        await quiz.press("3")
        assert "Due in the next 30 days" in quiz.text()
        assert "Calendar of days" not in quiz.text()
        await quiz.press("tab")
        assert "Today you would recall about 1 of 9 questions; 8 are new." in quiz.running_text()
        await quiz.press("shift+tab", "left")
        assert "Due in the next 30 days" in quiz.text()
        await quiz.click("Hardest")
        assert "No question was missed yet." in quiz.text()

        await quiz.resize(120, 40)
        await quiz.press("0")
        for title in (
            "1 Calendar of days",
            "2 Accuracy over time",
            "3 Due in",
            "4 Mastery",
            "5 Certainty",
            "6 Hardest",
        ):
            assert title in quiz.text()
        await quiz.click("4 Mastery")
        assert "Calendar of days" not in quiz.text()

        await quiz.press("escape")
        assert isinstance(quiz.app.screen, LibraryScreen)
        await quiz.press("enter")
        assert "Zu [b]" in quiz.text()


async def test_a_record_that_cannot_be_read_is_told(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """The library stays, with a screen over it that says what is wrong."""
    app = stage.app(library=stage.library(RIVER))

    def fail() -> None:
        raise HistoryError("The history [x] is damaged.")

    monkeypatch.setattr(app, "_progress", fail)
    async with stage.run(app) as quiz:
        await quiz.press("p")
        assert isinstance(quiz.app.screen, ProblemsScreen)
        assert "The history [x] is damaged." in quiz.text()
