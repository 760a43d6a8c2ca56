"""Axes: round numbers, and days that are evenly spread."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.report.axes import date_ticks, scale_end

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.integers(0, 10**7))
@settings(max_examples=100)
def test_a_scale_ends_on_a_round_number_not_far_above(most: int) -> None:
    """Everything fits, and at least half of the height is used."""
    end = scale_end(most)

    assert max(1, most) <= end <= max(1, 2 * most)
    assert int(str(end).rstrip("0")) in {1, 15, 2, 25, 3, 4, 5, 6, 8}


@given(DAYS, DAYS, st.integers(2, 12))
@settings(max_examples=200)
def test_ticks_lie_between_the_ends_and_are_not_too_many(one: date, other: date, most: int) -> None:
    """In order and at least one, whatever the span."""
    first, last = sorted((one, other))

    days = [day for day, _ in date_ticks(first, last, most)]

    assert 1 <= len(days) <= most
    assert first <= days[0]
    assert days[-1] <= last
    assert days == sorted(set(days))


@given(DAYS, st.integers(62, 20_000))
@settings(max_examples=100)
def test_ticks_are_evenly_spread(first: date, span: int) -> None:
    """Months differ in length, but no gap between labels is much shorter than another."""
    last = min(first, date(9999, 12, 31) - timedelta(span)) + timedelta(span)

    gaps = [
        (later - earlier).days for (earlier, _), (later, _) in pairwise(date_ticks(last - timedelta(span), last, 8))
    ]

    assert all(gap > 0.85 * max(gaps) for gap in gaps)
    assert all(gap >= span / 12 for gap in gaps)


@pytest.mark.parametrize(
    ("days", "labels"),
    [
        (0, ["1 Mar"]),
        (2, ["1 Mar", "2 Mar", "3 Mar"]),
        (20, ["1 Mar", "4 Mar", "7 Mar", "10 Mar", "13 Mar", "16 Mar", "19 Mar"]),
        (100, ["Mar 2026", "Apr 2026", "May 2026", "Jun 2026"]),
        (730, ["Jul 2026", "Jan 2027", "Jul 2027", "Jan 2028"]),
    ],
)
def test_days_are_named_as_their_span_wants_it(days: int, labels: list[str]) -> None:
    """Days of the month, or months with their year."""
    first = date(2026, 3, 1)
    assert labels == [text for _, text in date_ticks(first, first + timedelta(days), 8)]
