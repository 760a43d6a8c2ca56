"""What is drawn of the screen, and when."""

import asyncio
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from rich.console import Console
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from quiz.play.view import AnsweredView, AskedView, JudgedView

if TYPE_CHECKING:
    from tests.tui.conftest import Stage


def drawn(compositor: Compositor, rows: range) -> list[Strip]:
    """Return what is drawn of some rows of the screen."""
    return drawn_in(compositor, Region(0, rows.start, compositor.size.width, len(rows)))


def drawn_in(compositor: Compositor, crop: Region) -> list[Strip]:
    """Return what is drawn of a part of the screen."""
    chops = compositor._render_chops(crop, crop.line_range.__contains__)
    rows = [[strip for cut, strip in chops[row].items() if crop.x <= cut < crop.right] for row in crop.line_range]
    return [Strip.join(row).simplify() for row in rows]


def sent(compositor: Compositor, parts: Sequence[Region]) -> str:
    """Return what is sent to the terminal where parts of the screen have changed."""
    compositor._dirty_regions.update(parts)
    update = compositor.render_partial_update()
    assert update is not None
    # Textual's own also goes to where something else begins, and writes nothing there.
    return re.sub(r"(\x1b\[\d+;\d+H)+(?=\x1b\[\d+;\d+H|\n|$)", "", update.render_segments(Console()))


async def test_rows_are_drawn_as_textual_draws_them(stage: "Stage") -> None:
    """Ours looks only at what is to be drawn again, and comes to the same; a release may change how that is done."""
    async with stage.run(stage.app(stage.player("single", "multiple"))) as quiz:
        for keys in ((), ("1",), ("enter",), ("n",)):
            await quiz.press(*keys)
            own = quiz.app.screen._compositor
            usual = Compositor()
            vars(usual).update(vars(own))
            assert type(own) is not Compositor
            for rows in (range(24), range(3, 9), *(range(row, row + 1) for row in range(24))):
                assert drawn(usual, rows) == drawn(own, rows)
            seen = [region.intersection(clip) for region, clip in own.visible_widgets.values()]
            for region in seen:
                assert drawn_in(usual, region) == drawn_in(own, region)
            for parts in (
                *([region] for region in seen),
                seen[:3],
                seen[-3:],
                [Region(3, 4, 30, 9), Region(2, 8, 70, 2)],
            ):
                assert sent(usual, parts) == sent(own, parts)


async def test_a_verdict_is_shown_alone_before_the_rest(stage: "Stage") -> None:
    """Nothing is laid out for it; what comes next, a key or a moment later, finds all the rest."""
    async with stage.run(stage.app(stage.player("single", "multiple", "truth"))) as quiz:
        screen, layouts = quiz.question_screen, list[object]()
        await quiz.press("1")
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append, immediate=True)
        quiz.app.simulate_key("enter")
        while "Incorrect" not in quiz.text():
            await asyncio.sleep(0)
        assert [] == layouts
        assert "Incorrect" in quiz.text()
        assert isinstance(screen.view, JudgedView)
        assert screen.feedback.has_class("-empty")
        await quiz.rest()
        assert layouts
        assert isinstance(screen.view, AnsweredView)
        await quiz.press("n")
        await quiz.type_ahead("1", "enter", "enter")
        assert isinstance(screen.view, AskedView)
        assert 3 == screen.view.number


async def test_what_answers_a_key_is_drawn_before_the_next_turn_of_the_screen(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch
) -> None:
    """The screen is drawn in turns by itself, and one may just have gone by, for the sake of a clock."""
    shown = list[str]()
    async with stage.run(stage.app(stage.player("single", "single"))) as quiz:
        display = quiz.app._display

        def watch(screen: Screen[object], update: ChopsUpdate | None) -> None:
            if update is not None:
                shown.append(update.render_segments(Console()))
            display(screen, update)

        await quiz.press("1")
        monkeypatch.setattr(quiz.app, "_display", watch)
        quiz.question_screen._update_timer.stop()
        quiz.app.simulate_key("enter")
        while not shown:
            await asyncio.sleep(0)
        assert "Incorrect" in shown[0]
        await quiz.question_screen.catch_up()
        shown.clear()
        quiz.app.simulate_key("n")
        while not shown:
            await asyncio.sleep(0)
        assert "2 of 2" in shown[0]


async def test_a_question_of_the_same_size_is_shown_before_anything_is_laid_out(stage: "Stage") -> None:
    """What was said of the answer before is not to be seen any more; whatever is pressed finds all the rest."""
    async with stage.run(stage.app(stage.player("single", "single", "single", "multiple"))) as quiz:
        screen, layouts = quiz.question_screen, list[object]()
        await quiz.press("1", "enter")
        assert "Its mouth lies west of Nantes." in quiz.text()
        screen.screen_layout_refresh_signal.subscribe(screen, layouts.append, immediate=True)
        quiz.app.simulate_key("n")
        while "2 of 4" not in quiz.text():
            await asyncio.sleep(0)
        assert [] == layouts
        assert "Its mouth lies west of Nantes." not in quiz.text()
        assert "2 of 4" in quiz.text()
        assert "Answer" in quiz.text()
        quiz.app.simulate_key("2")
        await quiz.press("enter", "n")
        assert 3 == quiz.asked.number
        await quiz.press("1", "enter", "n")
        assert "multiple_choice" == quiz.asked.question.kind
