"""A claim, to be decided by a sentence of the source."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from quiz.model.question import FindEvidence
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.widgets.answer import AnswerWidget, Missing, question_of

_NOTICE = "Sentences are selected in plain lines only: leave, and begin with `quiz play --line`. Or skip this question."


class EvidenceAnswer(AnswerWidget):
    """Says where a claim can be answered, which is not here."""

    can_focus = True

    def compose(self) -> ComposeResult:
        """Lay out the notice."""
        yield Static(Content(_NOTICE))

    async def ask(self, asked: AskedView) -> None:
        """Take no other kind."""
        question_of(asked, FindEvidence)

    def settle(self, answered: AnsweredView) -> None:
        """Leave everything as it is: nothing was selected here."""

    def answer(self) -> Missing:
        """Return that nothing can be selected."""
        return Missing(_NOTICE)

    def focus_answer(self) -> None:
        """Take the focus, so that nothing else has it."""
        self.focus()
