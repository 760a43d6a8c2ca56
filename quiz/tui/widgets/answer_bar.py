"""What can be done with a question, and once it is answered the verdict."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from quiz.play.view import AnsweredView, AskedView
from quiz.tui.content import MUTED, signed, verdict_line
from quiz.tui.widgets.press import Press

PROOF_LABEL = "  ·  proof "


class AnswerBar(Horizontal):
    """The buttons below a question; after its answer the verdict, and the button that goes on.

    Where it `is_race` there are no hints, and the verdict stands elsewhere.
    """

    def __init__(self, *, is_race: bool = False) -> None:
        super().__init__(id="bar")
        self._is_race = is_race

    def compose(self) -> ComposeResult:
        """Lay out all of them; those of the moment are shown."""
        yield Static(id="verdict")
        yield Press("Answer", "screen.submit", id="press-answer")
        yield Press("Hint", "screen.hint", id="press-hint")
        yield Press("Skip", "screen.skip", id="press-skip")
        yield Press("Later", "screen.put_off", id="press-later")
        yield Press("Next", "screen.next", id="press-next")

    def show_asked(self, asked: AskedView) -> None:
        """Show how to answer."""
        hint = ["press-hint"] if asked.question.hint and not self._is_race else []
        later = ["press-later"] if asked.can_be_put_off else []
        self._show("press-answer", "press-skip", *hint, *later)

    def show_finding(self) -> None:
        """Show how to answer the second step."""
        self._show("press-answer", "press-skip")

    def show_answered(self, answered: AnsweredView) -> None:
        """Show how the answer was judged, and apart from it how its proof was."""
        if self._is_race:
            self._show("press-next")
            return
        if self._is_race:
            self._show("press-next")
            return
        verdict = verdict_line(answered.outcome)
        if answered.finding is not None:
            verdict = Content.assemble(verdict, (PROOF_LABEL, MUTED), verdict_line(answered.finding.outcome))
        if answered.mark is not None:
            stated = f"  ·  C={answered.certainty} "
            verdict = Content.assemble(verdict, (stated, MUTED), (signed(answered.mark), "bold"))
        self.query_one("#verdict", Static).update(verdict)
        self._show("verdict", "press-next")

    def _show(self, *names: str) -> None:
        # Setting a class on the screen instead would restyle everything on it, which a learner would feel.
        for child in self.children:
            child.display = child.id in names
