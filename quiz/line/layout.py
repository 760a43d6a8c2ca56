"""How text becomes lines: no control characters, no wider than the page, foreign text never at the left edge."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from quiz.model.text import FORBIDDEN_CHARACTERS

PAGE_COLUMNS = 80
INDENT = "  "
DEEPEST_HANGING = 16

_GAP = "  "
_LEAST_COLUMN = 12

_UNPRINTABLE = {ord(character): "\N{REPLACEMENT CHARACTER}" for character in FORBIDDEN_CHARACTERS}
_SURROGATE = re.compile("[\ud800-\udfff]")
_MARKER = re.compile(r" *(?:- |[0-9]+\. )?")


def printable(text: str) -> str:
    """Return the text with every character that could steer a terminal or forge a line replaced."""
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text.translate(_UNPRINTABLE))


def one_line(text: str) -> str:
    """Return the text made printable, with each run of white space as one blank."""
    return " ".join(printable(text).split())


def columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(map(_columns_of, text))


def indented(text: str, label: str | None = None, indent: str = INDENT) -> Iterator[str]:
    """Yield the lines of a text, wrapped to the page.

    A label in our own words opens the first line; every other line begins with the indent.
    """
    start = indent if label is None else label
    for line in printable(text).strip("\n").expandtabs(4).split("\n"):
        hanging = indent + " " * min(len(_marker(line)), DEEPEST_HANGING)
        for part in _wrapped(start + line, hanging):
            yield part.rstrip()
        start = indent


def padded(text: str, width: int) -> str:
    """Return the text with blanks behind it up to a number of columns."""
    return text + " " * (width - columns(text))


def fitting(text: str, room: int) -> str:
    """Return the beginning of a text, as much as fits into a number of columns."""
    for place, character in enumerate(text):
        room -= _columns_of(character)
        if room < 0:
            return text[:place]
    return text


def table(rows: Sequence[tuple[str, ...]], shortened: int | None = None) -> Iterator[str]:
    """Yield the lines of a table, one for each row, with columns as wide as they need to be.

    Where the page is too narrow, what stands in the column of the number `shortened` is cut, but not to nothing.
    """
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    if shortened is not None:
        surplus = max(0, sum(widths) + len(_GAP) * (len(widths) - 1) - PAGE_COLUMNS)
        widths[shortened] = min(widths[shortened], max(_LEAST_COLUMN, widths[shortened] - surplus))
    for row in rows:
        cells = (padded(_cut(cell, width), width) for cell, width in zip(row, widths, strict=True))
        yield _GAP.join(cells).rstrip()


def _cut(text: str, width: int) -> str:
    return text if columns(text) <= width else f"{fitting(text, width - 1)}…"


def _wrapped(line: str, hanging: str) -> Iterator[str]:
    room = PAGE_COLUMNS
    start, blank, used, prefix = 0, None, 0, ""
    words_begin = len(line) - len(line.lstrip())
    for place, character in enumerate(line):
        if character == " " and place > words_begin:
            blank = place
        used += _columns_of(character)
        while used > room:
            cut = place if blank is None else blank + 1
            yield prefix + line[start:cut]
            start, blank, prefix, room = cut, None, hanging, PAGE_COLUMNS - len(hanging)
            used = columns(line[start : place + 1])
    yield prefix + line[start:]


def _marker(line: str) -> str:
    found = _MARKER.match(line)
    return found.group() if found else ""


def _columns_of(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 1
