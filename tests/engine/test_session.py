"""The session as a state machine."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.session import (
    Answered,
    Asking,
    Finished,
    Searching,
    SessionState,
    advance,
    answer,
    begin,
    find,
    resume,
    take_hint,
)
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome

NOON = Instant(datetime(2026, 3, 1, 12, tzinfo=UTC), 1000.0)
LATER = Instant(datetime(2026, 3, 1, 12, 5, tzinfo=UTC), 1300.0)
RIGHT = Outcome.of_score(1)
WRONG = Outcome.of_score(0)


def test_a_session_asks_answers_and_finishes() -> None:
    """Two questions lead through asking and answered to finished."""
    first = begin(2, NOON)
    assert Asking(0, NOON) == first.phase

    told = answer(first, RIGHT, NOON)
    assert Answered(0) == told.phase

    second = advance(told, LATER)
    assert Asking(1, LATER) == second.phase

    end = advance(answer(second, WRONG, LATER), LATER)
    assert SessionState(2, (RIGHT, WRONG), Finished()) == end


def test_a_session_without_questions_is_over_at_once() -> None:
    """Nothing to ask means finished."""
    assert Finished() == begin(0, NOON).phase


def test_a_hint_is_remembered_until_the_answer() -> None:
    """Taking a hint changes the phase of the question asked and of no other."""
    hinted = take_hint(begin(2, NOON))
    assert Asking(0, NOON, hint_used=True) == hinted.phase

    assert Asking(1, LATER, hint_used=False) == advance(answer(hinted, RIGHT, LATER), LATER).phase


def test_a_session_goes_on_where_it_was_left() -> None:
    """Resuming behind recorded outcomes asks the next question."""
    assert Asking(1, LATER) == resume(3, (WRONG,), LATER).phase
    assert Finished() == resume(1, (WRONG,), LATER).phase


def test_the_proof_of_an_answer_is_searched_before_it_is_told() -> None:
    """The outcome is there while the search goes on, also where the session was left in the middle of it."""
    searched = answer(begin(2, NOON), RIGHT, LATER, is_searched=True)
    assert SessionState(2, (RIGHT,), Searching(0, LATER)) == searched
    assert searched == resume(2, (RIGHT,), LATER, is_searching=True)

    assert SessionState(2, (RIGHT,), Answered(0)) == find(searched)


def test_more_outcomes_than_questions_are_refused() -> None:
    """A record that does not fit its paper is a fault, not a session."""
    with pytest.raises(ValueError, match="2 outcomes for 1 questions"):
        resume(1, (RIGHT, RIGHT), NOON)


STEPS = {
    "answer": lambda state: answer(state, RIGHT, LATER),
    "answer and search": lambda state: answer(state, WRONG, LATER, is_searched=True),
    "find": find,
    "advance": lambda state: advance(state, LATER),
    "hint": take_hint,
}


@given(st.integers(min_value=0, max_value=4), st.lists(st.sampled_from(sorted(STEPS)), max_size=30))
def test_any_steps_keep_the_session_sound(total: int, steps: list[str]) -> None:
    """Whatever is tried, outcomes never outnumber questions, and a step that does not fit changes nothing."""
    state = begin(total, NOON)
    for step in steps:
        fits = {"find": Searching, "advance": Answered}.get(step, Asking)
        if isinstance(state.phase, fits):
            state = STEPS[step](state)
        else:
            with pytest.raises(
                ValueError, match=r"No question is being asked|No proof is being|no answer to go on from"
            ):
                STEPS[step](state)
        match state.phase:
            case Asking(position):
                assert len(state.outcomes) == position < total
            case Answered(position) | Searching(position):
                assert len(state.outcomes) == position + 1 <= total
            case Finished():
                assert len(state.outcomes) == total
