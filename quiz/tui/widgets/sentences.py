"""A document in which sentences are selected, and then compared with those that were wanted."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from quiz.model.response import Excerpt
from quiz.model.source import Passage
from quiz.play.reading import Reading, sentences_of
from quiz.tui.content import mark, plain
from quiz.tui.selected import Selected
from quiz.tui.typesetting import Row, Span, Typeset
from quiz.tui.widgets.document import DocumentView, Position

Place = tuple[int, Span]
"""The number of a passage, and characters of it."""

Sign = Literal["selected", "right", "wrong", "missed"]
"""A selected sentence while it can be changed, and then: a key sentence that was selected, another, and one that was
not."""

STYLES: Mapping[Sign, str] = {
    "selected": "bold on $primary 35%",
    "right": "bold underline on $success 25%",
    "wrong": "reverse",
    "missed": "bold underline on $primary 25%",
}

SIGNS: Mapping[Sign, Content] = {
    "selected": plain("■", "bold $primary"),
    "right": mark(is_right=True),
    "wrong": mark(is_right=False),
    "missed": plain("→", "bold $primary"),
}

_AT = "underline"
_MOST_CONTEXT_ROWS = 2
"""So much is seen beyond the sentence that the learner goes to."""


class SentenceView(DocumentView, inherit_bindings=False):
    """A document through which the learner goes sentence by sentence to select one, or neighbours of one passage.

    The bar in the margin and a line under the words stand at the sentence that the learner is at, and a box in the
    margin beside what is selected. Once settled, the marks tell what was right.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Select, answer", tooltip="Select this sentence; again: answer", id="find.take"),
        Binding("space", "choose", "More", tooltip="Select or unselect this sentence too", id="find.choose"),
        Binding("up,k", "move(-1)", "Move", key_display="↑↓", tooltip="Go from sentence to sentence", id="find.up"),
        *(
            Binding(keys, action, name, show=False, tooltip=tooltip, id=f"find.{way}")
            for way, keys, action, name, tooltip in (
                ("down", "down,j", "move(1)", "Next sentence", "Go to the next sentence"),
                ("less", "shift+up,K", "extend(-1)", "Select upwards", "Select from here to the sentence before"),
                ("more", "shift+down,J", "extend(1)", "Select downwards", "Select from here to the next sentence"),
                ("left", "left", "step(-1)", "Passage before", "Go to the passage before"),
                ("right", "right", "step(1)", "Next passage", "Go to the next passage"),
                ("page_up", "pageup", "page(-1)", "Page up", "Go up by a page"),
                ("page_down", "pagedown", "page(1)", "Page down", "Go down by a page"),
                ("home", "home", "scroll('home')", "Beginning", "Go to the beginning of the document"),
                ("end", "end", "scroll('end')", "End", "Go to the end of the document"),
            )
        ),
    ]

    class Changed(Message):
        """Other sentences are selected, or none."""

    class Taken(Message):
        """The learner picked what is selected already: that is the answer."""

    def __init__(self) -> None:
        super().__init__()
        self._sentence = 0
        self._selected: Selected | None = None
        self._is_absent = False
        self._marks: Mapping[tuple[int, int], Sign] | None = None
        self._shown: Sequence[Place] = ()

    def show(self, reading: Reading, quotes: Mapping[int, Sequence[Span]]) -> None:
        """Show a document from its beginning, with nothing selected."""
        self._sentence, self._selected, self._is_absent, self._marks, self._shown = 0, None, False, None, ()
        self.can_focus = True
        super().show(reading, quotes)

    @property
    def is_absent(self) -> bool:
        """Whether it was chosen that nothing here decides; going on to another sentence takes that back."""
        return self._is_absent

    def choose_absent(self) -> None:
        """Choose that nothing here decides."""
        self._select(None, is_absent=True)

    @property
    def is_at_top(self) -> bool:
        """Whether the learner is at the first sentence of all."""
        return (self._current, self._sentence) == (0, 0)

    @property
    def excerpt(self) -> Excerpt | None:
        """What is selected."""
        if self._selected is None or self._reading is None:
            return None
        passage = self._reading.passages[self._selected.place]
        spans = sentences_of(passage)
        start, end = spans[self._selected.first][0], spans[self._selected.last][1]
        return Excerpt(self._reading.source, passage.number, start, end, passage.text[start:end])

    @property
    def selected_count(self) -> int:
        """How many sentences are selected."""
        return 0 if self._selected is None else self._selected.last - self._selected.first + 1

    @property
    def signs(self) -> Sequence[Sign]:
        """Which marks there are, once the text is settled."""
        kinds: tuple[Sign, ...] = ("right", "wrong", "missed")
        return [sign for sign in kinds if self._marks and sign in self._marks.values()]

    def settle(self, selected: Place | None, keys: Sequence[Place]) -> None:
        """Mark what was selected and what decides, as far as either is in the document, and show it."""
        chosen = self._sentences_at(selected) if selected else set()
        wanted = set().union(*map(self._sentences_at, keys))
        marked: Sequence[tuple[Sign, set[tuple[int, int]]]] = (
            ("wrong", chosen - wanted),
            ("right", chosen & wanted),
            ("missed", wanted - chosen),
        )
        self._marks = {sentence: sign for sign, sentences in marked for sentence in sentences}
        self._selected, self._is_absent = None, False
        self.can_focus = False
        nearest = [key for key in keys if selected and key[0] == selected[0]] or keys[:1]
        self._shown = (*nearest, *([selected] if selected else []))
        self.show_matches("", None)
        self.call_after_refresh(self._show_marks)

    def show_place(self, place: Place) -> None:
        """Bring words into sight."""
        self.go_to(place[0], place[1][0])

    @property
    def position(self) -> Position:
        """Where the learner is, to the sentence."""
        return Position(self.current.number if self.current else 0, self.scroll_offset.y, self._span()[0])

    def action_take(self) -> None:
        """Select this sentence alone; what is selected already is the answer."""
        is_selected = self._selected is not None and (self._current, self._sentence) in self._selected
        if is_selected or self._is_absent:
            self.post_message(self.Taken())
        else:
            self._select(Selected(self._current, self._sentence, self._sentence))

    def action_choose(self) -> None:
        """Select this sentence too where it is a neighbour, else alone; unselect it where it stands at an end."""
        alone = Selected(self._current, self._sentence, self._sentence)
        self._select(self._selected.toggled(alone.place, alone.first) if self._selected else alone)

    def action_extend(self, step: int) -> None:
        """Select up to the next sentence of this passage, or to the one before; unselect on the way back."""
        place, here = self._current, self._sentence
        there = max(0, min(here + step, len(self._spans(place)) - 1))
        self._go_to_sentence(place, there)
        self._select((self._selected or Selected(place, here, here)).extended(place, here, there))

    def action_move(self, step: int) -> None:
        """Go to the next sentence or to the one before; through one that is higher than the window, page by page."""
        if self._reading is None or self._typeset is None:
            return
        top, height = self.scroll_offset.y, max(1, self.scrollable_size.height)
        first, last = self._rows_of(self._current, self._span())
        hidden = last - (top + height - 1) if step > 0 else top - first
        if hidden > 0 and first < top + height and last >= top:
            self._scroll_to_row(top + step * min(hidden, max(1, height - 1)))
            return
        place, there = self._current, self._sentence + step
        if not 0 <= there < len(self._spans(place)):
            place += step
            if not 0 <= place < len(self._reading.passages):
                self._bring_into_sight(self._current, step)
                return
            there = 0 if step > 0 else len(self._spans(place)) - 1
        self._go_to_sentence(place, there)

    def action_page(self, step: int) -> None:
        """Scroll by a page, and go along; at the ends, to the first or last sentence."""
        row = self.scroll_offset.y
        if (step > 0 and row >= self.max_scroll_y) or (step < 0 and row <= 0):
            self.action_scroll("end" if step > 0 else "home")
        else:
            self.action_scroll("page_down" if step > 0 else "page_up")

    def action_scroll(self, way: str) -> None:
        """Scroll by a page or to an end; there, to its sentence."""
        super().action_scroll(way)
        if way == "end":
            self._choose(self._current, len(self.current.text) if self.current else 0)

    def on_resize(self) -> None:
        """Set the document anew where its width has changed, and keep in sight what the learner is at."""
        super().on_resize()
        if self._marks is not None:
            self._show_marks()
        elif self._typeset is not None:
            self._bring_into_sight(self._current, 1)

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        number = self.scroll_offset.y + event.y
        if self._marks is not None or self._typeset is None or number >= self._typeset.rows:
            return
        row = self._typeset.row(number)
        if row.kind != "text":
            return
        self._choose(row.passage, row.character_at(event.x - self._margin_cells))
        alone = Selected(self._current, self._sentence, self._sentence)
        if self._selected is not None and (event.shift or event.ctrl):
            self._select(self._selected.reaching(alone.place, alone.first))
        else:
            self._select(None if self._selected == alone else alone)

    def _select(self, selected: Selected | None, *, is_absent: bool = False) -> None:
        self._selected, self._is_absent = selected, is_absent
        self.refresh()
        self.post_message(self.Changed())

    def _go_to_sentence(self, place: int, number: int) -> None:
        step = 1 if (place, number) >= (self._current, self._sentence) else -1
        self._choose(place, self._spans(place)[number][0])
        self._bring_into_sight(place, step)

    def _bring_into_sight(self, place: int, step: int) -> None:
        """Scroll to the sentence that the learner is at, unless it is in sight, with a little of what stands beyond."""
        if self._typeset is None:
            return
        first, last = self._rows_of(place, self._span())
        top, height = self.scroll_offset.y, max(1, self.scrollable_size.height)
        context = min(_MOST_CONTEXT_ROWS, height // 4)
        if self._sentence == 0:
            first = min(first, self._typeset.first_row(place))
        if last - first >= height:
            self._scroll_to_row(first if step > 0 else last - height + 1)
        elif first - context < top:
            self._scroll_to_row(min(first - context, top))
        elif last + context >= top + height:
            self._scroll_to_row(min(last + context - height + 1, first))

    def _show_marks(self) -> None:
        """Scroll to what decides and what was selected; where there is not room for both, to what decides."""
        if self._typeset is None or self._reading is None or not self._shown:
            return
        rows = [self._rows_of(self._reading.place_of(number), span) for number, span in self._shown]
        first, last = min(row for row, _ in rows), max(row for _, row in rows)
        height = max(1, self.scrollable_size.height)
        if last - first >= height:
            first, last = rows[0]
        self._scroll_to_row(max(0, first - max(0, height - (last - first + 1)) // 2))

    def _choose(self, place: int, start: int = 0) -> None:
        starts = [first for first, _ in self._spans(place)]
        number = max(0, bisect_right(starts, start) - 1)
        is_other = (place, number) != (self._current, self._sentence)
        self._sentence = number
        super()._choose(place, start)
        if is_other:
            self.refresh()
            if self._is_absent:
                self._select(None)

    def _stay_in_sight(self, typeset: Typeset, first: int, last: int) -> None:
        if self._marks is not None:
            return
        own_first, own_last = self._rows_of(self._current, self._span())
        if own_last >= first and own_first <= last:
            return
        row = typeset.row(first if own_last < first else last)
        self._choose(row.passage, row.start)

    def _anchor(self) -> Span:
        if self._typeset is None:
            return 0, 0
        first, last = self._rows_of(self._current, self._span())
        row = min(max(self.scroll_offset.y, first), last)
        start = self._span()[0] if row == first else self._typeset.row(row).start
        return start, row - self.scroll_offset.y

    def _spans(self, place: int) -> Sequence[Span]:
        return sentences_of(self._reading.passages[place]) if self._reading else ((0, 0),)

    def _span(self) -> Span:
        """Return the characters of the sentence that the learner is at."""
        spans = self._spans(self._current)
        return spans[min(self._sentence, len(spans) - 1)]

    def _rows_of(self, place: int, span: Span) -> Span:
        """Return the first and the last row of some characters of a passage."""
        if self._typeset is None:
            return 0, 0
        return self._typeset.row_of(place, span[0]), self._typeset.row_of(place, max(span[0], span[1] - 1))

    def _sentences_at(self, place: Place) -> set[tuple[int, int]]:
        if self._reading is None:
            return set()
        at, (start, end) = self._reading.place_of(place[0]), place[1]
        return {(at, each) for each, (first, last) in enumerate(self._spans(at)) if first < end and start < last}

    def _marked_in(self, row: Row) -> Iterator[tuple[Span, Sign]]:
        """Yield the marked sentences that a row shows some of."""
        for number, (start, end) in enumerate(self._spans(row.passage)):
            if start < row.end and row.start < end:
                sentence = row.passage, number
                if self._marks is not None and sentence in self._marks:
                    yield (start, end), self._marks[sentence]
                elif self._selected is not None and sentence in self._selected:
                    yield (start, end), "selected"

    def _is_at(self, row: Row) -> bool:
        start, end = self._span()
        return self._marks is None and super()._is_at(row) and start < row.end and row.start < end

    def _signs(self, row: Row, passage: Passage) -> Content:
        signs = dict.fromkeys(sign for _, sign in self._marked_in(row)) if row.kind == "text" else ()
        return Content.assemble(*(SIGNS[sign] for sign in signs)) if signs else super()._signs(row, passage)

    def _highlights(self, row: Row, passage: Passage) -> Iterator[tuple[int, int, str]]:
        for (start, end), sign in self._marked_in(row):
            yield start, end, STYLES[sign]
        if self._is_at(row):
            yield *self._span(), _AT
        yield from super()._highlights(row, passage)
