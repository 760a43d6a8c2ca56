"""What is drawn of the screen, and when."""

import asyncio
from typing import TYPE_CHECKING

from textual._compositor import Compositor
from textual.geometry import Region
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
            for region, clip in own.visible_widgets.values():
                assert drawn_in(usual, region.intersection(clip)) == drawn_in(own, region.intersection(clip))


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
