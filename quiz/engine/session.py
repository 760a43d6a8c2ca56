"""The session as a pure state machine: asking, in an evidence round searching, answered, finished.

Where a session stands follows from the answers that count, from what was put off and from what was undone. So it is the
same whether it was lived through or read from the record. What it keeps of each answer is little and what it does for
each is the same, however many there are.
"""

from dataclasses import replace

from quiz.engine.given import Counts, Given
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


_PUT_OFF, _ANSWERED = 1, 2


@dataclass(frozen=True, slots=True)
class SessionState:
    """Where a session stands.

    `given` are the attempts that count, and `undone` the ids of those that can be redone, in the order in which they
    were undone. `put_off` are positions in the order in which they were last put off. `marks` has a byte for each
    question of the paper, which tells whether it was put off and whether it is answered.
    """

    given: Given
    put_off: tuple[int, ...]
    undone: tuple[bytes, ...]
    marks: bytes
    phase: Asking | Searching | Answered | Finished

    @property
    def total(self) -> int:
        """How many questions the paper has."""
        return len(self.marks)

    @property
    def is_complete(self) -> bool:
        """Whether every question has been answered."""
        return len(self.given) == self.total

    @property
    def behind(self) -> Counts:
        """What is behind the question shown; its own answer is not."""
        return self.given.counts if isinstance(self.phase, Asking | Finished) else self.given.before.counts

    @property
    def told(self) -> Counts:
        """What has been told: all but an answer whose proof is searched for."""
        return self.behind if isinstance(self.phase, Searching) else self.given.counts

    def was_put_off(self, position: int) -> bool:
        """Whether the question at a position was put off."""
        return bool(self.marks[position] & _PUT_OFF)

    def is_told(self, position: int) -> bool:
        """Whether the question at a position is answered and its outcome told."""
        is_searched = isinstance(self.phase, Searching) and self.phase.position == position
        return bool(self.marks[position] & _ANSWERED) and not is_searched

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
    return resume(total, at, given=Given())


def resume(
    total: int, at: Instant, *, given: Given, put_off: tuple[int, ...] = (), undone: tuple[bytes, ...] = ()
) -> SessionState:
    """Return a session that goes on behind what is on record.

    The next question is the first that is not answered and was not put off, or else the one put off longest ago. Raises
    ValueError where the answers do not fit the paper.
    """
    marks = bytearray(total)
    for attempt in given:
        if attempt.position >= total or marks[attempt.position]:
            raise ValueError(f"{len(given)} answers that do not fit {total} questions")
        marks[attempt.position] = _ANSWERED
    put_off = tuple(position for position in put_off if position < total)
    for position in put_off:
        marks[position] |= _PUT_OFF
    return _next(SessionState(given, put_off, undone, bytes(marks), Finished()), at)


def search(state: SessionState, at: Instant) -> SessionState:
    """Return the session at the search for the proof of its latest answer."""
    return replace(state, phase=Searching(state.given.latest.position, at))


def take_hint(state: SessionState) -> SessionState:
    """Return the session with the hint of the question shown; only while asking."""
    return replace(state, phase=replace(asking(state), hint_used=True))


def answer(state: SessionState, attempt: Attempt, at: Instant, *, is_searched: bool = False) -> SessionState:
    """Return the session with an attempt at the question asked; its proof may be searched next. Only while asking."""
    if attempt.position != asking(state).position:
        raise ValueError("Another question is being asked.")
    return _given(replace(state, undone=()), attempt, at, is_searched=is_searched)


def find(state: SessionState) -> SessionState:
    """Return the session at the answer whose proof was searched; only while searching."""
    return replace(state, phase=Answered(searching(state).position))


def advance(state: SessionState, at: Instant) -> SessionState:
    """Return the session at its next question, or finished; only after an answer."""
    if not isinstance(state.phase, Answered):
        raise ValueError("There is no answer to go on from.")
    return _next(state, at)


def put_off(state: SessionState, at: Instant) -> SessionState:
    """Return the session at another question; the one asked comes back at the end. Only while there is another."""
    if not state.can_put_off:
        raise ValueError("There is no question that could be asked before this one.")
    position = asking(state).position
    others = tuple(other for other in state.put_off if other != position)
    marks = _marked(state.marks, position, _PUT_OFF)
    return _next(replace(state, put_off=(*others, position), undone=(), marks=marks), at)


def undo(state: SessionState, at: Instant) -> SessionState:
    """Return the session with the latest answer taken back and its question asked again."""
    if not state.can_undo:
        raise ValueError("There is no answer to be undone.")
    latest = state.given.latest
    return replace(
        state,
        given=state.given.before,
        undone=(*state.undone, latest.id),
        marks=_marked(state.marks, latest.position, state.marks[latest.position] & ~_ANSWERED),
        phase=Asking(latest.position, at),
    )


def redo(state: SessionState, attempt: Attempt, at: Instant, *, is_searched: bool = False) -> SessionState:
    """Return the session at the attempt that was undone last, which counts again; its proof may be searched next."""
    if not state.can_redo:
        raise ValueError("There is no answer to be redone.")
    if attempt.id != state.undone[-1]:
        raise ValueError("Another answer was undone last.")
    return _given(replace(state, undone=state.undone[:-1]), attempt, at, is_searched=is_searched)


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


def _given(state: SessionState, attempt: Attempt, at: Instant, *, is_searched: bool) -> SessionState:
    position = attempt.position
    return replace(
        state,
        given=state.given.with_one(attempt.id, position, attempt.outcome),
        marks=_marked(state.marks, position, state.marks[position] | _ANSWERED),
        phase=Searching(position, at) if is_searched else Answered(position),
    )


def _next(state: SessionState, at: Instant) -> SessionState:
    """Return the session at the first question that is not answered and was not put off, or the one put off first."""
    position = state.marks.find(0)
    if position < 0:
        waiting = (position for position in state.put_off if state.marks[position] == _PUT_OFF)
        position = next(waiting, -1)
    return replace(state, phase=Finished() if position < 0 else Asking(position, at))


def _marked(marks: bytes, position: int, mark: int) -> bytes:
    changed = bytearray(marks)
    changed[position] = mark
    return bytes(changed)
