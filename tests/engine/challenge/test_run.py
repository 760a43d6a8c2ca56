"""A run against the clock: every event is decided by its instant."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import permutations

import pytest

from quiz.engine.challenge.limits import Length, terms_of
from quiz.engine.challenge.rules import BLITZ, PAPER, SPRINT, SURVIVAL
from quiz.engine.challenge.run import (
    Asking,
    Over,
    Run,
    Told,
    advance,
    answer,
    begin,
    expire,
    leave,
    remaining_milliseconds,
    tick,
    worth_at,
)
from quiz.model.challenge import Interruption, Rules, Stake, Terms
from quiz.model.instant import Instant
from quiz.model.outcome import Outcome, Verdict

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RIGHT, WRONG = Outcome.of_score(1), Outcome.of_score(0)
SKIPPED = Outcome(Verdict.SKIPPED, 0.0)
QUARTER = Fraction(1, 4)


def at(seconds: float, wall: float | None = None) -> Instant:
    """Return an instant by both clocks, which agree where only one is given."""
    return Instant(NOON + timedelta(seconds=seconds if wall is None else wall), 500 + seconds)


def blitz(questions: int = 2, *, is_ticking: bool = True) -> Run:
    """Return a blitz that has begun, with thirty seconds for each question."""
    return begin(Terms(BLITZ, (Stake(30_000, QUARTER),) * questions), at(0), is_ticking=is_ticking)


def ticked(run: Run, first: int, last: int) -> Run:
    """Return the run after a tick for every second from the first to the last."""
    for second in range(first, last + 1):
        run = tick(run, at(second))
    return run


@pytest.mark.parametrize(
    ("seconds", "verdict", "milliseconds", "earned"),
    [
        (0.499, Verdict.CORRECT, 499, 1000),
        (0.5, Verdict.CORRECT, 500, 992),
        (29.999, Verdict.CORRECT, 29_999, 500),
        (30.0, Verdict.CORRECT, 30_000, 500),
        (30.001, Verdict.EXPIRED, 30_000, 0),
        (45.0, Verdict.EXPIRED, 30_000, 0),
    ],
)
def test_an_answer_is_in_time_to_the_millisecond(
    seconds: float, verdict: Verdict, milliseconds: int, earned: int
) -> None:
    """At the limit it still counts, and a thousandth later it does not."""
    (settled,) = answer(blitz(), RIGHT, at(seconds)).standing.settled

    assert (verdict, milliseconds, earned) == (settled.outcome.verdict, settled.milliseconds, int(settled.earned))


@pytest.mark.parametrize(("rules", "limit"), [(SPRINT, 60_000), (BLITZ, 20_000), (SURVIVAL, 30_000), (PAPER, 80_000)])
def test_every_rule_set_ends_to_the_millisecond(rules: Rules, limit: int) -> None:
    """The limit of the first of two questions of a hundred characters, be it its own or the whole paper's."""
    terms = terms_of(rules, rules.seconds, [Length(100, QUARTER)] * 2)
    runs = [answer(begin(terms, at(0), is_ticking=False), RIGHT, at((limit + late) / 1000)) for late in (-1, 0, 1)]

    assert [
        (Verdict.CORRECT, limit - 1),
        (Verdict.CORRECT, limit),
        (Verdict.EXPIRED, limit),
    ] == [(run.standing.settled[0].outcome.verdict, run.standing.settled[0].milliseconds) for run in runs]


@pytest.mark.parametrize(("seconds", "verdict"), [(29.999, Verdict.CORRECT), (30.001, Verdict.EXPIRED)])
def test_an_answer_with_the_deadline_is_decided_by_its_instant(seconds: float, verdict: Verdict) -> None:
    """Whichever of the answer and the ticks around the deadline are handled first."""
    events: list[Callable[[Run], Run]] = [
        lambda run: tick(run, at(29.998)),
        lambda run: tick(run, at(30.002)),
        lambda run: answer(run, RIGHT, at(seconds)),
    ]
    before = ticked(blitz(), 1, 29)

    outcomes = set()
    for order in permutations(events):
        run = before
        for event in order:
            run = event(run)
        outcomes.add((run.phase, run.standing.settled, run.interruptions))

    assert 1 == len(outcomes)
    assert verdict is next(iter(outcomes))[1][0].outcome.verdict


def test_time_is_up_after_the_limit_and_not_at_it() -> None:
    """A tick only says so; the question is settled when nothing else waits to be handled."""
    run = ticked(blitz(), 1, 30)
    assert Asking(run.phase.watch) == run.phase  # type: ignore[union-attr]
    with pytest.raises(ValueError, match="time left"):
        expire(run)

    up = tick(run, at(30.001))

    assert isinstance(up.phase, Asking)
    assert up.phase.is_up
    assert () == up.standing.settled
    expired = expire(up)
    assert (Told(), Verdict.EXPIRED) == (expired.phase, expired.standing.settled[0].outcome.verdict)
    assert expired == tick(expired, at(31))


def test_the_clock_stands_still_while_an_answer_is_told() -> None:
    """Reading an explanation costs nothing; each question has its own time from when it is asked."""
    run = advance(answer(blitz(), RIGHT, at(2)), at(100))

    assert (0, 100_000) == run.asked_at
    assert 29_000 == remaining_milliseconds(run, at(101))
    assert 1 == run.position
    assert [967, 1100] == [each.earned for each in answer(run, RIGHT, at(100.4)).standing.settled]


def test_points_and_time_can_be_told_as_they_fall() -> None:
    """Also at the moment after the last."""
    run = answer(blitz(), RIGHT, at(0))
    assert 0 == run.position
    run = advance(run, at(0))

    assert [1100, 1067, 600, 600] == [worth_at(run, at(seconds)) for seconds in (0, 2, 30, 31)]
    assert [30_000, 28_000, 0, 0] == [remaining_milliseconds(run, at(seconds)) for seconds in (0, 2, 30, 31)]


def test_without_a_limit_nothing_falls_and_no_time_is_told() -> None:
    """As whoever needs all the time there is can play."""
    run = begin(Terms(BLITZ, (Stake(None, QUARTER),)), at(0), is_ticking=True)

    assert [(1000, None)] * 2 == [(worth_at(run, at(late)), remaining_milliseconds(run, at(late))) for late in (0, 900)]


def test_a_run_is_over_after_its_last_question() -> None:
    """Then nothing can be answered any more."""
    run = advance(answer(blitz(1), WRONG, at(1)), at(2))

    assert Over() == run.phase == leave(run).phase
    with pytest.raises(ValueError, match="being asked"):
        answer(run, RIGHT, at(3))
    with pytest.raises(ValueError, match="go on"):
        advance(run, at(3))


def test_a_run_can_be_left() -> None:
    """What was answered stays, and that it was left is known."""
    run = leave(advance(answer(blitz(), RIGHT, at(1)), at(2)))

    assert (Over(is_left=True), 1) == (run.phase, len(run.standing.settled))


def test_one_limit_for_all_goes_on_from_question_to_question() -> None:
    """What one question used the next has no more, and penalties come off as well."""
    terms = Terms(SPRINT, (Stake(None, QUARTER),) * 5, 60_000)
    run = advance(answer(begin(terms, at(0), is_ticking=False), WRONG, at(20)), at(20))

    assert 37_000 == remaining_milliseconds(run, at(20))
    assert isinstance(advance(answer(run, RIGHT, at(57)), at(57)).phase, Over)
    late = answer(run, SKIPPED, at(57.001))
    assert Verdict.EXPIRED is late.standing.settled[-1].outcome.verdict
    assert Over() == advance(late, at(58)).phase


def test_without_a_limit_no_time_is_up() -> None:
    """An answer after an hour counts like any other."""
    terms = Terms(PAPER, (Stake(None, QUARTER),))
    run = tick(begin(terms, at(0), is_ticking=False), at(3600))

    assert None is remaining_milliseconds(run, at(3600))
    assert [100] == [each.earned for each in answer(run, RIGHT, at(3601)).standing.settled]


@pytest.mark.parametrize(
    ("back", "noticed"),
    [
        (at(31), Interruption.STOPPED),
        (at(1.5, 61.5), Interruption.SUSPENDED),
        (at(1.5, -3600), Interruption.SET_BACK),
    ],
)
def test_what_happens_to_the_clock_gives_no_time_and_marks_the_run(back: Instant, noticed: Interruption) -> None:
    """Stopped, asleep or set back: the run is marked until its end, and no more time is left than should be."""
    run = tick(ticked(blitz(), 1, 1), back)
    left = remaining_milliseconds(run, back)

    assert left == (28_500 if noticed is Interruption.SET_BACK else 0)
    run = answer(run, RIGHT, Instant(back.utc + timedelta(seconds=1), back.seconds + 1))
    assert (Verdict.CORRECT if left else Verdict.EXPIRED) is run.standing.settled[0].outcome.verdict
    assert {noticed} == advance(run, at(4000)).interruptions


def test_what_only_the_answer_notices_marks_the_run_too() -> None:
    """The computer slept since the question was asked, and nobody has looked at the clock since."""
    run = answer(blitz(is_ticking=False), RIGHT, at(5, 105))

    assert frozenset({Interruption.SUSPENDED}) == run.interruptions
    assert Verdict.EXPIRED is run.standing.settled[0].outcome.verdict


def test_questions_are_asked_after_all_the_time_that_went_by() -> None:
    """Also that which only the time of day has counted, in this question or one before."""
    run = blitz(3, is_ticking=False)
    run = advance(answer(run, RIGHT, at(5, 15)), at(6, 16))
    run = advance(answer(run, RIGHT, at(8, 28)), at(8, 28))

    assert (0, 16_000, 28_000) == run.asked_at
