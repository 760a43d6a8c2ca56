"""Disks that refuse to be written in the middle of a session, and take it again later."""

import fcntl
import os
import resource
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Protocol

from .program import Run

FS_IOC_GETFLAGS, FS_IOC_SETFLAGS, FS_IMMUTABLE_FL = 0x80086601, 0x40086602, 0x10
PAGE_BYTES = 4096


class Fault(Protocol):
    """What keeps the program from writing. Beginning and ending it twice does no harm."""

    def prepare(self) -> None:
        """Make ready, before the program is started."""

    def begin(self, run: Run | None) -> None:
        """Let every write fail that needs room or leave; of one run, or of all where there is none."""

    def end(self, run: Run | None) -> None:
        """Let writes succeed again."""

    def clear(self) -> None:
        """Take away what was made ready."""


class FullDisk:
    """A disk, mounted on a folder, on which not a page is left."""

    def __init__(self, folder: Path) -> None:
        self._ballast = folder / "ballast"

    def prepare(self) -> None:
        """Nothing is needed."""

    def begin(self, run: Run | None) -> None:  # noqa: ARG002 - it is full for all
        """Fill it."""
        with self._ballast.open("ab", buffering=0) as file:
            while True:
                try:
                    file.write(bytes(PAGE_BYTES))
                except OSError:
                    return

    def end(self, run: Run | None) -> None:  # noqa: ARG002
        """Free some room."""
        self._ballast.unlink(missing_ok=True)

    def clear(self) -> None:
        """Nothing is left."""


class SizeLimit:
    """A limit of the system on the size of files, such as a quota, by which no file of the process can be written."""

    def prepare(self) -> None:
        """Nothing is needed."""

    def begin(self, run: Run | None) -> None:
        """Set the limit of a run that is going on; those to come have none."""
        self._limit(run, 0)

    def end(self, run: Run | None) -> None:
        """Lift it."""
        self._limit(run, resource.RLIM_INFINITY)

    def clear(self) -> None:
        """Nothing is left."""

    @staticmethod
    def _limit(run: Run | None, size: int) -> None:
        if run is not None and not run.has_ended:
            resource.prlimit(run.process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


class ReadOnlyModes:
    """A folder whose modes, and those of its files, allow no writing.

    With `rollback` the record keeps a rollback journal instead, which is made anew for every answer: a link that leads
    nowhere stands where the memory of the log would be shared.
    """

    def __init__(self, folder: Path, *, rollback: bool = False) -> None:
        self._folder = folder
        self._obstacle = folder / "history.db-shm" if rollback else None

    def prepare(self) -> None:
        """Bring the record to its kind of journal."""
        if (self._folder / "history.db").exists():
            with closing(sqlite3.connect(self._folder / "history.db")) as connection:
                connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        if self._obstacle is not None:
            self._obstacle.symlink_to("nowhere/at/all")

    def begin(self, run: Run | None) -> None:  # noqa: ARG002 - it is so for all
        """Allow reading alone."""
        self._allow(0o400, 0o500)

    def end(self, run: Run | None) -> None:  # noqa: ARG002
        """Allow writing again."""
        self._allow(0o600, 0o700)

    def clear(self) -> None:
        """Let the log share its memory again."""
        if self._obstacle is not None:
            self._obstacle.unlink()

    def _allow(self, file_mode: int, folder_mode: int) -> None:
        for path in self._folder.rglob("*"):
            if not path.is_symlink():
                path.chmod(folder_mode if path.is_dir() else file_mode)
        self._folder.chmod(folder_mode)


class Immutable:
    """A folder that the file system guards with its files, so that not even an open file can be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def prepare(self) -> None:
        """Nothing is needed."""

    def begin(self, run: Run | None) -> None:  # noqa: ARG002 - it is so for all
        """Set the flag."""
        self._set_flag((self._folder, *self._folder.glob("history*")), is_set=True)

    def end(self, run: Run | None) -> None:  # noqa: ARG002
        """Take the flag away."""
        self._set_flag((self._folder, *self._folder.glob("history*")), is_set=False)

    def clear(self) -> None:
        """Nothing is left."""

    def is_possible(self) -> bool:
        """Tell whether the file system knows the flag and lets this user set it."""
        try:
            self._set_flag((self._folder,), is_set=True)
            self._set_flag((self._folder,), is_set=False)
        except OSError:
            return False
        return True

    @staticmethod
    def _set_flag(paths: Iterable[Path], *, is_set: bool) -> None:
        for path in paths:
            descriptor = os.open(path, os.O_RDONLY)
            try:
                flags = int.from_bytes(fcntl.ioctl(descriptor, FS_IOC_GETFLAGS, bytes(8)), "little")
                wanted = flags | FS_IMMUTABLE_FL if is_set else flags & ~FS_IMMUTABLE_FL
                fcntl.ioctl(descriptor, FS_IOC_SETFLAGS, wanted.to_bytes(8, "little"))
            finally:
                os.close(descriptor)
