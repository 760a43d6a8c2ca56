"""Items to be put in order."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from quiz.model.question import Ordering
from quiz.model.response import OrderResponse
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.content import MUTED, choice_text, mark
from quiz.tui.widgets.answer import AnswerWidget, Missing, digit_bindings, question_of
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList

NOTE_CELLS = 14


class MovableList(RowList):
    """Rows that are moved by keys, or by the mouse: dragged, or clicked and then the new place clicked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "shift+up,left_square_bracket",
            "move(-1)",
            "Move",
            key_display="⇧↑↓",
            tooltip="Move the highlighted item up",
            id="order.up",
        ),
        Binding(
            "shift+down,right_square_bracket",
            "move(1)",
            "Move down",
            show=False,
            tooltip="Move the highlighted item down",
            id="order.down",
        ),
        Binding("space", "hold", "Lift", tooltip="Pick the item up; the arrow keys carry it", id="order.hold"),
        Binding("enter,space", "put_down", "Put down", tooltip="Leave the item where it is now", id="order.put_down"),
        Binding("enter", "select", "Answer", tooltip="Give your answer as it stands", id="answer.submit"),
        *digit_bindings("place", "Place", "Move the highlighted item to the place of that number"),
    ]

    class Moved(Message):
        """A row was moved to another place; both count from 0."""

        def __init__(self, row: int, place: int) -> None:
            super().__init__()
            self.row = row
            self.place = place

    class Held(Message):
        """A row was picked up, or put down where `row` is None."""

        def __init__(self, row: int | None) -> None:
            super().__init__()
            self.row = row

    _held: int | None = None
    _pressed: int | None = None
    _was_dragged = False

    def action_move(self, step: int) -> None:
        """Move the highlighted row up (-1) or down (1)."""
        if self.highlighted is not None:
            self._move(self.highlighted, self.highlighted + step)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell what can be done with an item that is held, and what with one that is not."""
        match action:
            case "put_down":
                return self._held is not None
            case "hold" | "select":
                return self._held is None
        return True

    def action_hold(self) -> None:
        """Pick the highlighted row up."""
        self._hold(self.highlighted)

    def action_put_down(self) -> None:
        """Leave what is held where it is."""
        self._hold(None)

    def action_cursor_up(self) -> None:
        """Move the highlight up, and what is held with it."""
        if self._held is None:
            super().action_cursor_up()
        else:
            self.action_move(-1)

    def action_cursor_down(self) -> None:
        """Move the highlight down, and what is held with it."""
        if self._held is None:
            super().action_cursor_down()
        else:
            self.action_move(1)

    def action_place(self, number: int) -> None:
        """Move the highlighted row to a place, from 1."""
        if self.highlighted is not None:
            self._move(self.highlighted, number - 1)

    def pick(self, row: int) -> None:
        """Pick up the row that was clicked, or put what is held at its place."""
        if self._settled:
            return
        if self._held is None:
            self.highlighted = row
            self._hold(row)
        else:
            self._move(self._held, row)
            self._hold(None)

    def _move(self, row: int, place: int) -> None:
        if self._settled or row == place or not 0 <= place < self.option_count:
            return
        if self._held is not None:
            self._held = place
        self.highlighted = place
        self.post_message(self.Moved(row, place))

    def _hold(self, row: int | None) -> None:
        if not self._settled:
            self._held = row
            self.refresh_bindings()
            self.post_message(self.Held(row))

    async def _on_mouse_down(self, event: events.MouseDown) -> None:
        self._pressed, self._was_dragged = event.style.meta.get("option"), False

    async def _on_mouse_up(self, event: events.MouseUp) -> None:
        row = event.style.meta.get("option")
        if self._pressed is not None and row is not None and row != self._pressed:
            self._was_dragged = True
            self._hold(None)
            self._move(self._pressed, row)

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        row = event.style.meta.get("option")
        # Letting go of the button ends a drag and counts as a click besides.
        if row is not None and not self._was_dragged:
            self.pick(row)


class OrderingAnswer(AnswerWidget):
    """Ordering: the items are moved until they stand as they should."""

    def compose(self) -> ComposeResult:
        """Lay out the items."""
        yield MovableList()

    async def ask(self, asked: AskedView) -> None:
        """Show the items shuffled."""
        self._items = question_of(asked, Ordering).items
        self._shuffled = asked.orders[0]
        self._order = list(self._shuffled)
        self._held: int | None = None
        self._list.show_rows(self._rows(), highlighted=0)

    def settle(self, answered: AnsweredView) -> None:
        """Mark each item as standing where it should or not, and say where it belongs."""
        if isinstance(answered.response, OrderResponse):
            self._order = list(answered.response.order)
        rows = []
        for number, item in enumerate(self._order, start=1):
            is_right = item == number - 1 and answered.response is not None
            note = "in its place" if is_right else f"belongs at {item + 1}"
            if answered.response is None:
                rows.append(_row(number, self._items[item], Content(" "), note, MUTED))
            else:
                style = "$success" if is_right else "$error"
                rows.append(_row(number, self._items[item], mark(is_right=is_right), note, style))
        self._list.settle(rows)

    def answer(self) -> OrderResponse | Missing:
        """Return the order as it stands; one that was never changed is asked about first."""
        response = OrderResponse(tuple(self._order))
        if response.order == self._shuffled:
            return Missing("Nothing has been moved yet. Press Enter again if this is the order you mean.", response)
        return response

    def focus_answer(self) -> None:
        """Put the focus on the items."""
        self.screen.set_focus(self._list, scroll_visible=False)

    @property
    def _list(self) -> MovableList:
        return self.query_one(MovableList)

    def _rows(self) -> list[Row]:
        return [
            _row(number, self._items[item], Content.styled("↕", "$primary"), "moving", "$primary")
            if number - 1 == self._held
            else _row(number, self._items[item])
            for number, item in enumerate(self._order, start=1)
        ]

    @on(MovableList.Moved)
    def _move(self, event: MovableList.Moved) -> None:
        event.stop()
        self._order.insert(event.place, self._order.pop(event.row))
        if self._held is not None:
            self._held = event.place
        self._list.update_rows(self._rows())
        self.post_message(self.Changed())

    @on(MovableList.Held)
    def _hold(self, event: MovableList.Held) -> None:
        event.stop()
        self._held = event.row
        self._list.update_rows(self._rows())

    @on(MovableList.OptionSelected)
    def _submit(self, event: MovableList.OptionSelected) -> None:
        event.stop()
        self.submit()


def _row(number: int, text: str, sign: Content | None = None, note: str = "", style: str = "") -> Row:
    lead = Content.assemble(sign or Content(" "), (f" {number:>2}  ", "$foreground-muted"))
    return Row(lead, choice_text(text), Content.styled(note.rjust(NOTE_CELLS), style), NOTE_CELLS)
