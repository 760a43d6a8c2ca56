"""Documents read into passages."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.model.error import QuizError
from quiz.model.source import Passage, Unit
from quiz.model.text import collapsed, forbidden_character, name_of_character

LARGEST_DOCUMENT_BYTES = 32 * 1024 * 1024

READABLE_SUFFIXES = (".md", ".txt")

if TYPE_CHECKING:
    from markdown_it.token import Token

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class SourceError(QuizError):
    """A document cannot be read; the message names it and says why."""


def read_passages(path: Path, unit: Unit) -> tuple[Passage, ...]:
    """Return the passages of a plain text or Markdown file, each with text in it.

    A line is numbered by its place in the file, a paragraph and a page by its place among those that hold text.
    Raises SourceError for a file that is missing, too large, not UTF-8, of another type, or that holds characters
    that no text may hold.
    """
    text = _read_text(path)
    if unit == "line":
        return tuple(
            Passage(number, collapsed(line), line=number)
            for number, line in enumerate(text.replace("\f", "\n").split("\n"), start=1)
            if line.strip()
        )
    if unit == "page":
        return tuple(_numbered(_pages(text)))
    if path.suffix.lower() == ".md":
        return tuple(_markdown_paragraphs(text.replace("\f", "\n")))
    return tuple(_numbered(_plain_paragraphs(text)))


def _read_text(path: Path) -> str:
    if path.suffix.lower() not in READABLE_SUFFIXES:
        raise SourceError(f"{path.name} is of a type that cannot be read. Use a {' or '.join(READABLE_SUFFIXES)} file.")
    try:
        if path.stat().st_size > LARGEST_DOCUMENT_BYTES:
            raise SourceError(f"{path.name} is larger than {LARGEST_DOCUMENT_BYTES // 1024 // 1024} MiB. Split it.")
        content = path.read_bytes()
    except OSError as error:
        raise SourceError(f"{path.name} cannot be read: {error.strerror or error}.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{path.name}, line {line}, is not UTF-8. Save the file as UTF-8.") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := forbidden_character(text.replace("\f", "\n")):
        line = text.count("\n", 0, text.index(found)) + 1
        raise SourceError(
            f"{path.name}, line {line}, holds the control character {name_of_character(found)}. Take it out."
        )
    return text


def _numbered(pieces: Iterator[tuple[str, int]]) -> Iterator[Passage]:
    number = 0
    for piece, line in pieces:
        if text := collapsed(piece):
            number += 1
            yield Passage(number, text, line=line + _lines_before_text(piece))


def _lines_before_text(piece: str) -> int:
    return piece.count("\n", 0, len(piece) - len(piece.lstrip()))


def _plain_paragraphs(text: str) -> Iterator[tuple[str, int]]:
    # A form feed parts paragraphs as a blank line does; two newlines in its place would shift the line numbers.
    for page, first_line in _pages(text):
        start = 0
        for gap in _BLANK_LINE.finditer(page):
            yield page[start : gap.start()], first_line + page.count("\n", 0, start)
            start = gap.end()
        yield page[start:], first_line + page.count("\n", 0, start)


def _pages(text: str) -> Iterator[tuple[str, int]]:
    line = 1
    for page in text.split("\f"):
        yield page, line
        line += page.count("\n")


def _markdown_paragraphs(text: str) -> Iterator[Passage]:
    from markdown_it import MarkdownIt

    headings: list[str] = []
    number = 0
    for level, content, line in _markdown_pieces(MarkdownIt("commonmark").enable("table").parse(text)):
        shown = collapsed(content)
        if level:
            # A heading that skips levels still stands right below the last one above it.
            del headings[level - 1 :]
            headings.append(shown)
        elif shown:
            number += 1
            yield Passage(number, shown, tuple(headings), line)


def _markdown_pieces(tokens: "list[Token]") -> Iterator[tuple[int, str, int | None]]:
    """Yield heading level (0 for anything else), text and line of each leaf block; a table row is one."""
    level = 0
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "tr_open":
            cells, row_line = [], _line_of(token)
        elif token.type == "tr_close" and cells is not None:
            yield 0, " ".join(cells), row_line
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_shown_text(token))
        elif token.type in ("inline", "fence", "code_block"):
            yield level, _shown_text(token), _line_of(token)
            level = 0


def _line_of(token: "Token") -> int | None:
    return token.map[0] + 1 if token.map else None


def _shown_text(token: "Token") -> str:
    if token.children is None:
        return token.content
    breaks = {"softbreak": "\n", "hardbreak": "\n", "html_inline": ""}
    return "".join(breaks.get(child.type, child.content) for child in token.children)
