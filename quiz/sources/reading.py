"""Documents read into passages."""

from collections.abc import Callable, Iterable
from pathlib import Path

from quiz.model.source import UNITS_BY_SUFFIX, Passage, Unit, units_of
from quiz.sources.blocks import Block, passages_of
from quiz.sources.docx import docx_blocks
from quiz.sources.epub import epub_blocks
from quiz.sources.error import PackagesMissingError, SourceError
from quiz.sources.html import html_blocks
from quiz.sources.markdown import markdown_blocks
from quiz.sources.pdf import pdf_pages, pdf_paragraphs
from quiz.sources.plain import decoded_text, lines, pages, paragraphs

__all__ = ["LARGEST_DOCUMENT_BYTES", "PackagesMissingError", "SourceError", "read_passages"]

LARGEST_DOCUMENT_BYTES = 32 * 1024 * 1024

_Reader = Callable[[str, bytes], Iterable[Block]]


def _of_text(blocks: Callable[[str], Iterable[Block]]) -> _Reader:
    return lambda name, content: blocks(decoded_text(name, content))


_TEXT_READERS: dict[Unit, _Reader] = {
    "line": _of_text(lines),
    "paragraph": _of_text(paragraphs),
    "page": _of_text(pages),
}
_HTML_READERS: dict[Unit, _Reader] = {"paragraph": html_blocks}

_READERS: dict[str, dict[Unit, _Reader]] = {
    ".docx": {"paragraph": docx_blocks},
    ".epub": {"paragraph": epub_blocks},
    ".htm": _HTML_READERS,
    ".html": _HTML_READERS,
    ".md": {**_TEXT_READERS, "paragraph": markdown_blocks},
    ".pdf": {"paragraph": pdf_paragraphs, "page": pdf_pages},
    ".txt": _TEXT_READERS,
    ".xhtml": _HTML_READERS,
}

_SIGNATURES = (
    (b"%PDF-", "a PDF document", (".pdf",)),
    (b"PK\x03\x04", "a zip archive, as Word documents and e-books are", (".docx", ".epub")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document of the old kind or with a password", ()),
)
"""How files of some types begin, what they are, and the suffixes that they may have."""


def read_passages(path: Path, unit: Unit) -> tuple[Passage, ...]:
    """Return the passages of a document, each with text in it; the suffix of the file tells its format.

    A line, and a page of a PDF document, is numbered by its place in the file; a paragraph, and a page of a text with
    form feeds, by its place among those that hold text. Raises SourceError for a file that is missing, too large, of
    another type, without such a unit, damaged, encrypted or without text, or that holds characters that no text may
    hold; PackagesMissingError where the packages that read its format are not installed.
    """
    name = path.name
    units = units_of(name)
    if not units:
        known = ", ".join(UNITS_BY_SUFFIX)
        raise SourceError(f"{name} is of a type that cannot be read. Use a file of one of these types: {known}.")
    if unit not in units:
        raise SourceError(f"{name} has no {unit}s to be cited. Use the unit {' or '.join(units)}.")
    read = _READERS[path.suffix.lower()][unit]
    content = _content(path)
    if not content:
        raise SourceError(f"{name} is empty.")
    _refuse_other_type(path, content)
    try:
        passages = tuple(passages_of(name, read(name, content)))
    except ImportError as error:
        raise PackagesMissingError(name) from error
    if not passages:
        raise SourceError(f"{name} holds no text.")
    return passages


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            # A pipe or a device might never end.
            raise SourceError(f"{path.name} is not a file.")
        with path.open("rb") as file:
            content = file.read(LARGEST_DOCUMENT_BYTES + 1)
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    if len(content) > LARGEST_DOCUMENT_BYTES:
        raise SourceError(f"{path.name} is larger than {LARGEST_DOCUMENT_BYTES // 1024 // 1024} MiB. Split it.")
    return content


def _refuse_other_type(path: Path, content: bytes) -> None:
    for signature, what, suffixes in _SIGNATURES:
        if content.startswith(signature) and path.suffix.lower() not in suffixes:
            remedy = (
                f"Give it a name that ends in {' or '.join(suffixes)}"
                if suffixes
                else "Save it anew without a password"
            )
            raise SourceError(f"{path.name} is {what}, whatever its name says. {remedy}.")
