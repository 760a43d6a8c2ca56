"""Which questions are drawn before their screen is there; what that looks like is held against the screen elsewhere."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from quiz.first_paint.frame import LEAST_COLUMNS, LEAST_ROWS, Frame, first_frame
from quiz.first_paint.palettes import PALETTES
from quiz.model.question import Choice, Question, SingleChoice, TrueFalse
from quiz.play.view import AskedView

CLAIM = TrueFalse(
    id="q", kind="true_false", topic="Course", stem="It ends in a lake.", explanation="", citations=(), key=False
)
CHOICE = SingleChoice(
    id="q",
    kind="single_choice",
    topic="Course",
    stem="Where does it end?",
    explanation="",
    citations=(),
    choices=(Choice(text="In the sea", key=True), Choice(text="In a lake")),
)


def asked(question: Question = CHOICE, title: str = "The Loire") -> AskedView:
    """Return a view of a question as a session begins with it."""
    orders = ((1, 0),) if question.kind == "single_choice" else ()
    return AskedView(title, "en", 1, 20, 0, 0, 0.0, question, orders, len(question.stem), None)


def frame(view: AskedView, columns: int = LEAST_COLUMNS, rows: int = LEAST_ROWS) -> Frame | None:
    """Return its first frame."""
    return first_frame(view, columns, rows, PALETTES["quiz-dark"])


def words(found: Frame | None) -> list[str]:
    """Return all that is to be read in a frame."""
    assert found is not None
    return [piece.words.strip() for piece in found.pieces if piece.words.strip(" ─━│")]


def test_title_question_options_buttons_and_keys_are_drawn() -> None:
    """In that order, from the top to the bottom."""
    keys = [*("⏎", "Answer", "1-9", "Choose", "s", "Skip", "q", "Leave"), *("?", "Help", "^p", "Menu")]
    question = ["The Loire", "1 of 20", "Course", "· choose one", "Where does it end?"]
    options = ["In a lake", "○ 1", "In the sea", "○ 2"]
    assert [*question, *options, "Answer", "Skip", *keys] == words(frame(asked()))


def test_what_is_noted_below_a_question_comes_with_its_screen() -> None:
    """It moves nothing above it, but the buttons may have to make room."""
    found = words(frame(replace(asked(), notice="The pack was edited.")))

    assert "Where does it end?" in found
    assert "Skip" in found[found.index("⏎") :]
    assert "Skip" not in found[: found.index("⏎")]


@pytest.mark.parametrize(("columns", "rows"), [(LEAST_COLUMNS - 1, 99), (199, LEAST_ROWS - 1), (1, 1), (0, 0)])
def test_small_windows_wait_for_the_screen(columns: int, rows: int) -> None:
    """There the style sheet saves room in ways of its own."""
    assert frame(asked(), columns, rows) is None


@pytest.mark.parametrize(
    "text",
    ["a \x1b[2Jb", "a\x9b2Jb", "a\u202eb", "日本", "e\u0301", "a\u00a0b", "a  b", "*a*", "a\n\nb", "a" * 99],
)
def test_words_that_are_not_simple_wait_for_the_screen(text: str) -> None:
    """Whatever could steer the terminal, is wider than a cell or none, or is laid out by the rules of Markdown."""
    option = Choice(text=text.replace("\n\n", " *b*"))
    views: list[Callable[[], AskedView]] = [
        lambda: asked(replace(CLAIM, stem=text)),
        lambda: asked(replace(CHOICE, choices=(option, option))),
    ]
    assert [None, None] == [frame(view()) for view in views]


@pytest.mark.parametrize("text", ["a \x1b[2Jb", "a\x9b2Jb", "日本"])
def test_titles_and_topics_that_are_not_simple_wait_too(text: str) -> None:
    """They come from the pack as well."""
    assert frame(asked(title=text)) is frame(asked(replace(CLAIM, topic=text))) is None


def test_a_question_that_would_have_to_scroll_waits_for_the_screen() -> None:
    """A line more than there is room for is too much."""
    fitting = replace(CHOICE, choices=(Choice(text="a"),) * 9)
    options = {10: (tuple(range(10)),), 9: (tuple(range(9)),)}
    ten = replace(asked(replace(CHOICE, choices=(Choice(text="a"),) * 10)), orders=options[10])

    assert frame(replace(asked(fitting), orders=options[9])) is not None
    assert frame(ten) is None
