"""A pack with every kind of question, and runs of challenges with it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from quiz.engine.challenge import run as machine
from quiz.engine.challenge.code import spelt
from quiz.engine.challenge.dealing import code_for
from quiz.engine.grading import grade
from quiz.model.challenge import ExtraTime, Rules
from quiz.model.challenge_result import ChallengeResult
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import (
    Cloze,
    Date,
    FindEvidence,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    EvidenceResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    TextResponse,
    TruthResponse,
)
from quiz.packs.compiled import CompiledPack, CompiledQuestion
from quiz.play.challenge.deal import Dealt, deal
from quiz.play.challenge.result import result_of
from quiz.play.challenge.terms import print_of
from quiz.play.evidence import deciding_passages
from quiz.play.opening import open_pack

DANUBE = Path(__file__).parents[2] / "data" / "packs" / "valid" / "danube"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def danube(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CompiledPack]:
    """The pack of the Danube, with every kind of question."""
    with open_pack(DANUBE, tmp_path_factory.mktemp("cache"), NOON) as pack:
        yield pack


def some_response(current: CompiledQuestion, whim: int) -> Response:  # noqa: C901 - one branch for each kind
    """Return one of the answers to a question, by a whim; a right one among them for nearly every kind."""
    match question := current.question:
        case SingleChoice():
            return ChoiceResponse((whim % len(question.choices),))
        case MultipleChoice():
            return ChoiceResponse(tuple(place for place in range(len(question.choices)) if whim >> place & 1) or (0,))
        case TrueFalse():
            return TruthResponse(bool(whim & 1))
        case ShortAnswer():
            return TextResponse(question.key if whim & 1 else "another \ud83d river")
        case Number():
            return NumberResponse("so many", str(question.key if whim & 1 else 1))
        case Date():
            return DateResponse("then", question.key if whim & 1 else "1001-01-01")
        case Ordering():
            places = range(len(question.items))
            return OrderResponse(tuple(places if whim & 1 else reversed(places)))
        case Matching():
            return MatchResponse(tuple((whim >> place) % len(question.rights) for place in range(len(question.pairs))))
        case Cloze():
            return ClozeResponse(tuple(gap.key if whim & 1 else "" for gap in question.gaps.values()))
        case FindEvidence():
            return EvidenceResponse(None)


class Play(Protocol):
    """Plays a challenge by whims: one for each question, None to skip it, with the milliseconds it takes."""

    def __call__(
        self, rules: Rules, number: int, whims: Sequence[tuple[int | None, int]], extra_time: ExtraTime = ...
    ) -> ChallengeResult:
        """Return the result; the player leaves where the whims end before the run does."""


@pytest.fixture
def code_of(danube: CompiledPack) -> Callable[[Rules, int], str]:
    """Return what makes codes with one seed."""
    return lambda rules, number: spelt(code_for(print_of(danube), rules, number, 123_456))


@pytest.fixture
def play(danube: CompiledPack, code_of: Callable[[Rules, int], str]) -> Play:
    """Return what plays a challenge with the pack of the Danube."""

    def played(
        rules: Rules,
        number: int,
        whims: Sequence[tuple[int | None, int]],
        extra_time: ExtraTime = ExtraTime.USUAL,
    ) -> ChallengeResult:
        dealt: Dealt = deal(code_of(rules, number), danube, extra_time)
        milliseconds = 0
        run = machine.begin(dealt.terms, at(0), is_ticking=False)
        responses: list[Response | None] = []
        for whim, taken in whims:
            if not isinstance(run.phase, machine.Asking):
                break
            current = dealt.questions[run.position]
            response = None if whim is None else some_response(current, whim)
            outcome = Outcome(Verdict.SKIPPED, 0.0)
            if response is not None:
                outcome = grade(current.question, response, "en", deciding_passages(danube, current))
            milliseconds += taken
            run = machine.answer(run, outcome, at(milliseconds))
            milliseconds += 700
            run = machine.advance(run, at(milliseconds))
            responses.append(response)
        return result_of(
            machine.leave(run), dealt, danube, responses, result_id=bytes(16), player="Ann", extra_time=extra_time
        )

    return played


def at(milliseconds: int) -> Instant:
    """Return an instant so long after noon."""
    return Instant(NOON + timedelta(milliseconds=milliseconds), 500 + milliseconds / 1000)
