"""Where the learner is in a session."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.first_paint.words import points
from quiz.play.view import AskedView
from quiz.tui.content import MUTED, plain


class StatusLine(Widget):
    """The pack, the position and the score, over a line that fills up as the session goes on."""

    ALLOW_SELECT = False
    auto_links = False  # there are none to be looked for

    asked: reactive[AskedView | None] = reactive(None)

    def render(self) -> Content:
        """Return both lines at the width of the widget."""
        asked = self.asked
        if asked is None:
            return Content()
        width = self.size.width
        position = Content.assemble((f"{asked.number} of {asked.total}", "bold"))
        if asked.was_put_off:
            position = Content.assemble(("put off before   ", MUTED), position)
        if asked.answered:
            position = Content.assemble((f"score {points(asked.score)} of {asked.answered}   ", MUTED), position)
        title = plain(asked.pack_title, MUTED).truncate(max(1, width - position.cell_length - 2), ellipsis=True)
        gap = Content(" " * max(1, width - title.cell_length - position.cell_length))
        filled = width * asked.done // asked.total
        line = Content.assemble(("━" * filled, "$primary"), ("─" * (width - filled), "$border-blurred"))
        return Content.assemble(title, gap, position, "\n", line)
