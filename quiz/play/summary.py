"""The end of a session, summed up."""

from collections.abc import Callable, Mapping, Sequence

from quiz.engine.certainty import CertainAnswer, CertaintyMark, certainty_mark
from quiz.engine.statistics import Tally
from quiz.model.attempt import Attempt, Session
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome, Verdict
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.present import answered_view, asked_view, question_of, title_of
from quiz.play.view import AnsweredView, SummaryView


def summarise(
    packs: Mapping[str, CompiledPack], session: Session, attempts: Sequence[Attempt], findings: Mapping[bytes, Finding]
) -> SummaryView:
    """Return the results of a session that is over: over all, by topic, by kind, and every miss.

    `findings` are by attempt; they are summed up by themselves.
    """
    found = [findings[attempt.id] for attempt in attempts if attempt.id in findings]
    asked = [(attempt, question_of(packs[attempt.question.pack], attempt.question)) for attempt in attempts]
    return SummaryView(
        pack_title=title_of(packs.values()),
        total=len(session.paper.questions),
        overall=_tally("All questions", [attempt.outcome for attempt in attempts]),
        topics=_tallies(asked, lambda current: current.question.topic),
        kinds=_tallies(asked, lambda current: current.question.kind),
        misses=tuple(
            _miss(packs[attempt.question.pack], session, attempt, current, findings.get(attempt.id))
            for attempt, current in asked
            if attempt.outcome.verdict is not Verdict.CORRECT
        ),
        milliseconds=sum(attempt.milliseconds for attempt in attempts) + sum(finding.milliseconds for finding in found),
        findings=_tally("Evidence", [finding.outcome for finding in found]) if found else None,
        certainty=_certainty(attempts) if session.certainty else None,
    )


def _certainty(attempts: Sequence[Attempt]) -> CertaintyMark:
    return certainty_mark(
        CertainAnswer(attempt.certainty, attempt.outcome.score) for attempt in attempts if attempt.certainty is not None
    )


def _miss(
    pack: CompiledPack, session: Session, attempt: Attempt, current: CompiledQuestion, finding: Finding | None
) -> AnsweredView:
    asked = asked_view(pack, session, attempt.position, current)
    return answered_view(pack, current, asked, attempt, finding)


def _tallies(
    asked: Sequence[tuple[Attempt, CompiledQuestion]], name_of: Callable[[CompiledQuestion], str]
) -> tuple[Tally, ...]:
    groups: dict[str, list[Outcome]] = {}
    for attempt, current in asked:
        groups.setdefault(name_of(current), []).append(attempt.outcome)
    return tuple(_tally(name, outcomes) for name, outcomes in groups.items())


def _tally(name: str, outcomes: Sequence[Outcome]) -> Tally:
    skipped = sum(outcome.verdict is Verdict.SKIPPED for outcome in outcomes)
    return Tally(name, len(outcomes) - skipped, sum(outcome.score for outcome in outcomes), skipped)
