"""Challenges on record: what their points follow from, and what came between."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.challenge.rules import BLITZ, BUILT_IN, SPRINT
from quiz.history.challenges import decode_challenge, encode_challenge
from quiz.history.error import HistoryError
from quiz.history.record import ChallengeRecord
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.challenge import Challenge, ExtraTime, Interruption, Stake, Terms

MakeSession = Callable[..., Session]
limits = st.none() | st.integers(1, 10**9)
stakes = st.builds(Stake, limits, st.fractions(0, 1))
CHALLENGE = Challenge("FRR-BLITZ-20-7K3Q-M2XW-9", 20, ExtraTime.USUAL, Terms(BLITZ, (Stake(4_000, Fraction(1, 3)),)))


@pytest.fixture
def history(history_path: Path) -> Iterator[History]:
    """Open an empty history."""
    with open_history(history_path) as opened:
        yield opened


@given(st.sampled_from(BUILT_IN), st.sampled_from(ExtraTime), st.lists(stakes, max_size=5), limits)
def test_a_challenge_comes_back_as_it_was(
    rules: Any, extra_time: ExtraTime, dealt: list[Stake], limit: int | None
) -> None:
    """Rules, limits and chance scores are exact."""
    challenge = Challenge("FRR-BLITZ-20-7K3Q-M2XW-9", 20, extra_time, Terms(rules, tuple(dealt), limit))

    assert challenge == decode_challenge(encode_challenge(challenge))


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("code",), 3),
        (("number",), True),
        (("extra_time",), "7"),
        (("rules", "limit"), "nothing"),
        (("rules", "speed"), 1),
        (("rules", "points"), -1),
        (("rules", "title"), None),
        (("milliseconds",), 0),
        (("stakes", 0), [1]),
        (("stakes", 0), [0, "1/2"]),
        (("stakes", 0), [1, "1/0"]),
        (("stakes", 0), [1, "3/2"]),
        (("stakes", 0), [1, "1e999999999"]),
    ],
)
def test_what_is_no_challenge_is_refused(place: tuple[Any, ...], value: object) -> None:
    """A history may come from elsewhere."""
    shown = json.loads(encode_challenge(CHALLENGE))
    *outer, last = place
    inner = shown
    for name in outer:
        inner = inner[name]
    inner[last] = value

    with pytest.raises(HistoryError, match="where a challenge should be"):
        decode_challenge(json.dumps(shown))


@pytest.mark.parametrize("text", ["", "[]", "{}", "1", "null"])
def test_what_is_no_object_is_refused(text: str) -> None:
    """Whatever it is."""
    with pytest.raises(HistoryError, match="where a challenge should be"):
        decode_challenge(text)


def test_challenges_of_one_kind_are_found(
    history: History, make_session: MakeSession, make_attempt: Callable[..., Attempt]
) -> None:
    """By pack, rules, length and extra time; where nothing was answered there is nothing to find."""
    other_pack = Paper(7, (QuestionName("who.else", "question-0"),))
    sprint = Terms(SPRINT, CHALLENGE.terms.stakes)
    challenges = {
        1: (CHALLENGE, {}),
        2: (replace(CHALLENGE, extra_time=ExtraTime.TWICE), {}),
        3: (replace(CHALLENGE, number=30), {}),
        4: (replace(CHALLENGE, terms=sprint), {}),
        5: (CHALLENGE, {"paper": other_pack}),
        6: (CHALLENGE, {}),
        7: (CHALLENGE, {}),
    }
    sessions = {
        number: make_session(number, mode=Mode.CHALLENGE, challenge=challenge, **changes)
        for number, (challenge, changes) in challenges.items()
    }
    for number, session in sessions.items():
        history.begin(session)
        if number != 7:
            history.record(make_attempt(number, session=session.id, question=session.paper.questions[0]))

    expected = tuple(ChallengeRecord(sessions[n].id, sessions[n].started, CHALLENGE) for n in (1, 6))
    assert expected == history.challenges("who.what", "blitz", 20, ExtraTime.USUAL)
    assert history.latest_unfinished() is None


def test_what_came_between_is_kept(history: History, make_session: MakeSession) -> None:
    """Each kind once, however often it happened."""
    session = make_session(1, mode=Mode.CHALLENGE, challenge=CHALLENGE)
    history.begin(session)
    happened = [Interruption.STOPPED, Interruption.SET_BACK, Interruption.STOPPED]
    for number, interruption in enumerate(happened):
        history.interrupt(session.id, interruption, number.to_bytes(16, "big"), session.started)
    history.leave(session.id, bytes([9]) * 16, session.started)

    assert {Interruption.STOPPED, Interruption.SET_BACK} == history.interruptions_of(session.id)
    assert session == history.session(session.id)
