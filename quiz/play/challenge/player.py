"""A timed challenge as a front end drives it."""

from dataclasses import replace

from quiz.engine.challenge import run as machine
from quiz.engine.challenge.code import spelt
from quiz.engine.challenge.result import remarks, result_line
from quiz.engine.challenge.wording import rules_told
from quiz.engine.given import NOTHING
from quiz.engine.grading import grade, read_response
from quiz.engine.unreadable import Unreadable
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName
from quiz.model.challenge import Challenge, ExtraTime, Interruption
from quiz.model.dispute import Dispute
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import Date, FindEvidence, Number, ShortAnswer
from quiz.model.response import Response
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.challenge.best import personal_best
from quiz.play.challenge.deal import Dealt
from quiz.play.challenge.result import result_of
from quiz.play.challenge.view import (
    ClockView,
    EndView,
    Figures,
    RacingView,
    ReadyView,
    ReviewedQuestion,
    SettledView,
)
from quiz.play.evidence import deciding_passages
from quiz.play.outside import Outside
from quiz.play.player import Player
from quiz.play.present import answered_view, asked_view
from quiz.play.reading import Reading, reading_of, unmarked_reading
from quiz.play.reply import Reply, Timing, attempt_for
from quiz.play.view import AnsweredView, AskedView, Evidence

View = ReadyView | RacingView | SettledView | EndView
"""Where a challenge stands, to be shown."""


class ChallengePlayer:
    """Plays a challenge that was dealt from a pack, and records every answer before its verdict can be seen.

    Each event brings its own instant, by which alone it is decided, in whatever order events are handled. Where
    HistoryError is raised nothing has changed, and the same can be done again with the same instant. A run is never
    gone on with: what was answered stays on record. `name` is the player's in the result, or empty. `contested` are the
    numbers of the questions that were contested after the run.
    """

    def __init__(
        self, dealt: Dealt, pack: CompiledPack, outside: Outside, extra_time: ExtraTime, *, name: str = ""
    ) -> None:
        self._dealt = dealt
        self._pack = pack
        self._outside = outside
        self._name = name
        self._challenge = Challenge(spelt(dealt.code), dealt.code.number, extra_time, dealt.terms)
        self._session = replace(outside.session(dealt.paper, Mode.CHALLENGE), challenge=self._challenge)
        self._best = personal_best(outside.history, pack.info.id, self._challenge)
        self._attempts: tuple[Attempt, ...] = ()
        self._counts = NOTHING
        self._marks: frozenset[Interruption] = frozenset()
        self.contested: frozenset[int] = frozenset()
        self._run: machine.Run | None = None
        self._view: View = ReadyView(
            pack_title=pack.info.title,
            title=dealt.rules.title,
            rules=rules_told(dealt.terms, dealt.code.number, extra_time),
            code=self._challenge.code,
            questions=len(dealt.questions),
            extra_time=extra_time,
            best=self._best,
        )

    @property
    def view(self) -> View:
        """What is to be shown now."""
        return self._view

    def begin(self, at: Instant, *, is_ticking: bool) -> RacingView:
        """Put the challenge on record and ask its first question. Raises HistoryError.

        `is_ticking` where `look` will be called about once a second, so that a program that stood still is noticed.
        """
        session = replace(self._session, started=at.utc)
        self._outside.history.begin(session)
        self._session = session
        self._run = machine.begin(self._dealt.terms, at, is_ticking=is_ticking)
        return self._race()

    def read(self, text: str) -> Response | Unreadable:
        """Return what typed words answer to the question asked, or why they cannot be an answer to it."""
        question = self._asked().question
        if not isinstance(question, ShortAnswer | Number | Date):
            raise TypeError(f"A {question.kind} question takes no typed words.")
        return read_response(question, text, self._pack.info.language)

    def look(self, at: Instant) -> ClockView:
        """Look at the clock while a question is asked. Nothing is settled, even where the time is up."""
        self._run = run = machine.tick(self._running(), at)
        phase = machine.asking(run)
        milliseconds = run.standing.milliseconds + phase.watch.milliseconds(at)
        return ClockView(
            remaining_milliseconds=machine.remaining_milliseconds(run, at),
            milliseconds=milliseconds,
            worth=machine.worth_at(run, at),
            is_up=phase.is_up,
            ghost_points=None if self._best is None else self._best.ghost.points_at(milliseconds),
            ghost_settled=None if self._best is None else self._best.ghost.settled_at(milliseconds),
            interruptions=run.interruptions,
        )

    def submit(self, response: Response, at: Instant) -> SettledView:
        """Grade and record the response that was given at an instant; one that came too late is recorded as expired.

        What cannot be judged is recorded as skipped. Raises HistoryError.
        """
        asked = self._asked()
        if asked.caveat:
            return self.skip(at)
        cited = deciding_passages(self._pack, self._current)
        outcome = grade(asked.question, response, self._pack.info.language, cited)
        return self._settle(machine.answer(self._running(), outcome, at), at, response)

    def skip(self, at: Instant) -> SettledView:
        """Record that the question was passed over at an instant. Raises HistoryError."""
        outcome = Outcome(Verdict.SKIPPED, 0.0, self._asked().caveat)
        return self._settle(machine.answer(self._running(), outcome, at), at, None)

    def expire(self) -> SettledView:
        """Record that the time for the question was up, once a look has found that it is. Raises HistoryError."""
        run = self._running()
        return self._settle(machine.expire(run), machine.asking(run).watch.last, None)

    def answered(self) -> AnsweredView:
        """Return the question that is settled with its answer, where that is told at once.

        It takes longer than the verdict, which is told before.
        """
        if not isinstance(self._view, SettledView) or self._view.outcome is None:
            raise TypeError("Nothing is told of an answer now.")
        run, attempt = self._running(), self._attempts[-1]
        asked = self._counted(asked_view(self._pack, self._session, run.position, self._current))
        return answered_view(self._pack, self._current, asked, attempt)

    def advance(self, at: Instant) -> RacingView | EndView:
        """Go on to the next question, or to the end. Raises HistoryError."""
        run = machine.advance(self._running(), at)
        if not isinstance(run.phase, machine.Over):
            self._run = run
            return self._race()
        self._outside.history.finish(self._session.id, self._outside.new_id(), at.utc)
        self._run = run
        return self._end()

    def checkpoint(self) -> None:
        """Let the record put in order what was written, at a moment at which nobody waits for anything."""
        self._outside.history.checkpoint()

    def leave(self, at: Instant) -> None:
        """Go, before the end or at it; what was answered stays answered.

        Raises HistoryError where that cannot be recorded; the run is over all the same.
        """
        run, history = self._run, self._outside.history
        if run is None or isinstance(run.phase, machine.Over):
            return
        is_complete = isinstance(run.phase, machine.Told) and run.standing.is_over
        self._run = machine.advance(run, at) if is_complete else machine.leave(run)
        self._end()
        self._mark(run, at)
        record = history.finish if is_complete else history.leave
        record(self._session.id, self._outside.new_id(), at.utc)

    def reading(self, evidence: Evidence) -> Reading:
        """Return the whole source of a piece of evidence, once the run is over. Raises HistoryError."""
        records = self._outside.history.question_records(evidence.pack)
        return reading_of(self._pack, evidence.source, answered=records, waiting=())

    def contest(self, number: int, comment: str) -> None:
        """Record that the learner contests the question of a number, from 1, with a comment as `read_comment` returns.

        Raises HistoryError where it cannot be recorded; then it can be contested again.
        """
        outside, attempt = self._outside, self._attempts[number - 1]
        outside.history.contest(Dispute(id=outside.new_id(), attempt=attempt, comment=comment, at=outside.clock().utc))
        self.contested |= {number}

    def practise(self, questions: tuple[QuestionName, ...]) -> Player:
        """Return a player that asks some questions of the pack without a clock. Raises HistoryError."""
        outside = self._outside
        session = outside.session(Paper(outside.new_seed(), questions), Mode.PRACTICE)
        return Player.begin({self._pack.info.id: self._pack}, session, outside)

    def _settle(self, run: machine.Run, at: Instant, response: Response | None) -> SettledView:
        asked, settled = self._asked(), run.standing.settled[-1]
        reply = Reply(None if settled.is_unanswered else response, settled.outcome)
        timing = Timing(run.position, self._since, at, settled.milliseconds)
        attempt = attempt_for(
            self._outside.new_id(), self._session, self._pack, self._current, asked, timing=timing, reply=reply
        )
        self._mark(run, at)
        self._outside.history.record(attempt)
        self._attempts = (*self._attempts, attempt)
        self._counts = self._counts.with_one(attempt.outcome)
        taken = run.standing.penalty_milliseconds - self._running().standing.penalty_milliseconds
        self._run = run
        is_told = self._dealt.rules.feedback == "at once"
        self._view = view = SettledView(
            outcome=settled.outcome if is_told else None,
            earned=round(settled.earned) if is_told else None,
            taken_milliseconds=0 if self._dealt.terms.limit_milliseconds is None else taken,
            figures=self._figures(),
            is_late=settled.outcome.verdict is Verdict.EXPIRED,
            is_last=run.standing.is_over,
        )
        return view

    def _mark(self, run: machine.Run, at: Instant) -> None:
        for interruption in sorted(run.interruptions - self._marks):
            self._outside.history.interrupt(self._session.id, interruption, self._outside.new_id(), at.utc)
            self._marks |= {interruption}

    def _race(self) -> RacingView:
        run = self._running()
        self._current = self._dealt.questions[run.position]
        self._since = machine.asking(run).watch.since
        asked = self._counted(asked_view(self._pack, self._session, run.position, self._current))
        question = asked.question
        if isinstance(question, FindEvidence):
            asked = replace(asked, searched=unmarked_reading(self._pack, question.searched))
        self._view = view = RacingView(
            asked=asked,
            figures=self._figures(),
            questions=None if self._dealt.rules.limit == "clock" else len(self._dealt.questions),
            limit_milliseconds=run.standing.limit_milliseconds,
            is_shared=self._dealt.rules.limit != "question",
            is_falling=self._dealt.rules.speed and run.standing.limit_milliseconds is not None,
        )
        return view

    def _counted(self, asked: AskedView) -> AskedView:
        """Return a question with the counts of those that are settled, as far as they may be told."""
        counts = self._counts
        if self._dealt.rules.feedback == "at the end":
            return replace(asked, done=counts.done)
        return replace(asked, done=counts.done, answered=counts.answered, score=counts.score)

    def _figures(self) -> Figures:
        standing = self._running().standing
        is_told = self._dealt.rules.feedback == "at once"
        return Figures(
            milliseconds=standing.milliseconds,
            points=standing.shown_points if is_told else None,
            streak=standing.streak if is_told else None,
            lives=standing.lives,
        )

    def _end(self) -> EndView:
        run, dealt = self._running(), self._dealt
        result = result_of(
            run,
            dealt,
            self._pack,
            [attempt.response for attempt in self._attempts],
            result_id=self._session.id,
            player=self._name,
            extra_time=self._challenge.extra_time,
        )
        asked = len(run.standing.settled)
        self._view = view = EndView(
            pack_title=self._pack.info.title,
            title=dealt.rules.title,
            result=result,
            line=result_line(result),
            remarks=remarks(result),
            review=tuple(
                ReviewedQuestion(self._reviewed(attempt, current), round(settled.earned), settled.milliseconds)
                for attempt, current, settled in zip(
                    self._attempts, dealt.questions, run.standing.settled, strict=False
                )
            ),
            not_reached=len(dealt.questions) - asked if dealt.rules.limit == "paper" else 0,
            best=self._best,
            is_best=not result.is_left and (self._best is None or result.points > self._best.points),
        )
        return view

    def _reviewed(self, attempt: Attempt, current: CompiledQuestion) -> AnsweredView:
        asked = asked_view(self._pack, self._session, attempt.position, current)
        return answered_view(self._pack, current, asked, attempt)

    def _running(self) -> machine.Run:
        if self._run is None:
            raise TypeError("The challenge has not begun.")
        return self._run

    def _asked(self) -> AskedView:
        if not isinstance(self._view, RacingView):
            raise TypeError("No question is being asked.")
        return self._view.asked
