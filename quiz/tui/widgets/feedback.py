"""What is said after an answer, below the question or beside it."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from quiz.first_paint.words import WAITING
from quiz.model.question import Ordering
from quiz.play.view import AnsweredView, RationaleView
from quiz.tui.content import block_text, plain
from quiz.tui.explained import VOUCHED, answer_text, evidence_text, finding_text, order_text, rationale_text

Part = tuple[str, Content]
"""A CSS class and what is shown under it."""


class Feedback(VerticalScroll, can_focus=False):
    """Your answer beside the key, why, and the words of the source; it scrolls while the question stays."""

    def compose(self) -> ComposeResult:
        """Say what will stand here; the style sheet shows that where the place is not needed otherwise."""
        yield Static(Content(WAITING), id="waiting")

    def show_answered(self, answered: AnsweredView) -> None:
        """Show all that is to be said about an answer, from its top."""
        self.show(list(feedback_parts(answered)))

    def clear(self) -> None:
        """Show nothing yet."""
        self.show([])

    def scroll_by_key(self, key: str) -> None:
        """Scroll as the key says."""
        scroll = {
            "up": self.scroll_up,
            "down": self.scroll_down,
            "pageup": self.scroll_page_up,
            "pagedown": self.scroll_page_down,
            "home": self.scroll_home,
            "end": self.scroll_end,
        }[key]
        scroll(animate=False)

    def show(self, parts: Sequence[Part]) -> None:
        """Show parts one below the other, from the top."""
        self.scroll_home(animate=False)
        waiting, *statics = self.query_children(Static)
        # Both classes say how the style sheet would have it; what follows for now is set here, which is much quicker.
        is_wide = self.screen.has_class("-wide")
        self.set_class(not parts, "-empty", update=False)
        self.styles.base.display = "block" if parts or is_wide else "none"
        waiting.set_class(bool(parts), "-gone", update=False)
        waiting.styles.base.display = "block" if is_wide and not parts else "none"
        if not (parts or is_wide):
            return
        if len(parts) > len(statics):
            added = [Static() for _ in range(len(parts) - len(statics))]
            self.mount(*added)
            statics += added
        for place, static in enumerate(statics):
            static.display = place < len(parts)
            if static.display:
                name, content = parts[place]
                if static.classes != frozenset(name.split()):
                    static.set_classes(name)
                static.update(content)


class ShortFeedback(Widget):
    """What was answered beside what is right, in a place of fixed size; the rest can be read when there is time."""

    auto_links = False  # there are none to be looked for

    _words = Content()

    @property
    def lines(self) -> int:
        """How many lines that takes at the width of the place."""
        return self.get_content_height(self.size, self.screen.size, self.content_size.width)

    def render(self) -> Content:
        """Return what is shown."""
        return self._words

    def show_answered(self, answered: AnsweredView) -> None:
        """Show what is right."""
        self._show(short_text(answered))

    def clear(self) -> None:
        """Show nothing yet."""
        self._show(Content())

    def _show(self, words: Content) -> None:
        """Show other words; most of the place is empty before and after, and is not drawn again."""
        width = self.content_size.width
        before, self._words = self._words, words
        lines = max(text.get_height(self.styles.get_rules(), width) for text in (before, words)) if width else 0
        self.refresh(Region(0, 0, width, lines))


def feedback_parts(answered: AnsweredView) -> Iterator[Part]:
    """Return what is said about an answer, the most important first."""
    if answered.scheduled is not None:
        for remark in answered.scheduled.remarks:
            yield "remark", Content(f"! {remark}")
    if answered.outcome.remark:
        yield "remark", Content.styled(answered.outcome.remark, "italic")
    yield "answer", short_text(answered)
    if answered.finding is not None:
        yield "answer", finding_text(answered.finding)
    if answered.asked.question.explanation:
        yield "why", block_text(answered.asked.question.explanation)
    chosen = [rationale for rationale in answered.rationales if rationale.chosen]
    for rationale in chosen:
        yield "rationale", rationale_text(rationale)
    if answered.feedback.finding:
        yield "answer", plain(answered.feedback.finding, "bold")
    for evidence in answered.evidence:
        yield "evidence", evidence_text(evidence)
    if any(evidence.passage is not None for evidence in answered.evidence):
        yield "-quiet", Content(VOUCHED)
    yield from _further_parts(answered, chosen)


def short_text(answered: AnsweredView) -> Content:
    """Return what was answered beside what is right."""
    # Where the proof was searched for, the text that was searched stands in the place of the marked answer.
    is_order_seen = isinstance(answered.asked.question, Ordering) and answered.finding is None
    return order_text(answered) if is_order_seen else answer_text(answered)


def _further_parts(answered: AnsweredView, chosen: Sequence[RationaleView]) -> Iterator[Part]:
    for rationale in chosen:
        for evidence in rationale.evidence:
            if evidence not in answered.evidence:
                yield "evidence", evidence_text(evidence, about=rationale.option)
    for rationale in answered.rationales:
        if not rationale.chosen and rationale.text:
            yield "rationale -quiet", rationale_text(rationale)
