"""The preview, as an author at the terminal has it."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, nullcontext
from functools import partial
from pathlib import Path

import pytest

from quiz.model.response import ChoiceResponse
from quiz.packs.watching import Watch, look_at
from quiz.play.drafting import read_draft
from quiz.play.preview import Preview
from quiz.play.view import AskedView
from quiz.settings.settings import Settings
from quiz.tui.preview import PreviewApp
from quiz.tui.screens.preview import PreviewScreen
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.problem_list import ProblemList
from tests.tui.conftest import RIVER, FakeClock, Quiz


class Draft:
    """The pack of every kind in a folder of its own, where it can be saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "river"
        self.edited: list[tuple[str, int]] = []
        shutil.copytree(RIVER, self.folder)

    def replace(self, old: str, new: str, file: str = "pack.toml") -> None:
        """Save a file of the pack with some of its text replaced."""
        text = (self.folder / file).read_text(encoding="utf-8")
        assert old in text
        (self.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    @asynccontextmanager
    async def run(self, columns: int, rows: int) -> AsyncIterator[Quiz]:
        """Run the preview in a terminal of that size."""
        saved: list[Settings] = []
        preview = Preview(read_draft(self.folder))
        app = PreviewApp(
            preview,
            partial(read_draft, self.folder),
            Watch(partial(look_at, [self.folder])),
            lambda file, line: self.edited.append((file.name, line)),
            clock=FakeClock(),
            settings=Settings(),
            save_settings=saved.append,
        )
        with closing(preview):
            async with app.run_test(size=(columns, rows), notifications=True) as pilot:
                quiz = Quiz(app, pilot)
                await quiz.rest()
                yield quiz
        assert [] == saved


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """The pack of every kind."""
    return Draft(tmp_path)


async def test_a_pack_is_read_through_and_mended_at_80_columns(draft: Draft) -> None:
    """By keys: from question to question, with every save shown at once in the same place, whatever it breaks."""
    async with draft.run(80, 24) as quiz:
        assert ["single", "1 of 9"] == [word for word in ("single", "1 of 9", "2 of 9") if word in quiz.text()]
        assert all(
            words in quiz.text() for words in ("✓", "The Atlantic Ocean", "Its mouth lies west", "It is an ocean.")
        )
        assert "That is far away." in quiz.text()
        assert "Found in its source." not in quiz.text()
        await quiz.press("end")
        assert "Found in its source." in quiz.text()

        await quiz.press("n", "right", "p")
        assert "multiple" in quiz.text()
        assert "2 of 9" in quiz.text()
        await quiz.press("G")
        assert "cloze" in quiz.text()
        await quiz.press("right", "left", "g", "slash")
        await quiz.write("ends in a lake")
        assert "1 found" in quiz.text()
        assert "truth" in quiz.text()
        await quiz.press("enter", "slash")
        await quiz.write("no such words")
        assert "not found" in quiz.text()
        await quiz.press("escape", "up")
        assert "3 of 9" in quiz.text()

        draft.replace("It ends in the sea.", "It [b]ends[/b] in the sea, [link=x]not[/] there.")
        await quiz.until(lambda: "It [b]ends[/b] in the sea, [link=x]not[/] there." in quiz.running_text())
        draft.replace("key = false", "key = fals")
        await quiz.until(lambda: "not valid TOML" in quiz.running_text())
        assert "What is shown is as it was before." in quiz.running_text()
        assert "It [b]ends[/b]" in quiz.text()
        draft.replace("key = fals", 'key = "no"')
        await quiz.until(lambda: "cannot be shown before this is mended" in quiz.text())
        assert all(words in quiz.running_text() for words in ("wrong-type", "1 problem, 1 here", "3 of 9"))
        draft.replace('key = "no"', "key = no")
        await quiz.until(lambda: "not valid TOML" in quiz.running_text())
        await quiz.press("n", "p")
        assert "as it was before" not in quiz.running_text()
        assert "before this is mended" in quiz.running_text()
        assert "This is text." in quiz.running_text()
        draft.replace("key = no", 'key = "no"')
        draft.replace('key = "no"', "key = false")
        await quiz.until(lambda: "no problems" in quiz.text())
        assert "It [b]ends[/b]" in quiz.text()

        await quiz.resize(30, 8)
        assert "too small" in quiz.running_text()
        await quiz.resize(40, 12)
        assert "truth" in quiz.text()
        await quiz.press("q")
        assert not quiz.app.is_running
    assert {"pack.toml", "sources"} == {path.name for path in draft.folder.iterdir()}


async def test_problems_give_way_to_the_question_that_is_gone_to(draft: Draft) -> None:
    """Where both have one place, no key reaches what is hidden; with the last problem mended, the question is there."""
    draft.replace("key = false", 'key = "no"')
    draft.replace("[pack]", "[pack]\nhue = 1")
    async with draft.run(80, 24) as quiz:
        assert all(words in quiz.lines()[-1] for words in ("o Source", "q Leave"))
        await quiz.press("exclamation_mark")
        assert "Into which water" not in quiz.text()
        assert "questions[truth].key" in quiz.text()
        assert "q Leave" in quiz.lines()[-1]
        await quiz.press("G")
        assert "Complete the sentence." in quiz.text()
        await quiz.press("exclamation_mark", "t", "T", "slash")
        assert "1   T/" in quiz.text()
        assert not [key for key in ("/ Search", "n Next") if key in quiz.lines()[-1]]
        await quiz.press("down")
        assert "n Next" in quiz.lines()[-1]
        await quiz.press("t", "exclamation_mark", "home", "enter")
        assert "`e` opens your editor at this line." in quiz.text()
        draft.replace("hue = 1", "")
        await quiz.until(lambda: "1 problem" in quiz.text())
        await quiz.press("home", "enter")
        assert "3 of 9" in quiz.text()
        await quiz.press("exclamation_mark")
        draft.replace('key = "no"', "key = false")
        await quiz.until(lambda: "The Loire ends in a lake." in quiz.text())
        assert "no problems" in quiz.text()


async def test_problems_stand_beside_the_question_where_there_is_room(
    draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By mouse too; a question is answered on trial, and a save that does not concern it leaves the answer there."""
    draft.replace('rationale = "It lies on the Rhône."', 'ratoinale = "It lies on the Rhône."')
    draft.replace("Its mouth lies west of Nantes.", "The Atlantic Ocean.")
    draft.replace('key = "Tours"', 'key = "Tours"\noptions = ["Lille", "Tours", "Paris"]')
    async with draft.run(120, 40) as quiz:
        await quiz.press("e")
        assert "cannot be opened from this terminal" in quiz.running_text()
        monkeypatch.setattr(quiz.app, "suspend", nullcontext)
        await quiz.press("n", "e", "exclamation_mark", "e")
        problems = quiz.app.screen.query_one(ProblemList)
        problems.styles.max_height = 0  # as in a window with no room for it
        await quiz.press("pageup", "pagedown")
        problems.styles.max_height = 40
        await quiz.press("escape", "g")
        assert [("pack.toml", 48), ("pack.toml", 58)] == draft.edited
        text = quiz.running_text()
        assert "Into which water" in text
        assert text.index("explanation-repeats") < text.index("unknown-key")

        await quiz.click("unknown-key")
        assert "cannot be shown before this is mended" in quiz.text()
        draft.replace("ratoinale", "rationale")
        await quiz.until(lambda: "Four towns are named." in quiz.text())

        await quiz.press("g", "t")
        assert "✓" not in quiz.text()
        await quiz.press("h", "2", "enter")
        assert "✗ Incorrect" in quiz.text()
        draft.replace('title = "The Loire"', 'title = "Some rivers"')
        await quiz.until(lambda: "Some rivers" in quiz.text())
        assert "✗ Incorrect" in quiz.text()
        await quiz.press("u")
        assert "Incorrect" not in quiz.text()

        screen = quiz.app.screen
        assert isinstance(screen, PreviewScreen)
        assert isinstance(screen.view, AskedView)
        given = AnswerWidget.Given(ChoiceResponse((1,)), screen.view.question)
        draft.replace("The North Sea", "The South Sea")
        await quiz.until(lambda: "The South Sea" in quiz.text())
        screen.post_message(given)
        await quiz.rest()
        assert "Incorrect" not in quiz.text()
        await quiz.press("s")
        assert "right answer" in quiz.text()
        await quiz.click("Next")
        assert "Which two towns" in quiz.text()

        await quiz.press("G", "1", "3")
        assert [("●", 0), ("●", 2)] == [
            (line[line.index("●")], line[: line.index("●")].count("○")) for line in quiz.lines() if "●" in line
        ]
        assert "n Next" in quiz.lines()[-1]
        await quiz.press("question_mark")
        assert all(words in quiz.text() for words in ("Go to the next question", "Go to the question before"))


async def test_what_is_selected_in_a_source_is_copied_as_a_citation(draft: Draft) -> None:
    """Sentences by keys and clicks, any words by pulling the mouse over them, and words that were searched."""
    draft.replace("Going downstream it", "Going downstream it [b]never[/b]", "sources/notes.md")
    async with draft.run(80, 24) as quiz:
        await quiz.press("o")
        assert all(words in quiz.text() for words in ("Notes on the Loire", "quote 1 of 1", "rises at"))
        await quiz.press("down", "down", "enter")
        copied = 'quote = "Going downstream it [b]never[/b] passes Roanne, Orleans, Tours and Nantes."'
        assert f'{{ source = "notes", {copied} }}' == quiz.app.clipboard
        assert f'Copied {{ source = "notes", {copied} }}' in quiz.running_text()

        await quiz.click("bridge canal")
        assert 'quote = "The bridge canal at Briare followed in 1896."' in quiz.app.clipboard
        await quiz.pull("Orleans", "ours and")
        assert '{ source = "notes", quote = "Orleans, Tours" }' == quiz.app.clipboard
        assert "Orleans, Tours" in quiz.text()

        await quiz.press("slash")
        await quiz.write("canal")
        await quiz.press("enter", "n", "c")
        assert '{ source = "notes", quote = "canal", prefix = "bridge" }' == quiz.app.clipboard
        await quiz.press("escape", "escape")
        assert "Into which water" in quiz.text()
