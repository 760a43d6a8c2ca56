"""Memory by FSRS-6."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.scheduling.memory import (
    LONGEST_INTERVAL_DAYS,
    Memory,
    Review,
    interval,
    next_memory,
    recall,
    replay,
    replay_steps,
)
from quiz.engine.scheduling.rating import Rating

VECTOR: list[Review] = [
    (Rating.AGAIN, 0), (Rating.GOOD, 0), (Rating.GOOD, 1), (Rating.GOOD, 3), (Rating.GOOD, 8), (Rating.GOOD, 21)
]  # fmt: skip

gaps = st.one_of(st.integers(0, 3), st.integers(0, 400), st.integers(0, 50_000))
later_reviews = st.lists(st.tuples(st.sampled_from(Rating), gaps), max_size=20)
histories = st.tuples(st.sampled_from(Rating), later_reviews).map(lambda parts: [(parts[0], 0), *parts[1]])
memories = st.builds(Memory, st.floats(0.001, 36_500), st.floats(1, 10))


def stepped(history: list[Review]) -> list[Memory]:
    """Return the memory after each review, each made from the one before."""
    memory, steps = None, []
    for rating, days in history:
        memory = next_memory(memory, rating, days)
        steps.append(memory)
    return steps


def test_the_published_vector_comes_out() -> None:
    """The history that py-fsrs and fsrs-rs test with leads to their figures."""
    (memory,) = replay([VECTOR])
    assert pytest.approx(53.62691, rel=1e-6) == memory.stability
    assert pytest.approx(6.3574867, rel=1e-6) == memory.difficulty


def test_a_night_between_two_reviews_is_what_counts() -> None:
    """Twelve hours later on the next local day memory has grown to 7.32 days; on the same day it stays at 2.31."""
    reviews = replay([[(Rating.GOOD, 0), (Rating.GOOD, days)] for days in (1, 0)])
    assert [7.32, 2.31] == [round(memory.stability, 2) for memory in reviews]


@settings(max_examples=60)
@given(st.lists(histories, max_size=12), st.integers(1, 12))
def test_replaying_in_any_batches_gives_what_steps_give(many: list[list[Review]], size: int) -> None:
    """Review by review, all at once or some at a time: the states are the same to the last bit."""
    steps = [stepped(history) for history in many]
    batches = [replay(many[start : start + size]) for start in range(0, len(many), size)]

    assert [states[-1] for states in steps] == replay(many)
    assert [states[-1] for states in steps] == [memory for batch in batches for memory in batch]
    assert steps == replay_steps(many)


def test_reviews_on_one_day_count_alike_in_steps_and_replay() -> None:
    """Repeats without a night between them change the memory, a little, and equally both ways."""
    history: list[Review] = [(Rating.AGAIN, 0), (Rating.AGAIN, 0), (Rating.GOOD, 0), (Rating.GOOD, 1), (Rating.GOOD, 0)]
    steps = stepped(history)

    assert steps[-1] == replay([history])[0]
    assert steps[0].stability != steps[1].stability < steps[2].stability


def test_a_review_before_the_one_before_is_refused() -> None:
    """A history that runs backwards is a fault of the caller, not a state."""
    with pytest.raises(ValueError, match="cannot be 2 days before"):
        replay([[(Rating.GOOD, 0), (Rating.GOOD, -2)]])


@given(memories)
def test_recall_falls_from_one_through_nine_tenths(memory: Memory) -> None:
    """Recall is certain at once, 0.9 after the stability, and falls all the time."""
    assert 1 == recall(memory, 0)
    assert pytest.approx(0.9) == recall(memory, memory.stability)
    assert recall(memory, memory.stability) > recall(memory, 2 * memory.stability) > 0


@pytest.mark.parametrize("retention", [0.7, 0.8, 0.9, 0.95])
@pytest.mark.parametrize("stability", [5.0, 100.0, 2_500.0])
def test_an_interval_ends_just_before_recall_falls_too_low(stability: float, retention: float) -> None:
    """On the day that an interval names, recall is still the desired one, and on the day after it is not."""
    memory = Memory(stability, 5.0)
    days = interval(memory, retention)
    assert recall(memory, days) >= retention > recall(memory, days + 1)


@given(memories, st.floats(0.7, 0.97))
def test_an_interval_is_the_librarys_in_whole_days(memory: Memory, retention: float) -> None:
    """The library's own interval, rounded down and kept between a day and a hundred years, is ours."""
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS

    days = FSRS(DEFAULT_PARAMETERS).next_interval(memory.stability, retention, 3)
    expected = min(max(days - 0.5, 1), LONGEST_INTERVAL_DAYS)
    assert interval(memory, retention) == pytest.approx(expected, abs=0.51, rel=1e-4)


def test_an_interval_is_a_day_at_least_and_a_hundred_years_at_most() -> None:
    """What was just missed comes back tomorrow, and no date runs out of the calendar."""
    assert 1 == interval(Memory(0.001, 10), 0.9)
    assert LONGEST_INTERVAL_DAYS == interval(Memory(36_500, 1), 0.7)
