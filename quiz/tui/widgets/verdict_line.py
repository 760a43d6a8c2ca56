"""The verdict of a race, in a line that is always there."""

from textual.content import Content

from quiz.model.outcome import Outcome
from quiz.tui.content import MUTED, verdict_line
from quiz.tui.widgets.words import Words


class VerdictLine(Words):
    """How an answer was judged and what it earned, shown without a layout and so before anything else can be.

    It lies on the screen itself: every container around it would be drawn with it.
    """

    def show(self, outcome: Outcome, earned: str) -> None:
        """Show a verdict."""
        self.update(Content.assemble(verdict_line(outcome), ("  ·  ", MUTED), (earned, "bold")), layout=False)

    def clear(self) -> None:
        """Show nothing."""
        self.update(Content(), layout=False)
