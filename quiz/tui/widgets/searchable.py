"""A document and the field in which words are typed that are looked for in it."""

import re

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input, Static

from quiz.engine.quoting import Found
from quiz.model.text import collapsed
from quiz.play.reading import Reading
from quiz.tui.content import plain
from quiz.tui.widgets.document import DocumentView, Position
from quiz.tui.widgets.search_field import SearchField

_NUMBER = re.compile("#([0-9]{1,9})")


class SearchableDocument(Vertical):
    """Leads from match to match of the words that are typed, while they are typed, or to a passage by its number."""

    class Searched(Message):
        """Other words are looked for, or another place of them is shown, or the field was opened or closed."""

    field = query_one(SearchField)

    def __init__(self, document: DocumentView) -> None:
        super().__init__()
        self._document = document
        self._reading: Reading | None = None
        self.match: Found | None = None
        """Where the words stand that are looked for, if they do."""
        self._began_at = Position(0, 0)
        self.words = ""
        """What is looked for; nothing while no search goes on."""
        self.bearings: Content | None = None
        """Which match this is of how many; None while no search goes on."""

    def compose(self) -> ComposeResult:
        """Lay out the document, and below it the field."""
        yield self._document
        sign = Static(Content.styled("/ ", "bold $primary"), id="sign")
        yield Horizontal(sign, SearchField(compact=True), id="search")

    @property
    def is_typing(self) -> bool:
        """Whether the field has the focus."""
        return self.field.has_focus

    def search_in(self, reading: Reading) -> None:
        """Look for nothing yet in another document, which the view shows already."""
        self._reading, self.match, self.words, self.bearings = reading, None, "", None
        self.query_one("#search").display = False

    def open_field(self) -> None:
        """Ask for words to look for."""
        self._began_at = self._document.position
        self.field.value = ""
        self.query_one("#search").display = True
        self.screen.set_focus(self.field, scroll_visible=False)

    def end(self) -> None:
        """Look for the words no more; the document stays where it is."""
        self._look_for("")

    def step(self, step: int) -> None:
        """Go to another match, from the last one on to the first."""
        if self._reading is not None and self.match is not None:
            find = self._reading.search.after if step > 0 else self._reading.search.before
            start = self.match.end if step > 0 else self.match.start
            self._show(find(self.words, self.match.passage, start))

    @on(Input.Changed)
    def _look(self, event: Input.Changed) -> None:
        event.stop()
        number = _NUMBER.fullmatch(event.value.strip())
        self._look_for("" if number else collapsed(event.value))
        if number:
            self._document.go_to(int(number[1]))
        elif self.match is None:
            self._document.return_to(self._began_at)

    @on(Input.Submitted)
    def _keep(self, event: Input.Submitted) -> None:
        event.stop()
        if self.match is None:
            self.words, self.bearings = "", None
        self._end_typing()

    @on(SearchField.Left)
    def _give_up(self, event: SearchField.Left) -> None:
        event.stop()
        self._end_typing()
        self._look_for("")
        self._document.return_to(self._began_at)

    def _end_typing(self) -> None:
        self.query_one("#search").display = False
        self.screen.set_focus(self._document, scroll_visible=False)
        self.post_message(self.Searched())

    def _look_for(self, words: str) -> None:
        self.words = words
        start = self._began_at.passage
        self._show(self._reading.search.after(words, start) if words and self._reading else None)

    def _show(self, match: Found | None) -> None:
        self.match = match
        self._document.show_matches(self.words, match)
        self.bearings = self._bearings()
        self.post_message(self.Searched())

    def _bearings(self) -> Content | None:
        if not self.words or self._reading is None:
            return None
        if self.match is None:
            return plain("not found", "bold $warning")
        search = self._reading.search
        return plain(f"match {search.rank(self.words, self.match)} of {search.count(self.words)}", "bold")
