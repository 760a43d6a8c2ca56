"""Results are graded anew from the pack, and one that claims too much is found out."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.engine.challenge.code import ALPHABET, read_code, spelt
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, PAPER, SPRINT
from quiz.engine.unreadable import Unreadable
from quiz.model.attempt import QuestionName
from quiz.model.challenge import ExtraTime, Rules, Stake
from quiz.model.challenge_result import ChallengeResult
from quiz.model.outcome import Verdict
from quiz.model.response import OrderResponse
from quiz.packs.compiled import CompiledPack
from quiz.play.challenge.deal import deal
from quiz.play.challenge.replay import replay
from quiz.play.challenge.result_file import read_result, result_text
from quiz.play.error import PlayError

from .conftest import Play

whims = st.lists(st.tuples(st.none() | st.integers(0, 255), st.integers(0, 40_000)), max_size=12)


@given(st.sampled_from([*BUILT_IN, replace(BLITZ, speed=False)]), whims, st.sampled_from(ExtraTime))
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_honest_result_is_borne_out(
    play: Play, danube: CompiledPack, rules: Rules, whims: list[tuple[int | None, int]], extra_time: ExtraTime
) -> None:
    """Any run by any rules, left or not, comes out of its file as it went in and earns what it claims."""
    result = play(rules, 60 if rules == SPRINT else 11, whims, extra_time)

    read = read_result(result_text(result))

    assert result == read
    assert () == replay(read, danube).contradictions


FORGERIES: dict[str, tuple[Callable[[ChallengeResult], ChallengeResult], str]] = {
    "points": (lambda result: replace(result, points=result.points + 1), "points are claimed"),
    "accuracy": (lambda result: replace(result, accuracy=1.0), "accuracy of 1.0 is claimed"),
    "time": (lambda result: replace(result, milliseconds=1), "1 ms are claimed"),
    "faster": (lambda result: first(result, milliseconds=400), "15000 ms are claimed"),
    "faster in all": (
        lambda result: replace(second(result, milliseconds=400), milliseconds=10_400),
        "points are claimed",
    ),
    "slower": (lambda result: first(result, milliseconds=10**6), "incorrect is claimed, and it is expired"),
    "right": (lambda result: first(result, verdict=Verdict.CORRECT), "correct is claimed, and it is incorrect"),
    "another question": (lambda result: first(result, question="sea"), "the challenge asks another one"),
    "another version": (lambda result: first(result, seen="0" * 32), "the challenge asks another one"),
    "no answer": (lambda result: first(result, response=OrderResponse((7, 7, 7))), "that is no answer to it"),
    "order": (lambda result: replace(result, answers=result.answers[::-1]), "the challenge asks another one"),
    "too early": (lambda result: second(result, asked_at=1), "Question 2: it was asked before"),
    "left": (lambda result: replace(result, is_left=False), "The run was not over yet."),
    "more": (lambda result: replace(result, answers=result.answers * 9), "the challenge asks another one"),
}


def first(result: ChallengeResult, **changes: Any) -> ChallengeResult:
    """Return the result with its first answer changed."""
    return replace(result, answers=(replace(result.answers[0], **changes), *result.answers[1:]))


def second(result: ChallengeResult, **changes: Any) -> ChallengeResult:
    """Return the result with its second answer changed."""
    before, answer, *after = result.answers
    return replace(result, answers=(before, replace(answer, **changes), *after))


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forged_result_is_found_out(play: Play, danube: CompiledPack, forgery: str) -> None:
    """Whatever is changed, and however well the checksum fits."""
    forge, told = FORGERIES[forgery]
    result = play(BLITZ, 11, [(0, 4_000), (1, 5_000), (2, 6_000)])
    assert Verdict.INCORRECT is result.answers[0].verdict

    found = replay(read_result(result_text(forge(result))), danube).contradictions

    assert told in " ".join(found)


def test_answers_after_the_end_are_found_out(play: Play, danube: CompiledPack) -> None:
    """Nobody plays on when the time is up."""
    long, short = play(SPRINT, 300, [(0, 20_000)] * 9), play(SPRINT, 60, [(0, 1)])
    forged = replace(short, answers=long.answers)

    assert "Question 4: the run was over before." in replay(forged, danube).contradictions


def test_a_code_deals_the_same_paper_again(danube: CompiledPack, code_of: Callable[[Rules, int], str]) -> None:
    """Questions, seed, limits and chance; written down once, for a change would deal other papers for old codes."""
    code = "DAN-BLITZ-4-3RJ0-W7VS-W"
    dealt = deal(code, danube, ExtraTime.USUAL)

    assert code == code_of(BLITZ, 4)
    assert (BLITZ, 123_456) == (dealt.rules, dealt.paper.seed)
    names = ("canal-opened", "capitals-order", "ends", "vienna-age")
    assert tuple(QuestionName("example.danube", name) for name in names) == dealt.paper.questions
    assert [
        Stake(16_100, Fraction(0)),
        Stake(17_600, Fraction(7, 36)),
        Stake(19_800, Fraction(1, 5)),
        Stake(68_500, Fraction(1, 13)),
    ] == list(dealt.terms.stakes)


def test_typed_with_slips_a_code_deals_the_same(danube: CompiledPack) -> None:
    """And it is told as it should be written."""
    typed, code = deal("dan bl1tz 4 3rjo w7vsw", danube, ExtraTime.TWICE), "DAN-BLITZ-4-3RJ0-W7VS-W"

    assert (code, 32_200) == (spelt(typed.code), typed.terms.stakes[0].limit_milliseconds)


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda code: code.replace("DAN", "DAM"), "slip"),
        (lambda _: "FRR-BLITZ-20-78NH-BHPQ-K", "is not one of the pack The Danube, an example"),
        (lambda _: "DAN-QUICK-20-0000-0000-{}", "has no rules called QUICK"),
        (lambda _: "DAN-SPRINT-61-0000-0000-{}", "A sprint takes 60, 90, 120 or 300 seconds, not 61."),
        (lambda _: "DAN-PAPER-5-0000-0000-{}", "was made with another version of the pack"),
    ],
)
def test_a_code_that_cannot_be_played_says_why(
    danube: CompiledPack, code_of: Callable[[Rules, int], str], spoil: Callable[[str], str], told: str
) -> None:
    """Before anything is asked."""
    code = spoil(code_of(PAPER, 5))
    if code.endswith("{}"):
        code = checked(code.removesuffix("{}"))

    with pytest.raises(PlayError, match=told):
        deal(code, danube, ExtraTime.USUAL)


def checked(beginning: str) -> str:
    """Return the beginning of a code with the check sign that fits."""
    return next(beginning + sign for sign in ALPHABET if not isinstance(read_code(beginning + sign), Unreadable))
