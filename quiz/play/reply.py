"""What is given as an answer, and its record."""

from dataclasses import dataclass

from quiz.engine.markup import plain_text
from quiz.engine.presentation import orders_for
from quiz.model.attempt import Attempt, Session
from quiz.model.instant import Instant, milliseconds_between
from quiz.model.outcome import Outcome
from quiz.model.response import Response
from quiz.packs.compiled import CompiledPack, CompiledQuestion


@dataclass(frozen=True, slots=True)
class Reply:
    """What a learner gave as an answer, how it was judged, and the certainty from 1 to 3 where one was stated."""

    response: Response | None
    outcome: Outcome
    certainty: int | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """When a question was asked, at which position of the paper, and when it was settled.

    `milliseconds` are how long it took where that is known better than from both instants.
    """

    position: int
    since: Instant
    until: Instant
    milliseconds: int | None = None
    hint_used: bool = False


def attempt_for(  # noqa: PLR0913 - what an attempt is made of
    attempt_id: bytes, session: Session, pack: CompiledPack, current: CompiledQuestion, *, timing: Timing, reply: Reply
) -> Attempt:
    """Return the record of a reply to a question of a session's paper, which is from that pack."""
    paper = session.paper
    name = paper.questions[timing.position]
    taken = milliseconds_between(timing.since, timing.until) if timing.milliseconds is None else timing.milliseconds
    return Attempt(
        id=attempt_id,
        session=session.id,
        question=name,
        pack_version=pack.info.version,
        seen=current.seen,
        key=current.key,
        position=timing.position,
        presented=orders_for(current.question, name, paper.seed),
        response=reply.response,
        outcome=reply.outcome,
        hint_used=timing.hint_used,
        started=timing.since.utc,
        ended=timing.until.utc,
        milliseconds=taken,
        seed=paper.seed,
        certainty=reply.certainty,
        stem_characters=len(plain_text(current.question.stem)),
    )
