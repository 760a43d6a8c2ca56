"""What can be done with a question, and once it is answered the verdict."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from quiz.model.outcome import Outcome
from quiz.model.question import Question
from quiz.tui.content import verdict_line
from quiz.tui.widgets.press import Press


class AnswerBar(Horizontal):
    """The buttons below a question; after its answer the verdict, and the button that goes on."""

    def __init__(self) -> None:
        super().__init__(id="bar")

    def compose(self) -> ComposeResult:
        """Lay out all of them; those of the moment are shown."""
        yield Static(id="verdict")
        yield Press("Answer", "screen.submit", id="press-answer")
        yield Press("Hint", "screen.hint", id="press-hint")
        yield Press("Skip", "screen.skip", id="press-skip")
        yield Press("Next", "screen.next", id="press-next")

    def show_asked(self, question: Question) -> None:
        """Show how to answer."""
        self._show("press-answer", "press-skip", *(["press-hint"] if question.hint else []))

    def show_answered(self, outcome: Outcome) -> None:
        """Show how the answer was judged."""
        self.query_one("#verdict", Static).update(verdict_line(outcome))
        self._show("verdict", "press-next")

    def _show(self, *names: str) -> None:
        # Setting a class on the screen instead would restyle everything on it, which a learner would feel.
        for child in self.children:
            child.display = child.id in names
