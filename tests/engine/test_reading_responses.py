"""What is typed, made into responses."""

from typing import Any

import pytest

from quiz.engine.grading import expected_form, read_response
from quiz.engine.unreadable import Unreadable
from quiz.model.question import Date, Number, ShortAnswer
from quiz.model.response import DateResponse, NumberResponse, Response, TextResponse

COMMON: dict[str, Any] = {"id": "q", "stem": "?", "topic": "t", "explanation": "e", "citations": ()}

SEA = ShortAnswer(kind="short_answer", key="Black Sea", **COMMON)
LANGUAGE = ShortAnswer(kind="short_answer", key="C#", match="exact", **COMMON)
LENGTH = Number(kind="number", key=2850, tolerance=50, unit="km", **COMMON)
YEAR, MONTH, DAY = (Date(kind="date", key=key, **COMMON) for key in ("1992", "1992-09", "1992-09-25"))
PERIOD = Date(kind="date", key="1854/1856", **COMMON)
WAR = Date(kind="date", key="1854-03/1856-02", **COMMON)


@pytest.mark.parametrize(
    ("question", "text", "language", "expected"),
    [
        (SEA, " black sea ", "en", TextResponse(" black sea ")),
        (SEA, "x" * 1000, "en", TextResponse("x" * 1000)),
        (LENGTH, "2,850 km", "en", NumberResponse("2,850 km", "2850")),
        (LENGTH, "2.850,5", "de", NumberResponse("2.850,5", "2850.5")),
        (LENGTH, "3e3", "en", NumberResponse("3e3", "3000")),
        (YEAR, "1992", "en", DateResponse("1992", "1992")),
        (YEAR, "25 September 1992", "en", DateResponse("25 September 1992", "1992-09-25")),
        (MONTH, "septembre 1992", "fr", DateResponse("septembre 1992", "1992-09")),
        (PERIOD, "1854 to 1856", "en", DateResponse("1854 to 1856", "1854/1856")),
    ],
)  # fmt: skip
def test_what_was_typed_becomes_a_response(
    question: ShortAnswer | Number | Date, text: str, language: str, expected: Response
) -> None:
    """The response keeps the words as typed and the value that was read."""
    assert expected == read_response(question, text, language)


@pytest.mark.parametrize(
    ("question", "text", "part"),
    [
        (SEA, " ", "Type a few words"), (SEA, "x" * 1001, "too long"), (LENGTH, "long", "in digits"),
        (LENGTH, "5 miles", "in km"),
        (YEAR, "5/6/1992", "two different days"), (YEAR, "1992 to 1993", "asks for a year"),
        (MONTH, "1992", "a year and a month"),
        (DAY, "1992", "a day with month and year"), (DAY, "September 1992", "a day with month and year"),
        (PERIOD, "1854", "asks for a period"),
        (PERIOD, "soon", "no date that can be read: type a period from one year to another, such as 2014 to 2015."),
        (PERIOD, "then to now", "type a period"), (YEAR, "x" * 201, "type a year, such as 2015."),
        (WAR, "1854 to February 1856", "its start as a year and a month"),
        (WAR, "March 1854 to 1856", "its end as a year and a month"),
        (YEAR, "soon", "type a year, such as 2015."), (DAY, "soon", "such as 2015-03-14 or 14/3/2015."),
    ],
)  # fmt: skip
def test_what_fits_no_answer_is_asked_again(question: ShortAnswer | Number | Date, text: str, part: str) -> None:
    """The message says what is missing; nothing is graded."""
    answer = read_response(question, text, "en")
    assert isinstance(answer, Unreadable)
    assert part in answer.message


@pytest.mark.parametrize(
    ("question", "form"),
    [
        (SEA, "a few words"), (LANGUAGE, "a few words or signs, compared letter for letter"),
        (LENGTH, "a number in km"),
        (Number(kind="number", key=3, **COMMON), "a number"), (YEAR, "a year, such as 2015"),
        (MONTH, "a year and a month, such as 2015-03 or 3/2015"),
        (DAY, "a day with month and year, such as 2015-03-14 or 14/3/2015"),
        (PERIOD, "a period from one year to another, such as 2014 to 2015"),
    ],
)  # fmt: skip
def test_the_learner_is_told_what_to_type(question: ShortAnswer | Number | Date, form: str) -> None:
    """Examples are the same whatever the key."""
    assert form == expected_form(question)


def test_a_period_of_days_says_the_form_of_both_ends() -> None:
    """Start and end may differ in how fine they are."""
    question = Date(kind="date", key="1854-03-28/1856-03", **COMMON)
    form = expected_form(question)
    assert form.startswith("a period: its start as a day with month and year")
    assert form.endswith("its end as a year and a month, such as 2014-03-14 to 2015-03")
    assert not isinstance(read_response(question, form.rpartition("such as ")[2], "en"), Unreadable)
