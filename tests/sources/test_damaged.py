"""The corpus of documents that cannot be read, and what is said of each."""

import logging
import sys
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.model.source import UNITS_BY_SUFFIX, Unit
from quiz.sources import archive, markdown, pdf
from quiz.sources.epub import epub_blocks
from quiz.sources.reading import PackagesMissingError, SourceError, read_passages

DOCUMENTS = Path(__file__).parent.parent / "data" / "documents"

WrittenAs = Callable[[str], bytes]

EXPECTED: dict[str, str] = tomllib.loads((DOCUMENTS / "damaged.toml").read_text("utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_damaged_document_gets_one_clear_error(
    name: str, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """The error says where and what, and what would be right; nothing else is said, not even by a library."""
    with caplog.at_level(logging.DEBUG), pytest.raises(SourceError) as raised:
        read_passages(DOCUMENTS / "damaged" / name, "paragraph")

    assert EXPECTED[name] == str(raised.value)
    assert ("", "") == capfd.readouterr()
    assert [] == [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_the_corpus_is_whole() -> None:
    """Each file has its sentence, and each format three files or more."""
    files = sorted(path.name for path in (DOCUMENTS / "damaged").iterdir())
    formats = Counter(Path(name).suffix for name in files)

    assert sorted(EXPECTED) == files
    assert {".txt", ".md", ".html", ".pdf", ".docx", ".epub"} == set(formats)
    assert min(formats.values()) >= 3


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".epub"])
@pytest.mark.parametrize("package", ["lxml", "pypdf"])
def test_missing_packages_are_named_by_their_extra(
    suffix: str, package: str, tmp_path: Path, written_as: WrittenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the packages of a format, the error tells how to install them; the others are read as before."""
    path = tmp_path / f"road{suffix}"
    path.write_bytes(written_as(suffix))
    for module in [name for name in sys.modules if name.partition(".")[0] == package]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, package, None)

    if (suffix == ".pdf") == (package == "pypdf"):
        with pytest.raises(PackagesMissingError, match=r'pip install "sourced-quiz\[documents\]"'):
            read_passages(path, "paragraph")
    else:
        assert read_passages(path, "paragraph")


@pytest.mark.parametrize(
    ("suffix", "unit", "message"),
    [
        (".html", "line", "road.html has no lines to be cited. Use the unit paragraph."),
        (".docx", "page", "road.docx has no pages to be cited. Use the unit paragraph."),
        (".epub", "page", "road.epub has no pages to be cited. Use the unit paragraph."),
        (".pdf", "line", "road.pdf has no lines to be cited. Use the unit paragraph or page."),
    ],
)
def test_a_unit_that_a_format_does_not_have_is_refused(
    suffix: str, unit: Unit, message: str, tmp_path: Path, written_as: WrittenAs
) -> None:
    """What is no stable place in a document cannot be cited."""
    path = tmp_path / f"road{suffix}"
    path.write_bytes(written_as(suffix))
    with pytest.raises(SourceError) as raised:
        read_passages(path, unit)

    assert message == str(raised.value)


def test_every_type_that_can_be_read_is_named(tmp_path: Path) -> None:
    """Another type is refused with the list of those that are right."""
    with pytest.raises(SourceError) as raised:
        read_passages(tmp_path / "road.odt", "paragraph")

    assert all(suffix in str(raised.value) for suffix in UNITS_BY_SUFFIX)


@pytest.mark.parametrize("suffix", UNITS_BY_SUFFIX)
def test_an_empty_file_is_called_empty(suffix: str, tmp_path: Path) -> None:
    """Whatever its format would need, that is what is wrong with it."""
    path = tmp_path / f"road{suffix}"
    path.touch()
    with pytest.raises(SourceError, match=rf"^road\{suffix} is empty\.$"):
        read_passages(path, "paragraph")


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    """What is no file is refused before anything waits for its content."""
    (tmp_path / "notes.txt").mkdir()
    with pytest.raises(SourceError, match=r"^notes\.txt is not a file\.$"):
        read_passages(tmp_path / "notes.txt", "paragraph")


@pytest.mark.parametrize(
    ("name", "limit", "message"),
    [
        ("_MOST_FILES", 3, "holds more than 3 files"),
        ("_LARGEST_WHOLE_BYTES", 1000, "unpacks to more than 0 MiB"),
        ("_LARGEST_TEXT_BYTES", 1000, "holds more than 0 MiB of text"),
    ],
)
def test_archives_have_bounds(
    name: str, limit: int, message: str, written_as: WrittenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of files, their size and the size of what is read are each bounded."""
    monkeypatch.setattr(archive, name, limit)

    with pytest.raises(SourceError, match=message):
        epub_blocks("road.epub", written_as(".epub"))


@pytest.mark.parametrize(("name", "limit"), [("_MOST_PAGES", 1), ("_MOST_CHARACTERS", 100), ("_LONGEST_SECONDS", 1.5)])
def test_pdf_documents_have_bounds(
    name: str, limit: float, written_as: WrittenAs, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages, characters and time are each bounded; the clock here goes on by a second at each look."""
    monkeypatch.setattr(pdf, name, limit)
    seconds = iter(range(1_000_000))

    with pytest.raises(SourceError, match=r"^road\.pdf is too large or too intricate to be read\."):
        pdf.pdf_lines("road.pdf", written_as(".pdf"), clock=lambda: next(seconds) if name == "_LONGEST_SECONDS" else 0)


def test_a_page_that_is_damaged_is_named(written_as: WrittenAs, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says on which page reading a PDF document failed."""
    from pypdf import PageObject

    extract = PageObject.extract_text

    def fail_on_the_second(page: PageObject, **visitors: object) -> str:
        if page.page_number == 1:
            raise KeyError("/Contents")
        return extract(page, **visitors)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(PageObject, "extract_text", fail_on_the_second)

    with pytest.raises(SourceError, match=r"^road\.pdf, page 2, is damaged\."):
        pdf.pdf_lines("road.pdf", written_as(".pdf"))


def test_markdown_has_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few characters that ask for many table cells do not get them, and the parser gets no very long text."""
    path = tmp_path / "table.md"
    path.write_text(("|a" * 50 + "\n" + "|-" * 50 + "\n" + "|\n" * 100 + "\n") * 2, "utf-8")
    monkeypatch.setattr(markdown, "_MOST_TOKENS", 1000)

    with pytest.raises(SourceError, match=r"^table\.md has too many parts, more than 1000\. Split it\.$"):
        read_passages(path, "paragraph")

    monkeypatch.setattr(markdown, "_LARGEST_MARKDOWN_BYTES", 100)
    with pytest.raises(SourceError, match=r"^table\.md is larger than 0 MiB, the limit for Markdown\. Split it\.$"):
        read_passages(path, "paragraph")
