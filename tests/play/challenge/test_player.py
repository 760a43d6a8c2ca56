"""A challenge as a front end drives it: recorded as it is played, by the clock and nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.engine.challenge.code import spelt
from quiz.engine.challenge.dealing import code_for
from quiz.engine.challenge.rules import BLITZ, BUILT_IN, PAPER, SPRINT, SURVIVAL
from quiz.history.error import HistoryError
from quiz.history.store import History, open_history
from quiz.model.attempt import Mode
from quiz.model.challenge import ExtraTime, Interruption, Rules
from quiz.model.instant import Instant
from quiz.model.outcome import Verdict
from quiz.packs.compiled import CompiledPack
from quiz.play.challenge.deal import deal
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.replay import replay
from quiz.play.challenge.result_file import read_result, result_text
from quiz.play.challenge.terms import print_of
from quiz.play.challenge.view import EndView, RacingView, ReadyView, SettledView
from quiz.play.challenge.wording import best_told, remarks_told
from quiz.play.outside import Outside

from .conftest import NOON, at, some_response

RIGHT = 1
"""A whim by which answers to many kinds are right."""


class Table:
    """A record, and challenges that are begun beside it."""

    def __init__(self, history: History, pack: CompiledPack) -> None:
        ids = count(1)
        self.history = history
        self.pack = pack
        self.outside = Outside(history, lambda: Instant(NOON, 0.0), lambda: next(ids).to_bytes(16, "big"), lambda: 2026)

    def player(
        self,
        rules: Rules = BLITZ,
        number: int = 5,
        seed: int = 123_456,
        extra_time: ExtraTime = ExtraTime.USUAL,
    ) -> ChallengePlayer:
        """Return a challenge that waits for its start."""
        code = spelt(code_for(print_of(self.pack), rules, number, seed))
        return ChallengePlayer(deal(code, self.pack, extra_time), self.pack, self.outside, extra_time, name="Ann")


@pytest.fixture
def table(tmp_path: Path, danube: CompiledPack) -> Iterator[Table]:
    """An empty record, and the pack of the Danube."""
    with open_history(tmp_path / "history.db") as history:
        yield Table(history, danube)


def answer(player: ChallengePlayer, whim: int, milliseconds: int) -> SettledView:
    """Answer the question that is asked by a whim, so long after noon."""
    view = player.view
    assert isinstance(view, RacingView)
    found = player._dealt.questions[view.asked.number - 1]
    return player.submit(some_response(found, whim), at(milliseconds))


def play(player: ChallengePlayer, whims: Sequence[tuple[int | None, int]]) -> EndView:
    """Play by whims, None to skip, with the milliseconds each question takes, and leave where they end before it."""
    milliseconds = 1_000
    player.begin(at(milliseconds), is_ticking=False)
    for whim, taken in whims:
        if isinstance(player.view, EndView):
            break
        milliseconds += taken
        if whim is None:
            player.skip(at(milliseconds))
        else:
            answer(player, whim, milliseconds)
        milliseconds += 700
        player.advance(at(milliseconds))
    player.leave(at(milliseconds))
    assert isinstance(player.view, EndView)
    return player.view


def slept(milliseconds: int) -> Instant:
    """Return an instant so long after noon by a clock that stood still while the computer slept for a minute."""
    return replace(at(milliseconds), utc=at(milliseconds + 60_000).utc)


whims = st.lists(st.tuples(st.none() | st.integers(0, 255), st.integers(0, 40_000)), max_size=12)


@given(st.sampled_from(BUILT_IN), whims, st.sampled_from(ExtraTime))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_played_is_what_is_on_record(
    table: Table, rules: Rules, whims: list[tuple[int | None, int]], extra_time: ExtraTime
) -> None:
    """The result earns what it claims, and a run that is over and earns most comes from the record as the best."""
    number = 60 if rules == SPRINT else 11

    end = play(table.player(rules, number, extra_time=extra_time), whims)

    read = read_result(result_text(end.result))
    assert end.result == read
    assert () == replay(read, table.pack).contradictions
    session = table.history.session(bytes.fromhex(read.id))
    assert session is not None
    assert Mode.CHALLENGE is session.mode
    attempts = table.history.attempts_of(session.id)
    assert [(answer.verdict, answer.milliseconds, answer.response) for answer in read.answers] == [
        (attempt.outcome.verdict, attempt.milliseconds, attempt.response) for attempt in attempts
    ]
    ready = table.player(rules, number, extra_time=extra_time).view
    assert isinstance(ready, ReadyView)
    best = ready.best
    if end.is_best:
        assert best is not None
        figures = (read.points, read.accuracy, read.milliseconds)
        assert figures == (best.points, best.accuracy, best.milliseconds)
        assert read.points == best.ghost.points_at(read.milliseconds)
    else:
        assert best == end.best
    assert table.history.latest_unfinished() is None


def test_an_answer_is_on_record_before_its_verdict_is_told(table: Table) -> None:
    """And with it how long it took by the clock of the run."""
    player = table.player()
    player.begin(at(0), is_ticking=True)
    player.look(at(1_000))

    view = answer(player, RIGHT, 1_400)

    assert view.outcome == player.answered().outcome
    (attempt,) = table.history.attempts_of(player._session.id)
    assert (view.outcome, 1_400) == (attempt.outcome, attempt.milliseconds)
    assert view.figures.points == view.earned


def test_where_it_cannot_be_recorded_it_does_not_count_yet(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same answer can be given again, and is as fast as it was."""

    def refuse(_: object) -> None:
        raise HistoryError("no room")

    player = table.player()
    asked = player.begin(at(0), is_ticking=False)
    with monkeypatch.context() as patch:
        patch.setattr(table.history, "record", refuse)
        with pytest.raises(HistoryError):
            answer(player, RIGHT, 400)
    assert asked == player.view

    answer(player, RIGHT, 400)

    (attempt,) = table.history.attempts_of(player._session.id)
    assert 400 == attempt.milliseconds


def test_time_is_up_by_the_clock_and_not_by_a_tick(table: Table) -> None:
    """A look settles nothing; an answer that was given in time counts after it, and what is left expires."""
    player = table.player()
    limit = player.begin(at(0), is_ticking=False).limit_milliseconds
    assert limit is not None
    late = player.look(at(limit + 1))
    assert (0, True) == (late.remaining_milliseconds, late.is_up)
    assert not answer(player, RIGHT, limit).is_late
    player.advance(at(limit + 100))
    asked = player.view
    assert isinstance(asked, RacingView)
    assert asked.limit_milliseconds is not None
    assert not player.look(at(limit + 100 + asked.limit_milliseconds)).is_up
    player.look(at(limit + 101 + asked.limit_milliseconds))

    expired = player.expire()

    assert expired.is_late
    latest = table.history.attempts_of(player._session.id)[-1]
    assert (Verdict.EXPIRED, None, asked.limit_milliseconds) == (
        latest.outcome.verdict,
        latest.response,
        latest.milliseconds,
    )


def test_a_late_answer_is_recorded_as_expired(table: Table) -> None:
    """What it said is not kept: it was no answer any more."""
    player = table.player(PAPER)
    player.begin(at(0), is_ticking=False)

    view = answer(player, RIGHT, 10**9)

    assert (True, True, None, None) == (view.is_late, view.is_last, view.outcome, view.earned)
    (attempt,) = table.history.attempts_of(player._session.id)
    assert (Verdict.EXPIRED, None) == (attempt.outcome.verdict, attempt.response)
    end = player.advance(at(10**9 + 1))
    assert isinstance(end, EndView)
    assert 4 == end.not_reached


def test_feedback_at_the_end_tells_nothing_before_it(table: Table) -> None:
    """Neither points nor score; the review then tells of every question."""
    player = table.player(PAPER)
    player.begin(at(0), is_ticking=False)
    for number in range(1, 6):
        racing = player.view
        assert isinstance(racing, RacingView)
        figures, asked = racing.figures, racing.asked
        assert (None, None, number - 1, 0, 0) == (
            figures.points,
            figures.streak,
            asked.done,
            asked.answered,
            asked.score,
        )
        assert answer(player, RIGHT, 1_000 * number).outcome is None
        player.advance(at(1_000 * number))
    end = player.view
    assert isinstance(end, EndView)
    assert [1, 2, 3, 4, 5] == [each.answered.asked.number for each in end.review]
    assert all(each.answered.evidence for each in end.review)
    assert 1 >= abs(end.result.points - sum(each.earned for each in end.review))


def test_what_happens_to_the_clock_is_marked(table: Table) -> None:
    """In the result and on record, once for each kind, and it gives no more time."""
    player = table.player(SURVIVAL)
    player.begin(at(0), is_ticking=True)
    player.look(at(1_000))
    player.look(at(9_000))
    player.look(Instant(NOON + timedelta(hours=-1), 509.5))
    assert answer(player, RIGHT, 9_900).is_late
    player.leave(at(9_900))
    end = player.view
    assert isinstance(end, EndView)
    marks = {Interruption.STOPPED, Interruption.SET_BACK, Interruption.SUSPENDED}
    assert marks == end.result.interruptions
    assert marks == table.history.interruptions_of(player._session.id)
    assert ("interrupted", "left early") == end.remarks


def test_a_run_in_which_the_computer_slept_is_borne_out(table: Table) -> None:
    """Also where the clock stood still meanwhile: a question is asked after the one before it has taken its time."""
    player = table.player(SURVIVAL)
    player.begin(at(0), is_ticking=True)
    player.look(slept(1_500))
    player.expire()
    player.advance(slept(2_000))
    player.skip(slept(3_000))
    player.leave(slept(4_000))
    end = player.view
    assert isinstance(end, EndView)

    assert [0, 62_000] == [answer.asked_at for answer in end.result.answers]
    assert () == replay(end.result, table.pack).contradictions


def test_only_like_runs_are_compared(table: Table) -> None:
    """Other rules, lengths, extra times, and runs that were left, have no part in a best; other papers have."""
    quick = [(RIGHT, 1_000)] * 5
    end = play(table.player(), quick)
    assert (None, True) == (end.best, end.is_best)
    play(table.player(number=4), quick)
    play(table.player(extra_time=ExtraTime.TWICE), [(RIGHT, 400)] * 5)
    play(table.player(replace(BLITZ, speed=False)), quick)
    play(table.player(), [(RIGHT, 400)] * 4)

    other = play(table.player(seed=7), [(None, 1_000)] * 5)

    assert other.best is not None
    assert (end.result.points, False) == (other.best.points, other.is_best)
    assert [best_told(other.best)] == list(remarks_told(other))
    player = table.player(seed=7)
    player.begin(at(0), is_ticking=False)
    first = round(end.review[0].earned)
    ghosts = [player.look(at(after)).ghost_points for after in (999, 1_000, 1_999)]
    assert [0, first, first] == ghosts
    better = play(table.player(), [(RIGHT, 400)] * 5)
    assert ["A new personal best.", best_told(other.best, "before")] == list(remarks_told(better))


def test_a_challenge_that_was_left_stays_left(table: Table) -> None:
    """Leaving is told to the record once, and before the start there is nothing to leave."""
    player = table.player()
    player.leave(at(0))
    assert isinstance(player.view, ReadyView)
    player.begin(at(0), is_ticking=False)
    player.leave(at(1_000))
    player.leave(at(2_000))
    assert isinstance(player.view, EndView)
    assert (True, ()) == (player.view.result.is_left, player.view.review)
    assert not player.view.is_best
    with pytest.raises(TypeError):
        player.skip(at(3_000))
