"""States as a function of the answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.scheduling.leech import lapses_in
from quiz.engine.scheduling.memory import recall
from quiz.engine.scheduling.rating import Rating
from quiz.engine.scheduling.state import State, histories_of, reviewed, states_of

Rated = tuple[tuple[str, str], int, Rating]

subjects = st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(["key", "other key"]))
records = st.lists(st.tuples(subjects, st.integers(739_000, 739_400), st.sampled_from(Rating)), max_size=40).map(
    lambda rated: sorted(rated, key=lambda review: review[1])
)


@settings(max_examples=60)
@given(records)
def test_states_made_anew_are_those_made_answer_by_answer(rated: list[Rated]) -> None:
    """What is kept after each answer and what is rebuilt from all of them are equal in every field."""
    kept: dict[tuple[str, str], State] = {}
    for subject, day, rating in rated:
        kept[subject] = reviewed(kept.get(subject), rating, day)

    assert kept == states_of(histories_of(rated))


@given(records, st.data())
def test_questions_do_not_influence_one_another(rated: list[Rated], data: st.DataObject) -> None:
    """Rebuilding one question from its own answers gives what rebuilding everything gives it."""
    everything = states_of(histories_of(rated))
    if everything:
        subject = data.draw(st.sampled_from(sorted(everything)))
        own = [review for review in rated if review[0] == subject]
        assert {subject: everything[subject]} == states_of(histories_of(own))


def test_a_changed_key_starts_anew() -> None:
    """A question with another key is another subject: answers to the old one say nothing of it."""
    state = states_of(
        histories_of([(("danube", "old"), 1, Rating.GOOD), (("danube", "new"), 9, Rating.GOOD)])
    )[("danube", "new")]  # fmt: skip
    assert reviewed(None, Rating.GOOD, 9) == state


def test_a_state_knows_its_days_and_lapses() -> None:
    """The first and the last day, the misses on later days, and when it is due."""
    rated = [("a", 10, Rating.AGAIN), ("a", 10, Rating.GOOD), ("a", 12, Rating.AGAIN), ("a", 13, Rating.GOOD)]
    (state,) = states_of(histories_of(rated)).values()

    assert (10, 13, 1) == (state.first_day, state.last_day, state.lapses)
    assert recall(state.memory, 4) == state.recall_on(17)
    assert recall(state.memory, 0) == state.recall_on(13) == state.recall_on(12)
    assert state.due_day(0.9) > 13
    assert state.due_day(0.8) >= state.due_day(0.9) >= state.due_day(0.95)


def test_answers_out_of_order_are_refused() -> None:
    """An answer that arrives late, as after a merge, needs the question's answers replayed in order."""
    with pytest.raises(ValueError, match="Day 4 is before the last review on day 5"):
        reviewed(reviewed(None, Rating.GOOD, 5), Rating.GOOD, 4)
    with pytest.raises(ValueError, match="1 days before"):
        states_of(histories_of([("a", 5, Rating.GOOD), ("a", 4, Rating.GOOD)]))


def test_only_misses_on_later_days_are_lapses() -> None:
    """A first miss and repeats on one day are none."""
    assert 0 == lapses_in([(Rating.AGAIN, 0), (Rating.AGAIN, 0)])
    assert 2 == lapses_in(
        [(Rating.AGAIN, 0), (Rating.AGAIN, 1), (Rating.AGAIN, 0), (Rating.HARD, 1), (Rating.AGAIN, 2)]
    )
