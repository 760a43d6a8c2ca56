"""Figures as people read them."""

from datetime import UTC, datetime

import pytest

from quiz.line.figures import counted, duration, kind_name, local_day, number, percent, share


@pytest.mark.parametrize(
    ("fraction", "expected"), [(None, "-"), (0.0, "0%"), (2 / 3, "67%"), (0.999, "99%"), (1.0, "100%")]
)
def test_only_what_is_all_right_is_a_hundred_percent(fraction: float | None, expected: str) -> None:
    """Rounding never makes a perfect result of one that was not."""
    assert expected == percent(fraction)


def test_scores_are_short() -> None:
    """Two decimals at most, none where there are none."""
    assert ["2", "2.5", "1.67", "123456.75"] == [number(score) for score in (2.0, 2.5, 5 / 3, 123456.75)]
    assert "2.5 of 3 (83%)" == share(2.5, 3)


def test_counts_agree_with_their_nouns() -> None:
    """One is one, all others are many."""
    assert ["0 packs", "1 pack", "2 packs"] == [counted(count, "pack") for count in range(3)]


def test_durations_are_in_minutes_and_seconds() -> None:
    """Milliseconds are rounded to seconds."""
    assert ["0 s", "59 s", "1 min 0 s", "61 min 1 s"] == [duration(ms) for ms in (499, 59_400, 59_500, 3_661_000)]


def test_a_day_is_a_date_or_never() -> None:
    """What was never played has no day."""
    assert "never" == local_day(None)
    assert datetime(2026, 3, 1, 12, tzinfo=UTC).astimezone().date().isoformat() == local_day(
        datetime(2026, 3, 1, 12, tzinfo=UTC)
    )


def test_kinds_have_names_in_words() -> None:
    """No underscores for people."""
    assert ["true or false", "single choice"] == [kind_name("true_false"), kind_name("single_choice")]
