"""The one walk over all texts and numbers of a file."""

import math
from typing import Any

import pytest

from quiz.model.gate import NUMBER_LIMIT
from quiz.model.text import FORBIDDEN_CHARACTERS
from quiz.packs.walk import walk


@pytest.mark.parametrize("character", sorted(FORBIDDEN_CHARACTERS), ids=lambda character: f"U+{ord(character):04X}")
def test_each_forbidden_character_is_refused_everywhere(character: str) -> None:
    """In keys and in values, in tables and in lists, alone and among other text, more than once."""
    data = {"a": [f"x{character}y", {"b": character}], f"k{character}": 1, "c": {f"k{character}": ["é\n" + character]}}

    refused, empty = walk(data)

    assert {
        ("a", 0),
        ("a", 1, "b"),
        (f"k{character}",),
        ("c", f"k{character}"),
        ("c", f"k{character}", 0),
    } == {problem.path for problem in refused}
    assert {"text-forbidden-character"} == {problem.code for problem in refused}
    assert [] == empty


@pytest.mark.parametrize("text", ["a\nb\tc", "é\u202f!", "\u00ad", "\U0001f41d", "[/b] {} \\", "e\u0301", "\ufeff"])
def test_all_other_text_passes(text: str) -> None:
    """Newline, tab, special blanks, emoji and markup are text like any other."""
    assert walk({text: [text]}) == ([], [])


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\u00a0\u3000"])
def test_a_text_that_shows_nothing_is_empty(text: str) -> None:
    """White space alone is not a text."""
    refused, empty = walk({"a": {"b": [text]}})

    assert [] == refused
    assert [("text-empty", ("a", "b", 0))] == [(problem.code, problem.path) for problem in empty]


@pytest.mark.parametrize(
    ("table", "remedy"),
    [
        ({"explanation": ""}, "Write the text."),
        ({"pack": {"authors": [""]}}, "Write the text."),
        ({"gaps": {"hint": {"key": ""}}}, "Write the text."),
        ({"citations": [{"quote": ""}]}, "Write the text."),
        ({"hint": ""}, "Write the text, or leave the key out."),
        ({"also": ["", "x"]}, "Write the text, or leave it out."),
        ({"nobody": {"knows": ""}}, "Write the text."),
    ],
)
def test_only_what_may_be_missing_is_to_be_left_out(table: dict[str, Any], remedy: str) -> None:
    """Following the remedy leads to no other error."""
    _, (problem,) = walk(table)

    assert remedy == problem.remedy


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (math.inf, "number-not-finite"),
        (-math.inf, "number-not-finite"),
        (math.nan, "number-not-finite"),
        (NUMBER_LIMIT + 1, "number-too-large"),
        (-NUMBER_LIMIT - 1, "number-too-large"),
        (1e300, "number-too-large"),
        (16**5000, "number-too-large"),
    ],
    ids=["infinite", "infinite-below", "nan", "above-limit", "below-limit", "huge-real", "thousands-of-digits"],
)
def test_a_number_that_is_refused_goes_no_further(number: float, code: str) -> None:
    """It is told, and stands as 0 in the data from there on."""
    data: dict[str, Any] = {"a": [1, number]}

    refused, empty = walk(data)

    assert [(code, ("a", 1))] == [(problem.code, problem.path) for problem in refused]
    assert [] == empty
    assert data == {"a": [1, 0]}


@pytest.mark.parametrize("number", [0, -1, NUMBER_LIMIT, -NUMBER_LIMIT, 0.1, 1e15, True])
def test_other_numbers_pass(number: float) -> None:
    """The limit itself is within the limit."""
    assert walk({"a": number}) == ([], [])
