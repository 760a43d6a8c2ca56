"""A document from which words are taken to be cited."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from quiz.model.source import Passage
from quiz.tui.selected import Selected
from quiz.tui.typesetting import Row
from quiz.tui.widgets.sentences import STYLES, Place, SentenceView

_Character = tuple[int, int]
"""The place of a passage among all, and a character of it."""


class QuotableView(SentenceView):
    """A document in which sentences are selected by keys and clicks, and any words of a passage with the mouse."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", "Cite", tooltip="Select this sentence, to be cited", id="quote.take"),
        Binding("space", "choose", "More", tooltip="Select or unselect this sentence too", id="quote.choose"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._pressed_at: _Character | None = None
        self._pulled: tuple[int, int, int] | None = None
        self._is_pulled = False

    @property
    def quoted(self) -> Place | None:
        """What is selected."""
        if self._pulled is not None and self._reading is not None:
            place, start, end = self._pulled
            return self._reading.passages[place].number, (start, end)
        excerpt = self.excerpt
        return None if excerpt is None else (excerpt.passage, (excerpt.start, excerpt.end))

    def _select(self, selected: Selected | None, *, is_absent: bool = False) -> None:
        self._pulled = None
        super()._select(selected, is_absent=is_absent)

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        self._is_pulled = False
        self._pressed_at = self._character_under(event)
        if self._pressed_at is not None:
            self.capture_mouse()

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        here = self._character_under(event)
        if self._pressed_at is None or here is None or here[0] != self._pressed_at[0]:
            return
        if here != self._pressed_at or self._is_pulled:
            self._is_pulled = True
            first, last = sorted((self._pressed_at[1], here[1]))
            self._selected, self._pulled = None, (here[0], first, last + 1)
            self.refresh()

    async def _on_mouse_up(self, _: events.MouseUp) -> None:
        self.release_mouse()
        self._pressed_at = None
        if self._is_pulled:
            self.post_message(self.Changed())

    async def _on_click(self, event: events.Click) -> None:
        if self._is_pulled:  # the end of pulling is no click
            event.stop()
            event.prevent_default()
            self._is_pulled = False

    def _character_under(self, event: events.MouseEvent) -> _Character | None:
        number = self.scroll_offset.y + event.y
        if self._typeset is None or not 0 <= number < self._typeset.rows:
            return None
        row = self._typeset.row(number)
        return (row.passage, row.character_at(event.x - self._margin_cells)) if row.kind == "text" else None

    def _highlights(self, row: Row, passage: Passage) -> Iterator[tuple[int, int, str]]:
        if self._pulled is not None and self._pulled[0] == row.passage:
            yield *self._pulled[1:], STYLES["selected"]
        yield from super()._highlights(row, passage)
