"""The line of a problem with a mark under what is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.excerpt import excerpt_lines
from quiz.line.layout import PAGE_COLUMNS, columns
from quiz.model.diagnostic import Excerpt

INDENT = "      "


@pytest.mark.parametrize(
    ("excerpt", "text", "mark"),
    [
        (Excerpt('key = "one"', 6, 5), 'key = "one"', "      ^^^^^"),
        (Excerpt('  { text = "a" }', 11, 3), '{ text = "a" }', "         ^^^"),
        (Excerpt("[[questions]]", 2, 9), "[[questions]]", "  ^^^^^^^^^"),
        (Excerpt('stem = "日本"', 7, 4), 'stem = "日本"', "       ^^^^^^"),
        (Excerpt("", 0, 1), "", "^"),
        (Excerpt(f"{'a' * 100} = 1", 103, 1), f"…{'a' * 8} = 1", "            ^"),
        (Excerpt(f"{'a' * 67} reason = 1", 68, 6), f"…{'a' * 10} reason = 1", "            ^^^^^^"),
        (Excerpt(f'key = "{"a" * 100}"', 6, 102), f'key = "{"a" * 66}…', f"      {'^' * 68}"),
    ],
)
def test_the_mark_stands_below_what_is_meant(excerpt: Excerpt, text: str, mark: str) -> None:
    """Counted in columns of the terminal; what does not fit onto the page is cut off."""
    assert [f"{INDENT}{text}", f"{INDENT}{mark}"] == list(excerpt_lines(excerpt, INDENT))


@given(st.text(), st.integers(0, 300), st.integers(1, 300))
def test_no_line_is_wider_than_the_page(text: str, start: int, width: int) -> None:
    """Whatever the file holds, two lines come of it, and nothing of it stands at the left edge."""
    lines = list(excerpt_lines(Excerpt(text, start, width), INDENT))
    assert 2 == len(lines)
    assert all(columns(line) <= PAGE_COLUMNS and line.startswith(INDENT) for line in lines)
    assert lines[1].strip(" ^") == ""
