"""Every kind of question is answered by keyboard and by mouse."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest

from quiz.model.outcome import Verdict
from quiz.model.response import OrderResponse
from quiz.tui.widgets.typed import LONGEST_ANSWER, Field

if TYPE_CHECKING:
    from tests.tui.conftest import Quiz, Stage

Play = Callable[["Quiz"], Awaitable[None]]


def number_of(quiz: "Quiz", text: str) -> str:
    """Return the number that stands before an option on the screen."""
    line = next(line for line in quiz.lines() if f"  {text}" in line)
    return line[: line.index(f"  {text}")].split()[-1]


def chosen_lines(quiz: "Quiz") -> list[str]:
    """Return the lines that bear the sign of a chosen option."""
    return [line for line in quiz.lines() if "●" in line]


def by_number(*options: str, then: str = "") -> Play:
    """Press the numbers of options, then another key."""

    async def play(quiz: "Quiz") -> None:
        for option in options:
            await quiz.press(number_of(quiz, option))
        if then:
            await quiz.press(then)

    return play


def by_typing(words: str) -> Play:
    """Type words and press Enter."""

    async def play(quiz: "Quiz") -> None:
        await quiz.write(words[:-1])
        await quiz.press(words[-1], "enter")

    return play


def by_moving(*items: str) -> Play:
    """Bring items into an order by Shift and the arrow keys."""

    async def play(quiz: "Quiz") -> None:
        for place, item in enumerate(items, start=1):
            await quiz.press("home", *["down"] * (int(number_of(quiz, item)) - 1))
            await quiz.press(*["shift+up"] * (int(number_of(quiz, item)) - place))
        await quiz.press("enter")

    return play


def by_matching(*rights: str) -> Play:
    """Press the number of the right side for each line."""

    async def play(quiz: "Quiz") -> None:
        await quiz.press(*(number_of(quiz, right) for right in rights), "enter")

    return play


def by_filling(words: str, option: int) -> Play:
    """Type into the first gap and choose an option for the second by the arrow keys."""

    async def play(quiz: "Quiz") -> None:
        await quiz.write(words)
        await quiz.press("tab", *["right"] * option, "enter")

    return play


def option_of_gap(quiz: "Quiz", option: str) -> int:
    """Return the place of an option among those of the gap, from 1."""
    line = next(line for line in quiz.lines() if "Lille" in line)
    return sorted(("Lille", "Nantes", "Paris"), key=line.index).index(option) + 1


async def fill_right(quiz: "Quiz") -> None:
    """Fill both gaps rightly."""
    await by_filling("Tours", option_of_gap(quiz, "Nantes"))(quiz)


async def fill_half(quiz: "Quiz") -> None:
    """Fill one gap rightly and one wrongly."""
    await by_filling("Tours", option_of_gap(quiz, "Paris"))(quiz)


def by_clicking(*texts: str) -> Play:
    """Click texts one after another."""

    async def play(quiz: "Quiz") -> None:
        for text in texts:
            await quiz.click(text)

    return play


def by_typing_and_clicking(words: str) -> Play:
    """Type words and click the button."""

    async def play(quiz: "Quiz") -> None:
        await quiz.write(words)
        await quiz.click(" Answer ")

    return play


async def drag_into_order(quiz: "Quiz") -> None:
    """Bring the towns into order by the mouse: one is dragged, others are clicked and then their place."""
    first = next(town for town in ("Roanne", "Orleans", "Tours") if number_of(quiz, town) == "1")
    if first != "Roanne":
        await quiz.drag("Roanne", first)
    if number_of(quiz, "Orleans") != "2":
        await quiz.click("Orleans")
        await quiz.click("Tours")
    await quiz.click(" Answer ")


async def fill_by_mouse(quiz: "Quiz") -> None:
    """Type the first gap, click the option of the second, and the button."""
    await quiz.write("Tours")
    await quiz.click("Nantes")
    await quiz.click(" Answer ")


@pytest.mark.parametrize(
    ("question", "play", "verdict"),
    [
        ("single", by_number("The Atlantic Ocean", then="enter"), Verdict.CORRECT),
        ("single", by_number("The North Sea", then="enter"), Verdict.INCORRECT),
        ("multiple", by_number("Tours", "Nantes", then="enter"), Verdict.CORRECT),
        ("multiple", by_number("Tours", then="enter"), Verdict.PARTLY_CORRECT),
        ("multiple", by_number("Lyon", then="enter"), Verdict.INCORRECT),
        ("truth", by_number("False", then="enter"), Verdict.CORRECT),
        ("truth", by_number("True", then="enter"), Verdict.INCORRECT),
        ("short", by_typing("mont gerbier"), Verdict.CORRECT),
        ("short", by_typing("Mont Blanc"), Verdict.INCORRECT),
        ("number", by_typing("1,010"), Verdict.CORRECT),
        ("number", by_typing("900 km"), Verdict.INCORRECT),
        ("date", by_typing("1838"), Verdict.CORRECT),
        ("date", by_typing("1839"), Verdict.INCORRECT),
        ("ordering", by_moving("Roanne", "Orleans", "Tours"), Verdict.CORRECT),
        ("ordering", by_moving("Tours", "Orleans", "Roanne"), Verdict.INCORRECT),
        ("matching", by_matching("1838", "1896"), Verdict.CORRECT),
        ("matching", by_matching("1838", "1914"), Verdict.PARTLY_CORRECT),
        ("cloze", fill_right, Verdict.CORRECT),
        ("cloze", fill_half, Verdict.PARTLY_CORRECT),
    ],
)
async def test_a_question_is_answered_by_keyboard(stage: "Stage", question: str, play: Play, verdict: Verdict) -> None:
    """Keys alone answer every kind, and the verdict is recorded and shown as symbol and word."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        await play(quiz)

        assert verdict is quiz.answered.outcome.verdict
        assert [verdict] == [attempt.outcome.verdict for attempt in stage.attempts()]
        words = {
            Verdict.CORRECT: "✓ Correct",
            Verdict.PARTLY_CORRECT: "◐ Partly correct",
            Verdict.INCORRECT: "✗ Incorrect",
        }
        assert words[verdict] in quiz.text()


@pytest.mark.parametrize(
    ("question", "play"),
    [
        ("single", by_clicking("The Atlantic Ocean", " Answer ")),
        ("multiple", by_clicking("Tours", "Nantes", " Answer ")),
        ("truth", by_clicking("False", "False")),
        ("short", by_typing_and_clicking("Mont Gerbier")),
        ("number", by_typing_and_clicking("1006")),
        ("date", by_typing_and_clicking("1838")),
        ("ordering", drag_into_order),
        ("matching", by_clicking("]  Canal", "1838", "Bridge canal", "1896", " Answer ")),
        ("cloze", fill_by_mouse),
    ],
)
async def test_a_question_is_answered_by_mouse(stage: "Stage", question: str, play: Play) -> None:
    """Clicks alone (and typing where words are asked for) answer every kind, and a click goes on."""
    async with stage.run(stage.app(stage.player(question, "truth"))) as quiz:
        await play(quiz)
        assert Verdict.CORRECT is quiz.answered.outcome.verdict

        await quiz.click(" Next ")
        assert "truth" == quiz.asked.question.id


@pytest.mark.parametrize("pick", [by_number("The North Sea"), by_clicking("The North Sea")])
async def test_picking_chooses_and_picking_once_more_answers(stage: "Stage", pick: Play) -> None:
    """A number or a click marks an option by a sign and answers nothing; the same once more answers."""
    async with stage.run(stage.app(stage.player("single"))) as quiz:
        assert "●" not in quiz.text()
        await by_number("The Atlantic Ocean")(quiz)
        await pick(quiz)
        assert not stage.attempts()
        assert [True] == ["The North Sea" in line for line in chosen_lines(quiz)]

        await pick(quiz)
        assert Verdict.INCORRECT is quiz.answered.outcome.verdict


async def test_the_arrow_keys_choose(stage: "Stage") -> None:
    """What the highlight is on is chosen, and what was said of nothing being chosen is gone."""
    async with stage.run(stage.app(stage.player("truth"))) as quiz:
        await quiz.press("enter", "down", "down")
        assert "Nothing is chosen" not in quiz.text()
        assert "False" in chosen_lines(quiz)[0]


async def test_a_number_and_enter_show_the_explanation(stage: "Stage") -> None:
    """The habit of a number and then Enter answers and does not go on."""
    async with stage.run(stage.app(stage.player("truth", "single"))) as quiz:
        await quiz.press("1", "enter")
        assert "truth" == quiz.answered.asked.question.id


@pytest.mark.parametrize(
    "keys", [("space", "up", "up", "space"), ("left_square_bracket", "left_square_bracket"), ("1",)]
)
async def test_an_item_is_moved_in_several_ways(stage: "Stage", keys: tuple[str, ...]) -> None:
    """An item is lifted and carried, moved by brackets, or sent to the place of a number."""
    async with stage.run(stage.app(stage.player("ordering"))) as quiz:
        last = quiz.asked.orders[0][-1]
        await quiz.press("end", *keys, "enter")

        assert isinstance(quiz.answered.response, OrderResponse)
        assert last == quiz.answered.response.order[0]


@pytest.mark.parametrize("question", ["single", "multiple", "truth", "short", "number", "date", "matching", "cloze"])
async def test_an_empty_answer_is_explained_and_not_graded(stage: "Stage", question: str) -> None:
    """Enter without an answer says what is missing and records nothing."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        await quiz.press("enter")

        assert "! Nothing is" in quiz.text()
        assert not stage.attempts()
        assert question == quiz.asked.question.id


@pytest.mark.parametrize(
    ("question", "keys", "warning"),
    [
        ("ordering", (), "Nothing has been moved yet"),
        ("matching", ("1",), "One line has no match yet"),
        ("cloze", ("T", "o", "u", "r", "s"), "One gap is still empty"),
    ],
)
async def test_an_unfinished_answer_is_asked_about_once(
    stage: "Stage", question: str, keys: tuple[str, ...], warning: str
) -> None:
    """The first Enter says what is left out, the second takes the answer as it stands."""
    async with stage.run(stage.app(stage.player(question))) as quiz:
        await quiz.press(*keys, "enter")
        assert warning in quiz.text()
        assert not stage.attempts()

        await quiz.press("enter")
        assert 1 == len(stage.attempts())


async def test_a_match_is_taken_back_and_the_right_side_is_reached_by_arrow_key(stage: "Stage") -> None:
    """Backspace undoes a match; the right arrow key goes to the other side, where Enter matches."""
    async with stage.run(stage.app(stage.player("matching"))) as quiz:
        await quiz.press("2", "up")
        assert "[2]  Canal" in quiz.text()
        await quiz.press("backspace")
        assert "[ ]  Canal" in quiz.text()

        await quiz.press("right", "down", "enter")
        assert "[2]  Canal" in quiz.text()


async def test_what_cannot_be_read_is_explained_below_the_field(stage: "Stage") -> None:
    """Words that are no date are explained, stay in the field, and nothing is recorded."""
    async with stage.run(stage.app(stage.player("date"))) as quiz:
        await quiz.write("a while ago")
        await quiz.press("enter")

        assert quiz.place_of("a while ago")[1] < quiz.place_of("! ")[1]
        assert not stage.attempts()

        await quiz.press("backspace")
        assert "! " not in quiz.text()


async def test_control_characters_do_not_get_into_a_field(stage: "Stage") -> None:
    """What is pasted loses characters that could steer a terminal, and what is beyond the limit."""
    async with stage.run(stage.app(stage.player("short"))) as quiz:
        await quiz.write("Mont\x1b[31m \u202eGer" + "x" * 100_000)
        (field,) = quiz.app.screen.query(Field)
        assert field.value.startswith("Mont[31m Gerxxx")
        assert LONGEST_ANSWER == len(field.value)
