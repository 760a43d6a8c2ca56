"""Packs of others, put among the learner's own whole or not at all, and taken away again."""

import hashlib
import secrets
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from quiz.engine.edition import EditionChanges, changes_between
from quiz.engine.figures import counted
from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.pack import Pack, short_name
from quiz.packs.archive import SUFFIX, ArchiveError, archive_of, write_archive
from quiz.packs.archive_parts import changed_since, files_of, is_installed, is_of_a_pack, parts_of, unpack
from quiz.packs.archive_reading import read_archive
from quiz.packs.library import pack_id_at, pack_locations
from quiz.packs.reader import ReadPack, read_pack
from quiz.packs.wording import shown
from quiz.play.checking import examine
from quiz.play.confined import errors_of
from quiz.play.error import PlayError, UnknownNameError

_DRAFT, _GONE = ".draft-", ".gone-"
_MOST_TOLD = 10
_DRAFTS_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack that was installed: what it is where it can be read, and which of its files were changed since."""

    folder: Path
    id: str
    pack: Pack | None
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A pack that could be installed, checked and unpacked in `folder`.

    `before` is the edition whose place it would take, and `changes` what would change from that, or None where there is
    none or where it can no longer be read.
    """

    folder: Path
    pack: Pack
    before: InstalledPack | None
    changes: EditionChanges | None


class UnsoundPackError(PlayError):
    """A pack cannot be shared for the errors in it, the first of which the message tells."""

    def __init__(self, path: Path, errors: Sequence[Diagnostic]) -> None:
        told = [f"{_place(error)}: {error.message} {error.remedy}" for error in errors[:_MOST_TOLD]]
        count = counted(len(errors), "error")
        super().__init__("\n".join((f"{path} holds {count}, so it can be neither built nor installed.", *told)))


@dataclass(frozen=True, slots=True)
class Build:
    """An archive that was built, and the SHA-256 of it in hex digits."""

    file: Path
    pack: Pack
    sha256: str


def build_pack(path: Path, target: Path | None, folder: Path) -> Build:
    """Write the pack at a path into one file: the target, or in a folder by its id and version.

    Raises UnsoundPackError where the pack has errors, ArchiveError where it cannot be shared, OSError.
    """
    pack, parts = _checked(path)
    file = target or folder / f"{pack.info.id}-{pack.info.version}{SUFFIX}"
    write_archive(file, parts)
    digest = hashlib.sha256()
    for piece in archive_of(parts):
        digest.update(piece)
    return Build(file, pack, digest.hexdigest())


class Shelf:
    """The folder of the learner's own packs, in which installed ones are told by the manifest that they keep.

    An edition comes into a folder of a name that is free, and only then the one before it is taken away: whenever the
    program is ended, the one or the other is there, whole. Every method raises OSError where the disk refuses.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def installed(self) -> tuple[InstalledPack, ...]:
        """Return the packs that were installed, by id."""
        found = (_installed(location) for location in pack_locations((self._folder,)) if is_installed(location))
        return tuple(sorted(found, key=lambda installed: (installed.id, installed.folder)))

    def called(self, name: str) -> InstalledPack:
        """Return an installed pack by its id, or by the part behind the dot. Raises UnknownNameError."""
        found = [each for each in self.installed() if name in (each.id, short_name(each.id))]
        exact = [each for each in found if each.id == name] or found
        if not exact:
            raise UnknownNameError(f"No pack called {name} was installed. See `quiz pack list`.")
        if len({each.id for each in exact}) > 1:
            raise UnknownNameError(f"Several packs are called {name}: {', '.join(each.id for each in exact)}.")
        return exact[0]

    @contextmanager
    def candidate(self, path: Path) -> Iterator[Candidate]:
        """Unpack and check the pack at a path, and forget it at the end unless it was put on the shelf.

        Raises ArchiveError for an archive that is not safe or not whole, UnsoundPackError for a pack with errors.
        """
        is_archive = path.is_file() and path.suffix != ".toml"
        parts = read_archive(path) if is_archive else _checked(path)[1]
        _refuse_superfluous(path, [name for name in parts if not is_of_a_pack(name)])
        draft = self._folder / f"{_DRAFT}{secrets.token_hex(8)}"
        try:
            unpack(parts, draft)
            errors = errors_of(draft, parts)
            read = ReadPack(draft, None, ()) if errors else read_pack(draft)
            if read.pack is None:
                raise UnsoundPackError(path, errors)
            pack = read.pack
            _refuse_superfluous(path, parts.keys() - files_of(draft, read).keys())
            before = next((each for each in self.installed() if each.id == pack.info.id), None)
            changes = changes_between(before.pack.questions, pack.questions) if before and before.pack else None
            yield Candidate(draft, pack, before, changes)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def put(self, candidate: Candidate, now: datetime, *, discard_changes: bool = False) -> Path:
        """Put a candidate on the shelf in the place of the edition before it, and return its folder.

        Raises PlayError where the learner keeps the same pack there, or has changed the edition before it.
        """
        pack_id = candidate.pack.info.id
        same = [place for place in pack_locations((self._folder,)) if pack_id_at(place) == pack_id]
        for location in same:
            if not is_installed(location):
                raise PlayError(f"You keep {pack_id} in {location}, which was not installed. Move it away first.")
            if not discard_changes:
                _refuse_changed(_installed(location))
        target = self._moved(candidate.folder, pack_id)
        for location in same:
            self._take_away(location)
        self._sweep(now)
        return target

    def remove(self, installed: InstalledPack, *, discard_changes: bool = False) -> None:
        """Take a pack off the shelf; what is on record of it stays. Raises PlayError where it was changed."""
        if not discard_changes:
            _refuse_changed(installed)
        for location in pack_locations((self._folder,)):
            if is_installed(location) and pack_id_at(location) == installed.id:
                self._take_away(location)

    def _moved(self, draft: Path, pack_id: str) -> Path:
        """Give a draft a name that is free, at once."""
        number = 1
        while True:
            target = self._folder / (pack_id if number == 1 else f"{pack_id}~{number}")
            try:
                if not target.exists():
                    return draft.rename(target)
            except OSError:
                if not target.exists():
                    raise
            number += 1

    def _take_away(self, location: Path) -> None:
        # Hidden at once, since a folder goes file by file.
        gone = location.rename(self._folder / f"{_GONE}{secrets.token_hex(8)}")
        shutil.rmtree(gone, ignore_errors=True)

    def _sweep(self, now: datetime) -> None:
        """Take away what earlier runs left behind that were ended."""
        for entry in self._folder.iterdir():
            with suppress(OSError):
                is_old = entry.stat().st_mtime < (now - _DRAFTS_KEPT).timestamp()
                if entry.name.startswith(_GONE) or (entry.name.startswith(_DRAFT) and is_old):
                    shutil.rmtree(entry, ignore_errors=True)


def _checked(path: Path) -> tuple[Pack, Mapping[str, bytes]]:
    examination = examine(path)
    pack = examination.read.pack
    errors = [found for found in examination.diagnostics if found.severity is Severity.ERROR]
    if pack is None or errors:
        raise UnsoundPackError(path, errors)
    return pack, parts_of(files_of(path, examination.read))


def _refuse_superfluous(path: Path, names: Collection[str]) -> None:
    if names:
        raise ArchiveError(f"{path.name} is refused: {shown(min(names))} in it is no part of the pack.")


def _installed(folder: Path) -> InstalledPack:
    return InstalledPack(folder, pack_id_at(folder) or folder.name, read_pack(folder).pack, changed_since(folder))


def _refuse_changed(installed: InstalledPack) -> None:
    if installed.changed:
        raise PlayError(
            f"{installed.id} was changed in {installed.folder} since it was installed: {', '.join(installed.changed)}."
            " Copy what you want to keep, then use --discard-changes."
        )


def _place(found: Diagnostic) -> str:
    line = "" if found.line is None else f":{found.line}"
    return ", ".join(part for part in (f"{found.file}{line}", found.key_path) if part)
