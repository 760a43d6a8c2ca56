"""Histories of other versions."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.history.error import HistoryError
from quiz.history.migrations import MIGRATIONS
from quiz.history.store import open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    TextResponse,
    TruthResponse,
)

STORED = Path(__file__).parents[1] / "data" / "history" / "version-1.db"
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANSWERS = [
    (ChoiceResponse((0, 2)), Outcome(Verdict.CORRECT, 1.0)),
    (TruthResponse(False), Outcome(Verdict.INCORRECT, 0.0)),
    (TextResponse("Petersburg \udce9"), Outcome(Verdict.CORRECT, 1.0, "One slip of the fingers was forgiven.")),
    (NumberResponse("3,50", "3.50"), Outcome(Verdict.CORRECT, 1.0)),
    (DateResponse("5 June 2022", "2022-06-05"), Outcome(Verdict.CORRECT, 1.0)),
    (OrderResponse((2, 0, 1)), Outcome(Verdict.PARTLY_CORRECT, 0.5)),
    (MatchResponse((1, None, 0)), Outcome(Verdict.PARTLY_CORRECT, 1 / 3)),
    (ClozeResponse(("Paris", "")), Outcome(Verdict.PARTLY_CORRECT, 0.5)),
    (None, Outcome(Verdict.SKIPPED, 0.0)),
    (None, Outcome(Verdict.EXPIRED, 0.0)),
]


def add_mood(connection: sqlite3.Connection) -> None:
    """Migrate to a version 2 as there may be one."""
    connection.execute("ALTER TABLE session ADD COLUMN mood TEXT")


def fail_half_way(connection: sqlite3.Connection) -> None:
    """Migrate, and fail after the first change."""
    connection.execute("ALTER TABLE session ADD COLUMN half TEXT")
    connection.execute("CREATE TABLE session (id INTEGER)")


def fail_at_the_start(connection: sqlite3.Connection) -> None:
    """Migrate an empty file to version 1, and fail after that."""
    MIGRATIONS[0](connection)
    fail_half_way(connection)


def version_and_columns(path: Path) -> tuple[int, list[str]]:
    """Return the version of the file and the columns of its sessions."""
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info (session)")]
        return connection.execute("PRAGMA user_version").fetchone()[0], columns


BEFORE = ["id", "mode", "seed", "paper", "started", "program"]


def test_a_file_of_version_1_opens_for_ever(tmp_path: Path) -> None:
    """It was written once by the program of that version, with every kind of response, and is never made anew."""
    path = tmp_path / "history.db"
    shutil.copyfile(STORED, path)
    with open_history(path) as history:
        session = history.session(bytes(range(16)))
        assert session is not None
        attempts = history.attempts_of(session.id)
        record = history.pack_records()["who.what"]
        assert history.latest_unfinished() is None

    questions = tuple(QuestionName("who.what", f"question-{number}") for number in range(10))
    assert Session(id=bytes(range(16)), mode=Mode.PRACTICE, paper=Paper(2**63 - 1, questions), started=NOON) == session
    assert ANSWERS == [(attempt.response, attempt.outcome) for attempt in attempts]
    expected = Attempt(
        id=bytes([1]) * 16,
        session=session.id,
        question=questions[1],
        pack_version="1.0.0",
        seen="1".zfill(32),
        key="65".zfill(32),
        position=1,
        presented=((2, 0, 1),),
        response=TruthResponse(False),
        outcome=Outcome(Verdict.INCORRECT, 0.0),
        hint_used=True,
        started=NOON + timedelta(minutes=1),
        ended=NOON + timedelta(minutes=1, seconds=7, milliseconds=125),
        milliseconds=7125,
        seed=1,
    )
    assert expected == attempts[1]
    assert (10, 10, 1) == (record.questions_seen, record.attempts, record.skipped)


def test_a_file_is_brought_to_the_newest_version(
    history_path: Path, make_session: Callable[..., Session], make_attempt: Callable[..., Attempt]
) -> None:
    """And keeps what it holds."""
    with open_history(history_path) as history:
        history.begin(make_session(1))
        history.record(make_attempt(1))
    assert (1, BEFORE) == version_and_columns(history_path)

    with open_history(history_path, migrations=(*MIGRATIONS, add_mood)) as history:
        assert (make_attempt(1),) == history.attempts_of(make_session(1).id)
    assert (2, [*BEFORE, "mood"]) == version_and_columns(history_path)


def test_a_migration_that_fails_changes_nothing(history_path: Path) -> None:
    """The ones before it stay, and the file opens as it was."""
    open_history(history_path).close()
    with pytest.raises(HistoryError, match="already exists"):
        open_history(history_path, migrations=(*MIGRATIONS, add_mood, fail_half_way))
    assert (2, [*BEFORE, "mood"]) == version_and_columns(history_path)
    open_history(history_path, migrations=(*MIGRATIONS, add_mood)).close()


def test_a_first_version_that_fails_leaves_no_table(history_path: Path) -> None:
    """A new history is made whole or not at all."""
    with pytest.raises(HistoryError, match="already exists"):
        open_history(history_path, migrations=(fail_at_the_start,))
    assert (0, []) == version_and_columns(history_path)
    open_history(history_path).close()


def test_a_history_of_a_newer_version_is_not_touched(history_path: Path) -> None:
    """Not even while the newer program has it open and its log beside it."""
    with open_history(history_path, migrations=(*MIGRATIONS, add_mood)):
        before = {path.name: path.read_bytes() for path in history_path.parent.iterdir()}
        with pytest.raises(HistoryError, match="is of version 2, and this program knows versions up to 1"):
            open_history(history_path)
        assert before == {path.name: path.read_bytes() for path in history_path.parent.iterdir()}
