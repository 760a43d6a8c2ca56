"""Histories that cannot be opened, read or written: a clear error each, and nothing overwritten."""

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from quiz.history.error import HistoryError
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Session

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]

# Ways to reach a file without the memory that processes share for a write-ahead log, as on some network drives.
NO_SHARED_MEMORY = ["mode=rw&nolock=1"] + (["mode=rw&vfs=unix-dotfile"] if os.name == "posix" else [])


@pytest.fixture
def recorded(history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> Path:
    """Return a history with one session and one attempt, closed."""
    with open_history(history_path) as history:
        history.begin(make_session(1))
        history.record(make_attempt(0))
    return history_path


@pytest.fixture
def history(recorded: Path) -> Iterator[History]:
    """Open that history so that it does not wait for others."""
    with open_history(recorded, busy_seconds=0) as opened:
        yield opened


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of the folder with its bytes."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refuses(path: Path, words: str, access: str = "mode=rw") -> None:
    """Check that the history is not opened, in these words, and that no byte and no file beside it changes."""
    before = contents(path.parent)
    with pytest.raises(HistoryError, match=words) as refusal:
        open_history(path, busy_seconds=0, access=access)
    assert str(path) in str(refusal.value)
    assert before == contents(path.parent)


def test_a_new_history_belongs_to_its_owner_alone(history_path: Path) -> None:
    """Nobody else may read what a learner got wrong; where the system knows such modes, they are set."""
    open_history(history_path).close()
    modes = [path.stat().st_mode & 0o777 for path in (history_path.parent, history_path)]
    assert ([0o700, 0o600] if os.name == "posix" else [0o777, 0o666]) == modes


def test_an_empty_file_becomes_a_history(history_path: Path) -> None:
    """It is what a process leaves that is killed as it makes the file."""
    history_path.parent.mkdir()
    history_path.touch()
    with open_history(history_path) as history:
        assert {} == history.pack_records()


@pytest.mark.parametrize("name", ["with space", "100% #1?.db", "naïve-история"])
def test_any_name_will_do_for_a_file(tmp_path: Path, name: str) -> None:
    """Signs that mean something in a URI mean nothing in a path."""
    open_history(tmp_path / name).close()
    assert (tmp_path / name).is_file()


@pytest.mark.parametrize("content", [b"not mine", b"not a database\n" * 1000, b"SQLite format 3\x00" + b"\xff" * 4080])
def test_what_is_no_database_is_left_alone(tmp_path: Path, content: bytes) -> None:
    """Some other file in the place of the history."""
    path = tmp_path / "history.db"
    path.write_bytes(content)
    refuses(path, "is damaged, or is no history at all")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """It is known by what its header says."""
    path = tmp_path / "history.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY)")
    refuses(path, "is a database of another program")


def test_a_truncated_history_is_damaged(recorded: Path) -> None:
    """It is told when it is opened."""
    os.truncate(recorded, recorded.stat().st_size - 4096)
    refuses(recorded, "is damaged")


def test_a_history_without_a_table_is_damaged(recorded: Path) -> None:
    """Its name is told."""
    with closing(sqlite3.connect(recorded)) as connection:
        connection.execute("DROP TABLE event")
    with pytest.raises(HistoryError, match="lacks the table event"):
        open_history(recorded)


def test_damage_inside_is_told_when_it_is_met(recorded: Path, make_session: MakeSession) -> None:
    """What is not damaged can still be read."""
    with closing(sqlite3.connect(recorded)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'attempt'").fetchone()
    with recorded.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with open_history(recorded) as history:
        assert make_session(1) == history.session(make_session(1).id)
        with pytest.raises(HistoryError, match="is damaged"):
            history.attempts_of(make_session(1).id)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("mode", "'siesta'"),
        ("paper", "'[['"),
        ("started", "'2026-99-99T99:99:99.999999Z'"),
        ("paper", "CAST(x'ff' AS TEXT)"),
    ],
)
def test_a_damaged_row_is_told_when_it_is_read(
    recorded: Path, make_session: MakeSession, column: str, value: str
) -> None:
    """Such as one that another program wrote."""
    with closing(sqlite3.connect(recorded)) as connection, connection:
        connection.execute("DROP TRIGGER session_is_final")
        connection.execute(f"UPDATE session SET {column} = {value}")  # noqa: S608 - the words are those above
    with open_history(recorded) as history, pytest.raises(HistoryError):
        history.session(make_session(1).id)


def test_a_half_written_file_is_mended_by_its_log(recorded: Path, make_session: MakeSession, tmp_path: Path) -> None:
    """A process that is killed as it copies the log into the file leaves both, and neither alone is whole."""
    killed = tmp_path / "killed.db"
    log = Path(f"{recorded}-wal")
    with open_history(recorded) as history:
        paper = make_session(2).paper
        history.begin(make_session(2, paper=type(paper)(1, paper.questions * 5000)))
        shutil.copy(log, Path(f"{killed}-wal"))
    shutil.copy(recorded, killed)
    os.truncate(killed, killed.stat().st_size - 3 * 4096)
    with open_history(killed) as history:
        session = history.session(make_session(2).id)
        assert session is not None
        assert 15000 == len(session.paper.questions)


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    """And left there."""
    path = tmp_path / "history.db"
    path.mkdir()
    with pytest.raises(HistoryError, match=f"{re.escape(str(path))} is a folder"):
        open_history(path)


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    """The history cannot be made inside a file."""
    (tmp_path / "data").write_text("mine")
    with pytest.raises(HistoryError, match="cannot be opened"):
        open_history(tmp_path / "data" / "history.db")
    assert "mine" == (tmp_path / "data").read_text()


def test_a_locked_history_is_told_when_it_is_opened(recorded: Path) -> None:
    """Another program is writing to it."""
    with closing(sqlite3.connect(recorded)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="is locked by another program"):
            open_history(recorded, busy_seconds=0)


def test_an_answer_to_a_locked_history_can_be_given_again(
    recorded: Path, history: History, make_attempt: MakeAttempt
) -> None:
    """Once the other program is done."""
    with closing(sqlite3.connect(recorded)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="is locked by another program"):
            history.record(make_attempt(1))
    history.record(make_attempt(1))
    assert (make_attempt(0), make_attempt(1)) == history.attempts_of(make_attempt(0).session)


def test_a_read_only_history_is_told_when_it_is_opened(recorded: Path) -> None:
    """Before a question is asked whose answer could not be kept."""
    refuses(recorded, "cannot be written: the file or its folder is read-only", access="mode=ro&immutable=1")


def test_a_history_that_becomes_read_only_is_told(history: History, make_attempt: MakeAttempt) -> None:
    """And is written again once it can be."""
    history._connection.execute("PRAGMA query_only = ON")
    with pytest.raises(HistoryError, match="read-only"):
        history.record(make_attempt(1))
    history._connection.execute("PRAGMA query_only = OFF")
    history.record(make_attempt(1))
    assert (make_attempt(0), make_attempt(1)) == history.attempts_of(make_attempt(0).session)


@pytest.mark.parametrize("ending", ["history.db", "history.db-shm"])
def test_a_disk_that_becomes_read_only_is_told_before_it_is_touched(
    history: History, make_attempt: MakeAttempt, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    """Neither writing nor reading touches the memory of the log then, which the system would answer with a signal."""
    with monkeypatch.context() as disk:
        disk.setattr(os, "access", lambda file, mode: not (file.endswith(ending) and mode == os.W_OK))
        for use in (lambda: history.record(make_attempt(1)), history.pack_records):
            with pytest.raises(HistoryError, match="read-only"):
                use()
    history.record(make_attempt(1))
    assert (make_attempt(0), make_attempt(1)) == history.attempts_of(make_attempt(0).session)


def test_a_disk_that_has_become_read_only_is_not_touched_by_closing(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file stays open to the end of the process, since closing it would bring the log into it."""
    with monkeypatch.context() as disk:
        disk.setattr(os, "access", lambda _, mode: mode != os.W_OK)
        history.close()
    assert (1,) == history.connection.execute("SELECT 1").fetchone()
    history.close()
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        history.connection.execute("SELECT 1")


def test_a_full_disk_loses_nothing_that_was_recorded(history: History, make_attempt: MakeAttempt) -> None:
    """The answer that found no room is told of, and can be given again when there is some."""
    (pages,) = history._connection.execute("PRAGMA page_count").fetchone()
    history._connection.execute(f"PRAGMA max_page_count = {pages}")
    attempts = [make_attempt(number) for number in range(1, 100)]
    kept = []

    def record_them_all() -> None:
        for attempt in attempts:
            history.record(attempt)
            kept.append(attempt)

    with pytest.raises(HistoryError, match="the disk is full"):
        record_them_all()
    assert (make_attempt(0), *kept) == history.attempts_of(make_attempt(0).session)
    history._connection.execute("PRAGMA max_page_count = 100000")
    record_them_all()
    assert (make_attempt(0), *attempts) == history.attempts_of(make_attempt(0).session)


def test_an_older_sqlite_is_told(history_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One without strict tables cannot hold a history."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(HistoryError, match="needs SQLite 3"):
        open_history(history_path)
    assert not history_path.parent.exists()


def pragma(history: History, name: str) -> object:
    """Return what the connection answers to a pragma."""
    return history._connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_history_is_written_ahead_and_synchronised(history: History) -> None:
    """Every commit waits for the disk (3 is EXTRA, which is FULL for a write-ahead log)."""
    assert ("wal", 3, 1) == tuple(pragma(history, name) for name in ("journal_mode", "synchronous", "foreign_keys"))


@pytest.mark.parametrize("access", NO_SHARED_MEMORY)
def test_without_shared_memory_a_rollback_journal_is_kept(
    history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt, access: str
) -> None:
    """And commits wait for the disk all the same, the folder's included."""
    with open_history(history_path, access=access) as history:
        assert ("delete", 3) == (pragma(history, "journal_mode"), pragma(history, "synchronous"))
        history.begin(make_session(1))
        history.record(make_attempt(0))
    with open_history(history_path) as history:
        assert (make_attempt(0),) == history.attempts_of(make_session(1).id)


def test_a_log_that_cannot_be_shared_any_more_is_read_or_told(recorded: Path, make_attempt: MakeAttempt) -> None:
    """A history that moved to such a drive is brought to the other journal, or left alone where even that fails."""
    refuses(recorded, "cannot be opened", access=NO_SHARED_MEMORY[0])
    for access in NO_SHARED_MEMORY[1:]:
        with open_history(recorded, access=access) as history:
            assert "delete" == pragma(history, "journal_mode")
            history.record(make_attempt(1))
            assert 2 == len(history.attempts_of(make_attempt(0).session))


@pytest.mark.parametrize("becomes", ["deleted", "replaced"])
def test_a_history_that_goes_away_in_use_takes_no_answer(
    history: History, make_attempt: MakeAttempt, becomes: str
) -> None:
    """It would be written to a file that nobody finds any more."""
    moved = history.path.with_name("moved.db")
    history.path.rename(moved)
    if becomes == "replaced":
        history.path.write_bytes(moved.read_bytes())

    with pytest.raises(HistoryError, match="was moved, deleted or replaced"):
        history.record(make_attempt(1))
