"""Where the words of a first question stand on its screen, and in which colours, as the style sheet would have it.

Only what is laid out simply is drawn before the screen is there; a test holds it against the screen itself.
"""

from collections.abc import Iterator, Sequence

from quiz.engine.markup import Span, parse_inline, parse_markup
from quiz.first_paint.keys import GAP_CELLS, Key, fitting
from quiz.first_paint.palettes import Palette
from quiz.first_paint.words import EMPTY_BOX, NOT_CHOSEN, ONE_CELL_EACH, TASKS, WAITING, points
from quiz.model.dataclass import dataclass
from quiz.model.question import Date, MultipleChoice, Number, ShortAnswer, SingleChoice, TrueFalse
from quiz.play.view import AskedView

LEAST_COLUMNS, LEAST_ROWS = 60, 20
_WIDE_COLUMNS, _TALL_ROWS = 120, 32
_PAGE_COLUMNS, _WIDE_PAGE_COLUMNS, _ASKING_COLUMNS = 84, 172, 80
_LEAD_CELLS, _NOTE_CELLS = 7, 14
_FIELD_ROWS, _BAR_ROWS, _KEY_ROWS = 4, 3, 1
_DIMMED = 0.66
"""How much of its colour is left to what cannot be used now."""


class NotSimpleError(Exception):
    """A question is laid out in more ways than are known here."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one manner at a place, counted from 0; colours are `#rrggbb`."""

    row: int
    column: int
    words: str
    ink: str
    ground: str
    is_bold: bool = False
    is_italic: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What is to be seen: pieces, each above those before it, on a ground of one colour."""

    columns: int
    rows: int
    ink: str
    ground: str
    pieces: Sequence[Piece]


def first_frame(  # noqa: PLR0913 - what the screen follows from
    asked: AskedView, columns: int, rows: int, palette: Palette, *, can_undo: bool = False, can_redo: bool = False
) -> Frame | None:
    """Return what the screen of a question will show, or the upper part of that; None where it is not simple.

    What cannot be seen follows as soon as the screen is there.
    """
    if columns < LEAST_COLUMNS or rows < LEAST_ROWS:
        return None
    page = _Page(asked, columns, rows, palette)
    try:
        pieces = [*page.status(), *page.question(), *page.keys(can_undo=can_undo, can_redo=can_redo)]
    except NotSimpleError:
        return None
    return Frame(columns, rows, palette.foreground, palette.background, pieces)


class _Page:
    """The places of one screen, as its size and its question have it."""

    def __init__(self, asked: AskedView, columns: int, rows: int, palette: Palette) -> None:
        self._asked = asked
        self._columns = columns
        self._rows = rows
        self._palette = palette
        self._muted = palette.variables["foreground-muted"]
        self._is_wide = columns >= _WIDE_COLUMNS
        self._is_chosen = isinstance(asked.question, SingleChoice | TrueFalse | MultipleChoice)
        margin = 4 if self._is_wide else 2
        page = min(columns, _WIDE_PAGE_COLUMNS if self._is_wide else _PAGE_COLUMNS)
        self._left = (columns - page) // 2 + margin
        self._width = page - 2 * margin
        self._asking_width = min(_ASKING_COLUMNS, self._width // 2) if self._is_wide else self._width

    def status(self) -> Iterator[Piece]:
        """Yield where in the session this is."""
        asked = self._asked
        before = "put off before   " if asked.was_put_off else ""
        if asked.answered:
            before = f"score {points(asked.score)} of {asked.answered}   {before}"
        position = f"{asked.number} of {asked.total}"
        title, room = _simple(asked.pack_title), self._width - len(before) - len(position) - 2
        column = self._left + self._width - len(position)
        yield self._piece(0, self._left, title if len(title) <= room else f"{title[: room - 1]}…", self._muted)
        yield self._piece(0, column - len(before), before, self._muted)
        yield self._piece(0, column, position, is_bold=True)
        filled = self._width * asked.done // asked.total
        yield self._piece(1, self._left, "━" * filled, self._palette.primary)
        unfilled = "─" * (self._width - filled)
        yield self._piece(1, self._left + filled, unfilled, self._palette.variables["border-blurred"])

    def question(self) -> Iterator[Piece]:
        """Yield the question, and where it has options these and the buttons, as far as they are known."""
        question = self._asked.question
        row = 4 if self._rows >= _TALL_ROWS else 3
        topic, task = _simple(question.topic), f" · {TASKS[question.kind]}"
        if len(topic) + len(task) > self._asking_width:
            raise NotSimpleError
        yield self._piece(row, self._left, topic, self._palette.primary)
        yield self._piece(row, self._left + len(topic), task, self._muted)
        row += 2
        if self._is_wide:
            yield from self._feedback(row)
        for line in _lines(_paragraph(question.stem), self._asking_width):
            yield self._piece(row, self._left, line, is_bold=True)
            row += 1
        row += 1
        if self._is_chosen:
            for number, text in enumerate(self._options(), start=1):
                lines = _lines(text, self._asking_width - _LEAD_CELLS - _NOTE_CELLS)
                yield from self._option(row, number, lines)
                row += len(lines)
            yield from self._buttons(row + 1)
        elif isinstance(question, ShortAnswer | Number | Date):
            row += _FIELD_ROWS
        else:
            raise NotSimpleError
        if row + _BAR_ROWS + _KEY_ROWS > self._rows:
            raise NotSimpleError

    def keys(self, *, can_undo: bool, can_redo: bool) -> Iterator[Piece]:
        """Yield the keys of the moment, at the bottom."""
        if not self._is_chosen:
            return
        asked, row, ground = self._asked, self._rows - 1, self._palette.surface
        known = (
            (True, Key("⏎", "Answer")),
            (True, Key("1-9", "Choose")),
            (isinstance(asked.question, MultipleChoice), Key("space", "Tick")),
            (asked.question.hint and asked.hint is None, Key("h", "Hint")),
            (True, Key("s", "Skip")),
            (True, Key("q", "Leave", leads_out=True)),
            (True, Key("l", "Later", is_enabled=asked.can_be_put_off)),
            (True, Key("u", "Undo", is_enabled=can_undo)),
            (can_redo, Key("U", "Redo")),
            (True, Key("?", "Help")),
            (True, Key("^p", "Menu")),
        )
        yield self._piece(row, 0, " " * self._columns, ground=ground)
        column = 2
        for key in fitting([key for is_there, key in known if is_there], self._columns - 4):
            behind = column + len(key.name) + 1
            if key.is_enabled:
                yield self._piece(row, column, key.name, self._palette.primary, ground, is_bold=True)
                yield self._piece(row, behind, key.action, self._muted, ground)
            else:
                dimmed = _mixed(ground, self._palette.foreground, _DIMMED)
                yield self._piece(row, column, f"{key.name} {key.action}", dimmed, ground)
            column = behind + len(key.action) + GAP_CELLS

    def _options(self) -> Sequence[str]:
        question = self._asked.question
        if not isinstance(question, SingleChoice | MultipleChoice):
            return "True", "False"
        (order,) = self._asked.orders
        return [_words(parse_inline(question.choices[place].text)) for place in order]

    def _option(self, row: int, number: int, lines: Sequence[str]) -> Iterator[Piece]:
        is_multiple = isinstance(self._asked.question, MultipleChoice)
        colours = self._palette.variables
        ink, ground = self._palette.foreground, self._palette.background
        has_cursor = is_multiple and number == 1
        if has_cursor:
            ink, ground = colours["block-cursor-foreground"], colours["block-cursor-background"]
        lead = f"  {EMPTY_BOX if is_multiple else NOT_CHOSEN}{number:>2}  "
        for place, line in enumerate(lines, start=row):
            yield self._piece(place, self._left, " " * self._asking_width, ink, ground)
            yield self._piece(place, self._left + _LEAD_CELLS, line, ink, ground, is_bold=has_cursor)
        yield self._piece(row, self._left, lead, self._muted, ground, is_bold=has_cursor)

    def _buttons(self, row: int) -> Iterator[Piece]:
        asked = self._asked
        if asked.caveat or asked.notice or asked.hint:
            return
        column = self._left
        least, gap = (8, 2) if self._asking_width >= LEAST_COLUMNS else (6, 1)
        for label in ("Answer", "Hint" * bool(asked.question.hint), "Skip", "Later" * asked.can_be_put_off):
            if label:
                words = f" {label} ".center(least)
                ink, ground = self._palette.foreground, self._palette.panel
                if label == "Answer":
                    ink, ground = self._palette.variables["button-color-foreground"], self._palette.primary
                yield self._piece(row, column, words, ink, ground)
                column += len(words) + gap

    def _feedback(self, row: int) -> Iterator[Piece]:
        column = self._left + self._asking_width
        for place in range(row, self._rows - _KEY_ROWS):
            yield self._piece(place, column, "│", self._palette.panel)
        yield self._piece(row, column + 4, WAITING, self._muted, is_italic=True)

    def _piece(self, row: int, column: int, words: str, ink: str = "", ground: str = "", **manner: bool) -> Piece:
        ink, ground = ink or self._palette.foreground, ground or self._palette.background
        return Piece(row, column, words, ink, ground, **manner)


def _simple(text: str) -> str:
    """Return a text of which each character is one cell wide, and blanks stand alone."""
    if not ONE_CELL_EACH.fullmatch(text) or "  " in text:
        raise NotSimpleError
    return text


def _paragraph(text: str) -> str:
    """Return the words of a stem that is a single paragraph without emphasis or code."""
    blocks = parse_markup(text)
    if len(blocks) != 1 or blocks[0].kind != "paragraph":
        raise NotSimpleError
    return _words(blocks[0].spans)


def _words(spans: Sequence[Span]) -> str:
    if len(spans) != 1 or spans[0] != Span(spans[0].text):
        raise NotSimpleError
    return _simple(spans[0].text)


def _lines(text: str, columns: int) -> Sequence[str]:
    """Return the text in lines, of which each takes as many words as have room."""
    lines, start = [], 0
    while start + columns < len(text):
        end = text.rfind(" ", start, start + columns + 1)
        if end <= start:
            raise NotSimpleError
        lines.append(text[start:end])
        start = end + 1
    return [*lines, text[start:]]


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour with so much of another one in it, from 0 to 1."""
    pairs = [(int(one[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5)]
    return "#" + "".join(f"{int(ours + (theirs - ours) * share):02x}" for ours, theirs in pairs)
