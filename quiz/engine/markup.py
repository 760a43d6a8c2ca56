"""The small Markdown of packs: paragraphs, lists, emphasis, inline and fenced code. Everything else stays literal.

The syntax is CommonMark's, read by markdown-it-py, which is imported only for a text that holds some of it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from quiz.model.dataclass import dataclass

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_INLINE_MARKUP = re.compile(r"[*_`]")
_BLOCK_MARKUP = re.compile(r"[*_`~]|^[ \t]*(?:[-+]|[0-9]{1,9}[.)])(?:[ \t]|$)|\n[ \t]*\n|  \n", re.MULTILINE)
_FOREIGN_LINE_END = re.compile(r"\r\n?")
_LINE_BREAK = re.compile(r"[ \t]*\n[ \t]*")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one manner of writing. A newline in it is a line break that the author asked for."""

    text: str
    emphasis: bool = False
    strong: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, the first paragraph of a list item, or fenced code.

    `marker` is what stands before a list item: `-`, or its number with the mark behind it. `depth` is how many list
    items the block stands inside of.
    """

    kind: Literal["paragraph", "bullet", "number", "code"]
    spans: tuple[Span, ...]
    marker: str = ""
    depth: int = 0


def parse_markup(text: str) -> tuple[Block, ...]:
    """Return the blocks of a stem, an explanation or a rationale."""
    text = _FOREIGN_LINE_END.sub("\n", text)
    if _BLOCK_MARKUP.search(text):
        return tuple(_blocks(_parser().parse(text), text.split("\n")))
    line = _LINE_BREAK.sub(" ", text.strip())
    return (Block("paragraph", (Span(line),)),) if line else ()


def parse_inline(text: str) -> tuple[Span, ...]:
    """Return the spans of a choice, in which there is only emphasis and inline code."""
    line = _LINE_BREAK.sub(" ", text.strip())
    if _INLINE_MARKUP.search(line):
        return _spans(_parser().parseInline(line)[0].children or ())
    return (Span(line),) if line else ()


def plain_text(text: str) -> str:
    """Return a stem, an explanation or a rationale without its markup, one line for each line that it is shown in."""
    lines = (f"{block.marker} {_joined(block.spans)}".strip() for block in parse_markup(text))
    return "\n".join(lines)


def plain_inline(text: str) -> str:
    """Return a choice without its markup."""
    return _joined(parse_inline(text))


def _joined(spans: Sequence[Span]) -> str:
    return "".join(span.text for span in spans)


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # The rule for thematic breaks is only there so that `- - -` is no list: the line is then kept as it stands.
    return MarkdownIt("zero").enable(["list", "emphasis", "backticks", "fence", "newline", "hr"])


def _blocks(tokens: Sequence["Token"], lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    depth = 0
    for token in tokens:
        match token.type:
            case "list_item_open":
                kind: Literal["number", "bullet"] = "number" if token.info else "bullet"
                blocks.append(Block(kind, (), f"{token.info}{token.markup}" if token.info else "-", depth))
                depth += 1
            case "list_item_close":
                depth -= 1
            case "inline":
                _add_paragraph(blocks, _spans(token.children or ()), depth)
            case "hr" if token.map:
                _add_paragraph(blocks, (Span(lines[token.map[0]].strip()),), depth)
            case "fence":
                blocks.append(Block("code", (Span(token.content.removesuffix("\n"), code=True),), depth=depth))
    return blocks


def _add_paragraph(blocks: list[Block], spans: tuple[Span, ...], depth: int) -> None:
    """Add a paragraph: as the text of the list item that has just begun, or as a block of its own."""
    if not spans:
        # A line of white space that is none to CommonMark, such as an ideographic space, shows nothing.
        return
    last = blocks[-1] if blocks else None
    if last and last.marker and not last.spans and last.depth == depth - 1:
        blocks[-1] = replace(last, spans=spans)
    else:
        blocks.append(Block("paragraph", spans, depth=depth))


def _spans(tokens: Sequence["Token"]) -> tuple[Span, ...]:
    spans: list[Span] = []
    emphasis = strong = 0
    for token in tokens:
        match token.type:
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "softbreak" | "hardbreak" | "text" | "code_inline":
                text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
                _add_span(spans, Span(text, emphasis > 0, strong > 0, token.type == "code_inline"))
    return tuple(spans)


def _add_span(spans: list[Span], span: Span) -> None:
    """Add a span: to the last one where both are written alike."""
    if spans and replace(spans[-1], text=span.text) == span:
        spans[-1] = replace(span, text=spans[-1].text + span.text)
    elif span.text:
        spans.append(span)
