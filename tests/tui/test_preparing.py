"""A pack that has changed while the screens are open is compiled beside them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from shutil import copytree
from threading import Event
from typing import TYPE_CHECKING, cast

import pytest

from quiz.model.instant import Instant
from quiz.packs.progress import Tell
from quiz.play.error import PlayError
from quiz.play.library import Library
from quiz.tui.preparing import prepare
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.preparing import PreparingScreen
from quiz.tui.screens.problems import ProblemsScreen
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.stage import Stage as RealStage

from .conftest import RIVER

if TYPE_CHECKING:
    from .conftest import Stage

MIDNIGHT = Instant(datetime(2026, 1, 1, tzinfo=UTC), 0.0)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that can be edited."""
    return copytree(RIVER, tmp_path / "loire")


def edit(pack: Path, old: str, new: str) -> None:
    """Edit the pack, as its author would in another window."""
    file = pack / "pack.toml"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


class Hold:
    """Holds the compiling at two fifths until it is let go, and knows when it has ended."""

    def __init__(self) -> None:
        self.let_go = Event()
        self.ended = Event()


@pytest.fixture
def hold(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hold]:
    """Have all compiling held; in the end it is let go."""
    held, compile_at_once = Hold(), Library.compile

    def compile_slowly(self: Library, location: Path, tell: Tell) -> None:
        try:
            tell(0.4)
            held.let_go.wait()
            compile_at_once(self, location, tell)
        finally:
            held.ended.set()

    monkeypatch.setattr(Library, "compile", compile_slowly)
    yield held
    held.let_go.set()


async def test_a_pack_that_has_changed_is_waited_for_or_left(stage: "Stage", pack: Path, hold: Hold) -> None:
    """Left, it is as it was and says so in the library; chosen again it is compiled, and is played or told as wrong."""
    library = stage.library(pack)
    async with stage.run(stage.app(library=library)) as quiz:
        kept = sorted((path.name, path.read_bytes()) for path in (stage.folder / "cache").iterdir())
        edit(pack, "The Loire", "The long Loire")
        quiz.app.simulate_key("1")
        await quiz.until(lambda: isinstance(quiz.app.screen, PreparingScreen) and "40 %" in quiz.text())
        assert "Preparing loire" in quiz.text()
        await quiz.press("escape")
        assert isinstance(quiz.app.screen, LibraryScreen)
        assert "has changed, and is still to be prepared" in quiz.running_text()
        hold.let_go.set()
        await quiz.until(hold.ended.is_set)
        assert kept == sorted((path.name, path.read_bytes()) for path in (stage.folder / "cache").iterdir())

        await quiz.press("1")
        assert isinstance(quiz.app.screen, SetupScreen)
        await quiz.press("enter")
        assert "The long Loire" == quiz.asked.pack_title

        await quiz.press("escape", "q")
        edit(pack, 'topic = "Size"', 'topik = "Size"')
        await quiz.press("1")
        assert isinstance(quiz.app.screen, ProblemsScreen)
        assert "topik" in quiz.text()
        await quiz.press("escape")
        assert isinstance(quiz.app.screen, LibraryScreen)
        assert "problem found" in quiz.running_text()


@pytest.mark.parametrize("error", [None, PlayError("It is broken.")])
async def test_nothing_is_shown_of_what_is_soon_done(error: PlayError | None) -> None:
    """It is only done, or told as wrong: here there is no stage on which a screen could be shown."""

    def compile_pack(tell: Tell) -> None:
        tell(0.5)
        if error is not None:
            raise error

    outcome: object = None
    try:
        assert await prepare(compile_pack, "loire", lambda: MIDNIGHT, cast("RealStage", None))
    except PlayError as raised:
        outcome = raised
    assert error is outcome
