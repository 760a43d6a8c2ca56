"""The session as a pure state machine: asking, in an evidence round searching, answered, finished."""

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
class Searching:
    """The question at `position` has its outcome, not told yet, and its proof waits to be found since `since`."""

    position: int
    since: Instant


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
    phase: Asking | Searching | Answered | Finished


def begin(total: int, at: Instant) -> SessionState:
    """Return a session of `total` questions that asks its first one."""
    return resume(total, (), at)


def resume(total: int, outcomes: tuple[Outcome, ...], at: Instant, *, is_searching: bool = False) -> SessionState:
    """Return a session that goes on behind the outcomes on record, or at the search for the proof of the last."""
    position = len(outcomes)
    if position > total:
        raise ValueError(f"{position} outcomes for {total} questions")
    if is_searching:
        return SessionState(total, outcomes, Searching(position - 1, at))
    return SessionState(total, outcomes, Asking(position, at) if position < total else Finished())


def take_hint(state: SessionState) -> SessionState:
    """Return the session with the hint of the question shown; only while asking."""
    return replace(state, phase=replace(asking(state), hint_used=True))


def answer(state: SessionState, outcome: Outcome, at: Instant, *, is_searched: bool = False) -> SessionState:
    """Return the session with the outcome of the question asked; its proof may be searched next. Only while asking."""
    position = asking(state).position
    phase = Searching(position, at) if is_searched else Answered(position)
    return replace(state, outcomes=(*state.outcomes, outcome), phase=phase)


def find(state: SessionState) -> SessionState:
    """Return the session at the answer whose proof was searched; only while searching."""
    return replace(state, phase=Answered(searching(state).position))


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


def searching(state: SessionState) -> Searching:
    """Return the phase of a session that is searching; raise ValueError for any other."""
    if not isinstance(state.phase, Searching):
        raise ValueError("No proof is being searched for.")
    return state.phase
