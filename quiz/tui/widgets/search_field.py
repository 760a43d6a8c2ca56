"""Where words are typed that are looked for in a document."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from quiz.tui.widgets.typed import Field


class SearchField(Field):
    """A field whose owner searches on while words are typed in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Search", tooltip="Keep what was found, and go on from there", id="search.submit"),
        Binding("escape", "leave", "Cancel", tooltip="Go back to where the search began", id="search.leave"),
    ]

    def action_leave(self) -> None:
        """Tell that the search is given up."""
        self.post_message(self.Left())
