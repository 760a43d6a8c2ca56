"""Results, days and lengths of time as the lines show them."""

from datetime import UTC, datetime

from quiz.line.figures import duration, kind_name, local_day, share


def test_a_result_is_a_score_out_of_a_count() -> None:
    """With its percentage."""
    assert "2.5 of 3 (83%)" == share(2.5, 3)


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
