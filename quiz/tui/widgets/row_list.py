"""A list of rows that is used by arrow keys, by digits and by mouse, and stands still once it is answered."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.widgets import OptionList

from quiz.tui.widgets.answer import digit_bindings
from quiz.tui.widgets.row import Row


class RowList(OptionList):
    """An option list of `Row`s. What picking one means is up to the widget that hears of it."""

    auto_links = False  # there are none to be looked for
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Answer", tooltip="Give your answer as it stands", id="answer.submit"),
        *digit_bindings("pick", "Choose", "Choose the option of that number"),
    ]

    class Missed(Message):
        """The learner asked for the highlighted row where none is highlighted."""

    class Picked(Message):
        """A row was picked by its number or by the mouse. `row` counts from 0; `again` if it was highlighted before."""

        def __init__(self, row_list: "RowList", row: int, *, again: bool) -> None:
            super().__init__()
            self.row_list = row_list
            self.row = row
            self.again = again

        @property
        def control(self) -> "RowList":
            """The list of the row."""
            return self.row_list

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name for it
        super().__init__(id=id, markup=False, compact=True)
        self._settled = False

    def show_rows(self, rows: Sequence[Row], *, highlighted: int | None = None) -> None:
        """Show rows of a new question."""
        self._settled = False
        self.can_focus = True
        self.set_options(rows)
        # Nobody has chosen it, so nobody need follow it.
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = highlighted

    def update_rows(self, rows: Sequence[Row]) -> None:
        """Show the same number of rows with other marks or in another order."""
        for place, row in enumerate(rows):
            self.replace_option_prompt_at_index(place, row)

    def replace_rows(self, rows: Sequence[Row]) -> bool:
        """Show other rows where there are as many, of the same heights, and return whether that is so."""
        width = self.scrollable_content_region.width
        heights = [row.get_height(self.styles.get_rules(), width) for row in rows]
        shown = self._heights
        if heights != [shown.get(place) for place in range(self.option_count)]:
            return False
        self.highlighted = None
        self.update_rows(rows)
        return True

    def settle(self, rows: Sequence[Row]) -> None:
        """Show rows with their marks, and take no more picks."""
        self._settled = True
        self.highlighted = None
        self._mouse_hovering_over = None
        self.can_focus = False
        self.update_rows(rows)

    def action_select(self) -> None:
        """Select the highlighted row, or tell that there is none."""
        if self.highlighted is None:
            self.post_message(self.Missed())
        else:
            super().action_select()

    def action_page_up(self) -> None:
        """Go up by a page, where there is room for the list: Textual's own fails without."""
        if self._index_to_line:
            super().action_page_up()  # type: ignore[no-untyped-call] # Textual declares no types there

    def action_page_down(self) -> None:
        """Go down by a page, where there is room for the list."""
        if self._index_to_line:
            super().action_page_down()  # type: ignore[no-untyped-call] # the same

    def action_pick(self, number: int) -> None:
        """Pick a row by its number, from 1."""
        self.pick(number - 1)

    def pick(self, row: int) -> None:
        """Pick a row, where there is one of that place and the list still takes picks."""
        if not self._settled and row < self.option_count:
            again = self.highlighted == row
            self.highlighted = row
            self.post_message(self.Picked(self, row, again=again))

    def highlighted_region(self) -> Region | None:
        """Return where the highlighted row is on the screen, or None where no row is highlighted."""
        if self.highlighted is None or self.highlighted not in self._index_to_line:
            return None
        top = self._index_to_line[self.highlighted]
        return Region(self.region.x, self.region.y + top, self.region.width, self._heights[self.highlighted])

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        row = event.style.meta.get("option")
        if row is not None:
            self.pick(row)

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        if self._settled:
            event.prevent_default()
