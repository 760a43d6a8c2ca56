"""Packs in one file: the same bytes everywhere, and nothing but what was built is ever unpacked."""

import hashlib
import io
import stat
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.packs.archive import LARGEST_ARCHIVE_BYTES, MANIFEST, ArchiveError, archive_of, manifest_of
from quiz.packs.archive_names import clash_among, wrong_path
from quiz.packs.archive_reading import read_archive

PARTS = {"pack.toml": b"format = 1\n", "sources/notes.md": b"Water flows.\n", "sources/\u00e9.md": b""}


def packed(parts: Mapping[str, bytes] = PARTS) -> bytes:
    """Return the whole archive."""
    return b"".join(archive_of(parts))


def zipped(entries: Iterable[tuple[zipfile.ZipInfo | str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    """Return an archive that another program might have written, its manifest true."""
    entries = list(entries)
    names = {entry if isinstance(entry, str) else entry.filename: content for entry, content in entries}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as archive:
        archive.writestr(MANIFEST, manifest_of(names))
        for entry, content in entries:
            archive.writestr(entry, content)
    return stream.getvalue()


def with_mode(name: str, mode: int) -> zipfile.ZipInfo:
    """Return an entry of a kind that the mode tells."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, mode << 16
    return entry


@pytest.fixture
def refusal(tmp_path: Path) -> Callable[[bytes], str]:
    """Read an archive, and return why it is refused."""

    def read(content: bytes) -> str:
        path = tmp_path / "strange.quizpack"
        path.write_bytes(content)
        with pytest.raises(ArchiveError) as refused:
            read_archive(path)
        return str(refused.value)

    return read


def test_the_bytes_are_those_of_every_machine() -> None:
    """They were noted once: whatever system, Python or library packs the same files, the same bytes come out."""
    expected = "225b5404878cf64a3fc7f816bf527754f19e6dcf937f29c84910d24d74ad1ded"
    assert expected == hashlib.sha256(packed()).hexdigest()
    assert packed() == packed(dict(reversed(PARTS.items())))


def test_other_programs_can_open_it() -> None:
    """It is an ordinary zip archive, whose manifest is in the form of `sha256sum`."""
    with zipfile.ZipFile(io.BytesIO(packed())) as archive:
        assert archive.testzip() is None
        assert [MANIFEST, *sorted(PARTS)] == archive.namelist()
        first = f"{hashlib.sha256(PARTS['pack.toml']).hexdigest()}  pack.toml"
        assert first == archive.read(MANIFEST).decode().splitlines()[0]


PLAIN_NAMES = st.text(st.sampled_from("abcdeéж0-_"), min_size=1, max_size=8)


@given(parts=st.dictionaries(PLAIN_NAMES.map("sources/{}.md".format), st.binary(max_size=50), max_size=6))
def test_what_was_packed_is_unpacked(parts: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever the files hold."""
    path = tmp_path_factory.mktemp("packed") / "any.quizpack"
    path.write_bytes(packed(parts))
    assert parts == read_archive(path)


def test_books_of_many_files_are_no_harm(tmp_path: Path) -> None:
    """An e-book is an archive itself: its files are not those of the pack."""
    parts = PARTS | {"sources/book.epub": b"PK\x01\x02" * 5000}
    path = tmp_path / "book.quizpack"
    path.write_bytes(packed(parts))
    assert parts == read_archive(path)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("/etc/passwd", "leads out"),
        ("../pack.toml", "leads out"),
        ("sources/../../x", "leads out"),
        ("C:evil.md", "leads out"),
        ("..\\x", "leads out"),
        ("\\\\server\\x", "leads out"),
        ("sources\\x.md", "holds \\"),
        ("a:b", "leads out"),
        ("what?.md", "holds ?"),
        ("sources/", "not a plain path"),
        ("./pack.toml", "not a plain path"),
        ("a//b", "not a plain path"),
        ("", "not a plain path"),
        (".git/config", "is hidden"),
        ("sources/nul.md", "Windows"),
        ("COM¹", "Windows"),
        ("con .txt", "Windows"),
        ("pack.toml.", "full stop at its end"),
        ("a /b", "blank"),
        ("\u202emd.exe", "steer"),
        ("a\nb", "steer"),
        ("a\x00b", "steer"),
        ("e\u0301.md", "NFC"),
        ("a/" * 9 + "b", "too deep"),
        ("a" * 201, "too long"),
    ],
)
def test_a_path_that_means_something_else_somewhere_is_refused(path: str, wrong: str) -> None:
    """And each is told by what is wrong with it."""
    assert wrong in wrong_path(path)


@pytest.mark.parametrize(
    "path", ["pack.toml", "1-a b.toml", "sources/é/ж.md", "console.md", "LICENSE", "a..b", "x" * 200]
)
def test_an_ordinary_path_is_right(path: str) -> None:
    """Nothing is wrong with blanks, accents, and names that only look like those of Windows."""
    assert "" == wrong_path(path)


@pytest.mark.parametrize(
    "paths",
    [
        ("a.md", "a.md"),
        ("a.md", "A.md"),
        ("straße", "STRASSE"),
        ("a/x", "A/y"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("é", "E\u0301"),
    ],
)
def test_paths_that_are_one_file_on_some_systems_clash(paths: tuple[str, str]) -> None:
    """Two names for one file, or a file and a folder of one name."""
    assert paths == clash_among(paths)
    assert clash_among(("a/x", "a/y", "b/x")) is None


@pytest.mark.parametrize(
    ("entries", "wrong"),
    [
        ([("../../evil.md", b"")], "leads out of the pack"),
        ([(with_mode("link.md", stat.S_IFLNK | 0o777), b"/etc/passwd")], "a link, a folder or a device"),
        ([(with_mode("pipe.md", stat.S_IFIFO), b"")], "a link, a folder or a device"),
        ([("A.md", b""), ("a.md", b"")], "are one file on some systems"),
        ([(MANIFEST.lower(), b"")], "are one file on some systems"),
        ([(f"{number}.md", b"") for number in range(1001)], "more than 1000 files"),
        ([("pack.toml", b"format = 1")], "holds more than its files"),
    ],
    ids=["parent", "link", "pipe", "case", "manifest", "count", "foreign"],
)
def test_a_hostile_archive_is_refused(
    entries: list[tuple[zipfile.ZipInfo | str, bytes]], wrong: str, refusal: Callable[[bytes], str]
) -> None:
    """The message says what for. One that is harmless, but not as it would be built, is refused too."""
    assert wrong in refusal(zipped(entries))


def test_a_bomb_is_refused_unopened(refusal: Callable[[bytes], str]) -> None:
    """What is compressed is not even looked at; what claims to be larger than the archive is not read."""
    assert "compressed" in refusal(zipped([("pack.toml", bytes(10_000_000))], zipfile.ZIP_DEFLATED))
    inner = packed({"pack.toml": bytes(1000)})
    content = bytearray(zipped([("a.md", inner), ("b.md", inner)]))
    table = content.rindex(b"PK\x01\x02")
    for place in (table + 20, table + 24):
        content[place : place + 4] = (2**31).to_bytes(4, "little")
    assert "unpacks to more" in refusal(bytes(content))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content.replace(b"Water flows.", b"Water froze."),
        lambda _: b"",
        lambda _: b"PK\x05\x06",
    ],
)
def test_a_damaged_archive_is_told(change: Callable[[bytes], bytes], refusal: Callable[[bytes], str]) -> None:
    """Cut, changed or empty, it is to be fetched anew."""
    assert "Fetch it anew" in refusal(change(packed()))


@pytest.mark.parametrize("others", [{}, PARTS | {"pack.toml": b"other"}, PARTS | {"more.md": b""}])
def test_a_file_that_is_not_as_the_manifest_says_is_told(
    others: dict[str, bytes], refusal: Callable[[bytes], str]
) -> None:
    """Changed, missing or left out of it, also where the checksums of the zip archive itself are right."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in ((MANIFEST, manifest_of(others)), *PARTS.items()):
            archive.writestr(name, content)
    assert f"is not what {MANIFEST} says" in refusal(stream.getvalue())


def test_nothing_is_hidden_in_it(refusal: Callable[[bytes], str]) -> None:
    """Bytes before, behind or between the files, and remarks, make it another file than would be built."""
    for content in (packed() + b"x", b"x" + packed(), packed()[:-2] + b"\x01\x00x"):
        assert refusal(content)


def test_what_is_no_file_or_too_large_is_refused(tmp_path: Path) -> None:
    """Nothing is read of a folder, nor of what is larger than any archive may be."""
    large = tmp_path / "large.quizpack"
    with large.open("wb") as file:
        file.truncate(LARGEST_ARCHIVE_BYTES + 1)
    for path in (tmp_path, large, tmp_path / "missing"):
        with pytest.raises(ArchiveError):
            read_archive(path)
