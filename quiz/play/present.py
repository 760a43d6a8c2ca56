"""Questions and answers as they are shown."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.engine.given import NOTHING, Counts
from quiz.engine.markup import plain_text
from quiz.engine.presentation import orders_for
from quiz.model.question import FindEvidence
from quiz.play.error import PlayError
from quiz.play.evidence import deciding_passages, evidence_for, places_of, proving_passages
from quiz.play.view import AnsweredView, AskedView, FindingResult, RationaleView

if TYPE_CHECKING:
    from quiz.history.store import History
    from quiz.model.attempt import Attempt, QuestionName, Session
    from quiz.model.citation import Citation
    from quiz.model.finding import Finding
    from quiz.packs.compiled import CompiledPack, CompiledQuestion
    from quiz.play.reply import Reply
    from quiz.play.view import Evidence

_UNDECIDED = (
    "The source has changed, and the words that decide this claim are no longer in it. No answer can be judged."
)


_CHANGED = "This question has changed since you answered it: it starts anew."
_TITLES_TOLD = 3


def question_of(pack: "CompiledPack", name: "QuestionName") -> "CompiledQuestion":
    """Return a question of a paper from its pack. Raises PlayError where the pack has it no more."""
    found = pack.question(name.question)
    if found is None:
        raise PlayError(f"The pack {name.pack} has changed: its question “{name.question}” is gone. Start anew.")
    return found


def asked_view(
    pack: "CompiledPack", session: "Session", position: int, current: "CompiledQuestion", behind: Counts = NOTHING
) -> AskedView:
    """Return the question at a position of the paper as it is asked, after so many others."""
    paper = session.paper
    return AskedView(
        pack_title=pack.info.title,
        language=pack.info.language,
        number=position + 1,
        total=len(paper.questions),
        done=behind.done,
        answered=behind.answered,
        score=behind.score,
        question=current.question,
        orders=orders_for(current.question, paper.questions[position], paper.seed),
        stem_characters=len(plain_text(current.question.stem)),
        hint=None,
        caveat=caveat_of(current),
        asks_certainty=session.certainty,
    )


def answered_view(
    pack: "CompiledPack",
    current: "CompiledQuestion",
    asked: AskedView,
    given: "Attempt | Reply",
    finding: "Finding | None" = None,
) -> AnsweredView:
    """Return a question with what was answered and found, what is right, why, and where that stands."""
    from quiz.engine.feedback import feedback_for

    cited = deciding_passages(pack, current)
    feedback = feedback_for(current.question, given.response, given.outcome, pack.info.language, cited)
    places = places_of(current)

    def shown(citations: tuple["Citation", ...]) -> tuple["Evidence", ...]:
        return evidence_for(pack, citations, [places[citation] for citation in citations])

    return AnsweredView(
        asked=asked,
        response=given.response,
        outcome=given.outcome,
        feedback=feedback,
        rationales=tuple(
            RationaleView(rationale.option, rationale.text, rationale.chosen, rationale.key, shown(rationale.citations))
            for rationale in feedback.rationales
        ),
        evidence=shown(feedback.citations),
        finding=None if finding is None else _result_of(pack, current, finding),
        certainty=given.certainty,
    )


def change_notice(history: "History", pack: "CompiledPack", current: "CompiledQuestion") -> str:
    """Return that a question changed its key or kind since it was last answered, or nothing. Raises HistoryError."""
    question = current.question
    key = history.latest_key(pack.info.id, (question.id, *question.was))
    return "" if key in (None, current.key) else _CHANGED


def title_of(packs: Iterable["CompiledPack"]) -> str:
    """Return what several packs together are called, such as `Rivers and Lakes`."""
    *others, last = (pack.info.title for pack in packs)
    if len(others) < _TITLES_TOLD:
        return f"{', '.join(others)} and {last}" if others else last
    return f"{others[0]} and {len(others)} more packs"


def caveat_of(current: "CompiledQuestion") -> str:
    """Return why no answer to a question can be judged, or nothing where it can."""
    return "" if _is_decided(current) else _UNDECIDED


def _is_decided(current: "CompiledQuestion") -> bool:
    """Tell whether an answer to a question can be judged: not where a claim rests on words that are gone."""
    question = current.question
    if not isinstance(question, FindEvidence) or question.key == "absent":
        return True
    places = places_of(current)
    return any(places[citation] for citation in question.decisive)


def _result_of(pack: "CompiledPack", current: "CompiledQuestion", finding: "Finding") -> FindingResult:
    from quiz.engine.grading.evidence import best_passage

    excerpt = None if finding.response is None else finding.response.excerpt
    passage = best_passage(excerpt, proving_passages(pack, current))
    return FindingResult(finding.outcome, excerpt, passage.key_words if passage else "")
