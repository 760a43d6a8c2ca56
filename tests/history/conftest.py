"""Sessions and attempts to put on record."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome
from quiz.model.response import ChoiceResponse

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def history_path(tmp_path: Path) -> Path:
    """Return a place for a history, in a folder that is not there yet."""
    return tmp_path / "data" / "history.db"


@pytest.fixture
def make_session() -> Callable[..., Session]:
    """Return what makes session N: three questions, begun N hours after noon, but for the fields that are named."""

    def make(number: int, **changes: object) -> Session:
        session = Session(
            id=number.to_bytes(16, "big"),
            mode=Mode.PRACTICE,
            paper=Paper(7, tuple(QuestionName("who.what", f"question-{place}") for place in range(3))),
            started=NOON + timedelta(hours=number),
        )
        return replace(session, **changes)  # type: ignore[arg-type] # the fields are those of a session

    return make


@pytest.fixture
def make_attempt() -> Callable[..., Attempt]:
    """Return what makes attempt N: right, in session 1, N minutes after noon, but for the fields that are named."""

    def make(number: int, **changes: object) -> Attempt:
        attempt = Attempt(
            id=number.to_bytes(16, "little"),
            session=(1).to_bytes(16, "big"),
            question=QuestionName("who.what", "question-0"),
            pack_version="1.0.0",
            seen="5" * 32,
            key="4" * 32,
            position=0,
            presented=((2, 0, 1),),
            response=ChoiceResponse((2,)),
            outcome=Outcome.of_score(1),
            hint_used=False,
            started=NOON + timedelta(minutes=number),
            ended=NOON + timedelta(minutes=number, seconds=9),
            milliseconds=9000,
            seed=11,
        )
        return replace(attempt, **changes)  # type: ignore[arg-type] # the fields are those of an attempt

    return make
