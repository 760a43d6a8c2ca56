"""Certainty-based marking, and how well certainties were chosen."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.certainty import (
    LEVELS,
    CertainAnswer,
    CertaintyMark,
    Judgement,
    LevelTally,
    certainty_mark,
    told,
)

ANSWERS = st.lists(st.builds(CertainAnswer, st.sampled_from([1, 2, 3]), st.sampled_from([0.0, 0.25, 0.5, 1.0])))
TALLIES = st.integers(1, 60).flatmap(
    lambda answered: st.builds(LevelTally, st.sampled_from([1, 2, 3]), st.just(answered), st.integers(0, answered))
)


def expected_mark(certainty: int, probability: float) -> float:
    """Return what a level earns on average with that probability of being right."""
    return probability * LEVELS[certainty].mark(1) + (1 - probability) * LEVELS[certainty].mark(0)


@pytest.mark.parametrize(
    ("certainty", "score", "mark"),
    [(1, 1, 1), (2, 1, 2), (3, 1, 3), (1, 0, 0), (2, 0, -2), (3, 0, -6), (1, 0.5, 0.5), (2, 0.5, 1), (3, 0.5, 1.5)],
)
def test_the_table_of_marks(certainty: int, score: float, mark: float) -> None:
    """Right, wrong, and half right."""
    assert mark == LEVELS[certainty].mark(score)


@given(st.floats(0, 1))
@settings(max_examples=60)
def test_each_level_is_best_in_its_range(probability: float) -> None:
    """Who states the level of the range in which the probability lies cannot expect more from another one."""
    best = max(expected_mark(certainty, probability) for certainty in LEVELS)
    for level in LEVELS.values():
        if level.lowest <= probability <= level.highest:
            assert best == pytest.approx(expected_mark(level.certainty, probability))
        else:
            assert best > expected_mark(level.certainty, probability)


@given(st.sampled_from([1, 2, 3]), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=60)
def test_a_better_answer_is_never_marked_lower(certainty: int, one: float, other: float) -> None:
    """The mark grows with the score, between those of a wrong and of a right answer."""
    level = LEVELS[certainty]
    low, high = sorted((one, other))
    assert level.wrong <= level.mark(low) <= level.mark(high) <= level.right


@given(ANSWERS)
@settings(max_examples=60)
def test_the_mark_of_a_session_is_the_sum_over_the_levels(answers: list[CertainAnswer]) -> None:
    """It never exceeds the best mark, and no order of the answers changes it."""
    mark = certainty_mark(answers)

    assert len(answers) == mark.answered
    assert mark.mark <= mark.best
    assert mark == certainty_mark(reversed(answers))
    assert mark.mark == sum(
        LEVELS[certainty].mark(score) * answers.count(CertainAnswer(certainty, score))
        for certainty, score in product(LEVELS, [0.0, 0.25, 0.5, 1.0])
    )


def test_accuracy_and_the_mark_are_two_things() -> None:
    """With the same answers right, the one who states what is likely wrong as C=1 earns more."""
    right, wrong = 1.0, 0.0
    careful = [CertainAnswer(3, right), CertainAnswer(1, wrong)]
    careless = [CertainAnswer(3, right), CertainAnswer(3, wrong)]

    assert (CertaintyMark(2, 3), CertaintyMark(2, -3)) == (certainty_mark(careful), certainty_mark(careless))
    assert 6 == certainty_mark(careful).best
    assert CertaintyMark(0, 0) == certainty_mark([])


@given(TALLIES)
@settings(max_examples=100)
def test_a_level_is_judged_by_its_limits(tally: LevelTally) -> None:
    """Above its best range the learner is under-confident, below over-confident, and slightly so on little evidence."""
    fraction, level = tally.score / tally.answered, tally.level
    if level.lowest <= fraction <= level.highest:
        expected = {Judgement.FITTING}
    elif fraction > level.highest:
        expected = {Judgement.UNDER, Judgement.SLIGHTLY_UNDER}
    else:
        expected = {Judgement.OVER, Judgement.SLIGHTLY_OVER}

    assert tally.judgement in expected
    distance = max(level.lowest - fraction, fraction - level.highest, 0)
    assert (distance**2 * tally.answered > 0.5) == (tally.judgement in {Judgement.OVER, Judgement.UNDER})


@pytest.mark.parametrize(
    ("tally", "judgement"),
    [
        (LevelTally(1, 3, 2), Judgement.FITTING),
        (LevelTally(1, 4, 4), Judgement.SLIGHTLY_UNDER),
        (LevelTally(1, 5, 5), Judgement.UNDER),
        (LevelTally(2, 30, 20.0000001), Judgement.FITTING),
        (LevelTally(2, 12, 6), Judgement.SLIGHTLY_OVER),
        (LevelTally(2, 12, 5), Judgement.OVER),
        (LevelTally(2, 13, 13), Judgement.UNDER),
        (LevelTally(3, 10, 8), Judgement.FITTING),
        (LevelTally(3, 12, 12), Judgement.FITTING),
        (LevelTally(3, 12, 7), Judgement.OVER),
        (LevelTally(3, 0, 0), None),
    ],
)
def test_the_rule_of_confidence(tally: LevelTally, judgement: Judgement | None) -> None:
    """A squared distance times the count of just above one half is more than slight."""
    assert judgement == tally.judgement


def test_a_level_is_told_in_plain_words() -> None:
    """With its count, its fraction, and when it is the best choice; the levels are never called sure or unsure."""
    tallies = (LevelTally(1, 1, 1), LevelTally(2, 20, 10.4), LevelTally(3, 0, 0))

    assert [
        "C=1: 100% of 1 answer right, best below 67%: slightly under-confident.",
        "C=2: 52% of 20 answers right, best from 67% to 80%: slightly over-confident.",
        "C=3: not stated yet, best above 80%.",
    ] == [told(tally) for tally in tallies]
    assert "sure" not in " ".join(map(told, tallies))
