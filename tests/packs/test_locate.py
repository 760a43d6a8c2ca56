"""A line is the true one or none."""

from typing import Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from quiz.packs.locate import KeyPath, Spot, spots_of

TEXT = '''\
format = 1
pack.id = "a.b"
pack."long title" = """
Two
lines"""

[[sources]]
id = "s"
[sources.passages]
1 = "x"

[[questions]]
id = "first"
choices = [
  # a comment, and brackets ] in it
  { text = "one", key = true }, { text = "two" },
  { text = "three" },
]

[[questions]]
id = "second"
also = [
    "v", [
    "w" ] ]

[questions.gaps."two words"]
key = \'\'\'
a
b\'\'\'

[[questions.choices]]
text = "one"

[[questions.choices]]
text = "two"
citations = [{ source = "s" }]

[questions.other]
'''


def line_of(path: KeyPath) -> int | None:
    """Return the line of a path in the text above."""
    spot = spots_of(TEXT, {path})[path]
    return spot.line if spot else None


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        (("format",), "1"),
        (("pack", "long title"), '"""'),
        (("sources", 0), "sources"),
        (("questions", 0, "choices", 1), '{ text = "two" }'),
        (("questions", 0, "choices", 1, "text"), '"two"'),
        (("questions", 0, "choices"), "["),
        (("questions", 0, "stem"), "questions"),
        (("questions", 1, "gaps", "two words"), 'questions.gaps."two words"'),
    ],
)
def test_what_is_meant_is_the_value(path: KeyPath, meant: str) -> None:
    """Or its first line; of a table it is the name."""
    spot = spots_of(TEXT, {path})[path]
    assert isinstance(spot, Spot)
    assert meant == TEXT.encode().split(b"\n")[spot.line - 1][spot.start : spot.end].decode()


def test_where_a_key_is_meant_it_is_the_key() -> None:
    """Also of a dotted key and within brackets; of a table it is the name all the same."""
    lines = TEXT.encode().split(b"\n")
    paths: list[KeyPath] = [("pack", "id"), ("questions", 0, "choices", 1, "text"), ("questions", 1, "other")]
    found = [spots_of(TEXT, {path}, {path})[path] for path in paths]
    assert ["pack.id", "text", "questions.other"] == [
        lines[spot.line - 1][spot.start : spot.end].decode() for spot in found if spot
    ]


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("format",), 1),
        (("pack",), 2),
        (("pack", "id"), 2),
        (("pack", "long title"), 3),
        (("sources",), 7),
        (("sources", 0), 7),
        (("sources", 0, "id"), 8),
        (("sources", 0, "passages"), 9),
        (("sources", 0, "passages", "1"), 10),
        (("questions", 0), 12),
        (("questions", 0, "choices"), 14),
        (("questions", 0, "choices", 0), 16),
        (("questions", 0, "choices", 0, "key"), 16),
        (("questions", 0, "choices", 1, "text"), 16),
        (("questions", 0, "choices", 2, "text"), 17),
        (("questions", 1), 20),
        (("questions", 1, "also"), 22),
        (("questions", 1, "also", 1, 0), 24),
        (("questions", 1, "gaps"), 26),
        (("questions", 1, "gaps", "two words"), 26),
        (("questions", 1, "gaps", "two words", "key"), 27),
        (("questions", 1, "choices"), 31),
        (("questions", 1, "choices", 1, "citations", 0, "source"), 36),
        (("questions", 1, "other"), 38),
    ],
)
def test_the_line_of_a_value_is_where_its_key_stands(path: KeyPath, line: int) -> None:
    """Arrays of tables, sub-tables, dotted and quoted keys and inline values all have their lines."""
    assert TEXT.split("\n")[line - 1].strip() != ""
    assert line == line_of(path)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("questions", 0, "stem"), 12),
        (("questions", 0, "choices", 1, "key"), 16),
        (("questions", 1, "gaps", "two words", "also"), 26),
        (("sources", 0, "title"), 7),
    ],
)
def test_a_missing_key_is_told_at_its_table(path: KeyPath, line: int) -> None:
    """What is not there is missing from somewhere."""
    assert line == line_of(path)


@pytest.mark.parametrize("path", [("nothing",), ("questions", 7, "id"), ("a", "b", "c"), ()])
def test_a_path_that_is_not_in_the_text_has_no_line(path: KeyPath) -> None:
    """No line is made up."""
    assert spots_of(TEXT, {path})[path] is None


def test_a_text_with_a_fault_has_no_lines() -> None:
    """Where the tree is uncertain, so is every line."""
    assert spots_of('a = 1\nb = "\n', {("a",), ("b",)}) == {("a",): None, ("b",): None}


_KEYS = st.sampled_from(["a", "b", "key with blanks", "\u00e9", 'quo"te'])
_DATA = st.recursive(
    st.integers(0, 9) | st.text(alphabet="ab\n", max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=12,
)


def _written(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_text(key)} = {_written(inner)}" for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[\n" + "".join(f"{_written(inner)},\n" for inner in value) + "]"
    return _text(value) if isinstance(value, str) else str(value)


def _text(value: str) -> str:
    escaped = value.replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _paths(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, inner in items for found in _paths(inner, (*path, key)))]


@given(st.dictionaries(_KEYS, _DATA, max_size=4))
def test_every_value_of_any_data_is_found_on_a_line_that_holds_it(data: dict[str, Any]) -> None:
    """On the line that is told stands the last key, or the item itself."""
    text = "".join(f"{_text(key)} = {_written(value)}\n" for key, value in data.items())
    assert tomli.loads(text) == data
    paths = _paths(data)[1:]

    spots = spots_of(text, paths)

    for path in paths:
        spot = spots[path]
        assert spot is not None
        if isinstance(path[-1], str):
            assert _text(path[-1]) in text.split("\n")[spot.line - 1]
