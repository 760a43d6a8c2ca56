"""Charts: what is drawn is in proportion to the figures, and every label can be read."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.certainty import LevelTally
from quiz.engine.statistics import DayTally, Forecast, calendar
from quiz.report.accuracy_chart import accuracy_chart, charted_periods
from quiz.report.bar_chart import Bar, bar_chart
from quiz.report.calendar_chart import calendar_chart
from quiz.report.calibration_chart import calibration_chart
from quiz.report.forecast_chart import forecast_chart

from .conftest import Drawn

TODAY = date(2026, 3, 1)
DATES = st.dates(date(2019, 1, 1), TODAY) | st.dates(date(1, 1, 1), date(9999, 12, 31))
DAYS = st.lists(
    st.builds(
        lambda day, answered, share: DayTally(day, answered, answered * share),
        DATES,
        st.integers(1, 3000),
        st.floats(0, 1),
    ),
    min_size=1,
    max_size=12,
).map(calendar)
BARS = st.lists(
    st.builds(Bar, st.text(max_size=300), st.floats(0, 0.5), st.text(max_size=60), st.floats(0, 0.5)), max_size=12
)
LEVELS = st.tuples(
    *(st.builds(LevelTally, st.just(certainty), st.just(500), st.floats(0, 500)) for certainty in (1, 2)),
    st.just(LevelTally(3, 0, 0)) | st.builds(LevelTally, st.just(3), st.just(99_999), st.floats(0, 99_999)),
)


def on(days_ago: int, answered: int = 1, share: float = 1) -> DayTally:
    """Return the answers of a day, so many before today."""
    return DayTally(TODAY - timedelta(days_ago), answered, answered * share)


@given(DAYS)
@settings(max_examples=40)
def test_any_calendar_can_be_read(days: tuple[DayTally, ...]) -> None:
    """With one square for each day with answers, and none over another."""
    drawn = Drawn(calendar_chart("c", days, TODAY))

    assert drawn.has_no_label_over_another()
    squares = drawn.marks("rect")[: len(days)]
    assert not [pair for pair in pairwise(squares) if pair[0].overlaps(pair[1])]
    assert all(square.width <= 10 for square in squares)


def test_the_squares_of_a_calendar_are_in_proportion_and_in_their_week() -> None:
    """Four times the answers are four times the area; the same weekday is the same row, and weeks are columns."""
    # The first of March 2026 is a Sunday.
    drawn = Drawn(calendar_chart("c", [on(13, 4), on(7, 16), on(1, 16), on(0, 16)], TODAY))

    quarter, sunday, saturday, today = drawn.marks("rect")[:4]
    assert 4 == pytest.approx(sunday.width**2 / quarter.width**2)
    assert 12 == pytest.approx(today.left - sunday.left)
    assert (sunday.top, sunday.left + 12) == (today.top, saturday.left)
    assert -12 == pytest.approx(saturday.top - today.top)
    assert 14 == len(drawn.marks("path", "empty"))
    assert {"2026", "Mon", "Jan", "Dec", "16 answers or more"} <= set(drawn.texts)


def test_one_busy_day_does_not_make_all_others_alike() -> None:
    """What nine in ten days do not exceed fills a square."""
    days = [*(on(ago, ago + 1) for ago in reversed(range(9))), on(-1, 900)]
    squares = Drawn(calendar_chart("c", days, TODAY)).marks("rect")[:10]

    assert [10, 10] == [squares[0].width, squares[9].width]
    assert 9 == pytest.approx(squares[0].width ** 2 / squares[8].width ** 2, abs=0.1)


def test_a_calendar_has_a_row_of_weeks_for_each_year() -> None:
    """The latest year first; years without answers are left out."""
    drawn = Drawn(calendar_chart("c", [DayTally(date(2023, 12, 31), 1, 1), on(0)], TODAY))

    assert ["2026", "2023"] == [text for text in drawn.texts if text.startswith("20")]
    assert drawn.label("2026").bottom < drawn.label("2023").top
    assert "2023, 2026" in drawn.description


@given(DAYS)
@settings(max_examples=40)
def test_any_accuracy_over_time_can_be_read(days: tuple[DayTally, ...]) -> None:
    """Every period has its dot at its height, from left to right, and the line its points."""
    drawn = Drawn(accuracy_chart("a", days))

    _, periods = charted_periods(days)
    assert drawn.has_no_label_over_another()
    top, bottom = (drawn.marks("line", "grid")[place].top for place in (-1, 0))
    dots, line = drawn.marks("circle", "dot")[: len(periods)], drawn.marks("polyline", "line")
    for period, dot, point in zip(periods, dots, line, strict=True):
        assert (dot.top + dot.bottom) / 2 == pytest.approx(bottom + period.accuracy * (top - bottom), abs=0.02)
        assert point.top == pytest.approx(bottom + period.running * (top - bottom), abs=0.02)
        assert (dot.left + dot.right) / 2 == pytest.approx(point.left, abs=0.02)


def test_time_runs_evenly_from_left_to_right() -> None:
    """Days that are as far apart in time are as far apart in the drawing."""
    points = Drawn(accuracy_chart("a", [on(30), on(10), on(0)])).marks("polyline", "line")

    assert 2 == pytest.approx((points[1].left - points[0].left) / (points[2].left - points[1].left), abs=0.01)


@pytest.mark.parametrize(("days_ago", "word"), [(69, "day"), (70, "week")])
def test_long_times_are_shown_by_the_week(days_ago: int, word: str) -> None:
    """Within ten weeks every day has its dot."""
    drawn = Drawn(accuracy_chart("a", [on(days_ago), on(1), on(0)]))

    assert f"one {word}, larger for more answers" in drawn.texts
    assert f"a dot for each {word}" in drawn.description


@given(st.lists(st.integers(0, 20_000), min_size=30, max_size=30), st.integers(0, 20_000))
@settings(max_examples=40)
def test_what_is_due_stands_in_proportion(due: list[int], overdue: int) -> None:
    """Bars stand on the ground, are as high as their counts say, and do not touch; what is zero has none."""
    drawn = Drawn(forecast_chart("d", Forecast(TODAY, overdue, tuple(due))))

    assert drawn.has_no_label_over_another()
    bars = [*drawn.marks("rect", "outline"), *drawn.marks("rect")]
    counts = [count for count in (overdue, *due) if count]
    assert len(counts) == len(bars)
    scale = max((bar.height for bar in bars), default=0) / max(counts, default=1)
    for count, bar in zip(counts, bars, strict=True):
        assert bar.height == pytest.approx(count * scale, abs=0.03)
    assert len({round(bar.bottom, 1) for bar in bars}) <= 1
    assert not [pair for pair in pairwise(bars) if pair[0].overlaps(pair[1])]


def test_what_is_due_is_labelled_with_counts_and_days() -> None:
    """Today and every fifth day after it; what is overdue stands first."""
    drawn = Drawn(forecast_chart("d", Forecast(TODAY, 7, (3, *(0,) * 29))))

    assert ["overdue", "today", "6 Mar", "11 Mar"] == [text for text in drawn.texts if not text.isdecimal()][:4]
    assert {"7", "3"} <= set(drawn.texts)
    assert drawn.label("7").right < drawn.label("3").left
    assert "3 questions due today, 3 in 30 days with today, and 7 overdue from before." == drawn.description


@given(BARS)
@settings(max_examples=60)
def test_bars_are_as_long_as_their_shares(bars: list[Bar]) -> None:
    """Names of any length and script fit beside the figures, and what is told apart begins at the right end."""
    drawn = Drawn(bar_chart("b", "Topics", "A bar for each.", bars))

    assert drawn.has_no_label_over_another()
    filled = drawn.marks("rect")
    outlined = drawn.marks("rect", "outline")
    whole = [box for box in outlined if box.width == pytest.approx(718)]
    apart = [box for box in outlined if box not in whole]
    assert [bar.share for bar in bars] == pytest.approx([box.width / 718 for box in filled], abs=1e-4)
    assert [bar.hatched for bar in bars if bar.hatched] == pytest.approx([box.width / 718 for box in apart], abs=1e-4)
    assert all(box.right == pytest.approx(719, abs=0.02) for box in apart)
    assert not [label for label in drawn.labels for box in whole if label.overlaps(box)]


@given(LEVELS)
@settings(max_examples=60)
def test_calibration_shows_what_was_right_at_each_level(levels: tuple[LevelTally, ...]) -> None:
    """A point for each level that was stated, with its count, and the range in which the level is best."""
    drawn = Drawn(calibration_chart("k", levels))

    assert drawn.has_no_label_over_another()
    top, bottom = (drawn.marks("line", "grid")[place].top for place in (-1, 0))
    stated = [tally for tally in levels if tally.fraction_right is not None]
    points = drawn.marks("circle")
    for tally, point, corner in zip(stated, points, drawn.marks("polyline", "line"), strict=True):
        height = bottom + (tally.fraction_right or 0) * (top - bottom)
        assert height == pytest.approx((point.top + point.bottom) / 2, abs=0.02)
        assert height == pytest.approx(corner.top, abs=0.02)
        assert f"of {tally.answered} answer" in " ".join(drawn.texts)
    for tally, best in zip(levels, drawn.marks("rect", "outline"), strict=False):
        assert best.top == pytest.approx(bottom + tally.level.highest * (top - bottom), abs=0.02)
        assert best.bottom == pytest.approx(bottom + tally.level.lowest * (top - bottom), abs=0.02)
    assert {"C=1", "C=2", "C=3"} <= set(drawn.texts)


def test_a_curve_is_judged_in_words_too() -> None:
    """Under each level, and for those who cannot see it."""
    drawn = Drawn(calibration_chart("k", (LevelTally(1, 0, 0), LevelTally(2, 50, 10), LevelTally(3, 9, 9))))

    assert "not stated yet" in drawn.texts
    assert drawn.label("over-confident").left < drawn.label("well judged").left
    assert "C=2: 20% of 50 answers right, best from 67% to 80%: over-confident." in drawn.description
