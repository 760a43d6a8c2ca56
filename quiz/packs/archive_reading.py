"""`.quizpack` archives of strangers, read with suspicion: one that is read is byte for byte as it would be built."""

import hashlib
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from quiz.packs.archive import END, LARGEST_ARCHIVE_BYTES, MANIFEST, SUFFIX, ArchiveError, archive_of
from quiz.packs.archive_names import clash_among, wrong_path
from quiz.packs.files import UnusableFileError, check_file
from quiz.packs.wording import shown

MOST_FILES = 1000
_LARGEST_ENTRY_BYTES = 46 + 200
_LOCATOR, _LOCATOR_BYTES = b"PK\x06\x07", 20
"""What stands before the end of an archive that states larger figures elsewhere."""
_ENCRYPTED = 1
_LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")


def read_archive(path: Path) -> dict[str, bytes]:
    """Return the files of an archive by their paths, without the manifest. Nothing is written.

    Raises ArchiveError where it is not whole, not safe, or anything but what `archive_of` writes.
    """
    content = _content(path)
    files, size = _stated(path, content)
    if files > MOST_FILES or size > MOST_FILES * _LARGEST_ENTRY_BYTES:
        raise _refusal(path, f"holds more than {MOST_FILES} files")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if wrong := next(_wrong(entries, len(content)), ""):
                raise _refusal(path, wrong)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise _damage(path, f"it is no whole {SUFFIX} file") from error
    manifest = parts.pop(MANIFEST, None)
    if manifest is None:
        raise _refusal(path, f"holds no {MANIFEST}")
    if different := _different(manifest, parts):
        raise _damage(path, f"{shown(different)} is not what {MANIFEST} says")
    if not _is_as_built(content, parts):
        raise _refusal(path, "holds more than its files")
    return parts


def _content(path: Path) -> bytes:
    try:
        check_file(path, LARGEST_ARCHIVE_BYTES)
        with path.open("rb") as file:
            content = file.read(LARGEST_ARCHIVE_BYTES + 1)
    except UnusableFileError as error:
        raise ArchiveError(f"{path.name} cannot be unpacked. {error.message}") from error
    except OSError as error:
        raise ArchiveError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if len(content) > LARGEST_ARCHIVE_BYTES:
        raise _refusal(path, f"is larger than {LARGEST_ARCHIVE_BYTES // 1024 // 1024} MiB")
    return content


def _stated(path: Path, content: bytes) -> tuple[int, int]:
    """Return how many files the end of an archive states, and how large their table is.

    It is looked at before that table is read, which takes memory for each file.
    """
    end = content[-END.size :]
    if len(end) < END.size or _LOCATOR in content[-END.size - _LOCATOR_BYTES : -END.size]:
        raise _damage(path, f"it is no whole {SUFFIX} file")
    signature, _, _, _, files, size, _, remark_bytes = END.unpack(end)
    if signature != b"PK\x05\x06" or remark_bytes:
        raise _damage(path, f"it is no whole {SUFFIX} file")
    return files, size


def _wrong(entries: list[zipfile.ZipInfo], size: int) -> Iterator[str]:
    """Yield what is wrong with the table of contents of an archive of so many bytes."""
    for entry in entries:
        name = entry.orig_filename
        if wrong := wrong_path(name):
            yield f"holds a file whose path, {shown(name)}, {wrong}"
        if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG):
            yield f"holds {shown(name)}, which is a link, a folder or a device"
        if entry.flag_bits & _ENCRYPTED:
            yield f"holds {shown(name)}, which is encrypted"
        if entry.compress_type != zipfile.ZIP_STORED or entry.file_size != entry.compress_size:
            yield f"holds {shown(name)}, which is compressed, as nothing in a {SUFFIX} file is"
    if clash := clash_among(entry.orig_filename for entry in entries):
        yield f"holds {shown(clash[0])} and {shown(clash[1])}, which are one file on some systems"
    if sum(entry.file_size for entry in entries) > size:
        yield "unpacks to more than it holds"


def _different(manifest: bytes, parts: Mapping[str, bytes]) -> str:
    """Return the path of a file that is not as the manifest says, or nothing where all are."""
    lines = [_LINE.fullmatch(line) for line in manifest.decode("utf-8", "replace").splitlines()]
    told = {found[2]: found[1] for found in lines if found}
    wrong = (
        name
        for name in sorted({*told, *parts})
        if name not in parts or hashlib.sha256(parts[name]).hexdigest() != told.get(name)
    )
    return next(wrong, "")


def _is_as_built(content: bytes, parts: Mapping[str, bytes]) -> bool:
    view, start = memoryview(content), 0
    for piece in archive_of(parts):
        if view[start : start + len(piece)] != piece:
            return False
        start += len(piece)
    return start == len(content)


def _damage(path: Path, what: str) -> ArchiveError:
    return ArchiveError(f"{path.name} is damaged: {what}. Fetch it anew.")


def _refusal(path: Path, what: str) -> ArchiveError:
    return ArchiveError(
        f"{path.name} is refused, because it {what}. Ask its author to build it with `quiz pack build`."
    )
