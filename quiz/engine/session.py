"""The session as a pure state machine: asking, in an evidence round searching, answered, finished.

Where a session stands follows from the answers that count, from what was put off and from what was undone. So it is the
same whether it was lived through or read from the record.
"""

from dataclasses import replace

from quiz.model.attempt import Attempt
from quiz.model.dataclass import dataclass
from quiz.model.instant import Instant


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
    """Where a session of `total` questions stands.

    `given` are the attempts that count, in the order in which they were given, and `undone` those that can be redone,
    in the order in which they were undone. `put_off` are positions in the order in which they were last put off.
    """

    total: int
    given: tuple[Attempt, ...]
    put_off: tuple[int, ...]
    undone: tuple[Attempt, ...]
    phase: Asking | Searching | Answered | Finished

    @property
    def is_complete(self) -> bool:
        """Whether every question has been answered."""
        return len(self.given) == self.total

    @property
    def can_put_off(self) -> bool:
        """Whether there is another question to be asked before the one that is asked."""
        return isinstance(self.phase, Asking) and len(self.given) + 1 < self.total

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to be undone; once the session is finished all of them stay."""
        return bool(self.given) and not isinstance(self.phase, Finished)

    @property
    def can_redo(self) -> bool:
        """Whether there is an answer to be redone."""
        return bool(self.undone) and isinstance(self.phase, Asking | Answered)


def begin(total: int, at: Instant) -> SessionState:
    """Return a session of `total` questions that asks its first one."""
    return resume(total, at)


def resume(
    total: int,
    at: Instant,
    *,
    given: tuple[Attempt, ...] = (),
    put_off: tuple[int, ...] = (),
    undone: tuple[Attempt, ...] = (),
) -> SessionState:
    """Return a session that goes on behind what is on record.

    The next question is the first that is not answered and was not put off, or else the one put off longest ago. Raises
    ValueError where the answers do not fit the paper.
    """
    answered = {attempt.position for attempt in given}
    if len(answered) < len(given) or not answered <= set(range(total)):
        raise ValueError(f"{len(given)} answers that do not fit {total} questions")
    phase: Asking | Finished
    waiting = [position for position in range(total) if position not in answered]
    if waiting:
        first = next((position for position in waiting if position not in put_off), None)
        phase = Asking(min(waiting, key=put_off.index) if first is None else first, at)
    else:
        phase = Finished()
    return SessionState(total, given, put_off, undone, phase)


def search(state: SessionState, at: Instant) -> SessionState:
    """Return the session at the search for the proof of its latest answer."""
    return replace(state, phase=Searching(state.given[-1].position, at))


def take_hint(state: SessionState) -> SessionState:
    """Return the session with the hint of the question shown; only while asking."""
    return replace(state, phase=replace(asking(state), hint_used=True))


def answer(state: SessionState, attempt: Attempt, at: Instant, *, is_searched: bool = False) -> SessionState:
    """Return the session with an attempt at the question asked; its proof may be searched next. Only while asking."""
    if attempt.position != asking(state).position:
        raise ValueError("Another question is being asked.")
    return replace(state, given=(*state.given, attempt), undone=(), phase=_behind(attempt, at, is_searched=is_searched))


def find(state: SessionState) -> SessionState:
    """Return the session at the answer whose proof was searched; only while searching."""
    return replace(state, phase=Answered(searching(state).position))


def advance(state: SessionState, at: Instant) -> SessionState:
    """Return the session at its next question, or finished; only after an answer."""
    if not isinstance(state.phase, Answered):
        raise ValueError("There is no answer to go on from.")
    return resume(state.total, at, given=state.given, put_off=state.put_off, undone=state.undone)


def put_off(state: SessionState, at: Instant) -> SessionState:
    """Return the session at another question; the one asked comes back at the end. Only while there is another."""
    if not state.can_put_off:
        raise ValueError("There is no question that could be asked before this one.")
    position = asking(state).position
    others = tuple(other for other in state.put_off if other != position)
    return resume(state.total, at, given=state.given, put_off=(*others, position))


def undo(state: SessionState, at: Instant) -> SessionState:
    """Return the session with the latest answer taken back and its question asked again."""
    if not state.can_undo:
        raise ValueError("There is no answer to be undone.")
    latest = state.given[-1]
    return replace(state, given=state.given[:-1], undone=(*state.undone, latest), phase=Asking(latest.position, at))


def redo(state: SessionState, at: Instant, *, is_searched: bool = False) -> SessionState:
    """Return the session at the answer that was undone last, which counts again; its proof may be searched next."""
    if not state.can_redo:
        raise ValueError("There is no answer to be redone.")
    latest = state.undone[-1]
    return replace(
        state,
        given=(*state.given, latest),
        undone=state.undone[:-1],
        phase=_behind(latest, at, is_searched=is_searched),
    )


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


def _behind(attempt: Attempt, at: Instant, *, is_searched: bool) -> Searching | Answered:
    return Searching(attempt.position, at) if is_searched else Answered(attempt.position)
