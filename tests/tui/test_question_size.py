"""The question screen in windows of every size: what is in sight, and what is kept when the size changes."""

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from quiz.tui.widgets.typed import Field
from tests.tui.wrong_answers import WRONG

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

RIVER = Path(__file__).parent / "river"


async def test_a_resize_keeps_what_is_typed(stage: "Stage") -> None:
    """A window of another size, even a tiny one in between, leaves the field and its focus as they are."""
    async with stage.run(stage.app(stage.player("short"))) as quiz:
        await quiz.press("M")
        for size in ((120, 40), (1, 1), (30, 8), (40, 12), (80, 24)):
            await quiz.resize(*size)
        await quiz.press("o")

        assert "Mo" == quiz.app.screen.query_one(Field).value


@pytest.mark.parametrize("size", [(39, 24), (80, 11), (20, 5)])
async def test_a_window_that_is_too_small_says_so(stage: "Stage", size: tuple[int, int]) -> None:
    """Below 40 x 12 there is a notice instead of a broken screen, and the question comes back with the room."""
    async with stage.run(stage.app(stage.player("single")), *size) as quiz:
        assert "too small" in quiz.running_text()
        assert "Into which water" not in quiz.text()

        await quiz.resize(80, 24)
        assert "too small" not in quiz.text()
        await quiz.press("2", "enter")
        assert 1 == len(stage.attempts())


async def test_no_key_acts_behind_the_notice(stage: "Stage") -> None:
    """What is typed in a window too small answers nothing and goes nowhere; what was typed before is kept."""
    async with stage.run(stage.app(stage.player("short", "truth"))) as quiz:
        await quiz.press("M")
        await quiz.resize(20, 5)
        await quiz.press("o", "enter", "f3", "escape", "s", "q", "ctrl+p")
        await quiz.write("nt")
        await quiz.resize(80, 24)

        assert "short" == quiz.asked.question.id
        assert "M" == quiz.app.screen.query_one(Field).value
        assert not stage.attempts()


async def test_the_notice_can_be_left(stage: "Stage") -> None:
    """Ctrl+Q ends the program from there, as the notice says, and the session is offered again."""
    app = stage.app(stage.player("short", "truth"))
    async with stage.run(app, 30, 8) as quiz:
        assert "Ctrl+Q leaves" in quiz.running_text()
        await quiz.press("ctrl+q")

    assert app.return_value is True


@pytest.fixture
def long_river(tmp_path: Path) -> Path:
    """The pack with twelve texts on the right of the question that matches."""
    folder = copytree(RIVER, tmp_path / "long")
    pack = folder / "pack.toml"
    extra = ", ".join(f'"{year}"' for year in range(1914, 1924))
    pack.write_text(
        pack.read_text(encoding="utf-8").replace('extra = ["1914"]', f"extra = [{extra}]"), encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("size", [(80, 24), (120, 24)])
async def test_a_question_uses_the_height_there_is(stage: "Stage", long_river: Path, size: tuple[int, int]) -> None:
    """Twelve options are all seen at 24 rows, the buttons below them; a notice takes room and gives it back."""
    async with stage.run(stage.app(stage.player("matching", pack=long_river)), *size) as quiz:
        years = ("1838", "1896", *map(str, range(1914, 1924)))
        assert all(year in quiz.text() for year in years)
        assert " Answer " in quiz.text()
        stem = quiz.place_of("Match each work")

        await quiz.press("enter")
        assert "Nothing is matched yet" in quiz.running_text()
        assert stem == quiz.place_of("Match each work")
        await quiz.press("1")
        assert all(year in quiz.text() for year in years)

        await quiz.press("f3")
        assert "→ Skipped" in quiz.text()
        assert stem == quiz.place_of("Match each work")


@pytest.mark.parametrize("question", ["multiple", "short", "matching", "cloze"])
async def test_the_smallest_window_shows_question_and_verdict(stage: "Stage", question: str) -> None:
    """At 40 x 12 every kind can be answered, and its verdict is seen at once."""
    async with stage.run(stage.app(stage.player(question)), 40, 12) as quiz:
        await quiz.press(*WRONG[question])

        assert any(word in quiz.text() for word in ("✗ Incorrect", "◐ Partly correct", "✓ Correct"))


async def test_no_colour_is_needed(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """Under NO_COLOR there are only greys, and verdict, marks and quote can be told by sign, word and line."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with stage.run(stage.app(stage.player("single"))) as quiz:
        await quiz.press("1", "enter")

        assert any(word in quiz.text() for word in ("✗ Incorrect", "✓ Correct"))
        colours = {
            style.color.get_truecolor()
            for strip in quiz.app.screen._compositor.render_strips()
            for segment in strip.apply_filter(quiz.app.get_line_filters()[0], Color(0, 0, 0))
            if (style := segment.style) is not None and style.color is not None
        }
        assert all(red == green == blue for red, green, blue in colours)


async def test_the_highlighted_option_stays_in_sight(stage: "Stage") -> None:
    """In a low window the list scrolls with the highlight."""
    async with stage.run(stage.app(stage.player("multiple")), 40, 12) as quiz:
        await quiz.press("end")

        last = max((line for line in quiz.lines() if "□" in line), key=quiz.lines().index)
        assert "4" in last


async def test_what_is_typed_ahead_goes_into_the_field(stage: "Stage") -> None:
    """Letters that are typed as soon as a question can be answered are no keys."""
    async with stage.run(stage.app(stage.player("truth", "short"))) as quiz:
        await quiz.press("1", "enter", "enter")
        quiz.app.screen.set_focus(None)
        await quiz.type_ahead("i", "s", "q")

        assert "sq" == quiz.app.screen.query_one(Field).value


def wordy(folder: Path) -> Path:
    """Return a pack with two stems that leave no room for the answer in a low window."""
    pack = copytree(RIVER, folder / "wordy")
    text = (pack / "pack.toml").read_text(encoding="utf-8")
    for stem in ("At which mountain", "Into which water"):
        text = text.replace(stem, f"It begins here. {'Words upon words are written about rivers. ' * 9} {stem}")
    (pack / "pack.toml").write_text(text, encoding="utf-8")
    return pack


async def test_a_question_begins_at_its_top_and_follows_the_learner(stage: "Stage", tmp_path: Path) -> None:
    """A stem that leaves no room for the answer is read first; whatever is then typed or chosen is in sight."""
    pack = wordy(tmp_path)
    async with stage.run(stage.app(stage.player("short", "single", pack=pack)), 40, 12) as quiz:
        for key, seen in (("X", "X"), ("down", "● 1")):
            await quiz.animated()
            assert "It begins here." in quiz.text()
            await quiz.press(key)
            assert seen in quiz.text()
            await quiz.press("f3", "enter")


async def test_what_is_in_sight_does_not_depend_on_when_the_screen_is_laid_out(stage: "Stage", tmp_path: Path) -> None:
    """All the same when several things are done before the screen is laid out again, as on a busy machine."""
    pack = wordy(tmp_path)
    async with stage.run(stage.app(stage.player("short", "single", pack=pack)), 40, 12) as quiz:
        with quiz.app.batch_update():
            await quiz.press("X")
        await quiz.rest()
        assert "X" in quiz.text()
        await quiz.press("f3")

        with quiz.app.batch_update():
            await quiz.press("enter")
        await quiz.rest()
        assert "It begins here." in quiz.text()

        with quiz.app.batch_update():
            await quiz.press("f2", "down")
        await quiz.rest()
        assert "● 1" in quiz.text()
        await quiz.press("f3")

        with quiz.app.batch_update():
            await quiz.press("u", "down", "down")
        await quiz.rest()
        assert "● 2" in quiz.text()
