"""Where in a pack an author is, and what is wrong there."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.engine.figures import counted
from quiz.play.preview import Preview
from quiz.tui.content import MUTED, plain
from quiz.tui.diagnosed import place_told, severity_mark

_Ends = tuple[Content, Content]


class DraftLine(Widget):
    """The pack and the place in it, and below that the question by its id and file beside the number of problems.

    Where a file cannot be read, that is told below.
    """

    ALLOW_SELECT = False

    ends: reactive[tuple[_Ends, ...]] = reactive(())
    share: reactive[float] = reactive(0.0)
    unreadable: reactive[Content] = reactive(Content(), layout=True)

    def show(self, preview: Preview) -> None:
        """Show where a preview is."""
        question = preview.question
        here = plain(question.label, "bold") if question else Content("no question yet")
        file = plain(f"  {question.file.name}" if question else "", MUTED)
        number = preview.place + 1 if question else 0
        place = Content.styled(f"{number} of {preview.total}", "bold")
        self.share = number / max(1, preview.total)
        self.ends = (
            (plain(preview.title, MUTED), place),
            (Content.assemble(here, file), problems_told(preview)),
        )
        self.unreadable = unreadable_told(preview)

    def render(self) -> Content:
        """Return the lines at the width of the widget."""
        width = self.content_size.width
        lines = [_between(left, right, width) for left, right in self.ends]
        filled = int(width * self.share)
        lines.insert(1, Content.assemble(("━" * filled, "$primary"), ("─" * (width - filled), "$border-blurred")))
        return Content("\n").join([*lines, self.unreadable] if self.unreadable else lines)


def problems_told(preview: Preview) -> Content:
    """Return how many problems there are, at this question and in all."""
    if not preview.problems:
        return Content.styled("✓ no problems", "$success")
    here, worst = len(preview.own_problems), min(problem.severity for problem in preview.problems)
    told = f" {counted(len(preview.problems), 'problem')}"
    return Content.assemble(severity_mark(worst), (told, "bold"), (f", {here} here" if here else "", MUTED))


def unreadable_told(preview: Preview) -> Content:
    """Return which file cannot be read, and what is shown instead."""
    if not preview.unreadable:
        return Content()
    first = preview.unreadable[0]
    if preview.is_former:
        rest = "What is shown is as it was before." if preview.view else ""
    else:
        rest = "The rest is shown without it." if preview.total else "Nothing can be shown yet."
    return Content.assemble(("✗ ", "bold $error"), plain(f"{place_told(first)}: {first.message} {rest}", "$error"))


def _between(left: Content, right: Content, width: int) -> Content:
    left = left.truncate(max(1, width - right.cell_length - 2), ellipsis=True)
    return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)
