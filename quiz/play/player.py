"""A session as a front end drives it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from quiz.engine import session as machine
from quiz.engine.grading import grade, read_response
from quiz.engine.unreadable import Unreadable
from quiz.history.store import History
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.dispute import Dispute
from quiz.model.instant import Clock
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import Date, FindEvidence, Number, Question, ShortAnswer
from quiz.model.response import Response
from quiz.packs.compiled import CompiledPack
from quiz.play.error import PlayError
from quiz.play.evidence import deciding_passages
from quiz.play.present import answered_view, asked_view, question_of
from quiz.play.reading import Reading, reading_of, unmarked_reading
from quiz.play.summary import summarise
from quiz.play.view import AnsweredView, AskedView, Evidence, SummaryView


@dataclass(frozen=True, slots=True)
class Outside:
    """What a session needs from outside: the record, the clock, and new 16-byte ids and seeds."""

    history: History
    clock: Clock
    new_id: Callable[[], bytes]
    new_seed: Callable[[], int]


class Player:
    """Asks the questions of a paper one by one, and records every answer before its verdict can be seen."""

    def __init__(self, pack: CompiledPack, session: Session, outside: Outside, answers: Sequence[Attempt] = ()) -> None:
        self._pack = pack
        self._session = session
        self._outside = outside
        self._answers = list(answers)
        self._searched: dict[str, Reading] = {}
        self._state = machine.resume(
            len(session.paper.questions), tuple(attempt.outcome for attempt in answers), outside.clock()
        )
        self._contestable: AnsweredView | None = None
        self._view: AskedView | AnsweredView | SummaryView = self._show()

    @classmethod
    def begin(cls, pack: CompiledPack, paper: Paper, mode: Mode, outside: Outside) -> "Player":
        """Return a player for a new session, which is on record from now on. Raises HistoryError."""
        session = Session(id=outside.new_id(), mode=mode, paper=paper, started=outside.clock().utc)
        outside.history.begin(session)
        return cls(pack, session, outside)

    @property
    def view(self) -> AskedView | AnsweredView | SummaryView:
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

    def submit(self, response: Response) -> AnsweredView:
        """Grade and record the response to the question asked, and show how it went.

        What cannot be judged is recorded as skipped. Raises HistoryError where it cannot be recorded; then nothing has
        changed, and it can be submitted again.
        """
        asked = self._asked()
        if asked.caveat:
            return self.skip()
        cited = deciding_passages(self._pack, self._current)
        return self._settle(response, grade(asked.question, response, self._pack.info.language, cited))

    def skip(self) -> AnsweredView:
        """Record that the question was passed over, and show its answer. Raises HistoryError as `submit` does."""
        return self._settle(None, Outcome(Verdict.SKIPPED, 0.0, self._asked().caveat))

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
        return Player.begin(self._pack, Paper(self._outside.new_seed(), missed), self._session.mode, self._outside)

    def practise(self, questions: tuple[QuestionName, ...]) -> "Player":
        """Return a player for a new session with some questions of the same pack. Raises HistoryError."""
        return Player.begin(self._pack, Paper(self._outside.new_seed(), questions), Mode.PRACTICE, self._outside)

    def reading(self, evidence: Evidence) -> Reading:
        """Return the whole source of a piece of evidence whose document is at hand. Raises HistoryError.

        Its marks give nothing away: a question that is still to be asked in this session is not among them, even if it
        was answered before.
        """
        names, answered = self._session.paper.questions, {attempt.position for attempt in self._answers}
        waiting = {name.question for position, name in enumerate(names) if position not in answered}
        records = self._outside.history.question_records(self._pack.info.id)
        return reading_of(self._pack, evidence.source, answered=records, waiting=waiting)

    def _settle(self, response: Response | None, outcome: Outcome) -> AnsweredView:
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
            milliseconds=max(0, round((now.seconds - phase.since.seconds) * 1000)),
            seed=self._session.paper.seed,
        )
        self._outside.history.record(attempt)
        self._answers.append(attempt)
        self._state = machine.answer(self._state, outcome)
        counted = asked_view(self._pack, self._session.paper, phase.position, self._current, self._state.outcomes)
        asked = replace(asked, answered=counted.answered, score=counted.score)
        view = answered_view(self._pack, self._current, asked, attempt)
        self._view = self._contestable = view
        return view

    def _show(self) -> AskedView | SummaryView:
        if isinstance(self._state.phase, machine.Finished):
            return summarise(self._pack, self._session, self._answers)
        position = self._state.phase.position
        self._current = question_of(self._pack, self._session.paper.questions[position])
        asked = asked_view(self._pack, self._session.paper, position, self._current, self._state.outcomes)
        return replace(asked, searched=self._searched_in(asked.question))

    def _searched_in(self, question: Question) -> Reading | None:
        if not isinstance(question, FindEvidence):
            return None
        if question.searched not in self._searched:
            self._searched[question.searched] = unmarked_reading(self._pack, question.searched)
        return self._searched[question.searched]

    def _asked(self) -> AskedView:
        if not isinstance(self._view, AskedView):
            raise TypeError("No question is being asked.")
        return self._view
