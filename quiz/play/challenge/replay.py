"""A result graded anew from the pack."""

from collections.abc import Iterator

from quiz.engine.challenge.scoring import Standing, opening, settle
from quiz.engine.grading import grade
from quiz.model.challenge_result import ChallengeAnswer, ChallengeResult
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Outcome
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.challenge.deal import deal
from quiz.play.evidence import deciding_passages


@dataclass(frozen=True, slots=True)
class Replay:
    """What the answers of a result earn, and where that is not what it claims, one line each; none where all holds."""

    standing: Standing
    contradictions: tuple[str, ...]


def replay(result: ChallengeResult, pack: CompiledPack) -> Replay:
    """Return what the answers of a result earn by the pack. Raises PlayError where they cannot be judged by it."""
    dealt = deal(result.code, pack, result.extra_time)
    standing = opening(dealt.terms)
    contradictions = []
    for number, answer in enumerate(result.answers, 1):
        if standing.is_over:
            contradictions.append(f"Question {number}: the run was over before.")
            break
        current = dealt.questions[number - 1]
        if answer.question != current.question.id or answer.seen != current.seen:
            contradictions.append(f"Question {number}: the challenge asks another one.")
            break
        outcome = _judged(answer, current, pack)
        if outcome is None:
            contradictions.append(f"Question {number}: that is no answer to it.")
            break
        standing = settle(standing, outcome, answer.milliseconds)
        settled = standing.settled[-1]
        if settled.outcome.verdict is not answer.verdict:
            claim = f"{answer.verdict.value} is claimed, and it is {settled.outcome.verdict.value}"
            contradictions.append(f"Question {number}: {claim}.")
        elif settled.milliseconds != answer.milliseconds:
            contradictions.append(f"Question {number}: it took the whole time, {settled.milliseconds} ms.")
    contradictions += [*_order(result), *_figures(result, standing)]
    return Replay(standing, tuple(contradictions))


def _judged(answer: ChallengeAnswer, current: CompiledQuestion, pack: CompiledPack) -> Outcome | None:
    if answer.response is None:
        return Outcome(answer.verdict, 0.0)
    try:
        return grade(current.question, answer.response, pack.info.language, deciding_passages(pack, current))
    except ValueError:
        return None


def _order(result: ChallengeResult) -> Iterator[str]:
    free = 0
    for number, answer in enumerate(result.answers, 1):
        # Both are rounded to a thousandth, and so is their sum.
        if answer.asked_at < free - 1:
            yield f"Question {number}: it was asked before the one before it was settled."
        free = answer.asked_at + answer.milliseconds


def _figures(result: ChallengeResult, standing: Standing) -> Iterator[str]:
    if result.is_left == standing.is_over:
        yield "The run is said to have been left, and it was over." if result.is_left else "The run was not over yet."
    if result.points != standing.shown_points:
        yield f"{result.points} points are claimed, and the answers earn {standing.shown_points}."
    accuracy = None if standing.accuracy is None else float(standing.accuracy)
    if result.accuracy != accuracy:
        yield f"An accuracy of {result.accuracy} is claimed, and that of the answers is {accuracy}."
    if result.milliseconds != standing.milliseconds:
        yield f"{result.milliseconds} ms are claimed, and the answers took {standing.milliseconds}."
