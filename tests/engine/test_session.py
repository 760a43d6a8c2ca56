"""The session as a state machine."""

from collections.abc import Callable
from dataclasses import astuple, replace
from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.given import NOTHING, Counts, Given, GivenAttempt
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
    put_off,
    redo,
    resume,
    search,
    take_hint,
    undo,
)
from quiz.model.attempt import Attempt, QuestionName
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome, Verdict

NOON = Instant(datetime(2026, 3, 1, 12, tzinfo=UTC), 1000.0)
LATER = Instant(datetime(2026, 3, 1, 12, 5, tzinfo=UTC), 1300.0)


def attempt_at(position: int, number: int = 0, score: float = 1) -> Attempt:
    """Return an attempt at a position, a right one unless another score is wanted; the number tells it from others."""
    return Attempt(
        id=number.to_bytes(16, "big"),
        session=bytes(16),
        question=QuestionName("who.what", f"question-{position}"),
        pack_version="1.0.0",
        seen="",
        key="",
        position=position,
        presented=(),
        response=None,
        outcome=Outcome.of_score(score),
        hint_used=False,
        started=NOON.utc,
        ended=NOON.utc,
        milliseconds=0,
        seed=0,
    )


def given_of(*attempts: Attempt) -> Given:
    """Return attempts that were given one after another."""
    found = Given()
    for attempt in attempts:
        found = found.with_one(attempt.id, attempt.position, attempt.outcome)
    return found


def answered(state: SessionState) -> SessionState:
    """Return the session with the question asked answered, and gone on from."""
    assert isinstance(state.phase, Asking)
    return advance(answer(state, attempt_at(state.phase.position), NOON), LATER)


def asked_in(state: SessionState) -> int | None:
    """Return the position of the question asked, or None where none is."""
    return state.phase.position if isinstance(state.phase, Asking) else None


def test_a_session_asks_answers_and_finishes() -> None:
    """Two questions lead through asking and answered to finished."""
    first = begin(2, NOON)
    assert Asking(0, NOON) == first.phase

    told = answer(first, attempt_at(0), NOON)
    assert Answered(0) == told.phase

    second = advance(told, LATER)
    assert Asking(1, LATER) == second.phase

    end = advance(answer(second, attempt_at(1), LATER), LATER)
    assert (given_of(attempt_at(0), attempt_at(1)), 2, Finished()) == (end.given, end.total, end.phase)
    assert end.is_complete


def test_a_session_without_questions_is_over_at_once() -> None:
    """Nothing to ask means finished."""
    assert Finished() == begin(0, NOON).phase


def test_a_hint_is_remembered_until_the_answer() -> None:
    """Taking a hint changes the phase of the question asked and of no other."""
    hinted = take_hint(begin(2, NOON))
    assert Asking(0, NOON, hint_used=True) == hinted.phase

    assert Asking(1, LATER, hint_used=False) == answered(hinted).phase


def test_a_session_goes_on_where_it_was_left() -> None:
    """Resuming behind recorded answers asks the next question."""
    assert Asking(1, LATER) == resume(3, LATER, given=given_of(attempt_at(0))).phase
    assert Finished() == resume(1, LATER, given=given_of(attempt_at(0))).phase


def test_the_proof_of_an_answer_is_searched_before_it_is_told() -> None:
    """The outcome is there while the search goes on, also where the session was left in the middle of it."""
    searched = answer(begin(2, NOON), attempt_at(0), LATER, is_searched=True)
    assert (given_of(attempt_at(0)), Searching(0, LATER)) == (searched.given, searched.phase)
    assert searched == search(resume(2, LATER, given=given_of(attempt_at(0))), LATER)
    assert (NOTHING, NOTHING, False) == (searched.behind, searched.told, searched.is_told(0))

    found = find(searched)
    assert Answered(0) == found.phase
    assert (NOTHING, Counts(1, 1, 1.0), True) == (found.behind, found.told, found.is_told(0))


@pytest.mark.parametrize("positions", [(0, 1), (0, 0), (1,)])
def test_answers_that_do_not_fit_the_paper_are_refused(positions: tuple[int, ...]) -> None:
    """A record that does not fit its paper is a fault, not a session."""
    with pytest.raises(ValueError, match="answers that do not fit 1 questions"):
        resume(1, NOON, given=given_of(*map(attempt_at, positions)))


def test_an_answer_belongs_to_the_question_asked() -> None:
    """Another one is a mistake of ours."""
    with pytest.raises(ValueError, match="Another question"):
        answer(begin(2, NOON), attempt_at(1), NOON)


def test_what_was_put_off_comes_back_at_the_end() -> None:
    """The one put off longest ago first, and what is put off again goes behind the others."""
    state = put_off(begin(4, NOON), LATER)
    assert Asking(1, LATER) == state.phase
    state = answered(put_off(answered(state), LATER))
    assert (0, (0, 2)) == (asked_in(state), state.put_off)

    state = put_off(state, LATER)
    assert (2, (2, 0)) == (asked_in(state), state.put_off)
    assert 0 == asked_in(answered(state))


def test_the_only_question_left_cannot_be_put_off() -> None:
    """There is nothing to be asked before it."""
    state = answered(begin(2, NOON))
    assert not state.can_put_off
    with pytest.raises(ValueError, match="no question that could be asked before"):
        put_off(state, LATER)


def test_answers_are_undone_step_by_step_and_redone() -> None:
    """Each time the question is asked again at once, or its answer is told again."""
    end = answer(answered(begin(2, NOON)), attempt_at(1), LATER)
    one = undo(end, LATER)
    assert (given_of(attempt_at(0)), Asking(1, LATER)) == (one.given, one.phase)
    none = undo(one, LATER)
    assert (given_of(), Asking(0, LATER)) == (none.given, none.phase)
    assert not none.can_undo

    again = redo(none, attempt_at(0), LATER)
    assert (Answered(0), given_of(attempt_at(0))) == (again.phase, again.given)
    assert end == redo(again, attempt_at(1), LATER)
    assert end == redo(advance(again, LATER), attempt_at(1), LATER)
    with pytest.raises(ValueError, match="Another answer"):
        redo(again, attempt_at(1, 7), LATER)


def test_another_answer_or_putting_off_ends_the_redoing() -> None:
    """What was undone before stays undone."""
    undone = undo(answered(begin(3, NOON)), LATER)
    assert undone.can_redo
    for changed in (answer(undone, attempt_at(0, 7), LATER), put_off(undone, LATER)):
        assert not changed.can_redo
        with pytest.raises(ValueError, match="no answer to be redone"):
            redo(changed, attempt_at(0), LATER)


def test_a_search_is_undone_with_its_answer() -> None:
    """And redone it goes on, unless the proof was found before."""
    searched = answer(begin(1, NOON), attempt_at(0), NOON, is_searched=True)
    undone = undo(searched, NOON)
    assert Asking(0, NOON) == undone.phase
    assert searched == redo(undone, attempt_at(0), NOON, is_searched=True)
    assert find(searched) == redo(undo(find(searched), NOON), attempt_at(0), NOON)


def test_lists_made_from_one_another_stay_as_they_are() -> None:
    """Whatever is added to one of them afterwards, and though they share what they have in common."""
    first, right, other = attempt_at(0, 1), attempt_at(1, 2), attempt_at(2, 3, 0.25)
    skipped = Outcome(Verdict.SKIPPED, 0.0)
    one = given_of(first)
    two, instead = (one.with_one(each.id, each.position, each.outcome) for each in (right, other))
    three = two.with_one(bytes(16), 3, skipped)
    assert [2, 2, 3, 1] == [len(given) for given in (two, instead, three, two.before)]
    assert [
        GivenAttempt(right.id, 1),
        GivenAttempt(other.id, 2),
        GivenAttempt(bytes(16), 3),
        GivenAttempt(first.id, 0),
    ] == [given.latest for given in (two, instead, three, two.before)]
    assert [(2, 2, 2.0), (2, 2, 1.25), (3, 2, 2.0), (1, 1, 1.0)] == [
        astuple(given.counts) for given in (two, instead, three, two.before)
    ]
    assert (two, one) == (three.before, instead.before)
    assert two != instead
    with pytest.raises(IndexError):
        given_of().latest  # noqa: B018 - it is what raises


Step = Callable[[SessionState, int], SessionState]

MOST = 4
"""So many questions are in a session of any steps."""


def recorded(attempt_id: bytes) -> Attempt:
    """Return the attempt of an id, as the record has it: the id tells its position and its score."""
    number = int.from_bytes(attempt_id, "big")
    return attempt_at(number % MOST, number, number % 3 / 2)


def new_attempt(state: SessionState, number: int) -> Attempt:
    """Return an attempt of that number at the question asked, if one is."""
    return recorded((number * MOST + (asked_in(state) or 0)).to_bytes(16, "big"))


STEPS: dict[str, Step] = {
    "answer": lambda state, number: answer(state, new_attempt(state, number), LATER),
    "answer and search": lambda state, number: answer(state, new_attempt(state, number), LATER, is_searched=True),
    "find": lambda state, _: find(state),
    "advance": lambda state, _: advance(state, LATER),
    "hint": lambda state, _: take_hint(state),
    "put off": lambda state, _: put_off(state, LATER),
    "undo": lambda state, _: undo(state, LATER),
    "redo": lambda state, _: redo(state, recorded(state.undone[-1] if state.undone else bytes(16)), LATER),
}
Fitting = Callable[[SessionState], bool]
FITS: dict[str, Fitting] = {
    "find": lambda state: isinstance(state.phase, Searching),
    "advance": lambda state: isinstance(state.phase, Answered),
    "put off": lambda state: state.can_put_off,
    "undo": lambda state: state.can_undo,
    "redo": lambda state: state.can_redo,
}


def is_asking(state: SessionState) -> bool:
    """Tell whether a question is asked, as most steps need."""
    return isinstance(state.phase, Asking)


def phase_behind(total: int, positions: list[int], put_off_positions: tuple[int, ...]) -> Asking | Finished:
    """Return what comes behind answers: the first question that was not put off, or the one put off longest ago."""
    waiting = [position for position in range(total) if position not in positions]
    fresh = [position for position in waiting if position not in put_off_positions]
    again = [position for position in put_off_positions if position in waiting]
    return Asking((fresh or again)[0], LATER) if waiting else Finished()


@given(st.integers(min_value=0, max_value=MOST), st.lists(st.sampled_from(sorted(STEPS)), max_size=40))
def test_any_steps_keep_the_session_sound(total: int, steps: list[str]) -> None:
    """A step that does not fit changes nothing; the session is always the one that its record leads to."""
    state, numbers = begin(total, NOON), count(1)
    for step in steps:
        fits = FITS.get(step, is_asking)
        if fits(state):
            state = STEPS[step](state, next(numbers))
        else:
            with pytest.raises(ValueError, match=r"^(No|Another|There is no) "):
                STEPS[step](state, next(numbers))
        positions = [attempt.position for attempt in state.given]
        assert len(positions) == len(set(positions)) <= total
        assert len(state.put_off) == len(set(state.put_off))
        assert {recorded(attempt_id).position for attempt_id in state.undone}.isdisjoint(positions)
        scores = [recorded(attempt.id).outcome.score for attempt in state.given]
        assert Counts(len(scores), len(scores), sum(scores)) == state.given.counts
        rebuilt = resume(total, LATER, given=state.given, put_off=state.put_off, undone=state.undone)
        assert phase_behind(total, positions, state.put_off) == rebuilt.phase
        match state.phase:
            case Answered(position) | Searching(position):
                assert position == positions[-1]
            case Asking(position):
                assert position not in positions
                assert rebuilt == replace(state, phase=Asking(position, LATER))
            case Finished():
                assert rebuilt == state
