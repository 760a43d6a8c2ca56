"""Copies of the record that are whole, though it is in use: on demand, one a day, and before every migration."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from quiz.history.error import HistoryError
from quiz.model.dataclass import dataclass

DAYS_KEPT = 7
_DAILY = "history-????-??-??.db"
_DRAFT = ".draft"


@dataclass(frozen=True, slots=True)
class Backups:
    """Where the automatic copies lie, the learner's own day, and who is told where one cannot be made."""

    folder: Path
    today: date
    tell: Callable[[str], None]

    def keep_today(self, connection: sqlite3.Connection) -> None:
        """Make the copy of the day unless there is one, and keep the newest of the daily ones."""
        with self._told():
            if self._copy(connection, f"history-{self.today}.db"):
                for old in sorted(self.folder.glob(_DAILY))[:-DAYS_KEPT]:
                    old.unlink(missing_ok=True)
                for draft in self.folder.glob(f"*{_DRAFT}"):
                    # One that a killed process left; today's may still be written to.
                    if datetime.fromtimestamp(draft.stat().st_mtime, UTC).astimezone().date() < self.today:
                        draft.unlink(missing_ok=True)

    def keep_before_migration(self, connection: sqlite3.Connection, version: int) -> None:
        """Make a copy of a file of `version` that is about to get newer tables; it is never removed by itself."""
        with self._told():
            self._copy(connection, f"history-{self.today}-version-{version}.db")

    def _copy(self, connection: sqlite3.Connection, name: str) -> bool:
        target = self.folder / name
        if target.exists():
            return False
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _draft(connection, self.folder) as draft, suppress(FileExistsError):
            _publish(draft, target)  # another process that was faster may have changed the tables since
        return True

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Let the learner go on without a copy, and say so."""
        try:
            yield
        except HistoryError as error:
            self.tell(f"{error} The older copies stay as they are.")
        except (OSError, sqlite3.Error) as error:
            self.tell(
                f"No copy of the history could be made in {self.folder}: {_reason(error)}. Your answers are recorded"
                " all the same. See that the folder can be written and has room."
            )


def back_up(connection: sqlite3.Connection, target: Path) -> None:
    """Make a copy at `target`, where there is nothing yet. Raises HistoryError where it cannot be made."""
    taken = HistoryError(f"There is something at {target} already. Name a file that does not exist yet.")
    if os.path.lexists(target):
        raise taken
    try:
        with _draft(connection, target.parent) as draft:
            _publish(draft, target)
    except FileExistsError:
        raise taken from None
    except (OSError, sqlite3.Error) as error:
        raise HistoryError(
            f"The copy {target} cannot be made: {_reason(error)}. See that its folder is there, can be written and has"
            " room."
        ) from error


@contextmanager
def _draft(connection: sqlite3.Connection, folder: Path) -> Iterator[Path]:
    """Make a copy under a name of its own, whole and on disk, and remove it where it was not moved elsewhere."""
    from tempfile import NamedTemporaryFile  # one start in a day makes a copy

    with NamedTemporaryFile(dir=folder, prefix=".history-", suffix=_DRAFT, delete=False) as file:
        draft = Path(file.name)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as copy:
            connection.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE").fetchone()  # one file, with no log beside it
            if copy.execute("PRAGMA quick_check (1)").fetchone() != ("ok",):
                raise HistoryError("The history is damaged, and no copy of it was made: see `quiz history check`.")
        with draft.open("rb+") as file_on_disk:
            os.fsync(file_on_disk.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def _publish(draft: Path, target: Path) -> None:
    try:
        os.link(draft, target)  # refuses a name that is taken, and takes it at once
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks know no links: the name is taken first, and the content put in its place.
        target.open("x").close()
        draft.replace(target)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
