"""A source in which sentences are selected: to decide a claim, or to prove an answer in a second step."""

from collections.abc import Sequence
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from textual.app import ComposeResult

from quiz.model.attempt import Mode, Paper, QuestionName
from quiz.model.outcome import Verdict
from quiz.model.response import EvidenceResponse
from quiz.model.source import Passage
from quiz.play.player import Player
from quiz.play.reading import Reading, sentences_of
from quiz.play.view import FindingView
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.typesetting import Row, Span, Typeset
from quiz.tui.widgets.sentences import SentenceView

if TYPE_CHECKING:
    from tests.tui.conftest import FailingHistory, Quiz, Stage

RIVER = Path(__file__).parent / "river"
CANAL = "The canal beside the river was opened in 1838."
BRIDGE = "The bridge canal at Briare followed in 1896."
RISES = "The Loire rises at Mont Gerbier de Jonc and flows into the Atlantic Ocean."
LENGTH = "It is 1006 km long."
WORDS = "A river has a bed of its own, two banks and a mouth, and in spring it may be higher than in autumn."
TOWNS = "Going downstream it passes Roanne, Orleans, Tours and Nantes."
CLAIMS = """\
[[questions]]
id = "claim"
kind = "evidence"
topic = "Works"
stem = "The canal was opened before the bridge."
key = "proves"
explanation = "The years of both are told."
citations = [{ source = "notes", quote = "was opened in 1838. The bridge canal at Briare followed in 1896." }]

[[questions]]
id = "open"
kind = "evidence"
topic = "Works"
stem = "The canal was dear."
key = "absent"
explanation = "Only its year is told."
citations = [{ source = "notes", quote = "was opened in 1838" }]
"""
LARGE = 5_000_000
"""Characters of a large document."""


@pytest.fixture
def river(tmp_path: Path) -> Path:
    """The pack with two claims as well."""
    folder = copytree(RIVER, tmp_path / "river")
    (folder / "claims.toml").write_text(CLAIMS, encoding="utf-8")
    return folder


def words_of(stage: "Stage") -> list[str | None]:
    """Return the words that each answer on record selected."""
    responses = [attempt.response for attempt in stage.attempts()]
    return [
        response.excerpt.words if isinstance(response, EvidenceResponse) and response.excerpt else None
        for response in responses
    ]


def selected(quiz: "Quiz") -> str:
    """Return what is selected."""
    excerpt = quiz.app.screen.query_one(SentenceView).excerpt
    return excerpt.words if excerpt else ""


def searching(stage: "Stage", *questions: str) -> Player:
    """Return a player of a session in which each answer is to be proven."""
    opened = stage.library().open(str(RIVER))
    names = tuple(QuestionName(opened.info.id, question) for question in questions)
    session = stage.outside.session(Paper(1, names), Mode.PRACTICE, evidence=True)
    return Player.begin({opened.info.id: opened}, session, stage.outside)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12)])
async def test_sentences_are_compared_where_they_stand(stage: "Stage", river: Path, size: tuple[int, int]) -> None:
    """Enter selects and answers; then answer and key stand in the text, each with a mark and a style, told in words."""
    async with stage.run(stage.app(stage.player("claim", "open", pack=river)), *size) as quiz:
        assert "The canal was opened before the bridge." in quiz.running_text()
        await quiz.press("enter")
        assert RISES == selected(quiz)
        await quiz.press("j", "down", "k", "down", "down", "enter")
        assert (CANAL, True) == (selected(quiz), "■ 1 selected" in quiz.text())
        await quiz.press("enter")

        assert [CANAL] == words_of(stage)
        assert "◐ Partly correct  50 %" in quiz.text()
        assert "✓ right  → missed" in quiz.text()
        assert [("✓", "1838" in CANAL), ("→", "1896" in BRIDGE)] == [
            (sign, any(sign in line and year in line for line in quiz.lines()))
            for sign, year in (("✓", "1838"), ("→", "1896"))
        ]
        await quiz.press("down", "enter")

        await quiz.press("0", "down", "0", "enter")
        assert [CANAL, None] == words_of(stage)
        assert "✓ Correct" in quiz.text()
        assert "→ nearest" in quiz.text()
        await quiz.press("enter")
        assert isinstance(quiz.app.screen, SummaryScreen)


async def test_neighbours_are_selected_together(stage: "Stage", river: Path) -> None:
    """By Space and by Shift, within one passage, and unselected again; what is said of the whole text goes with it."""
    async with stage.run(stage.app(stage.player("claim", pack=river))) as quiz:
        both = f"{RISES} {LENGTH}"
        steps = [("space", RISES), ("j", RISES), ("space", both), ("space", RISES), ("J", LENGTH), ("K", both)]
        steps += [("shift+down", LENGTH), ("j", LENGTH), ("space", TOWNS), ("space", ""), ("enter", TOWNS), ("0", "")]
        for key, words in steps:
            await quiz.press(key)
            assert (key, words) == (key, selected(quiz))
        assert "■ The text does not say" in quiz.text()
        await quiz.press("k")
        assert "Nothing selected yet" in quiz.text()


async def test_sentences_are_clicked(stage: "Stage", river: Path) -> None:
    """A click selects a sentence or unselects it; buttons say that the text does not say, answer, and show the key."""
    async with stage.run(stage.app(stage.player("claim", "open", pack=river)), 80, 24) as quiz:
        await quiz.click("Answer")
        assert "Nothing is selected yet" in quiz.running_text()
        await quiz.click("is 1006 km")
        assert (LENGTH, False) == (selected(quiz), "Nothing is selected yet" in quiz.running_text())
        await quiz.click("is 1006 km")
        await quiz.click("Text does not say")
        assert ("", True) == (selected(quiz), "■ The text does not say" in quiz.text())
        await quiz.click("Loire rises")
        await quiz.click("Answer")
        await quiz.click("Yours")
        assert "✗  The Loire rises" in quiz.text()
        await quiz.click("Quoted")
        assert "→  The canal" in quiz.text()
        assert [RISES] == words_of(stage)


async def test_words_are_searched_and_headings_gone_to(stage: "Stage", river: Path) -> None:
    """The sentence with the match is gone to; giving up leads back; letters are typed, not taken for keys."""
    async with stage.run(stage.app(stage.player("claim", pack=river))) as quiz:
        await quiz.press("j")
        await quiz.type_ahead("slash", "s", "0")
        assert "not found" in quiz.text()
        await quiz.press("escape", "enter")
        assert LENGTH == selected(quiz)
        await quiz.press("slash")
        await quiz.write("BRIARE")
        assert "match 1 of 1" in quiz.text()
        await quiz.press("enter", "n", "N", "enter")
        assert BRIDGE == selected(quiz)
        await quiz.press("escape", "home", "]", "enter")
        assert CANAL == selected(quiz)
        await quiz.press("[", "[", "end", "up", "down", "enter")
        assert BRIDGE == selected(quiz)


class Shelf(QuizScreen[None]):
    """A screen with nothing but a document."""

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading

    def compose(self) -> ComposeResult:
        """Lay out the document."""
        yield from self.frame(SentenceView())

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(SentenceView).show(self._reading, {})
        self.query_one(SentenceView).focus()


async def test_a_large_document_is_parted_only_where_it_is_seen(
    stage: "Stage", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of five million characters a few windows full are laid out and parted into sentences; a resize keeps the place.

    A sentence that is higher than the window is gone through before the next one is gone to.
    """
    seen: set[object] = set()
    row = Typeset.row

    def noting_row(typeset: Typeset, number: int) -> Row:
        seen.add(number)
        return row(typeset, number)

    def noting_passage(passage: Passage) -> Sequence[Span]:
        seen.add(passage)
        return sentences_of(passage)

    monkeypatch.setattr(Typeset, "row", noting_row)
    monkeypatch.setattr("quiz.tui.widgets.sentences.sentences_of", noting_passage)
    number = LARGE // len(f"Passage 10000. {WORDS}")
    long = Passage(3, f"It is long: {'雨 and rain, ' * 400} and over.", ())
    passages = [Passage(place, f"Passage {place}. {WORDS}", ()) for place in range(1, number + 1)]
    passages[2] = long
    async with stage.run(stage.app(library=stage.library())) as quiz:
        quiz.app.push_screen(Shelf(Reading("doc", "On rivers", "", "", "paragraph", tuple(passages), {})))
        await quiz.rest()
        for keys in (["down"], ["pagedown"], ["end"], ["up", "up", "up", "up", "up", "up"], ["home"], ["J"]):
            seen.clear()
            await quiz.press(*keys)
            assert 0 < len(seen) <= 8 * 24
        await quiz.press("down", "down", "down")
        assert "3" == place(quiz)
        pages = 0
        while place(quiz) == "3":
            await quiz.press("down")
            pages += 1
        assert ("4", True) == (place(quiz), pages > 2)
        await quiz.press("enter")
        for size in ((50, 20), (120, 40), (1, 1), (40, 12), (80, 24)):
            await quiz.resize(*size)
            if size >= (40, 12):
                assert "4" == place(quiz)
        assert "Passage 4." == selected(quiz)


def place(quiz: "Quiz") -> str:
    """Return the number of the passage that the bar in the margin stands at."""
    passage = quiz.app.screen.query_one(SentenceView).current
    assert passage is not None
    assert any("▌" in line for line in quiz.lines())
    return str(passage.number)


async def test_an_answer_is_proven_in_a_second_step(stage: "Stage", history: "FailingHistory") -> None:
    """The verdict waits for it; both are recorded and told apart, in the feedback and at the end."""
    async with stage.run(stage.app(searching(stage, "single", "ordering")), 80, 40) as quiz:
        await quiz.press("3", "enter")
        assert isinstance(quiz.question_screen.view, FindingView)
        shown = quiz.running_text()
        assert "Where does it say so? Your answer The Atlantic Ocean" in shown
        assert "Correct" not in shown
        assert "does not say" not in shown
        await quiz.press("0", "enter", "j", "shift+up")
        history.is_failing = True
        await quiz.press("enter")
        assert "could not be recorded" in quiz.running_text()
        history.is_failing = False
        await quiz.press("enter")
        assert "✓ Correct · proof ◐ Partly correct 50 %" in quiz.running_text()
        assert f"You selected {RISES} {LENGTH}" in quiz.running_text()

        await quiz.press("enter", "enter", "enter", "s")
        assert "proof → Skipped" in quiz.running_text()
        assert "The Loire rises" in quiz.text()
        await quiz.press("enter")
        assert "Where it says so" in quiz.text()
        assert "0.5 of 1" in quiz.running_text()
        found = [history.finding_of(attempt.id) for attempt in stage.attempts()]
        verdicts = [finding.outcome.verdict for finding in found if finding is not None]
        assert sorted([Verdict.PARTLY_CORRECT, Verdict.SKIPPED]) == sorted(verdicts)

        await quiz.press("r", "f3", "enter")
        assert isinstance(quiz.app.screen, SummaryScreen)


async def test_a_session_is_resumed_at_the_search_for_the_proof(stage: "Stage") -> None:
    """Leaving between the two steps loses neither the answer nor the second step."""
    player = searching(stage, "single")
    async with stage.run(stage.app(player)) as quiz:
        await quiz.press("3", "enter", "q")
    unfinished = stage.history.latest_unfinished()
    assert unfinished is not None
    opened = stage.library().open(str(RIVER))
    resumed = Player.resume({opened.info.id: opened}, unfinished, stage.outside)
    async with stage.run(stage.app(resumed)) as quiz:
        assert "Where does it say so?" in quiz.text()
        await quiz.press("s")
        assert "✓ Correct · proof → Skipped" in quiz.running_text()
