"""The questions of a pack that is being written, one at a time, as learners will see them; nothing is recorded."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from quiz.engine.grading import grade, read_response
from quiz.engine.markup import plain_text
from quiz.engine.presentation import orders_for
from quiz.engine.unreadable import Unreadable
from quiz.model.attempt import QuestionName
from quiz.model.diagnostic import Diagnostic
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import Date, FindEvidence, Number, ShortAnswer
from quiz.model.response import Response
from quiz.packs.citations import STALE
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.packs.files import PACK_FILE
from quiz.play.citing import ReadyCitation, citation_of
from quiz.play.drafting import Draft, DraftQuestion
from quiz.play.error import PlayError
from quiz.play.evidence import deciding_passages
from quiz.play.present import answered_view, caveat_of
from quiz.play.reading import Reading, reading_of, unmarked_reading
from quiz.play.reply import Reply
from quiz.play.view import AnsweredView, AskedView, Evidence

_SEED = 1
"""Options are shuffled as for a learner, and stay where they are from one look to the next."""


class Preview:
    """Shows the questions of a draft in the author's order, each with its key or, where it `is_asking`, without.

    `lend` lets a pack show the documents that are attached on this machine.
    """

    def __init__(self, draft: Draft, lend: Callable[[CompiledPack], None] = lambda _: None) -> None:
        self._lend = lend
        lend(draft.pack)
        self._draft = draft
        self._place = 0
        self._wanted = ""
        self.problems: tuple[Diagnostic, ...] = draft.problems
        """Everything that is wrong with the pack as its files are now."""
        self.unreadable: tuple[Diagnostic, ...] = draft.unreadable
        """What keeps a file from being read now."""
        self.is_asking = False
        self._view: AskedView | AnsweredView | None = None
        self._show()

    @property
    def view(self) -> AskedView | AnsweredView | None:
        """What is to be shown now; None where there is no question, or one that cannot be shown for its faults."""
        return self._view

    @property
    def question(self) -> DraftQuestion | None:
        """The question that the author is at, be it sound or not."""
        return self._draft.questions[self._place] if self._draft.questions else None

    @property
    def questions(self) -> tuple[DraftQuestion, ...]:
        """All questions, in the author's order."""
        return self._draft.questions

    @property
    def title(self) -> str:
        """The title of the pack."""
        return self._draft.pack.info.title

    @property
    def is_former(self) -> bool:
        """Whether the questions are those of a former state, as not every file can be read now."""
        return bool(self.unreadable) and not self._draft.unreadable

    @property
    def place(self) -> int:
        """The place of the question among all, from 0."""
        return self._place

    @property
    def total(self) -> int:
        """How many questions there are."""
        return len(self._draft.questions)

    @property
    def own_problems(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the question that the author is at."""
        return self._now.problems_of(self.question) if self.question else ()

    @property
    def hiding_problems(self) -> tuple[Diagnostic, ...]:
        """What was wrong with the question when it was read last, for which it may not be shown."""
        return self._draft.problems_of(self.question) if self.question else ()

    def take(self, draft: Draft) -> bool:
        """Go on with what the pack is now, at the same question, and return whether that looks as it did before.

        Where a file cannot be read, the questions stay as they were when every file could be. A question that is gone
        is waited for: meanwhile the one at its place is shown, as long as the author goes to no other.
        """
        self.problems, self.unreadable = draft.problems, draft.unreadable
        if draft.unreadable and self._draft.questions and not self._draft.unreadable:
            draft.pack.close()
            return True
        self._lend(draft.pack)
        former, view, shown = self.question, self._view, self._shown()
        self._draft.pack.close()
        self._draft = draft
        wanted = self._wanted or (former.id if former else "")
        here = max(0, min(self._place, self.total - 1))
        places = [place for place, question in enumerate(draft.questions) if question.id == wanted]
        # Two questions may share an id for a while.
        self._place = here if here in places else next(iter(places), here)
        self._wanted = "" if places else wanted
        self._show()
        now = self._shown()
        if view is None or shown is None or now is None:
            return False
        if replace(shown, asked=_counted_as(shown.asked, now.asked)) != now:
            return False
        if isinstance(view, AskedView):
            self._view = _counted_as(view, now.asked)
        else:
            self._view = replace(view, asked=_counted_as(view.asked, now.asked))
        return True

    def close(self) -> None:
        """Let go of the pack."""
        self._draft.pack.close()

    def go_to(self, place: int) -> None:
        """Go to the question at a place, or to the first or the last where there is none."""
        self._place = max(0, min(place, self.total - 1))
        self._wanted = ""
        self._show()

    def place_called(self, question_id: str) -> int | None:
        """Return the place of the question with an id, now or formerly, or None."""
        current = self._draft.pack.question(question_id)
        known = current.question.id if current else question_id
        return next((place for place, each in enumerate(self._draft.questions) if each.id == known), None)

    def place_of(self, problem: Diagnostic) -> int | None:
        """Return the place of the question that a problem is about, or None where it is about none that is shown."""
        return self._now.place_of(problem)

    def matches(self, words: str) -> tuple[int, ...]:
        """Return the places of the questions with these words, the likeliest first."""
        return self._draft.matches(words)

    def turn(self) -> None:
        """Show questions as the learner is asked them, or with their key again."""
        self.is_asking = not self.is_asking
        self._show()

    def ask_again(self) -> None:
        """Take back what was answered on trial."""
        self._show()

    def read(self, text: str) -> Response | Unreadable:
        """Return what typed words answer to the question asked, or why they cannot be an answer to it."""
        question = self._current().question
        if not isinstance(question, ShortAnswer | Number | Date):
            raise TypeError(f"A {question.kind} question takes no typed words.")
        return read_response(question, text, self._draft.pack.info.language)

    def submit(self, response: Response) -> AnsweredView:
        """Grade an answer on trial, and show how it went."""
        pack, current = self._draft.pack, self._current()
        if caveat_of(current):
            return self.skip()
        outcome = grade(current.question, response, pack.info.language, deciding_passages(pack, current))
        self._view = view = self._answered(Reply(response, outcome))
        return view

    def skip(self) -> AnsweredView:
        """Show the key, with what is said of every option."""
        view = self._shown()
        if view is None:
            raise TypeError("There is no question to be shown.")
        self._view = view
        return view

    def take_hint(self) -> AskedView:
        """Show the hint of the question asked."""
        view = self._view if isinstance(self._view, AskedView) else self._asked()
        self._view = asked = replace(view, hint=view.question.hint or None)
        return asked

    def reading(self, evidence: Evidence) -> Reading:
        """Return the whole source of a piece of evidence, with marks beside every passage that questions rest on.

        Raises PlayError where the pack has it no more.
        """
        pack = self._draft.pack
        if evidence.source not in (source.id for source in pack.sources) or not pack.passages_of(evidence.source).all():
            raise PlayError(f"The source {evidence.source} is no longer there.")
        return reading_of(pack, evidence.source, answered=pack.cited_passages(evidence.source), waiting=())

    def editable(self, problem: Diagnostic | None = None) -> tuple[Path, int]:
        """Return the file and the line of a problem or, without one, of the question; else the pack's first file."""
        if problem is None and self.unreadable:
            problem = self.unreadable[0]
        if problem is not None:
            return self._draft.root / problem.file, problem.line or 1
        if self.question is not None:
            return self.question.file.path, self.question.line
        return self._draft.root / PACK_FILE, 1

    def openable(self) -> tuple[Evidence, ...]:
        """Return what the question rests on, and then the beginning of each further source that is at hand."""
        cited = self._view.openable if isinstance(self._view, AnsweredView) else ()
        pack = self._draft.pack
        beginnings = []
        for source in pack.sources:
            first = next(iter(pack.passages_of(source.id).all()), None)
            if first is not None and source.id not in {evidence.source for evidence in cited}:
                evidence = Evidence(source.title, source.licence, source.url, "", first.text)
                beginnings.append(replace(evidence, source=source.id, number=first.number))
        return (*cited, *beginnings)

    def citation(self, source: str, number: int, start: int, end: int) -> ReadyCitation:
        """Return the citation of some characters of a passage, ready to be pasted.

        Raises PlayError where the pack has its source no more.
        """
        pack = self._draft.pack
        passages = pack.passages_of(source).all()
        found = next((each for each in pack.sources if each.id == source), None)
        if found is None or number not in {passage.number for passage in passages}:
            raise PlayError(f"The source {source} has changed. Open it again.")
        return citation_of(found, passages, number, start, end)

    @property
    def _now(self) -> Draft:
        """The questions that are shown with the problems that there are now."""
        return replace(self._draft, problems=self.problems)

    def _show(self) -> None:
        question = self.question
        if question is None or not question.is_sound:
            self._view = None
        else:
            self._view = self._asked() if self.is_asking else self._shown()

    def _current(self) -> CompiledQuestion:
        found = self._draft.pack.question(self.question.id) if self.question else None
        if found is None:
            raise TypeError("There is no question to be shown.")
        return found

    def _asked(self) -> AskedView:
        pack, current = self._draft.pack, self._current()
        question = current.question
        return AskedView(
            pack_title=pack.info.title,
            language=pack.info.language,
            number=self._place + 1,
            total=self.total,
            done=self._place + 1,
            answered=0,
            score=0.0,
            question=question,
            orders=orders_for(question, QuestionName(pack.info.id, question.id), _SEED),
            stem_characters=len(plain_text(question.stem)),
            hint=None,
            searched=unmarked_reading(pack, question.searched) if isinstance(question, FindEvidence) else None,
            caveat=caveat_of(current),
        )

    def _answered(self, reply: Reply) -> AnsweredView:
        view = answered_view(self._draft.pack, self._current(), self._asked(), reply)
        was_proven = any(
            problem.code == STALE for problem in self._draft.problems_of(self._draft.questions[self._place])
        )
        return view if was_proven else _unproven(view)

    def _shown(self) -> AnsweredView | None:
        """Return the question with its key and, as if each had been chosen, what is said of every option."""
        if self.question is None or not self.question.is_sound:
            return None
        view = self._answered(Reply(None, Outcome(Verdict.SKIPPED, 0.0)))
        return replace(view, rationales=tuple(replace(rationale, chosen=True) for rationale in view.rationales))


def _counted_as(former: AskedView, present: AskedView) -> AskedView:
    """Return what was asked with its place in the pack as it is now."""
    return replace(former, pack_title=present.pack_title, number=present.number, total=present.total, done=present.done)


def _unproven(view: AnsweredView) -> AnsweredView:
    """Return what is shown of a question none of whose quotes was proven before: what is not found never was."""

    def told(cited: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(evidence, was_proven=False) for evidence in cited)

    rationales = tuple(replace(rationale, evidence=told(rationale.evidence)) for rationale in view.rationales)
    return replace(view, evidence=told(view.evidence), rationales=rationales)
