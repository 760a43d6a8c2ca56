"""What stands in the place of a question that cannot be shown while its pack is written."""

from collections.abc import Sequence

from textual.content import Content

from quiz.play.preview import Preview
from quiz.tui.diagnosed import diagnostic_text
from quiz.tui.widgets.feedback import Part


def unshown_parts(preview: Preview) -> Sequence[Part]:
    """Return what is said where there is no question, or one that cannot be shown, with what is wrong with it."""
    if preview.question is None:
        return [("answer", Content.styled("There is no question to be shown yet.", "bold"))]
    told = Content.styled("This question cannot be shown before this is mended.", "bold")
    return [("answer", told), *(("why", diagnostic_text(problem)) for problem in preview.hiding_problems)]
