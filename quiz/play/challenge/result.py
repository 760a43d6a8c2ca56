"""A run that is over, as a result that can be shared."""

from collections.abc import Sequence

from quiz.engine.challenge.code import spelt
from quiz.engine.challenge.run import Over, Run
from quiz.model.challenge import ExtraTime
from quiz.model.challenge_result import ChallengeAnswer, ChallengeResult
from quiz.model.response import Response
from quiz.packs.compiled import CompiledPack
from quiz.play.challenge.deal import Dealt


def result_of(  # noqa: PLR0913 - what a result is made of
    run: Run,
    dealt: Dealt,
    pack: CompiledPack,
    responses: Sequence[Response | None],
    *,
    result_id: bytes,
    player: str,
    extra_time: ExtraTime,
) -> ChallengeResult:
    """Return the result of a run that is over, with what was answered to each question; the id has 16 bytes.

    A response that came too late is left out. Raises ValueError for a run that goes on.
    """
    if not isinstance(run.phase, Over):
        raise ValueError("The run goes on.")
    standing = run.standing
    # A question that was asked when the player left has no outcome.
    together = zip(dealt.questions, run.asked_at, standing.settled, responses, strict=False)
    return ChallengeResult(
        id=result_id.hex(),
        code=spelt(dealt.code),
        pack=pack.info.id,
        version=pack.info.version,
        player=player,
        started=run.start.utc,
        extra_time=extra_time,
        interruptions=run.interruptions,
        is_left=run.phase.is_left,
        points=standing.shown_points,
        accuracy=None if standing.accuracy is None else float(standing.accuracy),
        milliseconds=standing.milliseconds,
        answers=tuple(
            ChallengeAnswer(
                question=current.question.id,
                seen=current.seen,
                asked_at=asked_at,
                milliseconds=settled.milliseconds,
                verdict=settled.outcome.verdict,
                response=None if settled.is_unanswered else response,
            )
            for current, asked_at, settled, response in together
        ),
    )
