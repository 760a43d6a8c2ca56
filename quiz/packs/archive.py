"""`.quizpack`: a pack in one file, a zip archive in which every byte follows from what the pack holds.

Nothing in it is compressed, since compressors give other bytes from version to version; names are sorted, times and
modes always the same. The first file is `SHA256SUMS`, which `sha256sum --check` understands too.
"""

import hashlib
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from quiz.model.error import QuizError

SUFFIX = ".quizpack"
MANIFEST = "SHA256SUMS"
LARGEST_ARCHIVE_BYTES = 64 * 1024 * 1024
"""The largest archive that is written or read: 64 MiB."""

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")
"""The record at the end: signature, four numbers of which the last counts the files, size and place of their table."""
_VERSION, _UNIX = 20, 3
_STORED, _UTF_8 = 0, 0x800
_MIDNIGHT, _FIRST_DAY = 0, 0x21
"""The earliest moment that a zip archive can state: 1 January 1980."""
_MODE = 0o100644 << 16


class ArchiveError(QuizError):
    """A pack cannot be packed or unpacked; the message says why, and what would be right."""


def manifest_of(parts: Mapping[str, bytes]) -> bytes:
    """Return the SHA-256 of each file with its path, a line each, by path."""
    return "".join(f"{hashlib.sha256(parts[name]).hexdigest()}  {name}\n" for name in sorted(parts)).encode()


def archive_of(parts: Mapping[str, bytes]) -> Iterator[bytes]:
    """Yield the bytes of the archive that holds these files by their paths, piece by piece, the manifest first."""
    central = []
    offset = 0
    for name, content in ((MANIFEST, manifest_of(parts)), *sorted(parts.items())):
        encoded = name.encode()
        flags = 0 if name.isascii() else _UTF_8
        facts = (_VERSION, flags, _STORED, _MIDNIGHT, _FIRST_DAY, zlib.crc32(content), len(content), len(content))
        header = _LOCAL.pack(b"PK\x03\x04", *facts, len(encoded), 0) + encoded
        entry = _CENTRAL.pack(b"PK\x01\x02", _UNIX << 8 | _VERSION, *facts, len(encoded), 0, 0, 0, 0, _MODE, offset)
        central.append(entry + encoded)
        yield header
        yield content
        offset += len(header) + len(content)
    contents = b"".join(central)
    yield contents
    yield END.pack(b"PK\x05\x06", 0, 0, len(central), len(central), len(contents), offset, 0)


def write_archive(target: Path, parts: Mapping[str, bytes]) -> None:
    """Write the archive of these files, whole or not at all, in the place of one that is there. Raises OSError."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            file.writelines(archive_of(parts))
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
