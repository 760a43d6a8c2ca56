"""Copies of the history: when they are made, what they hold, and that none stops the learner."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from quiz.history.backup import DAYS_KEPT, Backups
from quiz.history.error import HistoryError
from quiz.history.migrations import MIGRATIONS
from quiz.history.store import open_history
from quiz.model.attempt import Attempt, Session

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]
On = Callable[[date], Backups]

STORED = Path(__file__).parents[1] / "data" / "history"
TODAY = date(2026, 3, 1)


@pytest.fixture
def told() -> list[str]:
    """Return what the learner was told."""
    return []


@pytest.fixture
def on(tmp_path: Path, told: list[str]) -> On:
    """Return what keeps copies on a day, in a folder that is not there yet."""
    return lambda day: Backups(tmp_path / "backups", day, told.append)


@pytest.fixture
def recorded(history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> Path:
    """Return a history with one session and one attempt, closed."""
    with open_history(history_path) as history:
        history.begin(make_session(1))
        history.record(make_attempt(0))
    return history_path


def names(backups: Backups) -> list[str]:
    """Return the copies that there are, and whatever else lies there."""
    return sorted(path.name for path in backups.folder.iterdir())


def attempts(path: Path) -> int:
    """Return how many attempts a sound file holds that needs nothing beside it."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
        assert ("delete",) == connection.execute("PRAGMA journal_mode").fetchone()
        (count,) = connection.execute("SELECT count(*) FROM attempt").fetchone()
        return int(count)


def test_a_new_history_has_nothing_to_copy(history_path: Path, on: On) -> None:
    """Its first copy is made when it is opened again."""
    open_history(history_path, backups=on(TODAY)).close()
    assert not on(TODAY).folder.exists()
    open_history(history_path, backups=on(TODAY)).close()
    assert ["history-2026-03-01.db"] == names(on(TODAY))


def test_the_first_opening_of_a_day_makes_a_copy(recorded: Path, on: On, make_attempt: MakeAttempt) -> None:
    """Later ones leave it as it is."""
    with open_history(recorded, backups=on(TODAY)) as history:
        history.record(make_attempt(1))
    open_history(recorded, backups=on(TODAY)).close()
    assert ["history-2026-03-01.db"] == names(on(TODAY))
    assert 1 == attempts(on(TODAY).folder / "history-2026-03-01.db")


def test_copies_belong_to_their_owner_alone(recorded: Path, on: On) -> None:
    """As the history does, where the system knows such modes."""
    open_history(recorded, backups=on(TODAY)).close()
    folder = on(TODAY).folder
    modes = [path.stat().st_mode & 0o777 for path in (folder, folder / "history-2026-03-01.db")]
    assert ([0o700, 0o600] if os.name == "posix" else [0o777, 0o666]) == modes


def test_the_newest_seven_of_the_daily_copies_are_kept(recorded: Path, on: On) -> None:
    """Days on which nothing was opened do not count, and no other file is removed."""
    others = ["history-2025-01-01-version-1.db", "history-2025-01-01-120000.db", "mine.db"]
    on(TODAY).folder.mkdir()
    for name in others:
        (on(TODAY).folder / name).touch()
    days = [TODAY + timedelta(days=3 * number) for number in range(10)]
    for day in days:
        open_history(recorded, backups=on(day)).close()
    assert sorted([*others, *(f"history-{day}.db" for day in days[-DAYS_KEPT:])]) == names(on(TODAY))


def test_what_a_killed_process_left_half_written_goes_the_next_day(recorded: Path, on: On) -> None:
    """It never counts as a copy."""
    on(TODAY).folder.mkdir()
    draft = on(TODAY).folder / ".history-x.draft"
    draft.write_bytes(b"half")
    tomorrow = date.today() + timedelta(days=1)  # noqa: DTZ011 - the file system's own clock is meant
    open_history(recorded, backups=on(tomorrow)).close()
    assert [f"history-{tomorrow}.db"] == names(on(tomorrow))


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
def test_every_migration_begins_with_a_copy(history_path: Path, on: On, version: int) -> None:
    """It is of the older version, and stays; the copy of the day is of the newer one."""
    history_path.parent.mkdir()
    stored = shutil.copyfile(STORED / f"version-{version}.db", history_path)
    with closing(sqlite3.connect(stored)) as connection:
        (answers,) = connection.execute("SELECT count(*) FROM attempt").fetchone()
    open_history(history_path, backups=on(TODAY)).close()
    before = f"history-2026-03-01-version-{version}.db"
    assert [before, "history-2026-03-01.db"] == names(on(TODAY))
    versions = []
    for name in names(on(TODAY)):
        assert answers == attempts(on(TODAY).folder / name)
        with closing(sqlite3.connect(on(TODAY).folder / name)) as connection:
            versions += connection.execute("PRAGMA user_version").fetchone()
    assert [version, len(MIGRATIONS)] == versions


def test_a_copy_that_cannot_be_made_is_told_once_and_stops_nobody(
    recorded: Path, on: On, told: list[str], make_attempt: MakeAttempt
) -> None:
    """Such as where something else stands in the place of the folder."""
    on(TODAY).folder.write_text("mine")
    with open_history(recorded, backups=on(TODAY)) as history:
        history.record(make_attempt(1))
        assert 2 == len(history.attempts_of(make_attempt(1).session))
    (message,) = told
    assert message.startswith(f"No copy of the history could be made in {on(TODAY).folder}: ")
    assert "Your answers are recorded all the same." in message
    assert "mine" == on(TODAY).folder.read_text()


def test_a_damaged_history_pushes_no_good_copy_out(recorded: Path, on: On, told: list[str]) -> None:
    """No copy of it is kept, and it is told."""
    with closing(sqlite3.connect(recorded)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'attempt'").fetchone()
    with recorded.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 100)
    open_history(recorded, backups=on(TODAY)).close()
    assert ["The history is damaged" in message for message in told] == [True]
    assert [] == names(on(TODAY))


def test_a_copy_is_made_while_others_write(recorded: Path, tmp_path: Path, make_attempt: MakeAttempt) -> None:
    """It holds what was on record, without what is not committed yet."""
    with open_history(recorded) as history, open_history(recorded) as other:
        other.connection.execute("BEGIN IMMEDIATE")
        other.record(make_attempt(1))
        history.back_up(tmp_path / "copy.db")
        other.connection.execute("COMMIT")
    assert 1 == attempts(tmp_path / "copy.db")
    assert 2 == attempts(recorded)


@pytest.mark.parametrize("can_link", [True, False])
def test_a_copy_never_overwrites(
    recorded: Path, tmp_path: Path, can_link: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether or not the file system knows links, and whatever stands there."""
    if not can_link:
        monkeypatch.setattr(os, "link", no_links)
    with open_history(recorded) as history:
        history.back_up(tmp_path / "copy.db")
        before = (tmp_path / "copy.db").read_bytes()
        for taken in (tmp_path / "copy.db", tmp_path / "data"):
            with pytest.raises(HistoryError, match="There is something at"):
                history.back_up(taken)
    assert before == (tmp_path / "copy.db").read_bytes()
    assert ["copy.db", "data"] == sorted(path.name for path in tmp_path.iterdir())


def no_links(*_: object) -> None:
    """Refuse to link, as memory sticks do."""
    raise PermissionError(1, "Operation not permitted")


def test_a_copy_into_a_missing_folder_is_refused(recorded: Path, tmp_path: Path) -> None:
    """The message says what to look at."""
    with (
        open_history(recorded) as history,
        pytest.raises(HistoryError, match=r"cannot be made: No such file or directory\. See that its folder is there"),
    ):
        history.back_up(tmp_path / "nowhere" / "copy.db")


def test_a_copy_can_take_the_place_of_the_history(recorded: Path, tmp_path: Path, make_attempt: MakeAttempt) -> None:
    """That is what it is for."""
    with open_history(recorded) as history:
        history.back_up(tmp_path / "copy.db")
        history.record(make_attempt(1))
    shutil.copyfile(tmp_path / "copy.db", recorded)
    with open_history(recorded) as history:
        assert (make_attempt(0),) == history.attempts_of(make_attempt(0).session)
