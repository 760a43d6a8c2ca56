"""What the interpreter writes to, watched."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Writes:
    """Notes every place that is written to while it is told to; it can be watched for, but not taken away again."""

    def __init__(self) -> None:
        self._places: set[str] | None = None
        sys.addaudithook(self._hear)

    @contextmanager
    def watched(self) -> Iterator[set[str]]:
        """Fill the set that is handed out with the places that are written to."""
        places: set[str] = set()
        self._places = places
        try:
            yield places
        finally:
            self._places = None

    def _hear(self, event: str, details: tuple[object, ...]) -> None:
        if self._places is None:
            return
        if event == "open" and isinstance(details[2], int):
            if details[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND):
                self._places.add(str(details[0]))
        elif event in {"os.mkdir", "os.remove", "os.rmdir"}:
            self._places.add(_whole(details[0], details[-1]))
        elif event in {"os.truncate", "os.chmod"}:
            self._places.add(str(details[0]))
        elif event in {"os.symlink", "os.link"}:
            self._places.add(str(details[1]))
        elif event == "os.rename":
            self._places.update(map(str, details[:2]))


def _whole(name: object, folder: object) -> str:
    """Return the path of a name in a folder that is open by this number, or else in the current one."""
    is_below = isinstance(folder, int) and folder >= 0
    return str(Path(f"/proc/self/fd/{folder}").readlink() / str(name) if is_below else name)
