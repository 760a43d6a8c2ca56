"""The end of a session, summed up."""

from collections.abc import Callable, Sequence

from quiz.engine.statistics import Tally
from quiz.model.attempt import Attempt, Session
from quiz.model.outcome import Verdict
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.present import answered_view, asked_view, question_of
from quiz.play.view import AnsweredView, SummaryView


def summarise(pack: CompiledPack, session: Session, attempts: Sequence[Attempt]) -> SummaryView:
    """Return the results of a session that is over: over all, by topic, by kind, and every miss."""
    asked = [(attempt, question_of(pack, attempt.question)) for attempt in attempts]
    return SummaryView(
        pack_title=pack.info.title,
        total=len(session.paper.questions),
        overall=_tally("All questions", attempts),
        topics=_tallies(asked, lambda current: current.question.topic),
        kinds=_tallies(asked, lambda current: current.question.kind),
        misses=tuple(
            _miss(pack, session, attempt, current)
            for attempt, current in asked
            if attempt.outcome.verdict is not Verdict.CORRECT
        ),
        milliseconds=sum(attempt.milliseconds for attempt in attempts),
    )


def _miss(pack: CompiledPack, session: Session, attempt: Attempt, current: CompiledQuestion) -> AnsweredView:
    asked = asked_view(pack, session.paper, attempt.position, current, so_far=())
    return answered_view(pack, current, asked, attempt)


def _tallies(
    asked: Sequence[tuple[Attempt, CompiledQuestion]], name_of: Callable[[CompiledQuestion], str]
) -> tuple[Tally, ...]:
    groups: dict[str, list[Attempt]] = {}
    for attempt, current in asked:
        groups.setdefault(name_of(current), []).append(attempt)
    return tuple(_tally(name, attempts) for name, attempts in groups.items())


def _tally(name: str, attempts: Sequence[Attempt]) -> Tally:
    outcomes = [attempt.outcome for attempt in attempts]
    skipped = sum(outcome.verdict is Verdict.SKIPPED for outcome in outcomes)
    return Tally(name, len(outcomes) - skipped, sum(outcome.score for outcome in outcomes), skipped)
