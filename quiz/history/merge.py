"""Histories of other machines, brought into one: nothing in their files is run, and nothing in them is changed."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz.history.connect import APPLICATION_ID
from quiz.history.error import HistoryError, faults_in
from quiz.history.migrations import MIGRATIONS, Migration, migrate, transaction, version_of
from quiz.history.store import History
from quiz.history.tables import Table, tables_of
from quiz.history.union import ForeignRow, Union, unite

LONGEST_VALUE = 1 << 26
"""Bytes of one value in a foreign file; the paper of a session with a million questions fits."""

_TRIES = 3  # at copying a file that another program writes to
_PARTS = ("", "-wal")  # what a killed process left in its log belongs to the history


def merge_files(history: History, files: Sequence[Path], migrations: Sequence[Migration] = MIGRATIONS) -> Union:
    """Add every row of the histories in `files` that is new to this one, all of them or nothing.

    Raises HistoryError where one of them is no history, damaged or newer than `migrations`, or where rows contradict.
    """
    with TemporaryDirectory(prefix="quiz-") as folder, ExitStack() as opened:
        copies = [
            (file, opened.enter_context(_opened_copy(file, Path(folder) / str(number), migrations)))
            for number, file in enumerate(files)
        ]
        with faults_in(history.path):
            tables = tables_of(history.connection)
            with transaction(history.connection):
                rows = (row for file, copy in copies for row in _rows(file, copy, tables))
                return unite(history.connection, tables, rows)


def _rows(file: Path, copy: sqlite3.Connection, tables: Sequence[Table]) -> Iterator[ForeignRow]:
    with faults_in(file):
        for table in tables:
            for row in table.rows(copy):
                yield ForeignRow(str(file), table, row)


@contextmanager
def _opened_copy(file: Path, folder: Path, migrations: Sequence[Migration]) -> Iterator[sqlite3.Connection]:
    """Open a private copy of a foreign history, brought to the newest version, for reading alone."""
    folder.mkdir()
    with faults_in(file), ExitStack() as opened:
        copy = opened.enter_context(closing(_foreign_connection(_copied(file, folder))))
        version = _version_of_foreign(copy, file, len(migrations))
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
            migrate(model, migrations[:version])
            tables = tables_of(model)
        _refuse_other_tables(copy, tables, file, version)
        if version < len(migrations):
            newer = opened.enter_context(closing(sqlite3.connect(folder / "newer.db", isolation_level=None)))
            _rebuild(copy, newer, tables, migrations[:version])
            migrate(newer, migrations)
            copy = newer
        yield copy


def _copied(file: Path, folder: Path) -> Path:
    """Return a copy of the file as it is between two writings, with what lies beside it."""
    if not file.is_file():
        raise HistoryError(f"There is no history at {file}. Name the file of one, such as history.db.")
    if Path(f"{file}-journal").exists():
        # A journal can name any file for SQLite to delete, so that none from outside is ever followed.
        raise HistoryError(
            f"The history {file} was left half-written, with a journal beside it. Open it once with the program that"
            " wrote it, and try again."
        )
    copy = folder / "copy.db"
    sources = [Path(f"{file}{ending}") for ending in _PARTS]
    try:
        for _ in range(_TRIES):
            before = [_state(source) for source in sources]
            for source, ending in zip(sources, _PARTS, strict=True):
                target = Path(f"{copy}{ending}")
                target.unlink(missing_ok=True)
                if source.is_file():
                    shutil.copyfile(source, target)
            if before == [_state(source) for source in sources]:
                return copy
    except OSError as error:
        raise HistoryError(f"The history {file} cannot be copied: {error.strerror}.") from error
    raise HistoryError(f"The history {file} is being written by another program. Close that program and try again.")


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_size, found.st_mtime_ns


def _foreign_connection(copy: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(copy, isolation_level=None)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "query_only = ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _version_of_foreign(copy: sqlite3.Connection, file: Path, newest: int) -> int:
    version = version_of(copy)
    if copy.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID or version < 1:
        raise HistoryError(f"The file {file} is no history of this program. Name the file of one, such as history.db.")
    if version > newest:
        raise HistoryError(
            f"The history {file} is of version {version}, and this program knows versions up to {newest}. Use the"
            " newer program."
        )
    if copy.execute("PRAGMA quick_check (1)").fetchone()[0] != "ok":
        raise HistoryError(f"The history {file} is damaged. Name a copy of it that is whole.")
    return version


def _refuse_other_tables(copy: sqlite3.Connection, tables: Sequence[Table], file: Path, version: int) -> None:
    """Refuse what only calls itself a table of the record, such as a view or a table with computed columns."""
    for table in tables:
        # Asked by pragma: what looks like a table of SQLite's own may be one of the file's.
        kinds = [row[2] for row in copy.execute(f"PRAGMA table_list ({table.name})")]
        columns = {row[1]: row[6] for row in copy.execute(f"PRAGMA table_xinfo ({table.name})")}
        if kinds != ["table"] or columns != {column.name: 0 for column in table.columns}:
            raise HistoryError(
                f"The history {file} is damaged: its table {table.name} is not that of version {version}. Name a copy"
                " of it that is whole."
            )


def _rebuild(
    copy: sqlite3.Connection, newer: sqlite3.Connection, tables: Sequence[Table], migrations: Sequence[Migration]
) -> None:
    """Write the rows into tables of our own making, so that migrations meet nothing foreign but values."""
    newer.execute("PRAGMA synchronous = OFF")
    migrate(newer, migrations)
    with transaction(newer):
        for table in tables:
            for row in table.rows(copy):
                table.add(newer, row)
