"""What can be done in a preview, by which keys."""

from textual.binding import Binding, BindingType

from quiz.play.preview import Preview
from quiz.play.view import AnsweredView, AskedView

PREVIEW_KEYS: list[BindingType] = [
    Binding("n,right", "step(1)", "Next", tooltip="Go to the next question", id="preview.next"),
    Binding("enter,space", "next", "Next", show=False, system=True, tooltip="Go on", id="preview.go_on"),
    Binding(
        "t",
        "turn",
        "Try",
        tooltip="Show questions as the learner is asked them, or with their key",
        id="preview.turn",
    ),
    Binding(
        "exclamation_mark,f8",
        "problems",
        "Problems",
        tooltip="Go through what is wrong",
        id="preview.problems",
    ),
    Binding("e", "edit", "Edit", tooltip="Open your editor ($VISUAL, $EDITOR) at these lines", id="preview.edit"),
    Binding(
        "o", "open_source", "Source", tooltip="Read in the source, and take citations from it", id="preview.source"
    ),
    Binding("p,left", "step(-1)", "Before", tooltip="Go to the question before", id="preview.before"),
    Binding("slash", "search", "Search", tooltip="Go to a question by its id or by its words", id="preview.search"),
    Binding(
        "up", "scroll('up')", "Scroll", key_display="↑↓", show=False, tooltip="Scroll the explanation", id="preview.up"
    ),
    *(
        Binding(
            key,
            f"scroll('{key}')",
            "Scroll",
            show=False,
            system=True,
            tooltip="Scroll the explanation",
            id=f"preview.{key}",
        )
        for key in ("down", "pageup", "pagedown", "home", "end")
    ),
    Binding("g", "go_to(0)", "First", show=False, tooltip="Go to the first question", id="preview.first"),
    Binding("G", "go_to(-1)", "Last", show=False, tooltip="Go to the last question", id="preview.last"),
    Binding("enter,i", "return", "Back to the answer", tooltip="Go back to answering", id="preview.return"),
    Binding("h,f2", "hint", "Hint", tooltip="Show the hint", id="preview.hint"),
    Binding("s,f3", "skip", "Key", tooltip="Show the key of this question", id="preview.skip"),
    Binding("u,f6", "again", "Again", tooltip="Answer this question once more", id="preview.again"),
    Binding("q,f4", "leave", "Leave", tooltip="Leave the preview", id="preview.leave"),
]


def can_be_done(action: str, preview: Preview) -> bool | None:
    """Return whether an action can be taken at a question; None where it is dimmed for now."""
    view = preview.view
    match action:
        case "step" | "go_to" | "search":
            return preview.total > 1 or None
        case "next" | "scroll":
            return not isinstance(view, AskedView)
        case "turn":
            return view is not None or None
        case "open_source":
            return not isinstance(view, AskedView)
        case "hint":
            return isinstance(view, AskedView) and bool(view.question.hint) and view.hint is None
        case "submit" | "skip":
            return isinstance(view, AskedView)
        case "again":
            return isinstance(view, AnsweredView) and preview.is_asking
    return True
