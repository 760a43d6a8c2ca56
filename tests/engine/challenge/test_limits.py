"""How much time there is."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from quiz.engine.challenge.limits import Length, reading_characters, terms_of
from quiz.engine.challenge.rules import BLITZ, PAPER, SPRINT, SURVIVAL, rules_called, usual_number, wrong_number
from quiz.model.challenge import ExtraTime, Rules
from quiz.model.question import Choice, Cloze, Gap, Matching, Ordering, Pair, Question, SingleChoice, TrueFalse

COMMON: dict[str, Any] = {"id": "q", "stem": "12345", "topic": "t", "explanation": "not read", "citations": ()}


def limits(
    rules: Rules, *characters: int, extra_time: ExtraTime = ExtraTime.USUAL, number: int = 60
) -> tuple[list[int | None], int | None]:
    """Return the limits of questions of these lengths, and that for the whole."""
    terms = terms_of(rules, number, [Length(each, Fraction(0)) for each in characters], extra_time)
    return [stake.limit_milliseconds for stake in terms.stakes], terms.limit_milliseconds


def test_each_question_of_a_blitz_gets_time_for_its_length() -> None:
    """Ten seconds, and one for every ten characters to be read: half a minute for two hundred."""
    assert ([10_000, 10_100, 30_000], None) == limits(BLITZ, 0, 1, 200)


def test_a_sprint_goes_by_the_clock() -> None:
    """However long its questions are."""
    assert ([None, None], 90_000) == limits(SPRINT, 10, 500, number=90)


def test_the_time_for_survival_shrinks_but_not_that_for_reading() -> None:
    """By a twentieth each time, to the millisecond, down to five seconds."""
    assert ([25_000, 24_000, 23_050], None) == limits(SURVIVAL, 50, 50, 50)
    each = [limit or 0 for limit in limits(SURVIVAL, *[50] * 40)[0]]
    assert [10_000] * 3 == each[-3:]
    assert sorted(each, reverse=True) == each


def test_a_paper_has_the_time_of_all_its_questions() -> None:
    """Half a minute for each and the time to read it, to be spent as one likes."""
    assert ([None, None], 85_000) == limits(PAPER, 100, 150)


@pytest.mark.parametrize(
    ("extra_time", "each", "whole"),
    [
        (ExtraTime.USUAL, 10_100, 30_100),
        (ExtraTime.QUARTER_MORE, 12_625, 37_625),
        (ExtraTime.HALF_MORE, 15_150, 45_150),
        (ExtraTime.TWICE, 20_200, 60_200),
        (ExtraTime.THREE_TIMES, 30_300, 90_300),
        (ExtraTime.TEN_TIMES, 101_000, 301_000),
        (ExtraTime.UNLIMITED, None, None),
    ],
)
def test_extra_time_stretches_every_limit(extra_time: ExtraTime, each: int | None, whole: int | None) -> None:
    """Or takes it away."""
    assert ([each], None) == limits(BLITZ, 1, extra_time=extra_time)
    assert ([None], whole) == limits(PAPER, 1, extra_time=extra_time)
    assert (whole is None) == (limits(SPRINT, 1, extra_time=extra_time) == ([None], None))


QUESTIONS: list[tuple[Question, int]] = [
    (SingleChoice(kind="single_choice", choices=(Choice(text="ab", rationale="no"), Choice(text="c")), **COMMON), 8),
    (TrueFalse(kind="true_false", key=True, **COMMON), 5),
    (Ordering(kind="ordering", items=("a", "bc"), **COMMON), 8),
    (
        Matching(kind="matching", pairs=(Pair(left="a", right="b"), Pair(left="c", right="b")), extra=("d",), **COMMON),
        9,
    ),
    (Cloze(kind="cloze", text="{x} y", gaps={"x": Gap(key="a", options=("a", "b"))}, **COMMON), 12),
]


@pytest.mark.parametrize(("question", "characters"), QUESTIONS, ids=lambda case: getattr(case, "kind", ""))
def test_what_is_read_is_what_is_asked(question: Question, characters: int) -> None:
    """Stem and options, and not what comes after the answer."""
    assert characters == reading_characters(question)


def test_of_a_text_that_is_searched_a_screen_counts() -> None:
    """Nobody reads a book under a limit."""
    claim = TrueFalse(kind="true_false", key=True, **COMMON)

    assert (905, 1_005) == (reading_characters(claim, 900), reading_characters(claim, 5_000_000))


def test_how_long_a_challenge_may_be() -> None:
    """A sprint has four lengths; what goes by questions has from one to five hundred."""
    minute = replace(SPRINT, id="minute", title="A minute")

    assert [None, None, None, None] == [wrong_number(SPRINT, seconds) for seconds in (60, 90, 120, 300)]
    assert "A sprint takes 60, 90, 120 or 300 seconds, not 61." == wrong_number(SPRINT, 61)
    assert "A minute takes from 10 to 3600 seconds, not 9." == wrong_number(minute, 9)
    assert None is wrong_number(minute, 61)
    assert [None, None] == [wrong_number(BLITZ, count) for count in (1, 500)]
    assert "A challenge has from 1 to 500 questions, not 0." == wrong_number(PAPER, 0)
    assert [60, 20, 50, 20] == [usual_number(rules) for rules in (SPRINT, BLITZ, SURVIVAL, PAPER)]


def test_rules_are_found_by_their_id() -> None:
    """Those of the program and those of a pack."""
    own = replace(BLITZ, id="quick")

    assert [SPRINT, own, None] == [rules_called(name, (own,)) for name in ("sprint", "quick", "slow")]
