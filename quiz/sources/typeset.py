"""Lines as they stand on pages, made into running text again.

What a page adds to a text is undone: lines that are repeated on page after page, words hyphenated at the end of a line,
and paragraphs broken by the end of a line, a column or a page. Where a paragraph begins is seen from the distance
between lines, their indentation and the size of their letters, never from the words, with one exception: text that
has not come to the end of a sentence runs on.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from quiz.model.dataclass import dataclass
from quiz.sources.blocks import Block

_OUTER_LINES = 2
"""How many lines at the top and at the bottom of a page can be its header or footer."""
_ENOUGH_REPETITIONS = 3
_DIGITS = re.compile(r"\d+")
_SAME_SIZE = 1.15
_SAME_PARAGRAPH_LEADING = 1.25
_INDENT_EMS = 0.5
_FULL_LINE = 0.75
_ENDED_SENTENCE = re.compile(r"[.!?:;\u2026](?:\[\d+\]|[\"'\u201d\u2019\xbb)\]\d\xb9\xb2\xb3\u2070-\u2079])*$")
_BULLET = re.compile(r"[•◦▪‣●○■]")
_LISTED = re.compile(rf"(?:{_BULLET.pattern}|\(?\w{{1,3}}[.)])\s")
_HYPHENS = ("-", "\u2010", "\u00ad")
_LAST_LETTERS = re.compile(r"([^\W\d_]+).$")
_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page: where it begins, counted rightwards and upwards, and the size of its letters.

    `page` counts from 1; all lengths are in points.
    """

    text: str
    page: int
    x: float
    y: float
    size: float


def without_repeated_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Return the pages without the headers and footers: outer lines that are alike, numbers aside, on three pages.

    In a document of two pages, on both.
    """
    outer = [list(_outer_lines(page)) for page in pages]
    seen = Counter(key for page in outer for key in {key for _, key in page})
    enough = max(2, min(_ENOUGH_REPETITIONS, len(pages)))
    repeated = [{id(line) for line, key in page if seen[key] >= enough} for page in outer]
    return [[line for line in page if id(line) not in dropped] for page, dropped in zip(pages, repeated, strict=True)]


def _outer_lines(page: Sequence[Line]) -> Iterator[tuple[Line, tuple[str, str]]]:
    """Yield the lines at the top and at the bottom, each with where it is and what it says whatever its numbers."""
    downwards = sorted(page, key=lambda line: -line.y)
    for place, lines in (("top", downwards[:_OUTER_LINES]), ("bottom", downwards[-_OUTER_LINES:])):
        for line in lines:
            yield line, (place, _DIGITS.sub("#", line.text))


class RunningText:
    """The lines of a document, page by page in reading order, as paragraphs or as pages of text."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        self._pages = pages

    def pages(self) -> Iterator[Block]:
        """Yield each page as one block, numbered by its place in the document."""
        for number, page in enumerate(self._pages, start=1):
            yield Block(self._joined(page), page=number, number=number)

    def paragraphs(self) -> Iterator[Block]:
        """Yield the paragraphs, each with the page where it begins."""
        previous: list[list[Line]] = []
        for page in self._pages:
            current = self._paragraphs_on(page)
            if current and (broken := self._broken_off(previous, current[0][0])):
                broken += current.pop(0)
            if current:
                yield from self._blocks(previous)
                previous = current
        yield from self._blocks(previous)

    def _blocks(self, paragraphs: Iterable[Sequence[Line]]) -> Iterator[Block]:
        for paragraph in paragraphs:
            yield Block(self._joined(paragraph), page=paragraph[0].page)

    def _broken_off(self, paragraphs: Sequence[list[Line]], line: Line) -> list[Line] | None:
        """Return the last paragraph in letters of the line's size, past footnotes, if the line goes on with it."""
        alike = (paragraph for paragraph in reversed(paragraphs) if _same_size(paragraph[-1], line))
        last = next(alike, None)
        return last if last and self._runs_on(last[-1], line) else None

    def _runs_on(self, above: Line, line: Line) -> bool:
        """Whether a line, the first of its column or page, goes on with the sentence of another."""
        if not _same_size(above, line) or _ENDED_SENTENCE.search(above.text):
            return False
        full_line = _FULL_LINE * self._typical_length[round(line.size)]
        return line.text[0].islower() or len(above.text) >= full_line

    def _paragraphs_on(self, page: Sequence[Line]) -> list[list[Line]]:
        paragraphs: list[list[Line]] = []
        for place, line in enumerate(page):
            below = page[place + 1] if place + 1 < len(page) else None
            if paragraphs and not self._begins_paragraph(page[place - 1], line, below):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        return paragraphs

    def _begins_paragraph(self, above: Line, line: Line, below: Line | None) -> bool:
        drop = above.y - line.y
        if drop <= 0:
            return not self._runs_on(above, line)
        leading = self._leading[round(line.size)]
        if not _same_size(above, line) or drop > _SAME_PARAGRAPH_LEADING * leading or _BULLET.match(line.text):
            return True
        indent = _INDENT_EMS * line.size
        is_indented = line.x > above.x + indent and (below is None or below.x < line.x - indent)
        return is_indented and bool(_ENDED_SENTENCE.search(above.text)) and not _LISTED.match(above.text)

    @cached_property
    def _leading(self) -> dict[int, float]:
        """For each size of letters, the distance between lines of one paragraph: one of the smaller ones there are.

        Letters of no size are set wider apart, for their size, than those of the body: the distance between a title of
        one line and what follows tells nothing of lines in one paragraph.
        """
        drops: dict[int, list[float]] = defaultdict(list)
        for page in self._pages:
            for above, line in pairwise(page):
                if above.y > line.y and _same_size(above, line):
                    drops[round(line.size)].append(above.y - line.y)
        smaller = {size: sorted(of)[len(of) // 5] for size, of in drops.items()}
        body = max(drops, key=lambda size: len(drops[size]), default=0)
        widest = smaller[body] / body if body else math.inf
        return defaultdict(lambda: math.inf, {size: min(drop, widest * size) for size, drop in smaller.items()})

    @cached_property
    def _typical_length(self) -> dict[int, int]:
        """For each size of letters, the number of characters in the median line."""
        lengths: dict[int, list[int]] = defaultdict(list)
        for page in self._pages:
            for line in page:
                lengths[round(line.size)].append(len(line.text))
        return {size: sorted(of)[len(of) // 2] for size, of in lengths.items()}

    @cached_property
    def _words(self) -> Counter[str]:
        """How often each word and each compound with a hyphen stands within a line."""
        return Counter(
            word.replace("\u2010", "-").lower()
            for page in self._pages
            for line in page
            for word in _WORD.findall(line.text)
        )

    def _joined(self, lines: Iterable[Line]) -> str:
        pieces: list[str] = []
        for line in lines:
            above = pieces[-1] if pieces else ""
            broken = above.endswith(_HYPHENS) and _LAST_LETTERS.search(above, max(0, len(above) - _LONGEST_WORD))
            following = _WORD.match(line.text)
            if broken and following:
                if self._is_one_word(broken[1], following[0], above[-1]):
                    pieces[-1] = above[:-1]
            elif pieces:
                pieces.append(" ")
            pieces.append(line.text)
        return "".join(pieces)

    def _is_one_word(self, start: str, rest: str, hyphen: str) -> bool:
        """Whether the hyphen between them came from the end of the line; the rest of the document may tell."""
        if hyphen == "\u00ad":
            return True
        if rest[0].isupper():
            return False
        compound, word = f"{start}-{rest}".lower(), f"{start}{rest}".lower()
        return self._words[compound] <= self._words[word]


def _same_size(one: Line, other: Line) -> bool:
    smaller, larger = sorted((one.size, other.size))
    return larger <= smaller * _SAME_SIZE
