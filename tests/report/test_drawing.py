"""Texts that fit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.report.drawing import fitted, text_width


@given(st.text(st.characters(exclude_categories=["Cs"])), st.floats(20, 400))
@settings(max_examples=100)
def test_a_fitted_text_fits_and_is_cut_only_where_it_must_be(text: str, width: float) -> None:
    """In one line, and whole where there is room."""
    line = " ".join(text.split())

    cut = fitted(text, width)

    assert text_width(cut) <= width
    assert cut == line if text_width(line) <= width else cut.endswith("…")
    assert line.startswith(cut.removesuffix("…"))


@pytest.mark.parametrize(
    ("wide", "narrow"), [("W", "i"), ("日", "n"), ("A", "a"), ("é", "e\N{COMBINING ACUTE ACCENT}")]
)
def test_wide_letters_take_more_room(wide: str, narrow: str) -> None:
    """As they do in every typeface."""
    assert text_width(wide) > text_width(narrow) > 0
