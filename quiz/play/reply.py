"""What is given as an answer, and its record."""

from quiz.model.attempt import Attempt, Session
from quiz.model.dataclass import dataclass
from quiz.model.instant import Instant, milliseconds_between
from quiz.model.outcome import Outcome
from quiz.model.response import Response
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.view import AskedView


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
    attempt_id: bytes,
    session: Session,
    pack: CompiledPack,
    current: CompiledQuestion,
    asked: AskedView,
    *,
    timing: Timing,
    reply: Reply,
) -> Attempt:
    """Return the record of a reply to a question of a session's paper, which is from that pack and was asked so."""
    taken = milliseconds_between(timing.since, timing.until) if timing.milliseconds is None else timing.milliseconds
    return Attempt(
        id=attempt_id,
        session=session.id,
        question=session.paper.questions[timing.position],
        pack_version=pack.info.version,
        seen=current.seen,
        key=current.key,
        position=timing.position,
        presented=asked.orders,
        response=reply.response,
        outcome=reply.outcome,
        hint_used=timing.hint_used,
        started=timing.since.utc,
        ended=timing.until.utc,
        milliseconds=taken,
        seed=session.paper.seed,
        certainty=reply.certainty,
        stem_characters=asked.stem_characters,
    )
