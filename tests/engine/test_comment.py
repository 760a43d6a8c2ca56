"""Comments as they are kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.comment import LONGEST_COMMENT, read_comment
from quiz.engine.unreadable import Unreadable
from quiz.model.text import forbidden_character


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  The key is\twrong.\n", "The key is wrong."),
        ("", ""),
        (" ", ""),
        ("[/b] 日本 “Ça”", "[/b] 日本 “Ça”"),
        ("C\N{COMBINING CEDILLA}a", "Ça"),
        ("x" * LONGEST_COMMENT, "x" * LONGEST_COMMENT),
    ],
)
def test_a_comment_is_one_line(typed: str, expected: str) -> None:
    """White space is collapsed, and nothing else is changed."""
    assert expected == read_comment(typed)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("\x1b[2J", "U+001B"),
        ("nul\0", "U+0000"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}x", "U+202E"),
        ("half \udce9", "U+DCE9"),
        ("x" * (LONGEST_COMMENT + 1), "1001 characters"),
    ],
)
def test_what_cannot_be_kept_is_told(typed: str, words: str) -> None:
    """Control characters and endless comments are refused in words."""
    refusal = read_comment(typed)
    assert isinstance(refusal, Unreadable)
    assert words in refusal.message


@given(st.text())
def test_a_comment_that_is_kept_can_be_shown_anywhere(typed: str) -> None:
    """It holds no control character and no line break, is bounded, and reads the same a second time."""
    comment = read_comment(typed)
    if isinstance(comment, str):
        assert forbidden_character(comment) is None
        assert "\n" not in comment
        assert len(comment) <= LONGEST_COMMENT
        assert comment == read_comment(comment)
