"""Archives that mean harm, made by chance from a seed."""

import io
import random
import stat
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from quiz.packs.archive import MANIFEST, archive_of, manifest_of

VALID = Path(__file__).parents[1] / "data" / "packs" / "valid"
PARTS = {name: (VALID / "danube" / name).read_bytes() for name in ("pack.toml", "sources/notes.md")}
NAMES = (
    "../evil.toml", "../../evil.md", "/evil.md", "/etc/evil", "\\\\host\\evil", "C:\\evil.md", "C:evil.md", "..\\x",
    "sources/../../evil.md", "sources/./notes.md", "sources//notes.md", "./pack.toml", "pack.toml/", "PACK.TOML",
    "Sources/notes.md", "sources", "sources/notes.md/x", "con", "NUL.toml", "sources/com1.md", "aux .md", "pack.toml.",
    "pack.toml ", " pack.toml", ".git/hooks/post-checkout", ".draft-0/x.toml", "a\x00b.toml", "a\nb.toml", "a\u202emd",
    "e\u0301.md", "x" * 300 + ".md", "d/" * 60 + "x.toml", MANIFEST, MANIFEST.lower(), "SHA256SUMS/x", "", ".", "..",
    "%2e%2e/x", "sources/\ud7ff.md", "\U0001f41d.toml", "more.toml", "sources/more.md", "README.md", "pack.schema.json",
)  # fmt: skip
MODES = (0, 0o100644, 0o100777, stat.S_IFLNK | 0o777, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFDIR, stat.S_IFSOCK, 0o106755)
TEXTS = (
    b"", b"/etc/passwd", b"../../outside", b"format = 1\n", b"\xff\xfe", b"PK\x03\x04", b"[[questions]]\n" * 50,
    b"x = " + b"[" * 2000, b"import os\n", b"\x1b]0;owned\x07",
)  # fmt: skip
FIELDS = (0, 1, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def hostile_archive(dice: random.Random) -> bytes:
    """Return an archive of one of the kinds below; a few are harmless after all."""
    return dice.choice(_KINDS)(dice)


def large_archive(dice: random.Random) -> bytes:
    """Return an archive that asks for much memory: a bomb, or text of which all is wrong or in endless pieces."""
    piece, times = dice.choice(((b"{},", 700_000), (b"'\xe2\x80\xae',", 200_000), (b"'',", 700_000)))
    questions = b"questions=[" + piece * times + b"]\n"
    return dice.choice(
        (
            lambda: _packed({**PARTS, "more.toml": questions}),
            lambda: _packed({**PARTS, "pack.toml": questions + PARTS["pack.toml"]}),
            lambda: _packed({**PARTS, "sources/notes.md": b"- a\n" * 1_500_000}),
            lambda: _packed({**PARTS, "sources/notes.md": b"word " * 1_500_000}),
            lambda: _zipped(dice, {**PARTS, "sources/bomb.md": bytes(100_000_000)}, zipfile.ZIP_DEFLATED),
            lambda: _packed({f"{number}.toml": b"" for number in range(60_000)}),
        )
    )()


def _packed(parts: Mapping[str, bytes]) -> bytes:
    return b"".join(archive_of(parts))


def _mixed(dice: random.Random) -> dict[str, bytes]:
    """Return a pack with files that do not belong to it, and with damage here and there."""
    parts = dict(PARTS)
    for _ in range(dice.randrange(4)):
        parts[dice.choice(NAMES)] = dice.choice((*TEXTS, *PARTS.values()))
    for name in dice.sample(sorted(parts), dice.randrange(2)):
        parts[name] = _bent(parts[name], dice)
    return parts


def _bent(content: bytes, dice: random.Random) -> bytes:
    start = dice.randrange(len(content) + 1)
    end = min(len(content), start + dice.choice((0, 1, 4, 40)))
    return content[:start] + dice.choice((b"", b"\x00", b"PK\x01\x02", content[start:end] * 3, *TEXTS)) + content[end:]


def _as_built(dice: random.Random) -> bytes:
    parts = _mixed(dice)
    parts.pop(MANIFEST, None)
    return _packed(parts)


def _bent_bytes(dice: random.Random) -> bytes:
    content = _packed(PARTS)
    for _ in range(dice.randint(1, 3)):
        content = _bent(content, dice)
    return content


def _bent_fields(dice: random.Random) -> bytes:
    """Put a telling number into a field of a header: sizes, offsets, counts, flags, ways of compression."""
    content = bytearray(_packed(PARTS))
    for _ in range(dice.randint(1, 4)):
        signature = dice.choice((b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"))
        header = content.find(signature, dice.randrange(len(content)))
        place = (header if header >= 0 else content.rfind(signature)) + dice.randrange(4, 46, 2)
        form = dice.choice(("<H", "<L"))
        if 0 <= place <= len(content) - 4:
            struct.pack_into(form, content, place, dice.choice(FIELDS) & (0xFFFF if form == "<H" else 0xFFFFFFFF))
    return bytes(content)


def _of_another_program(dice: random.Random) -> bytes:
    return _zipped(dice, _mixed(dice), dice.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)))


def _nested(dice: random.Random) -> bytes:
    inner = _packed(PARTS)
    for _ in range(dice.randint(1, 6)):
        inner = _packed({dice.choice(("sources/inner.quizpack", "inner.zip", "sources/inner.docx")): inner, **PARTS})
    return inner


def _zipped(dice: random.Random, parts: Mapping[str, bytes], compression: int) -> bytes:
    stream = io.BytesIO()
    named = [(MANIFEST, manifest_of(parts if dice.random() < 0.8 else PARTS)), *parts.items()]
    if dice.random() < 0.2:
        named.append(dice.choice(named))
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", compression) as archive:
        warnings.simplefilter("ignore")  # of names that stand there twice, which is the point
        for name, content in named:
            entry = zipfile.ZipInfo(name or "x")
            entry.filename, entry.create_system, entry.compress_type = name, 3, compression
            entry.external_attr = (0o100644 if dice.random() < 0.7 else dice.choice(MODES)) << 16
            archive.writestr(entry, content)
        archive.comment = dice.choice((b"", b"", b"PK\x05\x06"))
    return stream.getvalue()


_KINDS: tuple[Callable[[random.Random], bytes], ...] = (
    _as_built, _as_built, _bent_bytes, _bent_fields, _of_another_program, _nested,
)  # fmt: skip
