"""The end of a session, summed up."""

from collections.abc import Iterable, Mapping

from quiz.engine.certainty import CertainAnswer, certainty_mark
from quiz.engine.given import NOTHING, Counts
from quiz.engine.statistics import Tally
from quiz.model.attempt import Attempt, Session
from quiz.model.finding import Finding
from quiz.model.outcome import Verdict
from quiz.packs.compiled import CompiledPack
from quiz.play.present import answered_view, asked_view, question_of, title_of
from quiz.play.view import AnsweredView, SummaryView


def summarise(
    packs: Mapping[str, CompiledPack], session: Session, answers: Iterable[tuple[Attempt, Finding | None]]
) -> SummaryView:
    """Return the results of a session that is over: over all, by topic, by kind, and every miss.

    `answers` come in the order of the paper, each with what was found as its proof, which is summed up by itself. They
    are gone over one by one, and only misses are kept.
    """
    overall, findings, milliseconds = NOTHING, NOTHING, 0
    topics: dict[str, Counts] = {}
    kinds: dict[str, Counts] = {}
    certain: list[CertainAnswer] = []
    misses: list[AnsweredView] = []
    for attempt, finding in answers:
        pack, outcome = packs[attempt.question.pack], attempt.outcome
        current = question_of(pack, attempt.question)
        overall = overall.with_one(outcome)
        for name, counts in ((current.question.topic, topics), (current.question.kind, kinds)):
            counts[name] = counts.get(name, NOTHING).with_one(outcome)
        milliseconds += attempt.milliseconds
        if finding is not None:
            findings = findings.with_one(finding.outcome)
            milliseconds += finding.milliseconds
        if attempt.certainty is not None:
            certain.append(CertainAnswer(attempt.certainty, outcome.score))
        if outcome.verdict is not Verdict.CORRECT:
            asked = asked_view(pack, session, attempt.position, current)
            misses.append(answered_view(pack, current, asked, attempt, finding))
    return SummaryView(
        pack_title=title_of(packs.values()),
        total=len(session.paper.questions),
        overall=_tally("All questions", overall),
        topics=tuple(_tally(name, counts) for name, counts in topics.items()),
        kinds=tuple(_tally(name, counts) for name, counts in kinds.items()),
        misses=tuple(misses),
        milliseconds=milliseconds,
        findings=_tally("Evidence", findings) if findings.done else None,
        certainty=certainty_mark(certain) if session.certainty else None,
    )


def _tally(name: str, counts: Counts) -> Tally:
    return Tally(name, counts.answered, counts.score, counts.done - counts.answered)
