"""The session as a pure state machine: asking, answered, finished."""

from dataclasses import dataclass, replace

from quiz.model.instant import Instant
from quiz.model.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Asking:
    """The question at `position` waits for an answer since `since`."""

    position: int
    since: Instant
    hint_used: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """The question at `position` has its outcome, and the learner reads about it."""

    position: int


@dataclass(frozen=True, slots=True)
class Finished:
    """Every question of the paper has its outcome."""


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where a session stands: the outcomes so far, in the order of the paper, and the phase."""

    total: int
    outcomes: tuple[Outcome, ...]
    phase: Asking | Answered | Finished


def begin(total: int, at: Instant) -> SessionState:
    """Return a session of `total` questions that asks its first one."""
    return resume(total, (), at)


def resume(total: int, outcomes: tuple[Outcome, ...], at: Instant) -> SessionState:
    """Return a session that goes on behind the outcomes that were recorded."""
    position = len(outcomes)
    if position > total:
        raise ValueError(f"{position} outcomes for {total} questions")
    return SessionState(total, outcomes, Asking(position, at) if position < total else Finished())


def take_hint(state: SessionState) -> SessionState:
    """Return the session with the hint of the question shown; only while asking."""
    return replace(state, phase=replace(asking(state), hint_used=True))


def answer(state: SessionState, outcome: Outcome) -> SessionState:
    """Return the session with the outcome of the question asked; only while asking."""
    return replace(state, outcomes=(*state.outcomes, outcome), phase=Answered(asking(state).position))


def advance(state: SessionState, at: Instant) -> SessionState:
    """Return the session at its next question, or finished; only after an answer."""
    if not isinstance(state.phase, Answered):
        raise ValueError("There is no answer to go on from.")
    return resume(state.total, state.outcomes, at)


def asking(state: SessionState) -> Asking:
    """Return the phase of a session that is asking; raise ValueError for any other."""
    if not isinstance(state.phase, Asking):
        raise ValueError("No question is being asked.")
    return state.phase
