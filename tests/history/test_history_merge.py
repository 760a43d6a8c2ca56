"""Files of other histories: what is taken from them, and what is refused."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quiz.history.error import HistoryError
from quiz.history.exporting import export_lines
from quiz.history.merge import merge_files
from quiz.history.migrations import MIGRATIONS
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]

STORED = Path(__file__).parents[1] / "data" / "history"


@pytest.fixture
def history(history_path: Path) -> Iterator[History]:
    """Open an empty history."""
    with open_history(history_path, busy_seconds=0) as opened:
        yield opened


@pytest.fixture
def other(tmp_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> Path:
    """Return the file of another machine, with one session and one attempt, in a folder of its own."""
    path = tmp_path / "other" / "history.db"
    with open_history(path) as opened:
        opened.begin(make_session(1))
        opened.record(make_attempt(0))
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of the folder with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def rows(history: History) -> list[str]:
    """Return all that is on record."""
    return list(export_lines(history, "jsonl", with_sessions=True))


def change(file: Path, *statements: str) -> None:
    """Change a file of a history as another program might, without the triggers that keep it."""
    with closing(sqlite3.connect(file)) as connection, connection:
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            connection.execute(statement)


def refuses(history: History, file: Path, words: str) -> None:
    """Check that a file is not merged, in these words, and that neither side has changed."""
    before, beside = rows(history), contents(file.parent)
    with pytest.raises(HistoryError, match=words) as refusal:
        merge_files(history, [file])
    assert str(file) in str(refusal.value)
    assert (before, beside) == (rows(history), contents(file.parent))


def test_what_is_new_is_added_and_counted(history: History, other: Path, make_session: MakeSession) -> None:
    """What was here already is counted by itself, and the other file stays as it is to the byte."""
    history.begin(make_session(1))
    before = contents(other.parent)
    union = merge_files(history, [other])
    assert ({"attempt": 1}, {"session": 1}) == (union.added, union.known)
    assert before == contents(other.parent)
    assert 1 == len(history.attempts_of(make_session(1).id))


def test_answers_that_still_stand_in_the_log_are_merged(
    history: History, other: Path, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """Such as those of a program that is running, or that was killed."""
    with open_history(other) as opened:
        opened.record(make_attempt(1))
        before = contents(other.parent)
        merge_files(history, [other])
        assert before == contents(other.parent)
    assert 2 == len(history.attempts_of(make_session(1).id))


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_an_older_file_is_migrated_as_a_copy(history: History, tmp_path: Path, version: int) -> None:
    """It ends as if it had been migrated itself, and is left as it is."""
    other = tmp_path / "older" / "history.db"
    other.parent.mkdir()
    shutil.copyfile(STORED / f"version-{version}.db", other)
    before = contents(other.parent)
    merge_files(history, [other])
    assert before == contents(other.parent)
    with open_history(other) as migrated:
        assert rows(migrated) == rows(history)


def test_a_newer_file_is_refused(history: History, other: Path) -> None:
    """This program does not know what stands in it."""
    change(other, f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    refuses(history, other, "Use the newer program")


def test_a_missing_file_is_refused(history: History, tmp_path: Path) -> None:
    """So is a folder."""
    refuses(history, tmp_path / "nothing.db", "There is no history at")
    refuses(history, tmp_path / "data", "There is no history at")


@pytest.mark.parametrize("content", [b"", b"not a database\n" * 1000, b"SQLite format 3\x00" + b"\xff" * 4080])
def test_what_is_no_history_is_refused(history: History, tmp_path: Path, content: bytes) -> None:
    """Whatever it is."""
    file = tmp_path / "other.db"
    file.write_bytes(content)
    refuses(history, file, "no history")


def test_the_database_of_another_program_is_refused(history: History, other: Path) -> None:
    """Even where it has tables of these names."""
    change(other, "PRAGMA application_id = 7")
    refuses(history, other, "is no history of this program")


def test_a_truncated_file_is_refused(history: History, other: Path) -> None:
    """What can still be read of it is not taken."""
    os.truncate(other, other.stat().st_size - 4096)
    refuses(history, other, "is damaged")


def test_a_journal_from_outside_is_never_followed(history: History, other: Path) -> None:
    """It could name any file of this machine for deletion."""
    Path(f"{other}-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7")
    refuses(history, other, "was left half-written")


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        (["UPDATE attempt SET response = '[['"], "`response` holds"),
        (["UPDATE attempt SET response = ' ' || response"], "`response` holds"),
        (["UPDATE attempt SET position = 3"], "its position is 3, and the paper of its session has 3 questions"),
        (["UPDATE attempt SET position = 1"], "another question stands at position 1"),
        (["UPDATE attempt SET verdict = 'partly correct'"], "its verdict is partly correct, and its score 1.0"),
        (["UPDATE attempt SET remark = 'bell' || char(7)"], "`remark` holds 'bell.x07', and should be text without"),
        (["UPDATE attempt SET ended = '9999-12-31T23:59:59.000000Z'"], "`ended` holds"),
        (["UPDATE attempt SET session = zeroblob(16)"], "the session 0{32} to which it belongs is missing"),
        (["UPDATE session SET mode = 'siesta'"], "`mode` holds 'siesta', and should be one of: practice"),
        (["UPDATE session SET program = CAST(x'ff' AS TEXT)"], "cannot be used: Could not decode"),
        (["UPDATE session SET program = hex(zeroblob(40000000))"], "cannot be used: string or blob too big"),
    ],
)
def test_impossible_rows_are_refused_with_all_others(
    history: History, other: Path, statements: list[str], words: str
) -> None:
    """Each is called by its id, and nothing of the file is taken."""
    change(other, *statements)
    refuses(history, other, words)


def test_what_is_told_of_a_file_steers_no_terminal(history: History, other: Path) -> None:
    """SQLite names the text that it cannot read, whatever that holds; the beginning is told, without what steers."""
    change(other, "UPDATE session SET program = CAST(x'1b5d303b61070a1b5b324aff' || hex(zeroblob(2500)) AS TEXT)")

    with pytest.raises(HistoryError, match="Could not decode to UTF-8 column 'program'") as refusal:
        merge_files(history, [other])

    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < len(str(other)) + 300


@pytest.mark.parametrize(
    "statements",
    [
        ["ALTER TABLE session RENAME TO hidden", "CREATE VIEW session AS SELECT * FROM hidden"],
        ["ALTER TABLE event ADD COLUMN more TEXT"],
        ["ALTER TABLE event ADD COLUMN more TEXT GENERATED ALWAYS AS (kind)"],
        ["DROP TABLE event"],
        ["DROP TABLE event", "CREATE VIRTUAL TABLE event USING fts5(id, session, kind, attempt, at, dispute)"],
    ],
)
def test_tables_that_are_not_the_records_are_refused(history: History, other: Path, statements: list[str]) -> None:
    """A view or a computed column would run what somebody else wrote."""
    change(other, *statements)
    refuses(history, other, "is not that of version")


def test_what_else_a_file_holds_is_neither_run_nor_taken(history: History, other: Path) -> None:
    """Triggers, views and further tables stay where they are."""
    change(
        other,
        "CREATE TABLE pragma_table_list (type, name)",
        "CREATE TABLE notes (secret TEXT)",
        "CREATE VIEW everything AS SELECT * FROM attempt, notes",
        "CREATE TRIGGER lurking AFTER INSERT ON attempt BEGIN DELETE FROM session; END",
    )
    merge_files(history, [other])
    tables = {name for (name,) in history.connection.execute("SELECT name FROM sqlite_schema")}
    assert set() == tables & {"pragma_table_list", "notes", "everything", "lurking"}
    assert 2 == len(rows(history))


def test_rows_that_contradict_are_told_and_nothing_is_merged(
    history: History, other: Path, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """Which of the two is right is not guessed; all that differ are named."""
    history.begin(make_session(1))
    history.record(make_attempt(0, milliseconds=1))
    with open_history(other) as opened:
        opened.begin(make_session(2))
    refuses(history, other, "attempt 0{32} has `milliseconds` 9000 there and 1 here")
    assert history.session(make_session(2).id) is None


def test_one_file_that_is_refused_keeps_out_all(history: History, other: Path, tmp_path: Path) -> None:
    """Several are merged together or not at all."""
    bad = tmp_path / "bad.db"
    shutil.copyfile(other, bad)
    change(bad, "UPDATE session SET id = randomblob(16), mode = 'siesta'")
    with pytest.raises(HistoryError, match=f"{bad}: session"):
        merge_files(history, [other, bad])
    assert [] == rows(history)


def test_skipped_and_expired_answers_have_no_response(
    history: History, other: Path, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """They are merged as they are, and others without a response are refused."""
    with open_history(other) as opened:
        for number, verdict in enumerate((Verdict.SKIPPED, Verdict.EXPIRED), 1):
            question = QuestionName("who.what", f"question-{number}")
            outcome = Outcome(verdict, 0.0)
            opened.record(make_attempt(number, question=question, position=number, outcome=outcome, response=None))
    merge_files(history, [other])
    assert 3 == len(history.attempts_of(make_session(1).id))
    change(other, "UPDATE attempt SET id = randomblob(16), response = NULL")
    refuses(history, other, "its verdict is correct, and it has no response")
