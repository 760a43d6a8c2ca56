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
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    EvidenceResponse,
    Excerpt,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    TextResponse,
    TruthResponse,
)

STORED = Path(__file__).parents[1] / "data" / "history"
NEWEST = len(MIGRATIONS)
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
    """Migrate to a version as there may be one."""
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


def rows_by_table(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return every row of every table of a file, in the order of writing."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY rowid")]  # noqa: S608 - our own names
            for table in tables
        }


BEFORE = ["id", "mode", "seed", "paper", "started", "program", "asks_evidence", "asks_certainty", "challenge"]


@pytest.fixture
def stored(tmp_path: Path) -> Callable[[int], Path]:
    """Return what copies the file that was written once by the program of a version, and is never made anew."""

    def copy(version: int) -> Path:
        return Path(shutil.copyfile(STORED / f"version-{version}.db", tmp_path / "history.db"))

    return copy


def test_every_version_has_a_file_of_its_time() -> None:
    """Whoever adds a migration stores a file of the version to which it leads."""
    assert {f"version-{version}.db" for version in range(1, NEWEST + 1)} == {path.name for path in STORED.iterdir()}


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_a_file_of_every_version_keeps_its_answers(stored: Callable[[int], Path], version: int) -> None:
    """One session with every kind of response opens for ever."""
    path = stored(version)
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


@pytest.mark.parametrize("version", range(1, NEWEST + 1))
def test_a_migrated_file_keeps_every_row(stored: Callable[[int], Path], version: int) -> None:
    """Every value of every column of every table is there afterwards."""
    path = stored(version)
    before = rows_by_table(path)
    open_history(path).close()
    after = rows_by_table(path)
    assert NEWEST == version_and_columns(path)[0]
    assert {"session", "attempt", "event"} <= before.keys()
    for table, rows in before.items():
        assert rows
        assert rows == [{column: row[column] for column in rows[0]} for row in after[table]]


def test_a_file_of_version_1_can_be_contested(stored: Callable[[int], Path]) -> None:
    """After it is migrated, its answers are contested as those given since."""
    with open_history(stored(1)) as history:
        assert () == history.open_disputes()
        attempt = history.attempts_of(bytes(range(16)))[3]
        dispute = Dispute(id=bytes(16), attempt=attempt, comment="Why?", at=NOON)
        history.contest(dispute)
        assert (dispute,) == history.open_disputes()


def test_a_file_of_version_2_keeps_its_disputes(stored: Callable[[int], Path]) -> None:
    """Two are open, and one is closed."""
    with open_history(stored(2)) as history:
        attempts = history.attempts_of(bytes(range(16)))
        disputes = history.open_disputes()
    expected = (
        Dispute(
            id=bytes([32]) * 16,
            attempt=attempts[1],
            comment="Both claims are true. “Ça dépend” 日本",
            at=NOON + timedelta(hours=1),
        ),
        Dispute(id=bytes([33]) * 16, attempt=attempts[8], comment="", at=NOON + timedelta(hours=1, minutes=1)),
    )
    assert expected == disputes


def test_a_file_of_version_3_keeps_its_findings(stored: Callable[[int], Path]) -> None:
    """Of an evidence round with two answers, one proof was found in part and the other skipped."""
    with open_history(stored(3)) as history:
        session = history.session(bytes([64]) * 16)
        assert session is not None
        found, skipped = (history.finding_of(bytes([number]) * 16) for number in (65, 66))
    assert session.evidence
    started = NOON + timedelta(days=1, seconds=6)
    expected = Finding(
        id=bytes([70]) * 16,
        attempt=bytes([65]) * 16,
        response=EvidenceResponse(Excerpt("notes", 3, 0, 24, "It rises in “the” 日本. Ça.")),
        outcome=Outcome.of_score(0.25),
        started=started,
        ended=started + timedelta(seconds=9, milliseconds=125),
        milliseconds=9125,
    )
    assert expected == found
    assert skipped is not None
    assert (None, Verdict.SKIPPED) == (skipped.response, skipped.outcome.verdict)


def test_a_file_of_version_4_keeps_what_was_undone_and_put_off(stored: Callable[[int], Path]) -> None:
    """Of a session with certainty, one answer counts, one was undone, and a question was put off."""
    with open_history(stored(4)) as history:
        session = history.session(bytes([80]) * 16)
        assert session is not None
        course = history.course_of(session.id)
        answered, undone = history.attempts((course.answered.latest.id, *course.redoable))
    assert (Mode.CRAM, True) == (session.mode, session.certainty)
    assert 1 == len(course.answered)
    assert (0, 3, 27) == (answered.position, answered.certainty, answered.stem_characters)
    assert (2, 1, None) == (undone.position, undone.certainty, undone.stem_characters)
    assert (1,) == course.put_off


def test_a_file_is_brought_to_the_newest_version(
    history_path: Path, make_session: Callable[..., Session], make_attempt: Callable[..., Attempt]
) -> None:
    """And keeps what it holds."""
    with open_history(history_path) as history:
        history.begin(make_session(1))
        history.record(make_attempt(1))
    assert (NEWEST, BEFORE) == version_and_columns(history_path)

    with open_history(history_path, migrations=(*MIGRATIONS, add_mood)) as history:
        assert (make_attempt(1),) == history.attempts_of(make_session(1).id)
    assert (NEWEST + 1, [*BEFORE, "mood"]) == version_and_columns(history_path)


def test_a_migration_that_fails_changes_nothing(history_path: Path) -> None:
    """The ones before it stay, and the file opens as it was."""
    open_history(history_path).close()
    with pytest.raises(HistoryError, match="already exists"):
        open_history(history_path, migrations=(*MIGRATIONS, add_mood, fail_half_way))
    assert (NEWEST + 1, [*BEFORE, "mood"]) == version_and_columns(history_path)
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
        with pytest.raises(HistoryError, match=f"is of version {NEWEST + 1}, .* knows versions up to {NEWEST}"):
            open_history(history_path)
        assert before == {path.name: path.read_bytes() for path in history_path.parent.iterdir()}
