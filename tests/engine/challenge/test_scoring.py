"""Points, accuracy and time of a run, beside an independent and slow reckoning of the same rules."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.challenge.limits import Length, terms_of
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, PAPER, SPRINT, SURVIVAL
from quiz.engine.challenge.run import Over, advance, answer, begin, tick
from quiz.engine.challenge.scoring import Standing, opening, settle, worth_now
from quiz.model.challenge import ExtraTime, Limit, Rules, Terms
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome, Verdict

RIGHT, WRONG, HALF = Outcome.of_score(1), Outcome.of_score(0), Outcome.of_score(0.5)
SKIPPED = Outcome(Verdict.SKIPPED, 0.0)
QUARTER = Fraction(1, 4)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

NUMBER = 90
"""The seconds of what goes by the clock."""


def at(milliseconds: int) -> Instant:
    """Return an instant so long after noon."""
    return Instant(NOON + timedelta(milliseconds=milliseconds), 500 + milliseconds / 1000)


@dataclass
class Reckoning:
    """What the slow reckoning found: how many answers counted, and the three figures."""

    counted: int
    points: Fraction
    accuracy: Fraction | None
    milliseconds: int


def reckoned(  # noqa: C901 - all the rules in one place, on purpose
    rules: Rules, lengths: list[Length], extra: Fraction | None, given_answers: list[tuple[str, Fraction, int]]
) -> Reckoning:
    """Return a run reckoned by counting everything anew for each question, from the words of the rules."""

    def seconds_of(place: int) -> Fraction:
        base = Fraction(rules.seconds)
        for _ in range(place):
            base = base * (100 - rules.shrink_percent) / 100
        if rules.shrink_percent and base < rules.shortest_seconds:
            base = Fraction(rules.shortest_seconds)
        if rules.characters_per_second:
            base += Fraction(lengths[place].characters, rules.characters_per_second)
        return base

    def in_milliseconds(seconds: Fraction) -> int | None:
        return None if extra is None else -int(-seconds * extra * 1000 // 1)

    whole = None
    if rules.limit == "clock":
        whole = in_milliseconds(Fraction(NUMBER))
    elif rules.limit == "paper":
        whole = in_milliseconds(sum(map(seconds_of, range(len(lengths))), Fraction(0)))
    history: list[tuple[str, Fraction, int, Fraction]] = []
    was_cut = False
    for place, (what, score, milliseconds) in enumerate(given_answers):
        misses = [each for each in history if each[1] < 1 and each[3] <= 0]
        if place == len(lengths) or was_cut or (rules.lives and len(misses) >= rules.lives):
            break
        limit = in_milliseconds(seconds_of(place)) if rules.limit == "question" else None
        if whole is not None:
            punished = sum(each[0] == "answer" for each in misses)
            limit = whole - sum(each[2] for each in history) - punished * rules.penalty_seconds * 1000
            if limit <= 0:
                break
        streak = 0
        while streak < min(place, 5) and history[place - 1 - streak][1] == 1:
            streak += 1
        if limit is not None and milliseconds > limit:
            history.append(("expired", Fraction(0), limit, Fraction(0)))
            was_cut = whole is not None
            continue
        award = Fraction(rules.points)
        if rules.speed and limit is not None and milliseconds >= 500:
            award = max(Fraction(round(award - award * milliseconds / limit / 2)), Fraction((rules.points + 1) // 2))
        award += streak * rules.streak
        chance = lengths[place].chance
        earned = Fraction(0)
        if what == "answer" and chance < 1:
            earned = award * score / (1 - chance) - award * chance / (1 - chance)
        history.append((what, score, milliseconds, earned))
    asked = len(history) - (was_cut and rules.limit == "clock")
    if rules.limit == "paper":
        asked = len(lengths)
    return Reckoning(
        counted=len(history),
        points=sum((each[3] for each in history), Fraction(0)),
        accuracy=sum((each[1] for each in history), Fraction(0)) / asked if asked else None,
        milliseconds=sum(each[2] for each in history),
    )


@st.composite
def own_rules(draw: st.DrawFn) -> Rules:
    """Return rules that a pack may carry."""
    limit: Limit = draw(st.sampled_from(get_args(Limit)))
    is_each, is_clock = limit == "question", limit == "clock"
    fields: dict[str, Any] = {
        "seconds": draw(st.integers(10, 60)),
        "characters_per_second": 0 if is_clock else draw(st.sampled_from([0, 7, 10])),
        "shrink_percent": 0 if is_clock else draw(st.integers(0, 50)),
        "shortest_seconds": draw(st.integers(1, 10)),
        "points": draw(st.integers(1, 2000)),
        "speed": is_each and draw(st.booleans()),
        "streak": draw(st.sampled_from([0, 1, 100])),
        "penalty_seconds": 0 if is_each else draw(st.integers(0, 10)),
        "lives": draw(st.integers(0, 4)),
    }
    return Rules(id="own", title="Own", limit=limit, **fields)


rule_sets = st.sampled_from([*BUILT_IN, replace(BLITZ, speed=False)]) | own_rules()
lengths_of_papers = st.lists(
    st.builds(
        Length,
        st.integers(0, 400),
        st.sampled_from([Fraction(0), Fraction(1, 2), QUARTER, Fraction(7, 36), Fraction(1)]),
    ),
    min_size=1,
    max_size=12,
)
scores = st.sampled_from([Fraction(0), Fraction(1), Fraction(1), Fraction(1, 2), Fraction(1, 3), Fraction(7, 36)])
answers = st.lists(
    st.tuples(
        st.sampled_from(["answer", "answer", "answer", "skip"]),
        scores,
        st.integers(0, 20_000) | st.integers(0, 700) | st.integers(0, 200_000),
    ),
    max_size=14,
).map(lambda given: [(what, score if what == "answer" else Fraction(0), time) for what, score, time in given])


@settings(max_examples=300)
@given(rule_sets, lengths_of_papers, st.sampled_from(ExtraTime), answers)
def test_any_run_is_scored_as_a_slow_reckoning_has_it(
    rules: Rules, lengths: list[Length], extra_time: ExtraTime, given_answers: list[tuple[str, Fraction, int]]
) -> None:
    """Random rules, papers, responses and instants: the same number of answers counts, and the figures agree.

    Each answer is handled after a look at the clock that came later, and read for a while.
    """
    expected = reckoned(rules, lengths, extra_time.factor, given_answers)

    now = 0
    run = begin(terms_of(rules, NUMBER, lengths, extra_time), at(now), is_ticking=True)
    for what, score, milliseconds in given_answers:
        if isinstance(run.phase, Over):
            break
        outcome = SKIPPED if what == "skip" else Outcome.of_score(float(score))
        now += milliseconds
        run = answer(tick(run, at(now + 1)), outcome, at(now))
        now += milliseconds % 977
        run = advance(run, at(now))
    standing = run.standing

    assert expected == Reckoning(len(standing.settled), standing.points, standing.accuracy, standing.milliseconds)


@given(rule_sets, lengths_of_papers, answers)
@settings(max_examples=60)
def test_without_speed_the_time_of_answers_in_time_changes_no_points(
    rules: Rules, lengths: list[Length], given_answers: list[tuple[str, Fraction, int]]
) -> None:
    """Accuracy and points are one thing and time is another, once speed points are switched off."""
    terms = terms_of(replace(rules, speed=False), NUMBER, lengths, ExtraTime.UNLIMITED)
    timed, at_once = opening(terms), opening(terms)
    for what, score, milliseconds in given_answers:
        if timed.is_over:
            break
        outcome = SKIPPED if what == "skip" else Outcome.of_score(float(score))
        timed, at_once = settle(timed, outcome, milliseconds), settle(at_once, outcome, 0)

    assert (timed.points, timed.accuracy) == (at_once.points, at_once.accuracy)


@given(rule_sets, st.lists(st.integers(2, 4), min_size=1, max_size=5), st.data())
@settings(max_examples=60)
def test_guessing_through_a_paper_earns_nothing_on_average(
    rules: Rules, options: list[int], data: st.DataObject
) -> None:
    """Over every course that guesses can take by any rules, with streaks, lives and penalties, at any pace."""
    times = data.draw(st.lists(st.integers(0, 20_000), min_size=len(options), max_size=len(options)))
    terms = terms_of(rules, 60, [Length(100, Fraction(1, each)) for each in options])
    total = Fraction(0)
    for course in product(*(range(each) for each in options)):
        standing = opening(terms)
        for option, milliseconds in zip(course, times, strict=True):
            if standing.is_over:
                break
            standing = settle(standing, WRONG if option else RIGHT, milliseconds)
        total += standing.points

    assert 0 == total


def standing_after(terms: Terms, answers: list[tuple[Outcome, int]]) -> Standing:
    """Return how a run stands after outcomes with their milliseconds."""
    standing = opening(terms)
    for outcome, milliseconds in answers:
        standing = settle(standing, outcome, milliseconds)
    return standing


def test_a_blitz_adds_up() -> None:
    """Speed, streak and the price of a guess, question by question."""
    terms = terms_of(BLITZ, 20, [Length(200, QUARTER)] * 6)
    standing = standing_after(
        terms, [(RIGHT, 2_000), (RIGHT, 499), (WRONG, 15_000), (RIGHT, 30_000), (SKIPPED, 100), (RIGHT, 30_001)]
    )

    assert [967, 1100, -Fraction(950, 3), 500, 0, 0] == [each.earned for each in standing.settled]
    assert (2250, Fraction(3, 6), 77_599) == (standing.shown_points, standing.accuracy, standing.milliseconds)
    assert Verdict.EXPIRED is standing.settled[-1].outcome.verdict
    assert standing.is_over


def test_a_sprint_ends_in_the_middle_of_a_question() -> None:
    """The one that the clock cuts off counts for nothing, and each wrong answer before has cost three seconds."""
    terms = terms_of(SPRINT, 60, [Length(100, QUARTER)] * 9)
    standing = standing_after(terms, [(RIGHT, 10_000), (WRONG, 10_000), (HALF, 10_000), (SKIPPED, 10_000)])

    assert 17_000 == standing.limit_milliseconds
    cut = settle(standing, RIGHT, 17_001)
    assert (Fraction(3, 8), Fraction(3, 8), 57_000) == (standing.accuracy, cut.accuracy, cut.milliseconds)
    assert cut.is_over
    in_time = settle(standing, RIGHT, 17_000)
    assert (Fraction(5, 10), standing.points + 100) == (in_time.accuracy, in_time.points)
    assert in_time.is_over


def test_survival_ends_with_the_third_life() -> None:
    """A question that earns nothing costs one: wrong, skipped or too late; one that is partly right does not."""
    terms = terms_of(SURVIVAL, 50, [Length(50, QUARTER)] * 9)
    standing = opening(terms)
    lives = []
    for outcome, milliseconds in ((WRONG, 1), (HALF, 1), (SKIPPED, 1), (RIGHT, 1), (RIGHT, 25_000)):
        standing = settle(standing, outcome, milliseconds)
        lives.append(standing.lives)

    assert [2, 2, 1, 1, 0] == lives
    with pytest.raises(ValueError, match="over"):
        settle(standing, RIGHT, 1)


def test_in_a_paper_every_question_counts() -> None:
    """Also those that nobody got to."""
    terms = terms_of(PAPER, 4, [Length(100, QUARTER)] * 4)
    standing = standing_after(terms, [(RIGHT, 1_000), (RIGHT, 159_000)])

    assert (True, Fraction(1, 2), 200) == (standing.is_over, standing.accuracy, standing.shown_points)
    assert (None, None) == (opening(terms_of(BLITZ, 1, [Length(1, QUARTER)])).accuracy, standing.lives)


def test_what_an_answer_is_worth_can_be_told_before() -> None:
    """As the points fall, and with the streak so far."""
    standing = standing_after(terms_of(BLITZ, 20, [Length(200, QUARTER)] * 2), [(RIGHT, 0)])

    assert [1100, 1100, 1092, 1067, 600] == [worth_now(standing, time) for time in (0, 499, 500, 2_000, 30_000)]
