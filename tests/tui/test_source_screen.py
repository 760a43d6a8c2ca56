"""The source screen: a whole document, opened at the words of an answer, and back again with nothing lost."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quiz.history.error import HistoryError
from quiz.model.attempt import QuestionName
from quiz.model.source import Passage
from quiz.play.reading import Reading
from quiz.play.view import Evidence
from quiz.tui.screens.confirm import ConfirmScreen
from quiz.tui.screens.practice import Practice
from quiz.tui.screens.source import SourceScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.typesetting import Typeset
from quiz.tui.widgets.document import DocumentView
from quiz.tui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from tests.tui.conftest import Quiz, Stage

WORDS = "A river has a bed of its own, two banks and a mouth, and in spring it may be higher than in autumn."
RIVER = Path(__file__).parent / "river"
LARGE = 5_000_000
"""Characters of a large document."""


def document(count: int = 60, source: str = "doc", resting: Sequence[int] = ()) -> Reading:
    """Return a document with a chapter for every ten passages."""
    passages = tuple(
        Passage(number, f"Passage {number}. {WORDS}", ("Rivers", f"Chapter {(number + 9) // 10}"))
        for number in range(1, count + 1)
    )
    names = {number: (QuestionName("a.b", f"on-{number}"),) for number in resting}
    return Reading(source, f"On rivers [/b] {source}", "CC0-1.0", "https://example.org/", "paragraph", passages, names)


def citation(number: int, source: str = "doc", quote: str = "two banks") -> Evidence:
    """Return evidence for a quote in a passage."""
    text = f"Passage {number}. {WORDS}"
    start = text.index(quote)
    return Evidence("On rivers", "", "", "", text, start, start + len(quote), source=source, number=number)


@asynccontextmanager
async def reading(
    stage: "Stage", opened: Reading, *citations: Evidence, columns: int = 80, rows: int = 24
) -> AsyncIterator["Quiz"]:
    """Open a document; citations of other ones lead to documents of their own."""

    def read(evidence: Evidence) -> Reading:
        return opened if evidence.source == opened.source else document(source=evidence.source)

    async with stage.run(stage.app(library=stage.library()), columns, rows) as quiz:
        quiz.app.push_screen(SourceScreen(read, citations))
        await quiz.rest()
        yield quiz


def place(quiz: "Quiz") -> str:
    """Return the number of the current passage, as the margin shows it."""
    (number,) = re.findall(r"▌ *(\d+) ", quiz.text())
    return str(number)


def text_of(quiz: "Quiz") -> list[str]:
    """Return the rows of the document, without the bar along the current passage and the scroll bar."""
    return [line.replace("▌", " ")[:-4].rstrip() for line in quiz.lines()[3:-1]]


def highlighted(quiz: "Quiz", *styles: str) -> str:
    """Return the words that are shown in all of these styles, or underlined."""
    return " ".join(
        segment.text
        for strip in quiz.app.screen._compositor.render_strips()
        for segment in strip
        if segment.style is not None and all(getattr(segment.style, style) for style in styles or ["underline"])
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_the_source_opens_at_the_quote(stage: "Stage", size: tuple[int, int]) -> None:
    """From the feedback, `o` shows the passage of the quote with the quote bold and underlined, and where that is."""
    async with stage.run(stage.app(stage.player("matching")), *size) as quiz:
        await quiz.press("f3", "o")

        assert isinstance(quiz.app.screen, SourceScreen)
        assert "The bridge canal at Briare followed in 1896." == highlighted(quiz)
        assert highlighted(quiz) == highlighted(quiz, "underline", "bold")
        assert "paragraph 3 of 3" in quiz.lines()[0]
        assert "/ Works" in quiz.lines()[1] or size[0] == 40


@pytest.mark.parametrize("key", ["escape", "q", "o"])
async def test_going_back_loses_nothing(stage: "Stage", key: str) -> None:
    """The feedback is as it was, scrolled as it was, and the session goes on."""
    async with stage.run(stage.app(stage.player("multiple", "truth")), 80, 24) as quiz:
        await quiz.press("f3", "down", "down")
        before = quiz.text()
        await quiz.press("o", "pagedown", key)

        assert before == quiz.text()
        await quiz.press("enter")
        assert "truth" == quiz.asked.question.id


async def test_no_source_is_offered_where_none_is_at_hand(stage: "Stage") -> None:
    """Before the answer there is no such key, and after it the key is dim where the owner keeps the document."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        assert "Source" not in quiz.lines()[-1]
        await quiz.press("o", "1", "enter")
        assert "o Source" in quiz.lines()[-1]
        await quiz.press("o")

        assert "truth" == quiz.answered.asked.question.id


async def test_the_quotes_lead_to_one_another(stage: "Stage") -> None:
    """`n` goes on from the evidence for the key to that about what was answered, and round; `N` goes back."""
    async with stage.run(stage.app(stage.player("multiple")), 80, 40) as quiz:
        await quiz.click("Lille")
        await quiz.press("enter", "o")
        seen = []
        for key in ("n", "n", "N", "q"):
            seen.append((quiz.lines()[0].split()[-3], quiz.lines()[1].split()[-3]))
            words = highlighted(quiz)
            await quiz.press(key)

        assert [("2", "1"), ("3", "2"), ("2", "1"), ("3", "2")] == seen
        assert "Roanne, Orleans, Tours and Nantes opened in 1838" == words


async def test_quotes_lead_to_other_documents(stage: "Stage") -> None:
    """Where the next quote stands in another source, that one is opened at it."""
    async with reading(stage, document(), citation(30), citation(41, "other")) as quiz:
        assert "On rivers [/b] doc" in quiz.lines()[0]
        await quiz.press("n")

        assert "On rivers [/b] other" in quiz.lines()[0]
        assert "41" == place(quiz)


async def test_headings_are_gone_to(stage: "Stage") -> None:
    """`]` and `[` lead to the next heading and the one before, which then stands at the top."""
    async with reading(stage, document(), citation(30)) as quiz:
        await quiz.press("]", "]")
        assert "41" == place(quiz)
        assert "Chapter 5" == quiz.lines()[3].strip()

        await quiz.press("[", "[")
        assert "21" == place(quiz)
        assert "Chapter 3" in quiz.lines()[1]


async def test_the_keys_scroll(stage: "Stage") -> None:
    """Lines, pages, both ends, and passage by passage; one in sight is always the current one."""
    async with reading(stage, document(), citation(30)) as quiz:
        before = text_of(quiz)
        await quiz.press("up")
        assert before[:-1] == text_of(quiz)[1:]
        await quiz.press("down", "right", "right", "left")
        assert "31" == place(quiz)
        await quiz.press("pagedown", "pagedown")
        assert 31 < int(place(quiz)) < 60
        await quiz.press("pageup", "pageup", "pageup", "pageup")
        assert int(place(quiz)) < 31
        await quiz.press("end")
        assert ("60", "60") == (place(quiz), quiz.lines()[0].split()[-1])
        await quiz.press("right", "home", "left")
        assert "1" == place(quiz)
        assert "Rivers" == quiz.lines()[3].strip()


async def test_a_passage_is_clicked(stage: "Stage") -> None:
    """The one that is clicked becomes the current one, and nothing scrolls."""
    async with reading(stage, document(), citation(30)) as quiz:
        before = text_of(quiz)
        await quiz.click("Passage 32.")

        assert "32" == place(quiz)
        assert before == text_of(quiz)


async def test_words_are_searched_for_as_they_are_typed(stage: "Stage") -> None:
    """Each letter leads to the next match; Enter keeps it, `n` and `N` go on, and Escape ends the search alone."""
    async with reading(stage, document(), citation(30)) as quiz:
        await quiz.press("slash", *"sAGE", "space", "5")
        assert "match 2 of 11" in quiz.lines()[1]
        assert ("50", True) == (place(quiz), "paragraph 50 of 60" in quiz.lines()[0])
        assert "sage 5" == highlighted(quiz, "reverse", "bold")

        await quiz.press("enter", "n", "n")
        assert ("52", "match 4 of 11") == (place(quiz), quiz.lines()[1].strip()[-13:])
        assert "n Match" in quiz.lines()[-1]
        await quiz.press("N", "N", "N")
        assert "5" == place(quiz)

        await quiz.press("escape")
        assert "quote 1 of 1" in quiz.lines()[1]
        assert "sage" not in highlighted(quiz, "reverse")
        await quiz.press("n")
        assert "30" == place(quiz)


async def test_a_search_that_is_given_up_leads_back(stage: "Stage") -> None:
    """Escape in the field shows the document as it was, and so does a word that is not found."""
    async with reading(stage, document(), citation(30)) as quiz:
        await quiz.press("right")
        before = text_of(quiz)[:-1]
        await quiz.press("slash", *"Passage", "space", "7")
        await quiz.press("z")
        assert "not found" in quiz.lines()[1]
        assert before == text_of(quiz)[:-1]
        await quiz.press("backspace")
        assert "7" == place(quiz)
        await quiz.press("escape")
        assert before == text_of(quiz)[:-1]
        assert not quiz.app.screen.query_one(SearchField).has_focus


async def test_a_passage_is_gone_to_by_its_number(stage: "Stage") -> None:
    """`#` with a number in the field for searching; letters that are keys elsewhere go into the field."""
    async with reading(stage, document(), citation(30)) as quiz:
        await quiz.press("slash", "#", "4", "4", "enter")
        assert ("44", True) == (place(quiz), "paragraph 44 of 60" in quiz.lines()[0])

        await quiz.press("slash", *"/qn]p")
        assert "/qn]p" == quiz.app.screen.query_one(SearchField).value


async def test_marks_and_practice(stage: "Stage") -> None:
    """A dot marks what questions rest on; there `p` asks for them, and elsewhere it is dim and does nothing."""
    wishes: list[Practice | None] = []
    opened = document(resting=(30, 32))
    async with stage.run(stage.app(library=stage.library()), 80, 24) as quiz:
        quiz.app.push_screen(SourceScreen(lambda _: opened, [citation(30)]), wishes.append)
        await quiz.rest()
        dotted = [line.partition("•")[0].strip() for line in text_of(quiz) if "•" in line]
        assert ["30", "32"] == dotted
        await quiz.press("right", "p")
        assert isinstance(quiz.app.screen, SourceScreen)

        await quiz.press("right", "p")
        assert [Practice((QuestionName("a.b", "on-32"),))] == wishes


async def test_no_mark_gives_a_question_away(stage: "Stage") -> None:
    """In the middle of a session only the passages of answered questions are marked."""
    async with stage.run(stage.app(stage.player("single", "matching")), 80, 40) as quiz:
        await quiz.press("f3", "o")
        assert 1 == quiz.text().count("•")

        await quiz.press("escape", "enter", "f3", "o")
        assert 2 == quiz.text().count("•")


async def test_practice_in_a_session_is_confirmed(stage: "Stage") -> None:
    """Saying no changes nothing; saying yes leaves the session, which can be resumed, for those questions."""
    app = stage.app(stage.player("single", "truth"), library=stage.library(RIVER))
    async with stage.run(app) as quiz:
        await quiz.press("f3", "o", "p")
        assert isinstance(quiz.app.screen, ConfirmScreen)
        assert "Leave this session" in quiz.running_text()
        await quiz.press("escape")
        assert isinstance(quiz.app.screen, SourceScreen)

        await quiz.press("p", "enter")
        assert ("single", 1, 0) == (quiz.asked.question.id, quiz.asked.total, quiz.asked.answered)
        await quiz.press("f3", "enter", "l")
        assert "1 of 2 done" in quiz.text()


async def test_a_miss_opens_its_source_from_the_summary(stage: "Stage") -> None:
    """`o` opens the first quote in sight; `n` leads to those of the other misses, and practice needs no question."""
    async with stage.run(stage.app(stage.player("single", "matching")), 80, 14) as quiz:
        await quiz.press("f3", "enter", "f3", "enter")
        assert isinstance(quiz.app.screen, SummaryScreen)
        await quiz.press("o", "n")
        assert "quote 2 of 2" in quiz.lines()[1]
        await quiz.press("escape")
        assert isinstance(quiz.app.screen, SummaryScreen)

        results = quiz.app.screen.results
        results.scroll_end(animate=False, immediate=True)
        await quiz.press("o")
        assert "quote 2 of 2" in quiz.lines()[1]
        await quiz.press("p")
        assert "matching" == quiz.asked.question.id


@pytest.mark.parametrize(("answers", "expected"), [(["escape"], []), (["n"], []), (["y"], ["#:~:text=flows%20into"])])
async def test_the_words_open_in_a_browser_when_agreed(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch, answers: list[str], expected: list[str]
) -> None:
    """The address is shown first, whole, and leads to the very words."""
    opened: list[str] = []
    app = stage.app(stage.player("single"))
    monkeypatch.setattr(app, "open_url", opened.append)
    async with stage.run(app) as quiz:
        await quiz.press("f3", "o", "w")
        assert "https://example.org/loire#:~:text=flows%20into%20the%20Atlantic%20Ocean" in "".join(
            quiz.text().replace("▌", "").split()
        )
        await quiz.press(*answers)

        assert [f"https://example.org/loire{end}%20the%20Atlantic%20Ocean" for end in expected] == opened
        assert isinstance(quiz.app.screen, SourceScreen)


async def test_another_passage_opens_where_the_learner_is(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """Away from the quote, the browser is led to the current passage."""
    opened: list[str] = []
    async with reading(stage, document(), citation(30)) as quiz:
        monkeypatch.setattr(quiz.app, "open_url", opened.append)
        await quiz.press("right", "w", "y")

        (address,) = opened
        assert address.startswith("https://example.org/#:~:text=Passage%2031.%20A%20river")


async def test_a_large_document_is_laid_out_only_where_it_is_seen(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of five million characters a few windows full are laid out, wherever one goes, and no widget is added."""
    laid_out: list[int] = []
    row = Typeset.row

    def noting(self: Typeset, number: int) -> object:
        laid_out.append(number)
        return row(self, number)

    opened = document(LARGE // len(f"Passage 10000. {WORDS}"))
    assert sum(len(passage.text) for passage in opened.passages) > 0.98 * LARGE
    monkeypatch.setattr(Typeset, "row", noting)
    async with reading(stage, opened, citation(20_000)) as quiz:
        windows = 24
        assert "20000" == place(quiz)
        assert 0 < len(laid_out) <= 5 * windows
        assert len(quiz.app.screen.query("*")) < 20

        for keys in ("pagedown", "end", "home", "]"):
            laid_out.clear()
            await quiz.press(keys)
            assert 0 < len(laid_out) <= 5 * windows


async def test_a_resize_keeps_the_words_in_sight(stage: "Stage") -> None:
    """Narrower, wider, tiny and back: the same passage is current and to be seen."""
    async with reading(stage, document(), citation(30)) as quiz:
        for size in ((50, 20), (120, 40), (1, 1), (30, 8), (40, 12), (80, 24)):
            await quiz.resize(*size)
            if size >= (40, 12):
                assert "30" == place(quiz)
                assert "two banks" in highlighted(quiz)


@pytest.mark.parametrize("size", [(39, 24), (80, 11), (1, 1)])
async def test_a_window_that_is_too_small_says_so(stage: "Stage", size: tuple[int, int]) -> None:
    """The notice stands over the document and over what is asked about it, and both come back with the room."""
    async with reading(stage, document(), citation(30), columns=size[0], rows=size[1]) as quiz:
        assert "Passage 30" not in quiz.text()
        await quiz.resize(80, 24)
        await quiz.press("w")
        await quiz.resize(*size)
        assert "Open this address" not in quiz.text()
        await quiz.resize(80, 24)
        assert "Open this address" in quiz.text()
        await quiz.press("n")
        assert "30" == place(quiz)


@pytest.mark.parametrize("columns", [80, 100, 120, 240])
async def test_lines_are_whole_and_never_too_long(stage: "Stage", columns: int) -> None:
    """However wide the window, the text is as wide as can be read, in the middle, and no letter is cut off."""
    async with reading(stage, document(), citation(30), columns=columns) as quiz:
        assert f"Passage 31. {WORDS}" in " ".join(quiz.running_text().replace("▌", " ").split())
        assert all(len(line.strip(" ▌▁▂▃▄▅▆▇█")) <= 80 + len("30 •  ") for line in quiz.lines()[3:-1])
        document_view = quiz.app.screen.query_one(DocumentView).region
        assert abs(document_view.x - (columns - document_view.right)) <= 1


async def test_a_record_that_cannot_be_read_is_told(stage: "Stage") -> None:
    """Then no source is shown, and the question stays."""

    def fail(_: Evidence) -> Reading:
        raise HistoryError("The history is locked by [another] program.")

    async with stage.run(stage.app(stage.player("single"))) as quiz:
        await quiz.press("f3")
        quiz.app.push_screen(SourceScreen(fail, [citation(1)]))
        await quiz.rest()

        assert "single" == quiz.answered.asked.question.id
        assert "[another]" in quiz.running_text()
