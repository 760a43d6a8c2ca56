"""The zone of the machine, and zones by their names."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.scheduling.days import LocalDays
from quiz.settings.time_zone import MachineZone, zone_called

# What a system without this function calls its zone cannot be changed from here, so that UTC has to do there.
ZONES = ["Europe/Vienna", "America/St_Johns", "Australia/Lord_Howe"] if hasattr(time, "tzset") else []

moments = st.datetimes(datetime(2000, 1, 1), datetime(2036, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 # made aware


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The name of a zone to which the machine is set."""
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


def test_the_machine_shows_what_its_zone_says(zone: str) -> None:
    """The same clocks and the same days as by the rules of the zone itself, also around changes of the clocks."""
    days, named = LocalDays(MachineZone(), time_of_day(2, 30)), LocalDays(ZoneInfo(zone), time_of_day(2, 30))

    @given(moments)
    def check(moment: datetime) -> None:
        shown, expected = moment.astimezone(MachineZone()), moment.astimezone(ZoneInfo(zone))
        assert (expected.replace(tzinfo=None), expected.fold) == (shown.replace(tzinfo=None), shown.fold)
        assert (expected.utcoffset(), expected.tzname()) == (shown.utcoffset(), shown.tzname())
        assert moment == shown.astimezone(UTC)
        assert named.day_of(moment) == days.day_of(moment)

    check()
    day = datetime(2026, 1, 1, tzinfo=UTC).date()
    for _ in range(366):
        assert named.start_of(day) == days.start_of(day)
        day += timedelta(1)


def test_zones_are_called_by_their_names() -> None:
    """No name is that of the machine, and a name that is none leads to nothing."""
    assert isinstance(zone_called(""), MachineZone)
    assert ZoneInfo("Asia/Kathmandu") == zone_called("Asia/Kathmandu")
    for name in ("Nowhere/Atlantis", "../../etc/passwd", "Europe", "a\0b", "ü" * 300):
        assert None is zone_called(name)
