"""The files of a pack that are shared, and those of one that was installed."""

import hashlib
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from quiz.model.source import TravellingSource, units_of
from quiz.packs.archive import LARGEST_ARCHIVE_BYTES, MANIFEST, SUFFIX, ArchiveError, manifest_of
from quiz.packs.archive_names import clash_among, wrong_path
from quiz.packs.files import PACK_FILE, UnusableFileError, check_file
from quiz.packs.lock import lock_path
from quiz.packs.reader import ReadPack
from quiz.packs.wording import shown

_LOCK = "sources.lock"
_BESIDE = re.compile(r"(README|LICEN[CS]E|NOTICE|CHANGELOG)(\.md|\.txt)?", re.IGNORECASE)


def files_of(path: Path, read: ReadPack) -> dict[str, Path]:
    """Return the files that are shared of a pack without errors, by their paths inside it.

    They are its TOML files, its sources, its lock, and what is called like a read-me or a licence. A pack that is a
    single file becomes a folder with a `pack.toml`.
    """
    is_folder = path.is_dir()
    files = {file.relative_to(read.root).as_posix() if is_folder else PACK_FILE: file for file in read.files}
    for source in read.sources:
        if isinstance(source, TravellingSource):
            files[PurePosixPath(source.file).as_posix()] = read.source_files[source.id]
    if lock_path(path).is_file():
        files[_LOCK] = lock_path(path)
    if is_folder:
        files |= {entry.name: entry for entry in path.iterdir() if _BESIDE.fullmatch(entry.name) and entry.is_file()}
    return dict(sorted(files.items()))


def is_of_a_pack(name: str) -> bool:
    """Tell whether a file of this path could be one of those that are shared, as far as its path says."""
    return name.lower().endswith(".toml") or bool(units_of(name)) or name == _LOCK or bool(_BESIDE.fullmatch(name))


def parts_of(files: Mapping[str, Path]) -> dict[str, bytes]:
    """Return the content of each file. Raises ArchiveError for a name that cannot be shared, and for too much."""
    for name in files:
        if wrong := wrong_path(name):
            raise ArchiveError(f"The path {shown(name)} {wrong}. Rename the file.")
    if clash := clash_among((MANIFEST, *files)):
        raise ArchiveError(f"{shown(clash[0])} and {shown(clash[1])} are one file on some systems. Rename one of them.")
    parts: dict[str, bytes] = {}
    left = LARGEST_ARCHIVE_BYTES
    for name, file in files.items():
        try:
            check_file(file, left)
            parts[name] = file.read_bytes()
        except UnusableFileError as error:
            raise ArchiveError(f"{shown(name)} cannot be shared in a {SUFFIX} file. {error.message}") from error
        left -= len(parts[name])
    return parts


def unpack(parts: Mapping[str, bytes], folder: Path) -> None:
    """Write files into a new folder, with their manifest, and see that the disk has them. Raises OSError."""
    folder.mkdir(parents=True)
    for name, content in ((MANIFEST, manifest_of(parts)), *parts.items()):
        target = folder.joinpath(*name.split("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def is_installed(folder: Path) -> bool:
    """Tell whether a folder was unpacked here."""
    return (folder / MANIFEST).is_file()


def changed_since(folder: Path) -> tuple[str, ...]:
    """Return the paths of the files that are not what they were when the folder was unpacked. Raises OSError."""
    manifest = (folder / MANIFEST).read_text(encoding="utf-8", errors="replace")
    told = {name: sha256 for sha256, _, name in (line.partition("  ") for line in manifest.splitlines())}
    there = {file.relative_to(folder).as_posix() for file in _files_below(folder)} - {MANIFEST}
    there = {name for name in there if "/." not in f"/{name}"}  # systems leave hidden files of their own
    return tuple(name for name in sorted({*told, *there}) if _sha256(folder / name) != told.get(name))


def _files_below(folder: Path) -> Iterable[Path]:
    return (path for path in folder.rglob("*") if not path.is_dir())


def _sha256(file: Path) -> str | None:
    with suppress(OSError), file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
    return None
