"""The learner's days, over changes of the clocks and journeys."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.scheduling.days import LocalDays

VIENNA = ZoneInfo("Europe/Vienna")
ZONES = ("Europe/Vienna", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "Africa/Cairo")

instants = st.datetimes(datetime(2005, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 (given a zone there)
local_days = st.builds(LocalDays, st.sampled_from(ZONES).map(ZoneInfo), st.times())


def utc(text: str) -> datetime:
    """Return the instant in UTC that is written as `2026-03-29 01:59`."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-01-15 02:59", "2026-01-14"),  # 3:59 in winter
        ("2026-01-15 03:00", "2026-01-15"),
        ("2026-07-15 01:59", "2026-07-14"),  # 3:59 in summer
        ("2026-07-15 02:00", "2026-07-15"),
        ("2026-01-15 23:30", "2026-01-15"),  # after midnight, before 4
        ("2026-03-29 01:59", "2026-03-28"),  # the night in which clocks went from 2 to 3
        ("2026-03-29 02:00", "2026-03-29"),
        ("2026-10-25 02:59", "2026-10-24"),  # the night in which they went from 3 back to 2
        ("2026-10-25 03:00", "2026-10-25"),
    ],
)
def test_a_day_begins_at_four_by_the_wall_clock(instant: str, day: str) -> None:
    """Summer and winter, and in the nights between them, the day changes when local clocks show 4."""
    assert date.fromisoformat(day) == LocalDays(VIENNA, time(4)).day_of(utc(instant))


def test_a_day_that_begins_in_a_repeated_hour_begins_once() -> None:
    """Clocks show 2:30 twice; between the two it does not become yesterday again."""
    days = LocalDays(VIENNA, time(2, 30))
    shown = [days.day_of(utc(f"2026-10-25 {moment}")).day for moment in ("00:29", "00:30", "00:59", "01:00", "01:29")]
    assert [24, 25, 25, 25, 25] == shown


def test_a_day_that_begins_in_a_skipped_hour_begins() -> None:
    """Clocks never show 2:30; the day begins half an hour after the jump."""
    days = LocalDays(VIENNA, time(2, 30))
    assert [28, 29] == [days.day_of(utc(f"2026-03-29 {moment}")).day for moment in ("01:29", "01:30")]


def test_twelve_hours_apart_can_be_another_day() -> None:
    """What counts is the night between, not a count of hours."""
    days = LocalDays(VIENNA, time(4))
    evening, morning = utc("2026-05-01 20:00"), utc("2026-05-02 08:00")
    assert timedelta(1) == days.day_of(morning) - days.day_of(evening)


def test_after_a_journey_the_record_is_read_in_the_new_zone() -> None:
    """The same two answers are one day apart at home and on the same day elsewhere; they never run backwards."""
    answers = utc("2026-05-01 23:00"), utc("2026-05-02 05:00")
    at_home = [LocalDays(VIENNA, time(4)).day_of(answer).day for answer in answers]
    abroad = [LocalDays(ZoneInfo("America/New_York"), time(4)).day_of(answer).day for answer in answers]
    assert ([1, 2], [1, 1]) == (at_home, abroad)


def test_a_day_that_a_country_left_out_has_no_instants() -> None:
    """Samoa went from 29 to 31 December 2011."""
    days = LocalDays(ZoneInfo("Pacific/Apia"), time(4))
    around = {days.day_of(utc("2011-12-29 12:00") + timedelta(hours=hours)).day for hours in range(48)}
    assert {28, 29, 31} == around


@given(local_days, instants, st.integers(0, 200_000))
def test_days_never_run_backwards(days: LocalDays, instant: datetime, seconds: int) -> None:
    """A later instant is never on an earlier day, in any zone and with any beginning of the day."""
    assert days.day_of(instant) <= days.day_of(instant + timedelta(seconds=seconds))


@given(local_days, instants)
def test_an_instant_lies_between_the_beginnings_of_its_day_and_the_next(days: LocalDays, instant: datetime) -> None:
    """The two ways to ask, for the day of an instant and for the instants of a day, agree."""
    day = days.day_of(instant)
    assert days.start_of(day) <= instant < days.start_of(day + timedelta(1))
