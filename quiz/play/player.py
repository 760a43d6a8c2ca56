"""A session as a front end drives it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.engine import session as machine
from quiz.history.error import HistoryError
from quiz.history.record import Course
from quiz.model.attempt import Mode, Paper
from quiz.model.error import QuizError
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import Date, FindEvidence, Number, ShortAnswer
from quiz.play.error import PlayError
from quiz.play.evidence import deciding_passages, proving_passages
from quiz.play.present import answered_view, asked_view, change_notice, question_of
from quiz.play.reply import Reply
from quiz.play.sitting import Sitting
from quiz.play.view import AnsweredView, AskedView, FindingView, JudgedView, SummaryView

if TYPE_CHECKING:
    from quiz.engine.scheduling.rating import Rating
    from quiz.engine.unreadable import Unreadable
    from quiz.model.attempt import Attempt, QuestionName, Session
    from quiz.model.response import EvidenceResponse, Response
    from quiz.packs.compiled import CompiledPack
    from quiz.play.outside import Outside
    from quiz.play.reading import Reading
    from quiz.play.view import Evidence

View = AskedView | FindingView | JudgedView | AnsweredView | SummaryView
"""Where a session stands, to be shown."""


class Player:
    """Asks the questions of a paper one by one, and records every answer before its verdict can be seen.

    `packs` are those that the paper draws on, by id; `course` is what is on record of the session. In a session with
    `evidence` an answer is followed by the search for its proof wherever a source that proves the key is at hand; only
    then is told how the answer was judged.
    """

    def __init__(
        self, packs: Mapping[str, "CompiledPack"], session: "Session", outside: "Outside", course: Course
    ) -> None:
        self._packs = packs
        self._session = session
        self._outside = outside
        self._searched: dict[tuple[str, str], Reading] = {}
        self._sitting = Sitting(session, outside, course, self._is_searched)
        self._contestable: AnsweredView | None = None
        self._contested: set[bytes] = set()
        self._told: Attempt
        self._view: View = self._show()

    @classmethod
    def begin(cls, packs: Mapping[str, "CompiledPack"], session: "Session", outside: "Outside") -> "Player":
        """Return a player for a new session, which is on record from now on. Raises HistoryError."""
        outside.history.begin(session)
        return cls(packs, session, outside, Course())

    @classmethod
    def resume(cls, packs: Mapping[str, "CompiledPack"], session: "Session", outside: "Outside") -> "Player":
        """Return a player that goes on where a session on record was left. Raises PlayError, HistoryError."""
        player = cls(packs, session, outside, outside.history.course_of(session.id))
        if isinstance(player.view, SummaryView):
            # The source in which the last proof was to be found is no longer at hand.
            player._sitting.finish()
        return player

    @property
    def view(self) -> View:
        """What is to be shown now."""
        return self._view

    @property
    def contestable(self) -> AnsweredView | None:
        """The latest answer given here, until its question is contested; None where there is nothing to contest."""
        return self._contestable

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to be undone; once the summary is shown there is none."""
        return self._sitting.state.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an answer to be redone."""
        return self._sitting.state.can_redo

    def read(self, text: str) -> "Response | Unreadable":
        """Return what typed words answer to the question asked, or why they cannot be an answer to it."""
        from quiz.engine.grading import read_response

        question = self._asked().question
        if not isinstance(question, ShortAnswer | Number | Date):
            raise TypeError(f"A {question.kind} question takes no typed words.")
        return read_response(question, text, self._pack.info.language)

    def submit(self, response: "Response", certainty: int | None = None) -> AnsweredView | FindingView:
        """Grade and record the response to the question asked, and show how it went or let the proof be searched for.

        It takes what `judge` does, raises what that raises, and tells the rest as well.
        """
        view = self.judge(response, certainty)
        return self.tell() if isinstance(view, JudgedView) else view

    def judge(self, response: "Response", certainty: int | None = None) -> JudgedView | AnsweredView | FindingView:
        """Grade and record the response to the question asked, and show the verdict, or let the proof be searched for.

        All that there is to be said besides takes longer, and is told by `tell`, before anything else is done here.

        `certainty` is what the learner stated before the verdict, in a session that asks for it. What cannot be judged
        is recorded as skipped. Raises HistoryError where it cannot be recorded; then nothing has changed, and it can be
        submitted again.
        """
        from quiz.engine.certainty import LEVELS
        from quiz.engine.grading import grade

        asked = self._asked()
        if certainty is not None and not (asked.asks_certainty and certainty in LEVELS):
            raise ValueError(f"A certainty of {certainty} cannot be stated here.")
        if asked.caveat:
            return self.skip()
        cited = deciding_passages(self._pack, self._current)
        outcome = grade(asked.question, response, self._pack.info.language, cited)
        self._sitting.answer(self._pack, self._current, asked, Reply(response, outcome, certainty))
        if isinstance(self._sitting.state.phase, machine.Searching):
            return self._follow(asked)
        self._view = judged = JudgedView(asked, outcome, certainty=certainty)
        return judged

    def tell(self) -> AnsweredView:
        """Show all that there is to be said of the answer whose verdict is shown. Raises CacheError."""
        if not isinstance(self._view, JudgedView):
            raise TypeError("There is no answer of which something is still to be told.")
        return self._answered(self._view.asked)

    def skip(self) -> AnsweredView:
        """Record that the question was passed over, and show its answer. Raises HistoryError as `submit` does."""
        asked = self._asked()
        reply = Reply(None, Outcome(Verdict.SKIPPED, 0.0, asked.caveat))
        self._sitting.answer(self._pack, self._current, asked, reply)
        return self._answered(asked)

    def submit_finding(self, response: "EvidenceResponse") -> AnsweredView:
        """Grade and record what was found as the proof of the answer, and show how both went.

        That the text does not say is never right here. Raises HistoryError as `submit` does.
        """
        from quiz.engine.grading.evidence import score_of

        score = score_of(response.excerpt, proving_passages(self._pack, self._current))
        return self._settle_finding(response, Outcome.of_score(score))

    def skip_finding(self) -> AnsweredView:
        """Record that the search for the proof was skipped, and show how the answer went. Raises HistoryError."""
        return self._settle_finding(None, Outcome(Verdict.SKIPPED, 0.0))

    def take_hint(self) -> AskedView:
        """Show the hint of the question asked; that it was taken is recorded with the answer."""
        asked = self._asked()
        if asked.question.hint:
            self._sitting.take_hint()
            self._view = asked = replace(asked, hint=asked.question.hint)
        return asked

    def put_off(self) -> AskedView:
        """Ask another question first; this one comes back at the end. Raises HistoryError as `submit` does."""
        self._asked()
        self._sitting.put_off()
        return self._ask()

    def undo(self) -> AskedView:
        """Let the latest answer count for nothing, and ask its question again. Raises HistoryError as `submit` does."""
        undone = self._sitting.undo()
        self._sitting.scheduled(undone)
        if self._contestable is not None and undone.id == self._told.id:
            self._contestable = None
        return self._ask()

    def redo(self) -> AnsweredView | FindingView:
        """Let the answer that was undone last count again, and show it. Raises HistoryError as `submit` does."""
        self._sitting.redo()
        return self._follow(self._asked_before())

    def rate(self, rating: "Rating") -> AnsweredView:
        """Record the learner's own rating of the answer shown, which the schedule follows. Raises HistoryError."""
        if not isinstance(self._view, AnsweredView) or self._view.scheduled is None:
            raise TypeError("There is no answer that could be rated.")
        self._sitting.rate(rating)
        rated = replace(self._view, scheduled=self._sitting.scheduled(self._sitting.latest))
        if self._contestable is self._view:
            self._contestable = rated
        self._view = rated
        return rated

    def contest(self, comment: str) -> None:
        """Record that the learner contests the question answered last, with a comment as `read_comment` returns it.

        Raises PlayError where there is nothing to contest, and HistoryError where it cannot be recorded; then it can be
        contested again.
        """
        if self._contestable is None:
            raise PlayError("There is nothing to contest: the answer no longer counts, or it was contested already.")
        self._sitting.contest(self._told, comment)
        self._contested.add(self._told.id)
        self._contestable = None

    def advance(self) -> AskedView | SummaryView:
        """Go on from an answer to the next question, or to the summary. Raises HistoryError where that is the end."""
        before = self._sitting.state
        self._sitting.advance()
        try:
            return self._summarise() if isinstance(self._sitting.state.phase, machine.Finished) else self._ask()
        except QuizError:
            self._sitting.state = before  # so that it can be tried again
            raise

    def checkpoint(self) -> None:
        """Let the record put in order what was written, at a moment at which nobody waits for anything."""
        self._outside.history.checkpoint()

    def leave(self) -> None:
        """Record that the learner left, unless the session was over anyway. What was answered stays answered."""
        state = self._sitting.state
        if isinstance(state.phase, machine.Answered) and state.is_complete:
            self.advance()
        elif not isinstance(state.phase, machine.Finished):
            self._sitting.leave()

    def retry_misses(self) -> "Player":
        """Return a player for a new session of the same kind with the questions that were not fully right."""
        if not isinstance(self._view, SummaryView):
            raise TypeError("The session is not over.")
        outside, session = self._outside, self._session
        missed = tuple(session.paper.questions[miss.asked.number - 1] for miss in self._view.misses)
        if not missed:
            raise PlayError("There is nothing to retry: every answer was right.")
        again = outside.session(
            Paper(outside.new_seed(), missed), session.mode, evidence=session.evidence, certainty=session.certainty
        )
        return Player.begin(self._packs, again, outside)

    def practise(self, questions: tuple["QuestionName", ...]) -> "Player":
        """Return a player for a new session with some questions of the same packs. Raises HistoryError."""
        outside = self._outside
        session = outside.session(Paper(outside.new_seed(), questions), Mode.PRACTICE)
        return Player.begin(self._packs, session, outside)

    def reading(self, evidence: "Evidence") -> "Reading":
        """Return the whole source of a piece of evidence whose document is at hand. Raises HistoryError.

        Its marks give nothing away: a question that is still to be asked in this session is not among them, even if it
        was answered before.
        """
        from quiz.play.reading import reading_of

        waiting = {name.question for name in self._sitting.waiting if name.pack == evidence.pack}
        records = self._outside.history.question_records(evidence.pack)
        return reading_of(self._packs[evidence.pack], evidence.source, answered=records, waiting=waiting)

    def _settle_finding(self, response: "EvidenceResponse | None", outcome: Outcome) -> AnsweredView:
        if not isinstance(self._view, FindingView):
            raise TypeError("No proof is being searched for.")
        self._sitting.find(response, outcome)
        return self._answered(self._view.asked)

    def _show(self) -> View:
        phase = self._sitting.state.phase
        match phase:
            case machine.Asking():
                return self._ask()
            case machine.Finished():
                return self._summarise()
        return self._follow(self._asked_before())

    def _ask(self) -> AskedView:
        asked = self._asked_at(machine.asking(self._sitting.state).position)
        notice = ""
        with suppress(HistoryError):  # a question can be asked without it
            notice = change_notice(self._outside.history, self._pack, self._current)
        self._view = asked = replace(asked, notice=notice)
        return asked

    def _follow(self, asked: AskedView) -> AnsweredView | FindingView:
        """Show what comes behind an answer: how it went, or the search for its proof."""
        if not isinstance(self._sitting.state.phase, machine.Searching):
            return self._answered(asked)
        response = self._sitting.latest.response
        if response is None:
            raise TypeError("There is no answer whose proof could be searched for.")
        source = proving_passages(self._pack, self._current)[0].source
        self._view = view = FindingView(asked, response, self._unmarked(source))
        return view

    def _answered(self, asked: AskedView) -> AnsweredView:
        attempt, sitting = self._sitting.latest, self._sitting
        told = sitting.state.told
        asked = replace(asked, done=told.done, answered=told.answered, score=told.score)
        view = answered_view(self._pack, self._current, asked, attempt, sitting.finding)
        self._view = view = replace(view, scheduled=sitting.scheduled(attempt))
        # While a proof is searched for, this is not the latest answer but the one before.
        self._told = attempt
        self._contestable = None if attempt.id in self._contested else view
        return view

    def _summarise(self) -> SummaryView:
        from quiz.play.summary import summarise

        self._view = view = summarise(self._packs, self._session, self._sitting.answers)
        return view

    def _asked_before(self) -> AskedView:
        """Return the question of the latest answer as it stood before that."""
        latest = self._sitting.latest
        asked = self._asked_at(latest.position)
        return replace(asked, hint=asked.question.hint) if latest.hint_used else asked

    def _asked_at(self, position: int) -> AskedView:
        name = self._session.paper.questions[position]
        self._pack = self._packs[name.pack]
        self._current = question_of(self._pack, name)
        state = self._sitting.state
        asked = asked_view(self._pack, self._session, position, self._current, state.behind)
        question = asked.question
        return replace(
            asked,
            can_be_put_off=asked.done + 1 < asked.total,
            was_put_off=state.was_put_off(position),
            searched=self._unmarked(question.searched) if isinstance(question, FindEvidence) else None,
        )

    def _is_searched(self, attempt: "Attempt") -> bool:
        pack = self._packs[attempt.question.pack]
        return self._session.evidence and bool(proving_passages(pack, question_of(pack, attempt.question)))

    def _unmarked(self, source: str) -> "Reading":
        from quiz.play.reading import unmarked_reading

        wanted = (self._pack.info.id, source)
        if wanted not in self._searched:
            self._searched[wanted] = unmarked_reading(self._pack, source)
        return self._searched[wanted]

    def _asked(self) -> AskedView:
        if not isinstance(self._view, AskedView):
            raise TypeError("No question is being asked.")
        return self._view
