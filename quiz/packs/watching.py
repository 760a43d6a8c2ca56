"""Noticing that the files of packs were saved, and that the saving is over."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from quiz.model.source import units_of
from quiz.packs.files import PACK_FILE, SOURCES_FOLDER
from quiz.packs.library import packs_at

LOOK_SECONDS = 0.1
"""How long to wait between two looks: what was saved is noticed at the first, and known to be whole at the second."""

Look = Mapping[Path, tuple[int, int, int]]
"""What tells whether a file was saved since: when it was changed, its size in bytes, and which file it is."""


def look_at(paths: Iterable[Path]) -> Look:
    """Return how every file looks that the packs at these paths are read from; what is not there is left out."""
    look = {}
    for path in paths:
        for file in _files_of(path):
            try:
                state = file.stat()
            except (OSError, ValueError):
                continue
            look[file] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return look


class Watch:
    """Tells once of every change that has come to rest.

    Editors save in steps: a file is emptied and written again, or taken away and another one put in its place. So a
    change counts only when one look shows the same as the look before.
    """

    def __init__(self, look: Callable[[], Look]) -> None:
        self._look = look
        self._told = self._last = look()

    def has_changed(self) -> bool:
        """Look once more, and return whether something has changed since that was told last, and is at rest now."""
        before, self._last = self._last, self._look()
        if self._last != before or self._last == self._told:
            return False
        self._told = self._last
        return True


def _files_of(path: Path) -> Iterator[Path]:
    """Yield what may belong to the pack at a path or to the packs in the folder there."""
    try:
        packs = packs_at(path)
    except OSError:  # the folder went away at this very moment
        return
    for pack in packs:
        if (pack / PACK_FILE).exists():
            yield from _below(pack)
        elif pack.is_dir():
            # No pack, but one may be about to come. It may as well be somebody's whole home, so nobody walks it.
            yield from _in(pack)
        else:
            yield pack
            yield from _in(pack.parent)
            yield from _below(pack.parent / SOURCES_FOLDER)


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root, name) for name in names if _is_of_pack(name))


def _in(folder: Path) -> Iterator[Path]:
    try:
        names = os.listdir(folder)  # noqa: PTH208 - names are all that is wanted
    except OSError:
        return
    yield from (folder / name for name in names if _is_of_pack(name))


def _is_of_pack(name: str) -> bool:
    """Leave out what editors put beside a file while they save it."""
    is_known = bool(units_of(name)) or name.lower().endswith((".toml", ".lock"))
    return is_known and not name.startswith(".")
