"""The source screen: a whole document, opened at the words that an answer rests on."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from quiz.engine.text_fragment import text_fragment
from quiz.model.attempt import QuestionName
from quiz.model.error import QuizError
from quiz.play.reading import Reading
from quiz.play.view import Evidence
from quiz.tui.content import MUTED, plain
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.confirm import ConfirmScreen
from quiz.tui.screens.practice import Practice
from quiz.tui.typesetting import Span
from quiz.tui.widgets.document import DocumentView
from quiz.tui.widgets.searchable import SearchableDocument


class SourceScreen(QuizScreen[Practice | None]):
    """Shows the source of a citation; returns a wish to practise, or None where the learner only read."""

    AUTO_FOCUS: ClassVar[str | None] = "DocumentView"
    HELP = """
The whole document, opened at the words that the answer rests on. Numbers in the margin are those of the passages, and
the bar stands along the passage that you are at. A dot marks passages that questions rest on which you have answered.

Once words were looked for, `n` and `N` lead from match to match, until Escape ends the search.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "end_search", "End search", tooltip="Look for these words no more", id="source.end_search"),
        Binding("escape,q,o", "close", "Back", tooltip="Go back to where you came from", id="source.close"),
        Binding("n", "match(1)", "Match", tooltip="Go to where these words stand next", id="source.next_match"),
        Binding(
            "N", "match(-1)", "Match before", show=False, tooltip="Go back to the match before", id="source.last_match"
        ),
        Binding("n", "cite(1)", "Quote", tooltip="Go to the next words that this rests on", id="source.next_quote"),
        Binding("N", "cite(-1)", "Quote before", show=False, tooltip="Go to the quote before", id="source.last_quote"),
        Binding("slash", "search", "Search", tooltip="Look for words, or for #12 as passage 12", id="source.search"),
        Binding(
            "right_square_bracket", "heading(1)", "Heading", tooltip="Go to the next heading", id="source.next_heading"
        ),
        Binding(
            "left_square_bracket",
            "heading(-1)",
            "Heading before",
            show=False,
            tooltip="Go to the heading before",
            id="source.last_heading",
        ),
        Binding("p", "practise", "Practise", tooltip="Answer the questions that rest on this", id="source.practise"),
        Binding("w", "browse", "Web", tooltip="Open these words in your browser", id="source.browse"),
    ]

    document_type: ClassVar[type[DocumentView]] = DocumentView
    document = query_one(DocumentView)
    searching = query_one(SearchableDocument)

    def __init__(
        self,
        read: Callable[[Evidence], Reading],
        citations: Sequence[Evidence],
        first: int = 0,
        *,
        is_in_session: bool = False,
    ) -> None:
        super().__init__()
        self._read = read
        self._citations = citations
        self._cited = first
        self._is_in_session = is_in_session
        self._reading: Reading | None = None

    def compose(self) -> ComposeResult:
        """Lay out the document below its title, and below it the field for searching."""
        page = Vertical(
            Horizontal(Static(id="source-title"), Static(id="source-place"), classes="bearings"),
            Horizontal(Static(id="source-heading"), Static(id="source-step"), classes="bearings"),
            SearchableDocument(self.document_type()),
            *self.below_document(),
            id="page",
        )
        yield from self.frame(page)

    def below_document(self) -> Iterable[Widget]:
        """Return what else there is, below the document."""
        return ()

    def on_mount(self) -> None:
        """Open the document at the citation."""
        self._cite(self._cited)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell which actions can be taken now; None shows one dimmed."""
        match action:
            case "end_search" | "match":
                return bool(self.searching.words)
            case "cite":
                return not self.searching.words
            case "search":
                return not self.searching.is_typing
            case "practise":
                return True if self._resting else None
            case "browse":
                return self._address() is not None
        return True

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_cite(self, step: int) -> None:
        """Go to another citation, from the last one on to the first."""
        self._cite((self._cited + step) % len(self._citations))

    def action_heading(self, step: int) -> None:
        """Go to another heading."""
        self.document.go_to_heading(step)

    def action_search(self) -> None:
        """Ask for words to look for."""
        self.searching.open_field()

    def action_end_search(self) -> None:
        """Look for the words no more; the document stays where it is."""
        self.searching.end()

    def action_match(self, step: int) -> None:
        """Go to another match, from the last one on to the first."""
        self.searching.step(step)

    def action_practise(self) -> None:
        """Leave for the questions that rest on the current passage."""
        practice = Practice(self._resting)
        if not self._is_in_session:
            self.dismiss(practice)
            return
        count = len(practice.questions)
        questions = "the question that rests" if count == 1 else f"the {count} questions that rest"
        question = (
            f"Leave this session, and practise {questions} on this passage?\n\n"
            "What you have answered is kept, and the library offers to go on with it."
        )
        self.app.push_screen(
            ConfirmScreen(Content(question)), lambda is_sure: self._leave_for(practice, is_sure=is_sure)
        )

    def action_browse(self) -> None:
        """Open the words in a browser, once the learner has agreed to the address."""
        address = self._address()
        if address is not None:
            question = Content.assemble("Open this address in your browser?\n\n", plain(address, MUTED))
            self.app.push_screen(ConfirmScreen(question), lambda is_sure: self._open(address, is_sure=is_sure))

    @on(DocumentView.Moved)
    @on(SearchableDocument.Searched)
    def _show_place(self, event: DocumentView.Moved | SearchableDocument.Searched) -> None:
        event.stop()
        passage, reading = self.document.current, self._reading
        if passage is not None and reading is not None:
            self.query_one("#source-place", Static).update(plain(reading.bearings(passage.number), MUTED))
            self.query_one("#source-heading", Static).update(plain(" / ".join(passage.headings), MUTED))
        self._show_step()

    def step_told(self, number: int) -> str:
        """Return which of the citations the one of a number, from 0, is."""
        return f"quote {number + 1} of {len(self._citations)}"

    def _show_step(self) -> None:
        """Tell which match or which citation this is."""
        step = self.searching.bearings or plain(self.step_told(self._cited), MUTED)
        self.query_one("#source-step", Static).update(step)
        self.refresh_bindings()

    def _cite(self, number: int) -> None:
        evidence = self._citations[number]
        if self._reading is None or self._reading.source != evidence.source:
            try:
                self._reading = self._read(evidence)
            except QuizError as error:
                self.notify(f"The source cannot be shown. {error}", severity="warning", markup=False)
                if self._reading is None:
                    self.dismiss(None)
                return
            self.document.show(self._reading, self._quotes())
            self.searching.search_in(self._reading)
            title, licence = self._reading.title, self._reading.licence
            self.query_one("#source-title", Static).update(
                Content.assemble(plain(title, "bold"), (f" · {licence}" if licence else "", MUTED))
            )
        self._cited = number
        self.document.go_to(evidence.number, evidence.start)
        self._show_step()

    def _quotes(self) -> Mapping[int, Sequence[Span]]:
        quotes: dict[int, list[Span]] = {}
        for evidence in self._citations:
            if self._reading is not None and evidence.source == self._reading.source:
                quotes.setdefault(evidence.number, []).append((evidence.start, evidence.end))
        return quotes

    @property
    def _resting(self) -> tuple[QuestionName, ...]:
        """The questions that rest on the current passage, as far as they may be told."""
        passage = self.document.current
        return self._reading.resting.get(passage.number, ()) if self._reading and passage else ()

    def _address(self) -> str | None:
        """Return where a browser shows the quote, or the current passage where that is another one."""
        passage, reading = self.document.current, self._reading
        if passage is None or reading is None or not reading.url:
            return None
        evidence = self._citations[self._cited]
        is_cited = (evidence.source, evidence.number) == (reading.source, passage.number)
        start, end = (evidence.start, evidence.end) if is_cited else (0, len(passage.text))
        is_unique = not is_cited or reading.search.count(passage.text[start:end]) == 1
        return text_fragment(reading.url, passage.text, start, end, is_unique=is_unique)

    def _leave_for(self, practice: Practice, *, is_sure: bool | None) -> None:
        if is_sure:
            self.dismiss(practice)

    def _open(self, address: str, *, is_sure: bool | None) -> None:
        if is_sure:
            self.app.open_url(address)
