"""Files of the cache: SQLite databases made from other files, whole or not at all, and never the truth.

One is read only where it was made by this version of the program, where nothing that it was made from has changed
since, and where nobody but the user can have written it. Delete it and nothing is lost but time.
"""

import json
import os
import sqlite3
import stat
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from quiz import __version__
from quiz.model.digest import sha256
from quiz.packs.cache_connection import CacheConnection, CacheError

_TRUSTED_AFTER_NANOSECONDS = 2_000_000_000
_LEFT_AFTER_SECONDS = 2 * 3600
_META = "CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;"

InputState = Mapping[str, Any]
"""How a file or folder looked just before something was made from it."""


def cache_path(folder: Path, *names: str | Path) -> Path:
    """Return the place in a folder of the cache for what is made from these names, of files and of variants."""
    whole = b"\0".join(os.fsencode(name.resolve() if isinstance(name, Path) else name) for name in names)
    return folder / f"{sha256(whole).hexdigest()[:32]}.db"


def state_of(path: Path, now_nanoseconds: int) -> InputState:
    """Return how a file or folder looks now; to be taken before it is read, so that no later edit can be missed.

    Raises OSError where it is not there.
    """
    state = path.stat()
    # A file changed within one tick of the file system's clock keeps its time, so a young one is compared by content.
    is_young = now_nanoseconds - state.st_mtime_ns < _TRUSTED_AFTER_NANOSECONDS
    return {
        "path": str(path.absolute()),
        "size": None if path.is_dir() else state.st_size,
        "mtime_ns": state.st_mtime_ns,
        "content": _content_hash(path) if is_young else None,
    }


def write_cache(
    target: Path,
    layout: str,
    fill: Callable[[sqlite3.Connection], Mapping[str, Any]],
    inputs: Sequence[InputState],
) -> None:
    """Make a database anew by `fill`, which returns further facts about it for `open_cache`.

    `layout` names what `fill` writes, and its version. Raises CacheError where the disk refuses.
    """
    draft = _draft_of(target)
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(sqlite3.connect(draft, isolation_level=None)) as database:
            # The file takes its name only when it is whole, so it needs no journal of its own.
            database.executescript("PRAGMA page_size=16384; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF")
            _fill(database, layout, fill, inputs)
        sweep_drafts(draft)
        draft.replace(target)
    except BaseException as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        if isinstance(error, OSError | sqlite3.Error):
            raise CacheError(f"The cache {target.parent} cannot be written: {error}.") from error
        raise


def change_cache(
    target: Path,
    layout: str,
    change: Callable[[sqlite3.Connection, dict[str, Any]], Mapping[str, Any] | None],
) -> bool:
    """Put a changed copy of a database in its place, and return whether that was done.

    `change` gets the copy and the facts about it; it returns the facts that are others from then on, or None where it
    cannot change the copy so that it is right. Nothing is done where the database is not there, not the user's own, not
    whole or of another layout, or where the disk refuses: all that calls for a new one.
    """
    draft = _draft_of(target)
    try:
        with suppress(OSError, sqlite3.Error, ValueError, TypeError, KeyError, AttributeError):
            if is_private(target) and _changed_copy(target, draft, layout, change):
                sweep_drafts(draft)
                draft.replace(target)
                return True
        return False
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _changed_copy(
    target: Path,
    draft: Path,
    layout: str,
    change: Callable[[sqlite3.Connection, dict[str, Any]], Mapping[str, Any] | None],
) -> bool:
    import shutil

    shutil.copyfile(target, draft)
    draft.chmod(stat.S_IRUSR | stat.S_IWUSR)
    with closing(sqlite3.connect(draft, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; BEGIN")
        facts = _facts(database)
        changes = change(database, facts) if facts["layout"] == _layout(layout) else None
        if changes is None:
            return False
        rows = ((json.dumps(value), name) for name, value in changes.items())
        database.executemany("UPDATE meta SET value = ? WHERE name = ?", rows)
        database.execute("COMMIT")
    return True


def _draft_of(target: Path) -> Path:
    # The id of a process is not its own where containers share the folder.
    return target.with_name(f"{target.name}.{os.urandom(8).hex()}.draft")


def sweep_drafts(written: Path) -> None:
    """Delete the drafts beside one just written that are hours older than it: those of processes that were killed."""
    # The file system tells both times, so that no clock set otherwise makes a draft old that is still written to. Ids
    # of processes tell nothing where other machines or containers share the folder.
    with suppress(OSError):
        old = written.lstat().st_mtime - _LEFT_AFTER_SECONDS
        for draft in written.parent.glob("*.db.*.draft"):
            with suppress(FileNotFoundError):  # another process has swept it
                state = draft.lstat()
                if stat.S_ISREG(state.st_mode) and state.st_mtime < old:
                    draft.unlink()


def hold_cache(
    layout: str, fill: Callable[[sqlite3.Connection], Mapping[str, Any]]
) -> tuple[sqlite3.Connection, dict[str, Any]]:
    """Return what `open_cache` would of a database made by `fill`, in memory, for where no file can be written.

    One thread may make it and another use it.
    """
    database = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    _fill(database, layout, fill, ())
    return database, _facts(database)


def open_cache(path: Path, layout: str) -> tuple[sqlite3.Connection, dict[str, Any]] | None:
    """Return the database at a path and the facts about it, or None where it is not there, not whole or not fresh."""
    try:
        if not is_private(path):
            return None
        location = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        # It may be let go of on any thread, since the garbage collector works wherever it is due.
        database = sqlite3.connect(
            location, uri=True, isolation_level=None, factory=CacheConnection, check_same_thread=False
        )
    except (OSError, sqlite3.Error):
        return None
    with suppress(sqlite3.Error, OSError, ValueError, TypeError, KeyError, AttributeError):
        meta = _facts(database)
        if meta["layout"] == _layout(layout) and all(is_unchanged(recorded) for recorded in meta["inputs"]):
            database.path = path
            return database, meta
    database.close()
    return None


def _fill(
    database: sqlite3.Connection,
    layout: str,
    fill: Callable[[sqlite3.Connection], Mapping[str, Any]],
    inputs: Sequence[InputState],
) -> None:
    database.executescript(f"BEGIN; {_META}")
    meta = {**fill(database), "layout": _layout(layout), "inputs": list(inputs)}
    database.executemany("INSERT INTO meta VALUES (?, ?)", ((name, json.dumps(value)) for name, value in meta.items()))
    database.execute("COMMIT")


def _facts(database: sqlite3.Connection) -> dict[str, Any]:
    return {name: json.loads(value) for name, value in database.execute("SELECT name, value FROM meta")}


def _layout(name: str) -> str:
    # Another version of the program may read the same files otherwise.
    return f"{name} {__version__}"


def is_private(path: Path) -> bool:
    """Tell whether nobody but the user could have written a file, as far as the system can say.

    Raises OSError where it is not there.
    """
    if not hasattr(os, "getuid"):
        return True
    return all(
        state.st_uid == os.getuid() and not state.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        for state in (path.stat(), path.parent.stat())
    )


def is_unchanged(recorded: InputState) -> bool:
    """Tell whether a file or folder is what it was when its state was noted. Raises OSError where it is not there."""
    path = Path(recorded["path"])
    state = path.stat()
    if state.st_mtime_ns != recorded["mtime_ns"] or recorded["size"] not in (None, state.st_size):
        return False
    return recorded["content"] is None or recorded["content"] == _content_hash(path)


def _content_hash(path: Path) -> str:
    from hashlib import sha256 as fast_sha256  # of files of any size

    content = "\n".join(sorted(entry.name for entry in path.iterdir())).encode() if path.is_dir() else path.read_bytes()
    return fast_sha256(content).hexdigest()
