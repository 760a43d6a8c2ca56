"""A whole document as readable text, of which only the rows in sight are laid out."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quiz.engine.quoting import Found
from quiz.engine.searching import spans_of
from quiz.model.dataclass import dataclass
from quiz.model.source import Passage
from quiz.play.reading import Reading
from quiz.tui.content import MUTED, plain
from quiz.tui.explained import QUOTE
from quiz.tui.typesetting import Row, Span, Typeset

MOST_COLUMNS = 80
"""Longer lines are hard to read."""

_FEWEST_COLUMNS = 2
_MARGIN_CELLS = 5
"""What stands in the margin beside the number of a passage."""

_SIGN_CELLS = 2

_CONTEXT_SHARE = 3
"""What is gone to stands a third down the window, so that what leads up to it can be read as well."""

_MATCH = "reverse"
_THIS_MATCH = "bold underline reverse"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a learner is in a document: the current passage by its number, and the row at the top of the window.

    `start` is the character of the passage that the learner is at, where that is told so closely.
    """

    passage: int
    row: int
    start: int = 0


class DocumentView(ScrollView, can_focus=True, inherit_bindings=False):
    """The passages of a source with their numbers in the margin; one of those in sight is the current one.

    In the margin, a bar stands along the current passage, and a dot beside each passage that questions rest on.
    """

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(keys, f"scroll('{way}')", name, show=False, tooltip=tooltip, id=f"document.{way}")
            for way, keys, name, tooltip in (
                ("up", "up,k", "Scroll up", "Scroll up by a line"),
                ("down", "down,j", "Scroll down", "Scroll down by a line"),
                ("page_up", "pageup", "Page up", "Scroll up by a page"),
                ("page_down", "pagedown,space", "Page down", "Scroll down by a page"),
                ("home", "home", "Beginning", "Go to the beginning of the document"),
                ("end", "end", "End", "Go to the end of the document"),
            )
        ),
        Binding(
            "left", "step(-1)", "Passage before", show=False, tooltip="Go to the passage before", id="document.left"
        ),
        Binding("right", "step(1)", "Next passage", show=False, tooltip="Go to the next passage", id="document.right"),
    ]

    class Moved(Message):
        """Another passage has become the current one."""

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading | None = None
        self._quotes: Mapping[int, Sequence[Span]] = {}
        self._words = ""
        self._match: Found | None = None
        self._typeset: Typeset | None = None
        self._target: Span | None = None
        self._current = 0

    @property
    def current(self) -> Passage | None:
        """The passage that the learner is at."""
        return self._reading.passages[self._current] if self._reading else None

    @property
    def position(self) -> Position:
        """Where the learner is."""
        return Position(self.current.number if self.current else 0, self.scroll_offset.y)

    def return_to(self, position: Position) -> None:
        """Go back to where the learner was."""
        if self._reading is not None:
            self._choose(self._reading.place_of(position.passage), position.start)
            self._scroll_to_row(position.row)

    def show(self, reading: Reading, quotes: Mapping[int, Sequence[Span]]) -> None:
        """Show a document from its beginning, with quotes highlighted in the passages of these numbers."""
        self._reading, self._quotes = reading, quotes
        self._words, self._match = "", None
        self._current, self._target = 0, (0, 0)
        self._typeset = None
        self._set_type()

    def go_to(self, number: int, start: int = 0) -> None:
        """Make the passage of a number the current one, and bring a character of it into sight."""
        if self._reading is not None:
            self._go_to(self._reading.place_of(number), start)

    def go_to_heading(self, step: int) -> None:
        """Go to the next heading, or to the last one before."""
        place = self._typeset.next_heading(self._current, step) if self._typeset else None
        if self._typeset is not None and place is not None:
            self._choose(place)
            self._scroll_to_row(self._typeset.first_row(place))

    def show_matches(self, words: str, match: Found | None) -> None:
        """Highlight words wherever they are in sight, and go to one place of them."""
        self._words, self._match = words, match
        if match is not None:
            self.go_to(match.passage, match.start)
        self.refresh()

    def action_scroll(self, way: str) -> None:
        """Scroll by a line or a page, or to an end."""
        page = max(1, self.scrollable_size.height - 1)
        row = {
            "up": self.scroll_offset.y - 1,
            "down": self.scroll_offset.y + 1,
            "page_up": self.scroll_offset.y - page,
            "page_down": self.scroll_offset.y + page,
            "home": 0,
            "end": self.max_scroll_y,
        }[way]
        self._scroll_to_row(row)
        if self._reading is not None and way in ("home", "end"):
            self._choose(0 if way == "home" else len(self._reading.passages) - 1)

    def action_step(self, step: int) -> None:
        """Go to a neighbour of the current passage; scroll only where it is not in sight."""
        if self._reading is None or self._typeset is None:
            return
        place = self._current + step
        if 0 <= place < len(self._reading.passages):
            self._choose(place)
            top, height = self._typeset.first_row(place), self.scrollable_size.height
            end = self._typeset.end_row(place)
            if top < self.scroll_offset.y or end > self.scroll_offset.y + height:
                self._scroll_to_row(top if step < 0 or end - top > height else end - height)

    def render_line(self, y: int) -> Strip:
        """Return one row of the window."""
        style, width = self.visual_style, self.scrollable_size.width
        number = self.scroll_offset.y + y
        if self._typeset is None or self._reading is None or number >= self._typeset.rows:
            return Strip.blank(width, style.rich_style)
        content = self._content(self._typeset.row(number), self._reading)
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0] if strips else Strip.blank(width, style.rich_style)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Let the current passage be one of those in sight."""
        super().watch_scroll_y(old_value, new_value)
        if self._typeset is None:
            return
        first, last = self.scroll_offset.y, self.scroll_offset.y + max(1, self.scrollable_size.height) - 1
        self._stay_in_sight(self._typeset, first, min(last, self._typeset.rows - 1))

    def on_resize(self) -> None:
        """Set the document anew where its width has changed."""
        self._set_type()

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        row = self.scroll_offset.y + event.y
        if self._typeset is not None and row < self._typeset.rows:
            self._choose(self._typeset.passage_at(row))

    def _stay_in_sight(self, typeset: Typeset, first: int, last: int) -> None:
        """Make a passage that stands between two rows, these included, the current one, unless it does already."""
        if typeset.end_row(self._current) <= first:
            self._choose(typeset.passage_at(first))
        elif typeset.row_of(self._current, 0) > last:
            place = typeset.passage_at(last)
            self._choose(max(0, place - (typeset.row_of(place, 0) > last)))

    def _set_type(self) -> None:
        """Set the document in the width that there is; words of the current passage stay where they are."""
        width = self.scrollable_size.width
        if self._reading is None or not width:
            return
        columns = max(_FEWEST_COLUMNS, min(MOST_COLUMNS, width - self._margin_cells))
        if self._typeset is None or self._typeset.columns != columns:
            place, (start, below) = self._current, self._anchor()
            self._typeset = Typeset(self._reading.passages, self._reading.unit, columns)
            self.virtual_size = Size(width, self._typeset.rows)
            self._scroll_to_row(self._typeset.row_of(place, start) - below if self.scroll_offset.y else 0)
            self._choose(place, start)
            self.refresh()
        if self._target is not None:
            target, self._target = self._target, None
            self._go_to(*target)

    def _anchor(self) -> Span:
        """Return a character of the current passage that is in sight, and how many rows down the window it is."""
        if self._typeset is None:
            return 0, 0
        row = max(self.scroll_offset.y, self._typeset.row_of(self._current, 0))
        return self._typeset.row(row).start, row - self.scroll_offset.y

    def _go_to(self, place: int, start: int) -> None:
        self._choose(place, start)
        if self._typeset is None:
            self._target = place, start
        else:
            self._scroll_to_row(self._typeset.row_of(place, start) - self.scrollable_size.height // _CONTEXT_SHARE)

    def _scroll_to_row(self, row: int) -> None:
        self.scroll_to(y=max(0, row), animate=False, force=True)

    def _choose(self, place: int, start: int = 0) -> None:  # noqa: ARG002  # for views that tell it so closely
        if place != self._current:
            self._current = place
            self.refresh()
        self.post_message(self.Moved())

    @property
    def _number_cells(self) -> int:
        return len(str(self._reading.passages[-1].number)) if self._reading else 1

    @property
    def _margin_cells(self) -> int:
        return self._number_cells + _MARGIN_CELLS

    def _content(self, row: Row, reading: Reading) -> Content:
        passage, is_first = reading.passages[row.passage], row.kind == "text" and row.start == 0
        number = str(passage.number) if is_first else ""
        return Content.assemble(
            ("▌" if row.kind == "text" and self._is_at(row) else " ", "$primary"),
            (f"{number:>{self._number_cells}} ", "bold $primary" if row.passage == self._current else MUTED),
            self._signs(row, passage).truncate(_SIGN_CELLS, pad=True),
            " ",
            plain(row.words, "bold $primary") if row.kind == "heading" else self._text(row, passage),
        )

    def _is_at(self, row: Row) -> bool:
        """Tell whether the learner is at a row of text."""
        return row.passage == self._current

    def _signs(self, row: Row, passage: Passage) -> Content:
        """Return what the margin says of a row, a cell each."""
        is_marked = row.kind == "text" and row.start == 0 and self._reading and passage.number in self._reading.resting
        return plain("•" if is_marked else "", "bold $accent")

    def _text(self, row: Row, passage: Passage) -> Content:
        content = plain(row.words)
        for start, end, style in self._highlights(row, passage):
            first, last = max(start - row.start, 0), min(end - row.start, len(row.words))
            if first < last:
                content = content.stylize(style, first, last)
        return content

    def _highlights(self, row: Row, passage: Passage) -> Iterator[tuple[int, int, str]]:
        for start, end in self._quotes.get(passage.number, ()):
            yield start, end, QUOTE
        if self._words:
            # Words may begin in the row above and end in the one below.
            begin = max(0, row.start - len(self._words))
            nearby = passage.text[begin : row.start + len(row.words) + len(self._words)]
            for start, end in spans_of(self._words, nearby):
                found = Found(passage.number, begin + start, begin + end)
                yield found.start, found.end, _THIS_MATCH if found == self._match else _MATCH
