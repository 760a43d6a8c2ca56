"""A session as a front end drives it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from quiz.engine import session as machine
from quiz.engine.grading import grade, read_response
from quiz.engine.grading.evidence import score_of
from quiz.engine.unreadable import Unreadable
from quiz.history.store import History
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.instant import Clock, milliseconds_between
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import Date, FindEvidence, Number, ShortAnswer
from quiz.model.response import EvidenceResponse, Response
from quiz.packs.compiled import CompiledPack
from quiz.play.error import PlayError
from quiz.play.evidence import deciding_passages, proving_passages
from quiz.play.present import answered_view, asked_view, question_of
from quiz.play.reading import Reading, reading_of, unmarked_reading
from quiz.play.summary import summarise
from quiz.play.view import AnsweredView, AskedView, Evidence, FindingView, SummaryView

View = AskedView | FindingView | AnsweredView | SummaryView
"""Where a session stands, to be shown."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What a session needs from outside: the record, the clock, and new 16-byte ids and seeds."""

    history: History
    clock: Clock
    new_id: Callable[[], bytes]
    new_seed: Callable[[], int]


class Player:
    """Asks the questions of a paper one by one, and records every answer before its verdict can be seen.

    In a session with `evidence` an answer is followed by the search for its proof wherever a source that proves the key
    is at hand; only then is told how the answer was judged. `findings` are those on record, by attempt.
    """

    def __init__(
        self,
        pack: CompiledPack,
        session: Session,
        outside: Outside,
        answers: Sequence[Attempt] = (),
        findings: Mapping[bytes, Finding] | None = None,
    ) -> None:
        self._pack = pack
        self._session = session
        self._outside = outside
        self._answers = list(answers)
        self._findings = dict(findings or {})
        self._searched: dict[str, Reading] = {}
        self._state = machine.resume(
            len(session.paper.questions),
            tuple(attempt.outcome for attempt in answers),
            outside.clock(),
            is_searching=self._lacks_finding(),
        )
        self._contestable: AnsweredView | None = None
        self._view: View = self._show_search() if self._lacks_finding() else self._show()

    @classmethod
    def begin(
        cls, pack: CompiledPack, paper: Paper, mode: Mode, outside: Outside, *, evidence: bool = False
    ) -> "Player":
        """Return a player for a new session, which is on record from now on. Raises HistoryError."""
        now = outside.clock().utc
        session = Session(id=outside.new_id(), mode=mode, paper=paper, started=now, evidence=evidence)
        outside.history.begin(session)
        return cls(pack, session, outside)

    @classmethod
    def resume(cls, pack: CompiledPack, session: Session, outside: Outside) -> "Player":
        """Return a player that goes on where a session on record was left. Raises PlayError, HistoryError."""
        history = outside.history
        player = cls(pack, session, outside, history.attempts_of(session.id), history.findings_of(session.id))
        if isinstance(player.view, SummaryView):
            # The source in which the last proof was to be found is no longer at hand.
            history.finish(session.id, outside.new_id(), outside.clock().utc)
        return player

    @property
    def view(self) -> View:
        """What is to be shown now."""
        return self._view

    @property
    def contestable(self) -> AnsweredView | None:
        """The latest answer given here, until its question is contested; None where there is nothing to contest."""
        return self._contestable

    def read(self, text: str) -> Response | Unreadable:
        """Return what typed words answer to the question asked, or why they cannot be an answer to it."""
        question = self._asked().question
        if not isinstance(question, ShortAnswer | Number | Date):
            raise TypeError(f"A {question.kind} question takes no typed words.")
        return read_response(question, text, self._pack.info.language)

    def submit(self, response: Response) -> AnsweredView | FindingView:
        """Grade and record the response to the question asked, and show how it went or let the proof be searched for.

        What cannot be judged is recorded as skipped. Raises HistoryError where it cannot be recorded; then nothing has
        changed, and it can be submitted again.
        """
        asked = self._asked()
        if asked.caveat:
            return self.skip()
        cited = deciding_passages(self._pack, self._current)
        outcome = grade(asked.question, response, self._pack.info.language, cited)
        if not (self._session.evidence and proving_passages(self._pack, self._current)):
            return self._settle(response, outcome)
        self._record(response, outcome, is_searched=True)
        self._view = view = self._finding_view(asked)
        return view

    def skip(self) -> AnsweredView:
        """Record that the question was passed over, and show its answer. Raises HistoryError as `submit` does."""
        return self._settle(None, Outcome(Verdict.SKIPPED, 0.0, self._asked().caveat))

    def submit_finding(self, response: EvidenceResponse) -> AnsweredView:
        """Grade and record what was found as the proof of the answer, and show how both went.

        That the text does not say is never right here. Raises HistoryError as `submit` does.
        """
        score = score_of(response.excerpt, proving_passages(self._pack, self._current))
        return self._settle_finding(response, Outcome.of_score(score))

    def skip_finding(self) -> AnsweredView:
        """Record that the search for the proof was skipped, and show how the answer went. Raises HistoryError."""
        return self._settle_finding(None, Outcome(Verdict.SKIPPED, 0.0))

    def take_hint(self) -> AskedView:
        """Show the hint of the question asked; that it was taken is recorded with the answer."""
        asked = self._asked()
        if asked.question.hint:
            self._state = machine.take_hint(self._state)
            self._view = asked = replace(asked, hint=asked.question.hint)
        return asked

    def contest(self, comment: str) -> None:
        """Record that the learner contests the question answered last, with a comment as `read_comment` returns it.

        Raises HistoryError where it cannot be recorded; then it can be contested again.
        """
        if self._contestable is None:
            raise TypeError("There is nothing to contest.")
        outside = self._outside
        outside.history.contest(
            Dispute(id=outside.new_id(), attempt=self._answers[-1], comment=comment, at=outside.clock().utc)
        )
        self._contestable = None

    def advance(self) -> AskedView | SummaryView:
        """Go on from an answer to the next question, or to the summary. Raises HistoryError where that is the end."""
        state = machine.advance(self._state, self._outside.clock())
        if isinstance(state.phase, machine.Finished):
            self._outside.history.finish(self._session.id, self._outside.new_id(), self._outside.clock().utc)
        self._state = state
        self._view = view = self._show()
        return view

    def leave(self) -> None:
        """Record that the learner left, unless the session was over anyway. What was answered stays answered."""
        phase = self._state.phase
        if isinstance(phase, machine.Answered) and phase.position + 1 == self._state.total:
            self.advance()
        elif not isinstance(phase, machine.Finished):
            self._outside.history.leave(self._session.id, self._outside.new_id(), self._outside.clock().utc)

    def retry_misses(self) -> "Player":
        """Return a player for a new session with the questions that were not fully right."""
        missed = tuple(attempt.question for attempt in self._answers if attempt.outcome.verdict is not Verdict.CORRECT)
        if not missed:
            raise PlayError("There is nothing to retry: every answer was right.")
        return Player.begin(
            self._pack,
            Paper(self._outside.new_seed(), missed),
            self._session.mode,
            self._outside,
            evidence=self._session.evidence,
        )

    def practise(self, questions: tuple[QuestionName, ...]) -> "Player":
        """Return a player for a new session with some questions of the same pack. Raises HistoryError."""
        return Player.begin(self._pack, Paper(self._outside.new_seed(), questions), Mode.PRACTICE, self._outside)

    def reading(self, evidence: Evidence) -> Reading:
        """Return the whole source of a piece of evidence whose document is at hand. Raises HistoryError.

        Its marks give nothing away: a question that is still to be asked in this session is not among them, even if it
        was answered before.
        """
        names, answered = self._session.paper.questions, {attempt.position for attempt in self._answers}
        if isinstance(self._state.phase, machine.Searching):
            answered.remove(self._state.phase.position)
        waiting = {name.question for position, name in enumerate(names) if position not in answered}
        records = self._outside.history.question_records(self._pack.info.id)
        return reading_of(self._pack, evidence.source, answered=records, waiting=waiting)

    def _settle(self, response: Response | None, outcome: Outcome) -> AnsweredView:
        asked = self._asked()
        self._record(response, outcome)
        return self._show_answered(asked)

    def _record(self, response: Response | None, outcome: Outcome, *, is_searched: bool = False) -> None:
        asked, phase = self._asked(), machine.asking(self._state)
        now = self._outside.clock()
        attempt = Attempt(
            id=self._outside.new_id(),
            session=self._session.id,
            question=self._session.paper.questions[phase.position],
            pack_version=self._pack.info.version,
            seen=self._current.seen,
            key=self._current.key,
            position=phase.position,
            presented=asked.orders,
            response=response,
            outcome=outcome,
            hint_used=phase.hint_used,
            started=phase.since.utc,
            ended=now.utc,
            milliseconds=milliseconds_between(phase.since, now),
            seed=self._session.paper.seed,
        )
        self._outside.history.record(attempt)
        self._answers.append(attempt)
        self._state = machine.answer(self._state, outcome, now, is_searched=is_searched)

    def _settle_finding(self, response: EvidenceResponse | None, outcome: Outcome) -> AnsweredView:
        if not isinstance(self._view, FindingView):
            raise TypeError("No proof is being searched for.")
        since, now = machine.searching(self._state).since, self._outside.clock()
        finding = Finding(
            id=self._outside.new_id(),
            attempt=self._answers[-1].id,
            response=response,
            outcome=outcome,
            started=since.utc,
            ended=now.utc,
            milliseconds=milliseconds_between(since, now),
        )
        self._outside.history.record_finding(finding)
        self._findings[finding.attempt] = finding
        self._state = machine.find(self._state)
        return self._show_answered(self._view.asked)

    def _lacks_finding(self) -> bool:
        """Tell whether the latest answer is still to be followed by the search for its proof."""
        if not (self._session.evidence and self._answers):
            return False
        latest = self._answers[-1]
        if latest.response is None or latest.id in self._findings:
            return False
        return bool(proving_passages(self._pack, question_of(self._pack, latest.question)))

    def _show(self) -> AskedView | SummaryView:
        if isinstance(self._state.phase, machine.Finished):
            return summarise(self._pack, self._session, self._answers, self._findings)
        asked = self._asked_at(self._state.phase.position)
        question = asked.question
        searched = self._unmarked(question.searched) if isinstance(question, FindEvidence) else None
        return replace(asked, searched=searched)

    def _show_search(self) -> FindingView:
        return self._finding_view(self._asked_at(machine.searching(self._state).position))

    def _asked_at(self, position: int) -> AskedView:
        self._current = question_of(self._pack, self._session.paper.questions[position])
        # While its proof is searched for, an answer does not count yet: the score would tell how it was judged.
        so_far = self._state.outcomes[:position]
        return asked_view(self._pack, self._session.paper, position, self._current, so_far)

    def _finding_view(self, asked: AskedView) -> FindingView:
        response = self._answers[-1].response
        if response is None:
            raise TypeError("There is no answer whose proof could be searched for.")
        source = proving_passages(self._pack, self._current)[0].source
        return FindingView(asked, response, self._unmarked(source))

    def _show_answered(self, asked: AskedView) -> AnsweredView:
        attempt = self._answers[-1]
        counted = asked_view(self._pack, self._session.paper, attempt.position, self._current, self._state.outcomes)
        asked = replace(asked, answered=counted.answered, score=counted.score)
        view = answered_view(self._pack, self._current, asked, attempt, self._findings.get(attempt.id))
        self._view = self._contestable = view
        return view

    def _unmarked(self, source: str) -> Reading:
        if source not in self._searched:
            self._searched[source] = unmarked_reading(self._pack, source)
        return self._searched[source]

    def _asked(self) -> AskedView:
        if not isinstance(self._view, AskedView):
            raise TypeError("No question is being asked.")
        return self._view
