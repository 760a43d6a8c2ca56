"""Where an id or words of a question are typed, to go to it."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from quiz.tui.content import MUTED, plain
from quiz.tui.widgets.search_field import SearchField


class Finder(Horizontal):
    """A field and what is found while words are typed in it; `find` returns the places of the questions with them."""

    class Found(Message):
        """The place where the words are found first, or None where they are not; or the search was given up."""

        def __init__(self, place: int | None) -> None:
            super().__init__()
            self.place = place

    class Ended(Message):
        """The field was closed."""

    field = query_one(SearchField)
    told = query_one("#found", Static)

    def __init__(self, find: Callable[[str], Sequence[int]]) -> None:
        super().__init__(id="search")
        self._find = find

    def compose(self) -> ComposeResult:
        """Lay out the field behind its sign, and before what is found."""
        yield Static(Content.styled("/ ", "bold $primary"), id="sign")
        yield SearchField(compact=True)
        yield Static(id="found")

    def open(self) -> None:
        """Ask for words."""
        with self.field.prevent(Input.Changed):
            self.field.value = ""
        self.told.update(Content())
        self.display = True
        self.screen.set_focus(self.field, scroll_visible=False)

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        places = self._find(event.value)
        told = f"{len(places)} found" if places else "not found" if event.value.strip() else ""
        self.told.update(plain(told, MUTED if places else "bold $warning"))
        self.post_message(self.Found(places[0] if places else None))

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        self._end()

    @on(SearchField.Left)
    def _give_up(self, event: SearchField.Left) -> None:
        event.stop()
        self.post_message(self.Found(None))
        self._end()

    def _end(self) -> None:
        self.display = False
        self.post_message(self.Ended())
