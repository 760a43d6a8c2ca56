"""A document set in lines of a width: which row of the screen shows which characters of which passage.

Only the number of rows of each passage is counted beforehand; what a row shows is worked out when it is looked at.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate, takewhile, zip_longest
from typing import Literal

from rich.cells import get_character_cell_size

from quiz.first_paint.words import ONE_CELL_EACH
from quiz.model.dataclass import dataclass
from quiz.model.source import Passage, Unit

Span = tuple[int, int]
"""Characters of a text, from start to end."""

MOST_KEPT = 200
"""So many passages are kept as set, for each of their rows is looked up by itself."""

_EMOJI_SELECTOR = "\ufe0f"

# Han, kana and hangul, their punctuation, and the wide forms of Latin letters.
_TWO_CELLS_EACH = re.compile("[\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: of the text of a passage, of a heading above it, or blank. `start` is where its words begin."""

    kind: Literal["text", "heading", "blank"]
    passage: int
    start: int = 0
    words: str = ""

    @property
    def end(self) -> int:
        """The character behind its last one."""
        return self.start + len(self.words)

    def character_at(self, cell: int) -> int:
        """Return the character of the passage that stands at a cell of the row, from 0, or else the nearest one."""
        return self.start + max(0, min(_room(self.words, 0, max(0, cell)), len(self.words) - 1))


def lines_of(text: str, columns: int) -> list[Span]:
    """Return the lines in which a collapsed text is shown, none wider than so many cells, of which there are two."""
    lines, start = [], 0
    is_plain = ONE_CELL_EACH.fullmatch(text) is not None
    while True:
        room = start + columns if is_plain else _room(text, start, columns)
        if room >= len(text):
            lines.append((start, len(text)))
            return lines
        end = text.rfind(" ", start, room + 1)
        if end <= start:
            end = room
        lines.append((start, end))
        start = end + 1 if text[end] == " " else end


def _room(text: str, start: int, columns: int) -> int:
    """Return where the characters end that have room in a line from `start`."""
    used, end = 0, start
    while end < len(text):
        for cells, alike in ((1, ONE_CELL_EACH), (2, _TWO_CELLS_EACH)):
            fitting = (columns - used) // cells
            found = alike.match(text, end, end + fitting + 1)
            run = found.end() - end if found else 0
            if run > fitting:
                return end + fitting
            used, end = used + run * cells, end + run
        if end < len(text):
            # The selector asks for an emoji two cells wide; other sequences are at most as wide as their characters.
            used += 1 if text[end] == _EMOJI_SELECTOR else get_character_cell_size(text[end])
            if used > columns:
                return end
            end += 1
    return len(text)


class Typeset:
    """Passages set in lines of so many cells. Passages are counted by their place, and rows, from 0."""

    def __init__(self, passages: Sequence[Passage], unit: Unit, columns: int) -> None:
        self._passages = passages
        self._unit = unit
        self.columns = columns
        self._tops = list(accumulate(map(self._height, range(len(passages))), initial=0))
        self._kept: dict[int, tuple[list[Row], list[Span]]] = {}

    @property
    def rows(self) -> int:
        """How many rows the whole document takes."""
        return self._tops[-1]

    def row(self, number: int) -> Row:
        """Return what a row shows."""
        place = self.passage_at(number)
        lead, lines = self._set(place)
        inner = number - self._tops[place]
        if inner < len(lead):
            return lead[inner]
        start, end = lines[inner - len(lead)]
        return Row("text", place, start, self._passages[place].text[start:end])

    def passage_at(self, row: int) -> int:
        """Return the place of the passage that a row belongs to, with the headings and the blank above it."""
        return bisect_right(self._tops, row) - 1

    def first_row(self, place: int) -> int:
        """Return the row where a passage begins, or the headings right above it."""
        lead, _ = self._set(place)
        blanks = takewhile(lambda row: row.kind == "blank", lead)
        return self._tops[place] + sum(1 for _ in blanks)

    def end_row(self, place: int) -> int:
        """Return the row behind the last one of a passage."""
        return self._tops[place + 1]

    def row_of(self, place: int, start: int) -> int:
        """Return the row that shows a character of a passage."""
        lead, lines = self._set(place)
        return self._tops[place] + len(lead) + bisect_right(lines, start, key=lambda line: line[0]) - 1

    def next_heading(self, place: int, step: int) -> int | None:
        """Return the place of the next passage, or of the last one before, that stands right below a heading."""
        places = range(place + 1, len(self._passages)) if step > 0 else range(place - 1, -1, -1)
        return next((other for other in places if self._headings(other)), None)

    def _height(self, place: int) -> int:
        return len(self._lead(place)) + len(lines_of(self._passages[place].text, self.columns))

    def _set(self, place: int) -> tuple[list[Row], list[Span]]:
        if place not in self._kept:
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
            self._kept[place] = (self._lead(place), lines_of(self._passages[place].text, self.columns))
        return self._kept[place]

    def _lead(self, place: int) -> list[Row]:
        """Return the rows above a passage."""
        blank = Row("blank", place)
        rows: list[Row] = []
        headings = self._headings(place)
        if headings and place:
            rows.append(blank)
        for heading in headings:
            lines = lines_of(heading, self.columns)
            rows += [blank, *(Row("heading", place, start, heading[start:end]) for start, end in lines)]
        if headings or (place and self._is_apart(place)):
            rows.append(blank)
        return rows if place else rows[1:]

    def _headings(self, place: int) -> Sequence[str]:
        """Return the headings that a passage is the first to stand under."""
        headings = self._passages[place].headings
        before = self._passages[place - 1].headings if place else ()
        if headings == before:
            return ()
        pairs = zip_longest(headings, before)
        common = next((level for level, (heading, other) in enumerate(pairs) if heading != other), len(headings))
        return headings[common:] or headings[-1:]

    def _is_apart(self, place: int) -> bool:
        """Tell whether there is a gap above a passage: lines follow one another without one."""
        return self._unit != "line" or self._passages[place].number > self._passages[place - 1].number + 1
