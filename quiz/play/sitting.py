"""A session under way and its record, which never disagree."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from quiz.engine import session as machine
from quiz.engine.scheduling.rating import Rating
from quiz.history.error import HistoryError
from quiz.history.record import Course
from quiz.model.attempt import Attempt, Mode, QuestionName, Session
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.instant import milliseconds_between
from quiz.model.outcome import Outcome
from quiz.model.response import EvidenceResponse
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.outside import Outside, Scheduled
from quiz.play.reply import Reply, Timing, attempt_for
from quiz.play.view import AskedView

_READ_AT_ONCE = 100


class Sitting:
    """Where a session stands. Each step is put on record first; where HistoryError is raised, nothing has changed.

    `course` is what is on record already. `is_searched` tells whether the proof of an attempt is to be searched for.
    Only the latest attempt is kept in memory; those before are read from the record where they are wanted again.
    """

    def __init__(
        self, session: Session, outside: Outside, course: Course, is_searched: Callable[[Attempt], bool]
    ) -> None:
        self.session = session
        self._outside = outside
        self._is_searched = is_searched
        now = outside.clock()
        self.state = machine.resume(
            len(session.paper.questions),
            now,
            given=course.answered,
            put_off=course.put_off,
            undone=course.redoable,
        )
        self._kept: tuple[Attempt, Finding | None] | None = None
        if course.answered and self.finding is None and self._wants_finding(self.latest):
            self.state = machine.search(self.state, now)

    @property
    def answers(self) -> Iterator[tuple[Attempt, Finding | None]]:
        """The attempts that count, in the order of the paper, each with what was found as its proof."""
        ids = [given.id for given in sorted(self.state.given, key=lambda given: given.position)]
        for start in range(0, len(ids), _READ_AT_ONCE):
            for attempt in self._outside.history.attempts(ids[start : start + _READ_AT_ONCE]):
                yield attempt, self._finding_of(attempt.id)

    @property
    def latest(self) -> Attempt:
        """The latest attempt that counts."""
        return self._latest_with_finding()[0]

    @property
    def finding(self) -> Finding | None:
        """What was found as the proof of the latest attempt."""
        return self._latest_with_finding()[1]

    @property
    def waiting(self) -> frozenset[QuestionName]:
        """The questions of the paper of which nothing has been told yet."""
        names = self.session.paper.questions
        return frozenset(name for position, name in enumerate(names) if not self.state.is_told(position))

    def take_hint(self) -> None:
        """Note that the hint of the question asked was shown; it is recorded with the answer."""
        self.state = machine.take_hint(self.state)

    def answer(self, pack: CompiledPack, current: CompiledQuestion, asked: AskedView, reply: Reply) -> None:
        """Take an answer to the question asked, which is from that pack."""
        asking, now = machine.asking(self.state), self._outside.clock()
        timing = Timing(asking.position, asking.since, now, hint_used=asking.hint_used)
        attempt = attempt_for(self._outside.new_id(), self.session, pack, current, asked, timing=timing, reply=reply)
        self._outside.history.record(attempt)
        self._kept = attempt, None
        self.state = machine.answer(self.state, attempt, now, is_searched=self._wants_finding(attempt))

    def find(self, response: EvidenceResponse | None, outcome: Outcome) -> None:
        """Take what was found as the proof of the latest answer, or None where the search was skipped."""
        since, now = machine.searching(self.state).since, self._outside.clock()
        finding = Finding(
            id=self._outside.new_id(),
            attempt=self.latest.id,
            response=response,
            outcome=outcome,
            started=since.utc,
            ended=now.utc,
            milliseconds=milliseconds_between(since, now),
        )
        self._outside.history.record_finding(finding)
        self._kept = self.latest, finding
        self.state = machine.find(self.state)

    def advance(self) -> None:
        """Go on from an answer to the next question, or to the end."""
        state = machine.advance(self.state, self._outside.clock())
        if isinstance(state.phase, machine.Finished):
            self.finish()
        self.state = state

    def put_off(self) -> None:
        """Go on to another question; the one asked comes back at the end."""
        position, now = machine.asking(self.state).position, self._outside.clock()
        state = machine.put_off(self.state, now)
        self._outside.history.put_off(self.session.id, position, self._outside.new_id(), now.utc)
        self.state = state

    def undo(self) -> Attempt:
        """Take the latest answer back, ask its question again, and return what was undone."""
        now = self._outside.clock()
        state, undone = machine.undo(self.state, now), self.latest
        self._outside.history.undo(undone, self._outside.new_id(), now.utc)
        self.state = state
        return undone

    def redo(self) -> None:
        """Let the answer count again that was undone last."""
        if not self.state.can_redo:
            raise ValueError("There is no answer to be redone.")
        now, (undone, finding) = self._outside.clock(), self._read(self.state.undone[-1])
        is_searched = finding is None and self._wants_finding(undone)
        state = machine.redo(self.state, undone, now, is_searched=is_searched)
        self._outside.history.redo(undone, self._outside.new_id(), now.utc)
        self._kept, self.state = (undone, finding), state

    def rate(self, rating: Rating) -> None:
        """Take the learner's own rating of the latest answer."""
        self._outside.history.rate(self.latest, rating, self._outside.new_id(), self._outside.clock().utc)

    def scheduled(self, attempt: Attempt) -> Scheduled | None:
        """Return how the question of an attempt, of which something became, stands in a session that studies."""
        if self._outside.schedule is None or self.session.mode is not Mode.STUDY:
            return None
        # The answer is on record, which is what counts; when it is asked again can be told later.
        with suppress(HistoryError):
            return self._outside.schedule.after(attempt)
        return None

    def contest(self, attempt: Attempt, comment: str) -> None:
        """Take an objection to the question of an attempt."""
        outside = self._outside
        outside.history.contest(Dispute(id=outside.new_id(), attempt=attempt, comment=comment, at=outside.clock().utc))

    def finish(self) -> None:
        """Put on record that the session is over."""
        self._outside.history.finish(self.session.id, self._outside.new_id(), self._outside.clock().utc)

    def leave(self) -> None:
        """Put on record that the learner left the session before its end."""
        self._outside.history.leave(self.session.id, self._outside.new_id(), self._outside.clock().utc)

    def _wants_finding(self, attempt: Attempt) -> bool:
        return attempt.response is not None and self._is_searched(attempt)

    def _latest_with_finding(self) -> tuple[Attempt, Finding | None]:
        attempt_id = self.state.given.latest.id
        if self._kept is None or self._kept[0].id != attempt_id:
            self._kept = self._read(attempt_id)
        return self._kept

    def _read(self, attempt_id: bytes) -> tuple[Attempt, Finding | None]:
        (attempt,) = self._outside.history.attempts((attempt_id,))
        return attempt, self._finding_of(attempt_id)

    def _finding_of(self, attempt_id: bytes) -> Finding | None:
        return self._outside.history.finding_of(attempt_id) if self.session.evidence else None
