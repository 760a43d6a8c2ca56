"""Markup and brackets of packs, files and learners are shown as they stand, on every screen."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.content import Content

from quiz.engine.difference import difference
from quiz.first_paint.words import points
from quiz.model.outcome import Verdict
from quiz.play.view import AskedView, Evidence
from quiz.tui.content import block_text, choice_text, cloze_text, difference_texts, percentage, verdict_text
from quiz.tui.explained import evidence_text
from quiz.tui.screens.confirm import ConfirmScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.setup import SetupScreen
from quiz.tui.screens.source import SourceScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.typed import Field

if TYPE_CHECKING:
    from tests.tui.conftest import Stage

BRACKETS = Path(__file__).parent.parent / "data" / "packs" / "valid" / "brackets"
TAG = "[/b] [$accent]"
"""What would raise an error, or vanish, were it read as markup."""


@pytest.mark.parametrize("size", [(120, 40), (40, 12)])
async def test_a_hostile_pack_goes_through_every_screen(stage: "Stage", size: tuple[int, int]) -> None:
    """Library, setup, each kind asked with hint, answered, explained, summary, help and palette: all of it literal."""
    async with stage.run(stage.app(library=stage.library(BRACKETS)), *size) as quiz:
        assert isinstance(quiz.app.screen, LibraryScreen)
        assert TAG in quiz.running_text()
        await quiz.press("down", "enter")
        assert isinstance(quiz.app.screen, SetupScreen)
        assert TAG in quiz.running_text()
        await quiz.press("enter")

        kinds = set()
        for _ in range(quiz.asked.total):
            kinds.add(quiz.asked.question.kind)
            assert TAG in quiz.running_text()
            await quiz.press("f2")
            for field in quiz.app.screen.query(Field):
                field.value = f"{TAG} 7"
            for key in ("1", "enter", "enter", "f3"):
                if isinstance(quiz.question_screen.view, AskedView):
                    await quiz.press(key)
            assert TAG in "".join(str(static.render()) for static in quiz.app.screen.query("Feedback Static"))
            await quiz.press("pagedown", "o")
            assert isinstance(quiz.app.screen, SourceScreen)
            assert TAG in quiz.running_text()
            await quiz.press("slash")
            await quiz.write(TAG)
            assert "match" in quiz.text()
            await quiz.press("enter", "n", "w")
            assert isinstance(quiz.app.screen, ConfirmScreen)
            await quiz.press("escape", "q", "enter")

        assert 10 == len(kinds)
        assert isinstance(quiz.app.screen, SummaryScreen)
        assert TAG in quiz.running_text()
        await quiz.press("pagedown", "f1", "escape", "ctrl+p", "escape", "l")
        assert isinstance(quiz.app.screen, LibraryScreen)


async def test_a_hostile_session_that_was_left_is_offered(stage: "Stage") -> None:
    """The offer to resume is literal."""
    stage.player("single", "single", pack=BRACKETS).skip()
    async with stage.run(stage.app(library=stage.library(BRACKETS))) as quiz:
        assert "Go on where you left off?" in quiz.text()
        assert quiz.running_text().count(TAG) >= 2


async def test_hostile_problems_are_listed(stage: "Stage", tmp_path: Path) -> None:
    """The names of folders and keys are literal in the list of problems."""
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "[b]x[").mkdir()
    (tmp_path / "packs" / "[b]x[" / "pack.toml").write_text('format = 1\n"[/b] [$accent]" = 1\n', encoding="utf-8")
    async with stage.run(stage.app(library=stage.library())) as quiz:
        assert "[b]x[" in quiz.text()
        await quiz.press("enter")
        assert TAG in quiz.running_text()


def test_a_stem_keeps_its_small_markdown() -> None:
    """Paragraphs stand apart, list items below one another, and emphasis is a style, not signs."""
    content = block_text("One *two* **three** `four[/b]`\n\n- five\n- six\n\n```\nseven [x]\n```")

    assert "One two three four[/b]\n\n• five\n• six\n\n  seven [x]" == content.plain
    assert {"italic", "bold"} <= {str(span.style) for span in content.spans}


@pytest.mark.parametrize(
    "text", ["[/b]", "list[int]", "[$accent]x", "\\[b]", "[link=x]y[/link]", "[@click=app.bell]z[/]"]
)
def test_brackets_are_literal(text: str) -> None:
    """What looks like a tag is text."""
    for content in (choice_text(text), block_text(text), cloze_text(text)):
        assert isinstance(content, Content)
        assert text == content.plain


def test_gaps_are_numbered_in_the_order_of_the_text() -> None:
    """The author's names of the gaps are not shown, for they might tell the answer."""
    assert "The __1__ and the __2__." == cloze_text("The {berlin} and the {paris}.").plain


def test_a_difference_is_marked_on_both_sides() -> None:
    """What was given keeps all its letters, the key all of its own, each with what the other one has not underlined."""
    given, key = difference_texts(difference("Potemin", "Potemkin"))

    assert ("Potemin", "Potemkin") == (given.plain, key.plain)
    assert not given.spans
    assert ["k"] == [key.plain[span.start : span.end] for span in key.spans]
    assert all("underline" in str(span.style) for span in key.spans)


def test_the_quote_is_highlighted_inside_its_passage() -> None:
    """Underlined and bold, so that it can be told without colour."""
    content = evidence_text(Evidence("Notes", "CC0", "", "line 3", "Before it. The words. After it.", 11, 21))

    highlighted = [span for span in content.spans if "underline" in str(span.style)]
    assert ["The words."] == [content.plain[span.start : span.end] for span in highlighted]
    assert "Found in its source." in content.plain


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_is_symbol_and_word(verdict: Verdict) -> None:
    """No two verdicts share a symbol, and the word says it as well."""
    symbol, _, word = verdict_text(verdict).plain.partition(" ")

    assert symbol not in {verdict_text(other).plain[0] for other in Verdict if other is not verdict}
    assert word[0].isupper()


@pytest.mark.parametrize(("share", "shown"), [(0, "0 %"), (0.001, "1 %"), (0.5, "50 %"), (0.999, "99 %"), (1, "100 %")])
def test_only_all_is_a_hundred_per_cent(share: float, shown: str) -> None:
    """Nearly all is not all, and a little is not nothing."""
    assert shown == percentage(share)


@pytest.mark.parametrize(("score", "shown"), [(0, "0"), (2, "2"), (1.5, "1.5"), (2 / 3, "0.67"), (10, "10")])
def test_points_are_short(score: float, shown: str) -> None:
    """At most two decimals, and none that say nothing."""
    assert shown == points(score)
