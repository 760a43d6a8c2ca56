"""The line that a problem is told of, with a mark under what is meant."""

from collections.abc import Iterator

from quiz.line.layout import PAGE_COLUMNS, columns, fitting, printable
from quiz.model.diagnostic import Excerpt

_MARK = "^"
_ELLIPSIS = "…"
_LEAD = 12


def excerpt_lines(excerpt: Excerpt, indent: str) -> Iterator[str]:
    """Yield the line, or as much of it as fits onto the page, and below it the mark; foreign text is indented."""
    room = PAGE_COLUMNS - columns(indent)
    text = printable(excerpt.text.replace("\t", " ")).rstrip()
    start, end = min(excerpt.start, len(text)), min(excerpt.start + excerpt.width, len(text))
    margin = min(len(text) - len(text.lstrip()), start)
    text, start, end = text[margin:], start - margin, end - margin
    # Of a line that is too long the last column is for the sign that it goes on.
    if columns(text) > room and columns(text[:end]) >= room and start > _LEAD:
        cut = start - _LEAD
        text, start, end = _ELLIPSIS + text[cut + 1 :], start - cut, end - cut
    if columns(text) > room:
        text = fitting(text, room - 1) + _ELLIPSIS
    before, meant = text[:start], text[start : max(end, start + 1)]
    yield f"{indent}{text}"
    yield f"{indent}{' ' * columns(before)}{_MARK * max(1, columns(meant))}"
