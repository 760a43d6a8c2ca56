"""The search for the sentences that decide a claim, or that prove an answer, in the source itself."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Button, Static

from quiz.engine.feedback import TEXT_DOES_NOT_SAY
from quiz.model.question import FindEvidence
from quiz.model.response import EvidenceResponse, Excerpt
from quiz.play.reading import Reading
from quiz.play.view import AnsweredView, AskedView, Evidence, FindingView
from quiz.tui.content import MUTED, plain
from quiz.tui.widgets.answer import AnswerWidget, Missing, question_of
from quiz.tui.widgets.document import DocumentView
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.searchable import SearchableDocument
from quiz.tui.widgets.sentences import SIGNS, STYLES, Place, SentenceView, Sign

_NOTHING = "Nothing is selected yet. Go to a sentence with the arrow keys and press Enter, or click it."
_NOTHING_OR_ABSENT = f"{_NOTHING} Press 0 if the text does not say."


class EvidenceAnswer(AnswerWidget):
    """A whole source, in which a sentence or several neighbouring ones are selected."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "0", "say_absent", "Not said", show=False, tooltip="Answer that the text does not say", id="find.absent"
        ),
        Binding("slash", "search", "Search", tooltip="Look for words, or for #12 as passage 12", id="find.search"),
        Binding("n", "match(1)", "Match", tooltip="Go to where these words stand next", id="find.next_match"),
        Binding("N", "match(-1)", "Match before", show=False, tooltip="Go to the match before", id="find.last_match"),
        Binding("escape", "end_search", "End search", tooltip="Look for these words no more", id="find.end_search"),
        Binding("right_square_bracket", "heading(1)", "Heading", tooltip="Go to the next heading", id="find.heading"),
        Binding(
            "left_square_bracket",
            "heading(-1)",
            "Heading before",
            show=False,
            tooltip="Go to the heading before",
            id="find.last_heading",
        ),
    ]

    text = query_one(SentenceView)
    searching = query_one(SearchableDocument)

    def __init__(self) -> None:
        super().__init__()
        self._reading: Reading
        self._offers_absent = True
        self._selected: Place | None = None
        self._keys: Sequence[Place] = ()

    def compose(self) -> ComposeResult:
        """Lay out the text below its title, and below it what is selected."""
        yield Horizontal(Static(id="text-title"), Static(id="text-place"), id="title-line", classes="bearings")
        yield SearchableDocument(SentenceView())
        yield Horizontal(
            Static(id="chosen"),
            Press("0 Text does not say", id="press-absent"),
            Press("Yours", id="press-selected"),
            Press("Quoted", id="press-key"),
            classes="bearings",
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell which actions can be taken now."""
        if self.has_class("-settled"):
            return False
        match action:
            case "say_absent":
                return self._offers_absent
            case "match" | "end_search":
                return bool(self.searching.words)
            case "search":
                return not self.searching.is_typing
        return True

    async def ask(self, asked: AskedView) -> None:
        """Show the text in which the claim is to be decided."""
        question_of(asked, FindEvidence)
        if asked.searched is None:
            raise TypeError("The source to be searched is not at hand.")
        self._show_text(asked.searched, offers_absent=True)

    def search_proof(self, finding: FindingView) -> None:
        """Show the text in which an answer is to be proven, and which does say so."""
        self._given_to = finding.asked.question
        self._show_text(finding.searched, offers_absent=False)

    def settle(self, answered: AnsweredView) -> None:
        """Mark the sentences that were selected and those that decide, and show them."""
        self.add_class("-settled")
        excerpt = _excerpt(answered)
        places = ((evidence.number, (evidence.start, evidence.end)) for evidence in self._cited(answered))
        self._keys = tuple(dict.fromkeys(places))
        self._selected = (excerpt.passage, (excerpt.start, excerpt.end)) if excerpt else None
        self.searching.search_in(self._reading)
        self.text.settle(self._selected, self._keys)
        question = answered.asked.question
        is_undecided = isinstance(question, FindEvidence) and question.key == "absent"
        missed = "nearest" if is_undecided else "missed" if excerpt else "decides it"
        names: dict[Sign, str] = {"right": "right", "wrong": "not it", "missed": missed}
        parts = [Content.assemble(SIGNS[sign], " ", (names[sign], STYLES[sign])) for sign in self.text.signs]
        self.query_one("#chosen", Static).update(Content("  ").join(parts))
        self._offer(*(("press-selected", "press-key") if excerpt and len(parts) > 1 else ()))

    def answer(self) -> EvidenceResponse | Missing:
        """Return what is selected, or that the text does not say."""
        excerpt = self.text.excerpt
        if excerpt is None and not self.text.is_absent:
            return Missing(_NOTHING_OR_ABSENT if self._offers_absent else _NOTHING)
        return EvidenceResponse(excerpt)

    def focus_answer(self) -> None:
        """Put the focus on the text."""
        self.screen.set_focus(self.text, scroll_visible=False)

    def action_say_absent(self) -> None:
        """Choose that the text does not say; once more answers so."""
        if self.text.is_absent:
            self.submit()
        else:
            self.text.choose_absent()

    def action_search(self) -> None:
        """Ask for words to look for."""
        self.searching.open_field()

    def action_match(self, step: int) -> None:
        """Go to another match."""
        self.searching.step(step)

    def action_end_search(self) -> None:
        """Look for the words no more."""
        self.searching.end()

    def action_heading(self, step: int) -> None:
        """Go to another heading."""
        self.text.go_to_heading(step)

    @on(Button.Pressed)
    def _press(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "press-absent":
                self.action_say_absent()
                self.focus_answer()
            case "press-selected" if self._selected:
                self._show_settled(self._selected, event.button)
            case "press-key":
                self._show_settled(self._keys[0], event.button)

    @on(SentenceView.Changed)
    def _change(self, event: SentenceView.Changed) -> None:
        event.stop()
        self._show_chosen()
        self.post_message(self.Changed())

    @on(SentenceView.Taken)
    def _take(self, event: SentenceView.Taken) -> None:
        event.stop()
        self.submit()

    @on(DocumentView.Moved)
    @on(SearchableDocument.Searched)
    def _show_place(self, event: DocumentView.Moved | SearchableDocument.Searched) -> None:
        event.stop()
        passage = self.text.current
        if passage is not None:
            place = self.searching.bearings or plain(self._reading.bearings(passage.number), MUTED)
            self.query_one("#text-place", Static).update(place)
        self.refresh_bindings()
        self.post_message(self.Moved(is_at_top=self.text.is_at_top))

    def _show_settled(self, place: Place, press: Button) -> None:
        self.text.show_place(place)
        # So that Enter goes on to the next question.
        press.blur()

    def _show_text(self, reading: Reading, *, offers_absent: bool) -> None:
        self._reading, self._offers_absent = reading, offers_absent
        self.remove_class("-settled")
        self.query_one("#text-title", Static).update(plain(reading.title, MUTED))
        self.text.show(reading, {})
        self.searching.search_in(reading)
        self._offer(*(("press-absent",) if offers_absent else ()))
        self._show_chosen()

    def _show_chosen(self) -> None:
        count = self.text.selected_count
        chosen = plain("Nothing selected yet", MUTED)
        if count and self.text.excerpt is not None:
            place = f" · {self._reading.unit} {self.text.excerpt.passage}"
            chosen = Content.assemble(SIGNS["selected"], f" {count} selected", (place, MUTED))
        elif self.text.is_absent:
            chosen = Content.assemble(SIGNS["selected"], f" {TEXT_DOES_NOT_SAY}")
        self.query_one("#chosen", Static).update(chosen)

    def _offer(self, *names: str) -> None:
        for press in self.query(Press):
            press.display = press.id in names

    def _cited(self, answered: AnsweredView) -> Sequence[Evidence]:
        return [
            evidence
            for evidence in answered.evidence
            if evidence.source == self._reading.source and evidence.passage is not None
        ]


def _excerpt(answered: AnsweredView) -> Excerpt | None:
    if answered.finding is not None:
        return answered.finding.excerpt
    return answered.response.excerpt if isinstance(answered.response, EvidenceResponse) else None
