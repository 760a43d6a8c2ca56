"""Markdown as blocks: each leaf of its structure, without the marks."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from quiz.sources.blocks import Block
from quiz.sources.error import SourceError
from quiz.sources.plain import decoded_text

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LARGEST_MARKDOWN_BYTES = 8 * 1024 * 1024
_MOST_TOKENS = 1_000_000

_MAY_BE_MARKED = re.compile(r"[\\`*_\[\]<&]")
"""One of these is in every text whose marks change what is shown."""


def markdown_blocks(name: str, content: bytes) -> Iterator[Block]:
    """Yield the paragraphs, list items, code and table rows of CommonMark with tables, and its headings.

    Raises SourceError for what is no text, and for more structure than a document that someone wrote can have.
    """
    if len(content) > _LARGEST_MARKDOWN_BYTES:
        limit = _LARGEST_MARKDOWN_BYTES // 1024 // 1024
        raise SourceError(f"{name} is larger than {limit} MiB, the limit for Markdown. Split it.")
    text = decoded_text(name, content).replace("\f", "\n")
    markdown = _parser(name)
    references: dict[str, Any] = {}
    level = 0
    cells: list[str] | None = None
    row_line = None
    for token in markdown.parse(text, references):
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "tr_open":
            cells, row_line = [], _line_of(token)
        elif token.type == "tr_close" and cells is not None:
            yield Block(" ".join(cells), line=row_line)
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(_shown_text(markdown, token.content, references))
        elif token.type == "inline":
            yield Block(_shown_text(markdown, token.content, references), level, _line_of(token))
            level = 0
        elif token.type in ("fence", "code_block"):
            yield Block(token.content, line=_line_of(token))


def _parser(name: str) -> "MarkdownIt":
    from markdown_it import MarkdownIt

    def count_tokens(state: Any, *_: object) -> bool:
        if len(state.tokens) > _MOST_TOKENS:
            raise SourceError(f"{name} has too many parts, more than {_MOST_TOKENS}. Split it.")
        return False

    # Most time goes into the marks inside a line, so they are looked for only where there can be any.
    markdown = MarkdownIt("commonmark").enable("table").disable("inline")
    # A few characters can ask for thousands of empty table cells.
    markdown.block.ruler.before("table", "count_tokens", count_tokens)
    markdown.inline.ruler.before("text", "count_tokens", count_tokens)
    return markdown


def _line_of(token: "Token") -> int | None:
    return token.map[0] + 1 if token.map else None


def _shown_text(markdown: "MarkdownIt", content: str, references: dict[str, Any]) -> str:
    if not _MAY_BE_MARKED.search(content):
        return content
    pieces: list[Token] = []
    markdown.inline.parse(content, markdown, references, pieces)
    breaks = {"softbreak": "\n", "hardbreak": "\n", "html_inline": ""}
    return "".join(breaks.get(piece.type, piece.content) for piece in pieces)
