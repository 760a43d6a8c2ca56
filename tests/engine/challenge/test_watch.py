"""Nothing that happens to a clock gives more time."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.challenge.watch import TOLERANCE_SECONDS, Watch
from quiz.model.challenge import Interruption
from quiz.model.instant import Instant

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(seconds: float, wall: float | None = None) -> Instant:
    """Return an instant by both clocks, which agree where only one is given."""
    return Instant(NOON + timedelta(seconds=seconds if wall is None else wall), 500 + seconds)


def watched(*looks: Instant, is_ticking: bool = True) -> Watch:
    """Return a watch that started at 0 after looks at it."""
    watch = Watch.started(at(0), is_ticking=is_ticking)
    for look in looks:
        watch = watch.seen(look)
    return watch


@pytest.mark.parametrize("seconds", [0.0, 0.001, 1.0, 29.999, 30.0, 30.001])
def test_time_is_told_to_the_millisecond(seconds: float) -> None:
    """With both clocks in step nothing is noticed."""
    watch = watched(*map(at, range(int(seconds) + 1)))

    assert round(seconds * 1000) == watch.milliseconds(at(seconds))
    assert frozenset() == watch.interruptions


def test_sleep_that_only_the_time_of_day_has_counted_counts() -> None:
    """A laptop that slept for a minute comes back with a minute less, and the run is marked."""
    watch = watched(at(1), at(1.5, 61.5), at(2, 62))

    assert 62_000 == watch.milliseconds(at(2, 62))
    assert {Interruption.SUSPENDED} == watch.interruptions


def test_sleep_that_both_clocks_have_counted_counts() -> None:
    """Where the clock goes on while the computer sleeps, or the process was stopped, the ticks are missed."""
    watch = watched(at(1), at(61))

    assert 61_000 == watch.milliseconds(at(61))
    assert {Interruption.STOPPED} == watch.interruptions
    assert frozenset() == watched(at(1), at(61), is_ticking=False).interruptions


@pytest.mark.parametrize(("pause", "noticed"), [(3.0, set()), (3.001, {Interruption.STOPPED})])
def test_missed_ticks_are_noticed_from_three_seconds_on(pause: float, noticed: set[Interruption]) -> None:
    """A tick that comes a little late is none."""
    assert noticed == watched(at(1), at(1 + pause)).interruptions


def test_a_clock_set_back_gives_no_time() -> None:
    """The run is marked, and the clock that is never set back tells the time, even before the next look."""
    watch = watched(at(1), at(2, -3600), at(3, -3599))

    assert 2_000 == watched(at(1)).milliseconds(at(2, -3600))
    assert 3_000 == watch.milliseconds(at(3, -3599))
    assert {Interruption.SET_BACK} == watch.interruptions


@pytest.mark.parametrize(
    ("apart", "milliseconds", "noticed"),
    [
        (0.999, 2_000, set()),
        (1.001, 3_001, {Interruption.SUSPENDED}),
        (-0.999, 2_000, set()),
        (-1.001, 2_000, {Interruption.SET_BACK}),
    ],
)
def test_clocks_that_disagree_are_noticed_from_one_second_on(
    apart: float, milliseconds: int, noticed: set[Interruption]
) -> None:
    """What a time server corrects is less, and neither is held against anybody nor gives time."""
    watch = watched(at(1), at(2, 2 + apart))

    assert milliseconds == watch.milliseconds(at(2, 2 + apart))
    assert noticed == watch.interruptions


def test_setting_the_clock_back_hides_no_sleep() -> None:
    """An hour back, then asleep for an hour: both are noticed, and the hour is gone."""
    watch = watched(at(1), at(2, -3598), at(2.5, 2.5), at(3, 3))

    assert 3_603_000 == watch.milliseconds(at(3, 3))
    assert {Interruption.SET_BACK, Interruption.SUSPENDED} == watch.interruptions


def test_a_key_from_before_the_latest_look_is_timed_by_itself() -> None:
    """A key pressed before the computer slept has its time, and one pressed after it has lost the sleep."""
    watch = watched(at(10), at(10.5, 70.5))

    assert 70_000 == watched(at(10)).milliseconds(at(10, 70))
    assert [10_000, 10_200, 70_200] == [watch.milliseconds(key) for key in (at(10), at(10.2), at(10.2, 70.2))]


@dataclass
class World:
    """What truly happens: the time that has gone by, and what each clock shows."""

    true: float = 0.0
    monotonic: float = 0.0
    wall: float = 0.0

    def look(self) -> Instant:
        """Return what the clocks show."""
        return at(self.monotonic, self.wall)


happenings = st.lists(
    st.tuples(st.sampled_from(["run", "sleep", "deep sleep", "set"]), st.floats(0, 7200), st.floats(-7200, 7200)),
    max_size=12,
)


@given(happenings, st.booleans())
def test_whatever_happens_no_time_is_won(events: list[tuple[str, float, float]], is_ticking: bool) -> None:
    """The watch never shows less than the time that truly went by, but for what is too short to be a sleep."""
    world = World()
    watch = Watch.started(world.look(), is_ticking=is_ticking)
    for what, seconds, shift in events:
        if what == "set":
            world.wall += shift
        else:
            world.true += seconds
            world.wall += seconds
            # Some clocks stand still while the computer sleeps, and some go on.
            world.monotonic += 0 if what == "deep sleep" else seconds
        watch = watch.seen(world.look())
    missed = TOLERANCE_SECONDS * sum(what == "deep sleep" for what, _, _ in events)

    assert watch.milliseconds(world.look()) >= (world.true - missed) * 1000 - 1


def test_looks_in_any_order_tell_the_same_time() -> None:
    """Whichever event is handled first, an instant has one time."""
    looks = [at(1), at(2), at(2.4, 62.4), at(3, 63)]
    for instant, expected in ((at(1.5), 1_500), (at(2.2, 62.2), 62_200), (at(3, 63), 63_000)):
        assert {expected} == {watched(*order).milliseconds(instant) for order in permutations(looks)}
