"""Figures as people read them."""

import pytest

from quiz.engine.figures import counted, number, percent


@pytest.mark.parametrize(
    ("fraction", "expected"), [(None, "-"), (0.0, "0%"), (2 / 3, "67%"), (0.999, "99%"), (1.0, "100%")]
)
def test_only_what_is_all_right_is_a_hundred_percent(fraction: float | None, expected: str) -> None:
    """Rounding never makes a perfect result of one that was not."""
    assert expected == percent(fraction)


def test_scores_are_short() -> None:
    """Two decimals at most, none where there are none."""
    assert ["2", "2.5", "1.67", "123456.75"] == [number(score) for score in (2.0, 2.5, 5 / 3, 123456.75)]


def test_counts_agree_with_their_nouns() -> None:
    """One is one, all others are many."""
    assert ["0 packs", "1 pack", "2 packs"] == [counted(count, "pack") for count in range(3)]
