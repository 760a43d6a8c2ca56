"""Rules and times in words."""

from dataclasses import replace
from fractions import Fraction

import pytest

from quiz.engine.challenge.limits import Length, terms_of
from quiz.engine.challenge.rules import BLITZ, PAPER, SPRINT, SURVIVAL
from quiz.engine.challenge.wording import rules_told, time_told
from quiz.model.challenge import ExtraTime, Rules

BOTH = "Guessing earns nothing on average: a wrong answer that could be guessed loses points."
AT_ONCE = "How you answered is told at once; the clock stands still until you go on."
TOLD: dict[str, tuple[Rules, ExtraTime, tuple[str, ...]]] = {
    "sprint": (
        replace(SPRINT, seconds=90),
        ExtraTime.HALF_MORE,
        (
            "As many of 2 questions as you can in 1 min 30 s.",
            "You have 2 min 15 s.",
            "A right answer earns 100 points.",
            BOTH,
            "A wrong answer takes 3 s from your time.",
            AT_ONCE,
            "You have 1.5 times the usual time. The result stands on a list of its own.",
        ),
    ),
    "blitz": (
        BLITZ,
        ExtraTime.USUAL,
        (
            "2 questions.",
            "Each question has 10 s, and 1 s for every 10 characters that there are to read.",
            "A right answer earns 1000 points, which fall with time to half of them.",
            "For each right answer in a row before it there are 100 more, 500 at most.",
            BOTH,
            AT_ONCE,
        ),
    ),
    "survival": (
        replace(SURVIVAL, lives=1),
        ExtraTime.USUAL,
        (
            "2 questions.",
            (
                "Each question has 20 s, 5% less each time but never less than 5 s,"
                " and 1 s for every 10 characters that there are to read."
            ),
            "A right answer earns 100 points.",
            BOTH,
            "A question that earns nothing ends the challenge.",
            AT_ONCE,
        ),
    ),
    "paper": (
        PAPER,
        ExtraTime.USUAL,
        (
            "2 questions.",
            "You have 1 min 20 s for all of them together.",
            "A right answer earns 100 points.",
            BOTH,
            "How you answered is told at the end.",
        ),
    ),
    "what a pack says of its own": (
        replace(PAPER, description="An exam as in May.", characters_per_second=0),
        ExtraTime.USUAL,
        (
            "An exam as in May.",
            "2 questions.",
            "You have 1 min for all of them together.",
            "A right answer earns 100 points.",
            BOTH,
            "How you answered is told at the end.",
        ),
    ),
    "a long sprint": (
        replace(SPRINT, seconds=300, penalty_seconds=100),
        ExtraTime.USUAL,
        (
            "As many of 2 questions as you can in 5 min.",
            "A right answer earns 100 points.",
            BOTH,
            "A wrong answer takes 1 min 40 s from your time.",
            AT_ONCE,
        ),
    ),
    "long questions": (
        replace(SURVIVAL, seconds=300, shortest_seconds=100, characters_per_second=0),
        ExtraTime.USUAL,
        (
            "2 questions.",
            "Each question has 5 min, 5% less each time but never less than 1 min 40 s.",
            "A right answer earns 100 points.",
            BOTH,
            "You have 3 lives; a question that earns nothing costs one.",
            AT_ONCE,
        ),
    ),
    "without a limit": (
        BLITZ,
        ExtraTime.UNLIMITED,
        (
            "2 questions.",
            "A right answer earns 1000 points.",
            "For each right answer in a row before it there are 100 more, 500 at most.",
            BOTH,
            AT_ONCE,
            "You play without a limit. The result stands on a list of its own.",
        ),
    ),
    "a sprint without a limit": (
        SPRINT,
        ExtraTime.UNLIMITED,
        (
            "2 questions.",
            "A right answer earns 100 points.",
            BOTH,
            AT_ONCE,
            "You play without a limit. The result stands on a list of its own.",
        ),
    ),
}


@pytest.mark.parametrize("name", TOLD)
def test_rules_are_told_as_they_apply(name: str) -> None:
    """A sentence for each thing that matters, and none for what does not."""
    rules, extra_time, told = TOLD[name]
    lengths = [Length(100, Fraction(0))] * 2

    assert told == rules_told(terms_of(rules, rules.seconds, lengths, extra_time), rules.seconds, extra_time)


@pytest.mark.parametrize(
    ("milliseconds", "told"),
    [
        (0, "0 s"),
        (99, "0 s"),
        (100, "0.1 s"),
        (9_999, "9.9 s"),
        (59_999, "59.9 s"),
        (60_000, "1 min"),
        (60_100, "1 min 0.1 s"),
        (3_725_000, "62 min 5 s"),
    ],
)
def test_no_more_time_is_told_than_there_is(milliseconds: int, told: str) -> None:
    """To a tenth of a second."""
    assert told == time_told(milliseconds)
