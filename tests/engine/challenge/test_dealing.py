"""The same paper for everyone. Figures that are written out here were computed once and must never change."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.challenge.code import spelt
from quiz.engine.challenge.dealing import (
    PackPrint,
    code_for,
    daily_code,
    drawn,
    fingerprint,
    is_of_pack,
    pack_code,
    rules_in_force,
    rules_of,
)
from quiz.engine.challenge.limits import Length, terms_of
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, PAPER, SPRINT, SURVIVAL
from quiz.model.challenge import ExtraTime, Rules
from quiz.model.pack import PackInfo

INFO = PackInfo(
    id="example.rivers",
    title="Rivers",
    description="Forty questions.",
    language="en",
    version="1.0.0",
    licence="CC0-1.0",
    authors=("A. Teacher",),
    code="RIV",
)
PACK = PackPrint(INFO, [(f"q{number}", f"{number:032x}") for number in range(40)], ["0123456789abcdef"])


@pytest.mark.parametrize(
    ("rules", "number", "code", "count"),
    [
        (SPRINT, 90, "RIV-SPRINT-90-3RJ0-0B94-X", 40),
        (BLITZ, 8, "RIV-BLITZ-8-3RJ0-DF20-F", 8),
        (SURVIVAL, 8, "RIV-SURVIVAL-8-3RJ0-VEKS-7", 8),
        (PAPER, 8, "RIV-PAPER-8-3RJ0-KSS3-H", 8),
    ],
)
def test_a_code_deals_the_same_questions_on_every_python(rules: Rules, number: int, code: str, count: int) -> None:
    """A change here would deal other papers for codes that were shared."""
    made = code_for(PACK, rules, number, 123_456)
    places = drawn(made, rules, INFO, 40)

    assert (code, count) == (spelt(made), len(places))
    assert (24, 19, 0, 22, 31, 8, 6, 33) == places[:8]


def test_a_pack_that_is_not_shuffled_keeps_its_order() -> None:
    """The same questions, as the author ordered them."""
    code = code_for(PACK, BLITZ, 8, 123_456)

    assert (0, 6, 8, 19, 22, 24, 31, 33) == drawn(code, BLITZ, replace(INFO, shuffled=False), 40)


def test_against_the_clock_as_many_are_drawn_as_can_be_asked() -> None:
    """The number in such a code is that of the seconds, and says nothing of the questions."""
    code = code_for(PACK, SPRINT, 90, 123_456)

    assert 500 == len(drawn(code, SPRINT, INFO, 600))


def test_the_limits_of_a_code_are_the_same_on_every_python() -> None:
    """Counted exactly, and rounded up to a millisecond."""
    terms = terms_of(SURVIVAL, 8, [Length(37, Fraction(0))] * 5, ExtraTime.QUARTER_MORE)

    assert [29_625, 28_375, 27_188, 26_060, 24_988] == [stake.limit_milliseconds for stake in terms.stakes]


def test_every_day_has_a_code() -> None:
    """A blitz; the first ones were written down once, and over a year hardly one comes twice.

    A pack that is too small for the usual length is asked as a whole.
    """
    days = [date(2026, 3, 1) + timedelta(days=number) for number in range(365)]
    codes = [spelt(daily_code(PACK, day)) for day in days]

    assert ["RIV-BLITZ-20-M2H9-DF20-N", "RIV-BLITZ-20-9P07-DF20-N"] == codes[:2]
    assert len(set(codes)) > 360
    assert 12 == daily_code(replace(PACK, questions=PACK.questions[:12]), days[0]).number


CHANGES: dict[str, Callable[[PackPrint], PackPrint]] = {
    "id": lambda pack: replace(pack, info=replace(pack.info, id="example.lakes")),
    "language": lambda pack: replace(pack, info=replace(pack.info, language="fr")),
    "shuffled": lambda pack: replace(pack, info=replace(pack.info, shuffled=False)),
    "a question seen otherwise": lambda pack: replace(pack, questions=[("q0", "f" * 32), *pack.questions[1:]]),
    "a question renamed": lambda pack: replace(pack, questions=[("other", pack.questions[0][1]), *pack.questions[1:]]),
    "other order": lambda pack: replace(pack, questions=pack.questions[::-1]),
    "another text": lambda pack: replace(pack, texts=["fedcba9876543210"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_another_pack_has_another_fingerprint(change: str) -> None:
    """Whatever a run could depend on: then the code is refused before the start."""
    other = CHANGES[change](PACK)

    assert fingerprint(other, BLITZ) != fingerprint(PACK, BLITZ)
    assert None is rules_in_force(code_for(PACK, BLITZ, 20, 1), other, BLITZ)


def test_what_no_run_depends_on_keeps_the_fingerprint() -> None:
    """The title and version of a pack, and the words about rules."""
    other = replace(PACK, info=replace(INFO, title="Streams", version="1.0.1", description="d", authors=("B",)))
    reworded = replace(BLITZ, id="other", title="Other", description="Other.", questions=5)

    assert fingerprint(PACK, BLITZ) == fingerprint(other, reworded)
    assert fingerprint(PACK, SPRINT) == fingerprint(PACK, replace(SPRINT, seconds=300))


@pytest.mark.parametrize(
    "change",
    [
        {"seconds": 11}, {"characters_per_second": 11}, {"shrink_percent": 1}, {"shortest_seconds": 6}, {"points": 999},
        {"speed": False}, {"streak": 99}, {"penalty_seconds": 1}, {"lives": 1}, {"feedback": "at the end"},
        {"limit": "paper"},
    ],
    ids=str,
)  # fmt: skip
def test_other_rules_have_another_fingerprint(change: dict[str, Any]) -> None:
    """A pack may change its own rules, and then an old code is no longer one of them."""
    assert fingerprint(PACK, BLITZ) != fingerprint(PACK, replace(BLITZ, **change))


def test_a_code_knows_whether_speed_counts() -> None:
    """Speed points can be switched off, and whoever has the code plays without them too."""
    calm = replace(BLITZ, speed=False)

    assert [BLITZ, calm] == [rules_in_force(code_for(PACK, each, 20, 1), PACK, BLITZ) for each in (BLITZ, calm)]
    assert [*BUILT_IN] == [rules_in_force(code_for(PACK, each, 60, 1), PACK, each) for each in BUILT_IN]


@pytest.mark.parametrize(
    ("pack_id", "declared", "code"),
    [("a.b", "FRR", "FRR"), ("smith.bees", "", "BEES"), ("smith.a-b-c-d-e", "", "ABCD"), ("smith.q", "", "QX")],
)
def test_every_pack_has_a_code(pack_id: str, declared: str, code: str) -> None:
    """The one that it declares, or else the beginning of its name."""
    assert code == pack_code(replace(INFO, id=pack_id, code=declared))


def test_a_code_is_known_by_its_pack_and_rules_however_they_were_typed() -> None:
    """With signs that look alike, and never with others."""
    own = replace(BLITZ, id="round1")
    code = replace(code_for(PACK, own, 20, 1), pack="R1V", rules="R0UNDI")

    assert is_of_pack(code, INFO)
    assert not is_of_pack(code, replace(INFO, code="RIB"))
    assert own == rules_of(code, (own,))
    assert None is rules_of(code, ())
    assert SPRINT == rules_of(replace(code, rules="SPR1NT"), (own,))


def test_a_seed_has_twenty_bits() -> None:
    """No larger one fits into a code."""
    for seed in (-1, 2**20):
        with pytest.raises(ValueError, match="20 bits"):
            code_for(PACK, BLITZ, 20, seed)


@given(st.integers(0, 2**20 - 1), st.integers(1, 60), st.integers(1, 500))
def test_a_paper_asks_each_question_once(seed: int, questions: int, number: int) -> None:
    """As many as the code says, or all there are."""
    code = code_for(PACK, PAPER, number, seed)
    places = drawn(code, PAPER, INFO, questions)

    assert {1} == set(Counter(places).values())
    assert min(number, questions) == len(places)
    assert set(places) <= set(range(questions))
