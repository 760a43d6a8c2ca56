"""A timed run as a pure state machine: asking, time up, answered, over.

Every event brings its instant, by which alone it is decided. When a tick finds that the time is up, the question stays
open for an answer that was given in time and is handled only now; `expire` settles it once all that had arrived before
has been handled. The clock runs only while a question is asked.
"""

from dataclasses import replace

from quiz.engine.challenge.scoring import Standing, opening, settle, worth_now
from quiz.engine.challenge.watch import Watch
from quiz.model.challenge import Interruption, Terms
from quiz.model.dataclass import dataclass
from quiz.model.instant import Instant, milliseconds_between
from quiz.model.outcome import Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Asking:
    """The next question waits for its answer; `is_up` once a look at the clock came after its time."""

    watch: Watch
    is_up: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The latest question is settled; its outcome is shown, or not, as the rules have it."""


@dataclass(frozen=True, slots=True)
class Over:
    """No question comes any more; `is_left` where the player went before the end."""

    is_left: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A run from its first question on.

    `asked_at` are the milliseconds after the `start` at which each question was asked, and `lost_milliseconds` those of
    them that only the time of day has counted. `is_ticking` where `tick` comes about once a second.
    """

    start: Instant
    is_ticking: bool
    standing: Standing
    phase: Asking | Told | Over
    asked_at: tuple[int, ...] = ()
    lost_milliseconds: int = 0
    interruptions: frozenset[Interruption] = frozenset()

    @property
    def position(self) -> int:
        """The place in the paper of the question that is asked, or of the latest one."""
        return len(self.standing.settled) - (0 if isinstance(self.phase, Asking) else 1)


def begin(terms: Terms, at: Instant, *, is_ticking: bool) -> Run:
    """Return a run that asks its first question; `is_ticking` where `tick` will come about once a second."""
    return _ask(Run(at, is_ticking, opening(terms), Told()), at)


def tick(run: Run, at: Instant) -> Run:
    """Return the run after a look at the clock, which may find that the time is up, but settles nothing."""
    if not isinstance(run.phase, Asking):
        return run
    watch, limit = run.phase.watch.seen(at), run.standing.limit_milliseconds
    is_up = run.phase.is_up or (limit is not None and watch.milliseconds(at) > limit)
    return _noticing(run, Asking(watch, is_up))


def answer(run: Run, outcome: Outcome, at: Instant) -> Run:
    """Return the run with the question settled: by the outcome where the instant is in time, and else as expired."""
    phase = asking(run)
    watch = phase.watch.seen(at)
    return _settle(_noticing(run, replace(phase, watch=watch)), watch, outcome, watch.milliseconds(at))


def expire(run: Run) -> Run:
    """Return the run with the question settled as expired; only where its time is up."""
    phase, limit = asking(run), run.standing.limit_milliseconds
    if not phase.is_up or limit is None:
        raise ValueError("There is time left.")
    return _settle(run, phase.watch, Outcome(Verdict.EXPIRED, 0.0), limit)


def advance(run: Run, at: Instant) -> Run:
    """Return the run at its next question, or over; only after one was told."""
    if not isinstance(run.phase, Told):
        raise ValueError("There is nothing to go on from.")
    return replace(run, phase=Over()) if run.standing.is_over else _ask(run, at)


def leave(run: Run) -> Run:
    """Return the run as left; one that is over stays as it is."""
    return run if isinstance(run.phase, Over) else replace(run, phase=Over(is_left=True))


def remaining_milliseconds(run: Run, at: Instant) -> int | None:
    """Return how much time is left for the question that is asked, 0 where it is up, or None without a limit."""
    limit = run.standing.limit_milliseconds
    return None if limit is None else max(0, limit - asking(run).watch.milliseconds(at))


def worth_at(run: Run, at: Instant) -> int:
    """Return what a right answer would be worth at an instant."""
    milliseconds, limit = asking(run).watch.milliseconds(at), run.standing.limit_milliseconds
    return worth_now(run.standing, milliseconds if limit is None else min(milliseconds, limit))


def asking(run: Run) -> Asking:
    """Return the phase of a run that is asking; raise ValueError for any other."""
    if not isinstance(run.phase, Asking):
        raise ValueError("No question is being asked.")
    return run.phase


def _ask(run: Run, at: Instant) -> Run:
    asked_at = (*run.asked_at, milliseconds_between(run.start, at) + run.lost_milliseconds)
    return replace(run, phase=Asking(Watch.started(at, is_ticking=run.is_ticking)), asked_at=asked_at)


def _noticing(run: Run, phase: Asking) -> Run:
    return replace(run, phase=phase, interruptions=run.interruptions | phase.watch.interruptions)


def _settle(run: Run, watch: Watch, outcome: Outcome, milliseconds: int) -> Run:
    lost = run.lost_milliseconds + watch.lost_milliseconds
    return replace(run, phase=Told(), standing=settle(run.standing, outcome, milliseconds), lost_milliseconds=lost)
