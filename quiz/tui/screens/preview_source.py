"""A source of a pack that is being written, from which citations are taken."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from quiz.model.error import QuizError
from quiz.play.citing import ReadyCitation
from quiz.play.reading import Reading
from quiz.play.view import Evidence
from quiz.tui.content import MUTED, plain
from quiz.tui.screens.source import SourceScreen
from quiz.tui.widgets.document import DocumentView
from quiz.tui.widgets.quotable import QuotableView
from quiz.tui.widgets.sentences import SentenceView

_NOWHERE_ALONE = "All of this passage stands elsewhere too, so that no quote leads to it alone."


class PreviewSource(SourceScreen):
    """Shows a source; what is selected in it is copied as a citation, and stands below to be copied by hand.

    `cite` returns the citation of some characters of a passage of a source, and may raise QuizError.
    """

    HELP = """
The whole document, opened at the words that the question rests on. Select a sentence with Enter, and more of them with
Space or Shift and the arrow keys; with the mouse, click sentences or pull over any words. The citation, ready to be
pasted, is copied, and stands at the bottom where your terminal does not take it. `c` cites the words that were found.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "quote", "Cite", tooltip="Copy the citation of these words", id="source.quote"),
        Binding("p", "practise", "Question", tooltip="Go to a question that rests on this", id="source.practise"),
    ]
    document_type: ClassVar[type[DocumentView]] = QuotableView

    def __init__(
        self,
        read: Callable[[Evidence], Reading],
        citations: Sequence[Evidence],
        cite: Callable[[str, int, int, int], ReadyCitation],
    ) -> None:
        super().__init__(read, citations)
        self._cite_words = cite

    def below_document(self) -> Iterable[Widget]:
        """Return the place of the citation."""
        yield Static(id="citation")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which actions can be taken now; None shows one dimmed."""
        if action == "quote":
            return self.searching.match is not None
        return super().check_action(action, parameters)

    def step_told(self, number: int) -> str:
        """Return which of the citations the one of a number, from 0, is, or that it is none."""
        cited = sum(evidence.end > 0 for evidence in self._citations)
        return f"quote {number + 1} of {cited}" if number < cited else "not cited here"

    def action_quote(self) -> None:
        """Cite the words that were looked for, where they were found."""
        match = self.searching.match
        if match is not None:
            self._copy(match.passage, match.start, match.end)

    @on(SentenceView.Changed)
    @on(SentenceView.Taken)
    def _copy_selected(self, event: SentenceView.Changed | SentenceView.Taken) -> None:
        event.stop()
        view = self.document
        quoted = view.quoted if isinstance(view, QuotableView) else None
        if quoted is None:
            self.query_one("#citation").display = False
        else:
            number, (start, end) = quoted
            self._copy(number, start, end)

    def _copy(self, number: int, start: int, end: int) -> None:
        if self._reading is None:
            return
        try:
            ready = self._cite_words(self._reading.source, number, start, end)
        except QuizError as error:
            told = plain(f"! {error}", "$warning")
        else:
            told = _told(ready)
            if ready.toml:
                self.app.copy_to_clipboard(ready.toml)
        citation = self.query_one("#citation", Static)
        citation.display = True
        citation.update(told)


def _told(ready: ReadyCitation) -> Content:
    if not ready.toml:
        return Content.styled(f"! {_NOWHERE_ALONE}", "$warning")
    lines = [Content.assemble(("Copied  ", "bold $success"), plain(ready.toml))]
    if ready.listing:
        below = f"Add this below the [sources.passages] of {ready.source.id}:  "
        lines.append(Content.assemble(plain(below, MUTED), plain(ready.listing)))
    return Content("\n").join(lines)
