"""The question screen: what it shows, what stays where it is, and what can be done at any moment."""

from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING

import pytest
from textual.color import Color

from quiz.model.outcome import Verdict
from quiz.play.checking import lock_pack
from quiz.play.view import Evidence
from quiz.tui.explained import evidence_text
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.typed import Field

if TYPE_CHECKING:
    from tests.tui.conftest import FailingHistory, Stage

RIVER = Path(__file__).parent / "river"
WRONG = {
    "single": ("down", "enter"),
    "multiple": ("1", "enter"),
    "truth": ("1", "enter"),
    "short": ("x", "enter"),
    "number": ("7", "enter"),
    "date": ("1", "8", "3", "9", "enter"),
    "ordering": ("enter", "enter"),
    "matching": ("1", "1", "enter"),
    "cloze": ("x", "enter", "enter"),
}
"""For each question, keys that answer it."""


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


async def test_a_skip_that_cannot_be_recorded_changes_nothing(stage: "Stage", history: "FailingHistory") -> None:
    """The question is still asked, and the failure is told."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        history.is_failing = True
        await quiz.press("s")

        assert "could not be recorded" in quiz.text()
        assert "truth" == quiz.asked.question.id


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


def test_a_stale_citation_is_never_shown_as_proof() -> None:
    """Symbol and words say that the quote is gone from its source; nothing says that it was found."""
    shown = evidence_text(Evidence("Notes", "CC0", "", "", stale="It rises in the hills.")).plain

    assert "✗ Stale: its source has changed, and these words are no longer there." in shown
    assert "It rises in the hills." in shown
    assert "Found in its source" not in shown
