"""The question screen: what it shows, what stays where it is, and what can be done at any moment."""

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from quiz.history.error import HistoryLockedError
from quiz.model.outcome import Verdict
from quiz.model.response import TruthResponse
from quiz.packs.cache_connection import CacheError
from quiz.packs.compiled import CompiledPack
from quiz.play.checking import lock_pack
from quiz.play.view import Evidence
from quiz.tui.explained import evidence_text
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.library import LibraryScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.typed import Field
from tests.tui.wrong_answers import WRONG

if TYPE_CHECKING:
    from tests.tui.conftest import FailingHistory, Stage

RIVER = Path(__file__).parent / "river"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("question", WRONG)
async def test_nothing_moves_when_the_feedback_opens(stage: "Stage", question: str, size: tuple[int, int]) -> None:
    """Stem, options and buttons have the same places before the answer and after it."""
    async with stage.run(stage.app(stage.player(question)), *size) as quiz:
        parts = ("#question", "#heading", "#stem", "#answer", "#bar", "#answer > *")
        before = {part: quiz.question_screen.query_one(part).region for part in parts}
        stem = quiz.asked.question.stem

        await quiz.press(*WRONG[question])

        assert stem == quiz.answered.asked.question.stem
        assert before == {part: quiz.question_screen.query_one(part).region for part in parts}


CLAIM = """
[[questions]]
id = "claim"
kind = "evidence"
topic = "Evidence"
stem = "The river has a source."
key = "proves"
explanation = "It has."
citations = [{ source = "notes", quote = "QUOTE" }]
"""


async def test_a_claim_that_cannot_be_judged_says_so_before_the_answer(stage: "Stage", tmp_path: Path) -> None:
    """Where the words that decide it are gone from the source; it is then skipped, and the reason is told again."""
    pack = copytree(RIVER, tmp_path / "changed")
    notes = pack / "sources" / "notes.md"
    text = notes.read_text(encoding="utf-8")
    notes.write_text(f"{text}\n\nThese words will go.\n", encoding="utf-8")
    with (pack / "pack.toml").open("a", encoding="utf-8") as file:
        file.write(CLAIM.replace("QUOTE", "These words will go."))
    assert lock_pack(pack) is not None
    notes.write_text(text, encoding="utf-8")

    async with stage.run(stage.app(stage.player("claim", pack=pack))) as quiz:
        assert "The source has changed" in quiz.text()

        quiz.question_screen.asking.post_message(AnswerWidget.Changed())
        await quiz.rest()
        assert "The source has changed" in quiz.text()

        await quiz.question_screen.action_skip()
        await quiz.rest()
        assert quiz.answered.outcome.remark.startswith("The source has changed")


@pytest.mark.parametrize(("size", "is_beside"), [((80, 24), False), ((119, 40), False), ((120, 40), True)])
async def test_the_feedback_opens_below_or_beside(stage: "Stage", size: tuple[int, int], is_beside: bool) -> None:
    """From 120 columns on there is room beside the question; else the feedback stands below it."""
    async with stage.run(stage.app(stage.player("truth")), *size) as quiz:
        await quiz.press("1", "enter")

        question, feedback = (quiz.question_screen.query_one(name).region for name in ("#asking", "Feedback"))
        assert is_beside == (feedback.x >= question.right)
        assert is_beside != (feedback.y >= question.bottom)


@pytest.mark.parametrize("columns", [80, 119, 120, 240])
async def test_text_is_never_wider_than_eighty_columns(stage: "Stage", columns: int) -> None:
    """However wide the window, neither question nor feedback has longer lines than can be read."""
    async with stage.run(stage.app(stage.player("single")), columns, 40) as quiz:
        await quiz.press("2")

        assert all(quiz.question_screen.query_one(name).content_size.width <= 80 for name in ("#asking", "Feedback"))


async def test_the_feedback_says_all_that_is_known(stage: "Stage") -> None:
    """Your answer beside the key, the explanation, the rationale, the quote in its passage, its place and its chain."""
    async with stage.run(stage.app(stage.player("single")), 100, 60) as quiz:
        await quiz.click("The North Sea")
        await quiz.press("enter")

        text = quiz.running_text()
        assert "Your answer The North Sea" in text
        assert "Answer The Atlantic Ocean" in text
        assert "Its mouth lies west of Nantes." in text
        assert "✗ The North Sea — That is where the Rhine ends." in text
        assert "Notes on the Loire · paragraph 1, “Course” · CC-BY-4.0" in text
        assert "Resting on passage 1 of An old atlas." in text
        assert "Found in its source." in text
        assert "author's word" in text
        assert text.index("That is far away.") > text.index("Found in its source.")
        assert "proven" not in text.lower()


async def test_a_document_that_stays_with_its_owner_is_named_alone(stage: "Stage") -> None:
    """Where no words can be shown, title and place are, and why there is no more."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("1", "enter")

        assert "An old atlas · passage 1" in quiz.text()
        assert "The document stays with its owner" in quiz.text()
        assert "Found in its source" not in quiz.text()


@pytest.mark.parametrize("keys", [("enter", "enter"), ("f3",)])
async def test_the_right_order_is_shown_once(stage: "Stage", keys: tuple[str, ...]) -> None:
    """Below the marks, which say where each item belongs, there is only the order as it should be."""
    async with stage.run(stage.app(stage.player("ordering"))) as quiz:
        await quiz.press(*keys)
        assert "The right order 1 Roanne 2 Orleans 3 Tours" in quiz.running_text()
        assert "should be" not in quiz.text()
        assert "belongs at" in quiz.text()


async def test_keys_are_listed_as_the_options_stand(stage: "Stage") -> None:
    """Two right options are named from top to bottom, in your answer as in the answer."""
    async with stage.run(stage.app(stage.player("multiple"))) as quiz:
        names = sorted(("Tours", "Nantes"), key=lambda name: quiz.place_of(name)[1])
        await quiz.press("1", "2", "3", "4", "enter")
        assert f"Answer {'; '.join(names)}" in quiz.running_text()
        ticked = next(line for line in quiz.lines() if "Your answer" in line)
        towns = ("Tours", "Nantes", "Lyon", "Lille")
        assert sorted(towns, key=lambda name: quiz.place_of(name)[1]) == sorted(towns, key=ticked.index)


@pytest.mark.parametrize("question", ["short", "cloze"])
async def test_a_long_paste_is_shortened_where_it_is_repeated(stage: "Stage", question: str) -> None:
    """What was typed is cut with an ellipsis, so that the explanation stays in sight."""
    async with stage.run(stage.app(stage.player(question)), 80, 30) as quiz:
        await quiz.write("x" * 900)
        await quiz.press("enter", "enter") if question == "cloze" else await quiz.press("enter")
        answer = next(iter(quiz.app.screen.query("Feedback .answer"))).render()
        assert "…" in str(answer)
        assert str(answer).count("x") < 210
        assert "Both are named" in quiz.text() or "It rises in the south." in quiz.text()


async def test_options_are_marked_where_they_stand(stage: "Stage") -> None:
    """The option chosen and the right one get a sign and words."""
    async with stage.run(stage.app(stage.player("single"))) as quiz:
        await quiz.click("The North Sea")
        await quiz.press("enter")

        chosen, key = (next(line for line in quiz.lines() if name in line) for name in ("North Sea", "Atlantic Ocean"))
        assert chosen.strip().startswith("✗")
        assert chosen.rstrip().endswith("your answer")
        assert key.strip().startswith("✓")
        assert key.rstrip().endswith("right answer")


async def test_letters_that_differ_are_underlined(stage: "Stage") -> None:
    """In typed answers the difference is marked in both lines, and not by colour alone."""
    async with stage.run(stage.app(stage.player("date"))) as quiz:
        await quiz.write("1839")
        await quiz.press("enter")

        underlined = [
            segment.text
            for strip in quiz.app.screen._compositor.render_strips()
            for segment in strip
            if segment.style is not None and segment.style.underline
        ]
        assert ["9", "8"] == underlined[:2]


async def test_position_and_score_are_shown(stage: "Stage") -> None:
    """The first line names the pack, the position and the score."""
    async with stage.run(stage.app(stage.player("truth", "single"))) as quiz:
        assert "The Loire" in quiz.lines()[0]
        assert "1 of 2" in quiz.lines()[0]

        await quiz.press("2", "enter", "enter")
        assert "score 1 of 1" in quiz.lines()[0]
        assert "2 of 2" in quiz.lines()[0]


@pytest.mark.parametrize(("question", "key"), [("truth", "s"), ("truth", "f3"), ("short", "f3")])
async def test_a_question_is_skipped(stage: "Stage", question: str, key: str) -> None:
    """Skipping shows the answer and is recorded as such; in a field the function key does it."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        await quiz.press(key)

        assert "→ Skipped" in quiz.text()
        assert [Verdict.SKIPPED] == [attempt.outcome.verdict for attempt in stage.attempts()]


@pytest.mark.parametrize(("question", "key", "hint"), [("single", "h", "an ocean"), ("short", "f2", "begins with G")])
async def test_a_hint_is_shown_and_recorded(stage: "Stage", question: str, key: str, hint: str) -> None:
    """The hint appears below the question, and that it was taken is on record with the answer."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        await quiz.press(key)
        assert hint in quiz.text()

        await quiz.press("f3")
        assert [True] == [attempt.hint_used for attempt in stage.attempts()]


async def test_letters_are_keys_again_outside_the_field(stage: "Stage") -> None:
    """Escape leaves the field, so that `s` skips; Enter goes back into it."""
    async with stage.run(stage.app(stage.player("short"))) as quiz:
        await quiz.press("s", "escape")
        assert "s" == quiz.app.screen.query_one(Field).value
        await quiz.press("enter", "k", "escape", "s")

        assert "sk" == quiz.app.screen.query_one(Field).value
        assert "→ Skipped" in quiz.text()


@pytest.mark.parametrize("key", ["enter", "space", "n"])
async def test_a_key_goes_on_to_the_end(stage: "Stage", key: str) -> None:
    """Enter, Space and n lead from the answer to the next question, and from the last one to the summary."""
    async with stage.run(stage.app(stage.player("truth", "cloze"))) as quiz:
        await quiz.press("1", "enter", key)
        assert "cloze" == quiz.asked.question.id
        await quiz.press("f3", key)

        assert isinstance(quiz.app.screen, SummaryScreen)


async def test_leaving_keeps_what_was_answered(stage: "Stage") -> None:
    """`q` ends a program that was started with a pack; the session can be resumed."""
    app = stage.app(stage.player("truth", "single"))
    async with stage.run(app) as quiz:
        await quiz.press("1", "enter", "enter", "q")

    assert (app.return_code or 0) == 0
    assert 1 == len(stage.attempts())
    assert stage.history.latest_unfinished() is not None


@pytest.mark.parametrize("question", ["single", "short", "matching"])
async def test_an_answer_that_cannot_be_recorded_stays(
    stage: "Stage", history: "FailingHistory", question: str
) -> None:
    """The failure is told in words, nothing is lost, and the same answer is taken once recording works again."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        history.is_failing = True
        await quiz.press(*WRONG[question])
        assert "could not be recorded" in quiz.text()
        assert "[another] program" in quiz.running_text()
        assert question == quiz.asked.question.id

        history.is_failing = False
        await quiz.press("enter")
        assert quiz.answered.response is not None
        assert 1 == len(stage.attempts())


async def test_a_damaged_cache_leads_to_the_library(stage: "Stage", monkeypatch: pytest.MonkeyPatch) -> None:
    """From there the session is gone on with, as soon as the pack is compiled anew."""
    async with stage.run(stage.app(library=stage.library(RIVER))) as quiz:
        await quiz.press("1", "enter", "f3")
        with monkeypatch.context() as patch:
            patch.setattr(CompiledPack, "question", _raise_damage)
            await quiz.press("enter")
        assert "is damaged" in quiz.running_text()
        assert isinstance(quiz.app.screen, LibraryScreen)

        await quiz.press("r")
        assert 2 == quiz.asked.number


def _raise_damage(*_: object) -> None:
    raise CacheError("The file is damaged.")


async def test_what_waits_for_another_program_is_recorded_by_itself(
    stage: "Stage", history: "FailingHistory", monkeypatch: pytest.MonkeyPatch
) -> None:
    """Unless the learner thinks better of it; nothing stands still meanwhile."""
    monkeypatch.setattr("quiz.tui.screens.question.RETRY_SECONDS", 0.01)
    async with stage.run(stage.app(stage.player("truth", "single"))) as quiz:
        history.is_failing, history.fault = True, HistoryLockedError
        await quiz.press("2", "enter")
        assert "It is tried again by itself." in quiz.running_text()
        await quiz.press("1")
        history.is_failing = False
        await quiz.rest()
        assert () == stage.attempts()

        history.is_failing = True
        await quiz.press("enter", "f1")
        assert isinstance(quiz.app.screen, HelpScreen)
        history.is_failing = False
        await quiz.press("escape")
        await quiz.until(lambda: "Next" in quiz.lines()[-1])
        assert [TruthResponse(value=True)] == [attempt.response for attempt in stage.attempts()]


async def test_a_skip_that_cannot_be_recorded_changes_nothing(stage: "Stage", history: "FailingHistory") -> None:
    """The question is still asked, and the failure is told."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        history.is_failing = True
        await quiz.press("s")

        assert "could not be recorded" in quiz.text()
        assert "truth" == quiz.asked.question.id


def test_a_stale_citation_is_never_shown_as_proof() -> None:
    """Symbol and words say that the quote is gone from its source; nothing says that it was found."""
    shown = evidence_text(Evidence("Notes", "CC0", "", "", stale="It rises in the hills.")).plain

    assert "✗ Stale: its source has changed, and these words are no longer there." in shown
    assert "It rises in the hills." in shown
    assert "Found in its source" not in shown

    never = evidence_text(Evidence("Notes", "CC0", "", "", stale="It rises in the hills.", was_proven=False)).plain
    assert "✗ Not proven: these words do not lead to one place of its source." in never
    assert "Stale" not in never
