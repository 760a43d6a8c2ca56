"""What can be done on the question screen, by which keys."""

from textual.binding import Binding, BindingType

from quiz.engine.scheduling.rating import Rating
from quiz.play.player import Player
from quiz.play.view import AnsweredView, AskedView, FindingView, JudgedView

_ON_A_QUESTION = frozenset(
    {
        *("next", "open_source", "contest", "scroll", "rate"),
        *("submit", "skip", "hint", "put_off", "undo", "redo"),
    }
)

QUESTION_KEYS: list[BindingType] = [
    Binding("enter,space,n", "next", "Next", tooltip="Go on to the next question", id="question.next"),
    Binding("o", "open_source", "Source", tooltip="Read on in the source, at these words", id="question.source"),
    Binding("up", "scroll('up')", "Scroll", key_display="↑↓", tooltip="Scroll the explanation", id="feedback.up"),
    *(
        Binding(
            key,
            f"scroll('{key}')",
            "Scroll",
            show=False,
            system=True,
            tooltip="Scroll the explanation",
            id=f"feedback.{key}",
        )
        for key in ("down", "pageup", "pagedown", "home", "end")
    ),
    Binding("enter,i", "return", "Back to the answer", tooltip="Go back to answering", id="question.return"),
    Binding("h,f2", "hint", "Hint", tooltip="Show a hint; that it was taken is recorded", id="question.hint"),
    Binding("s,f3", "skip", "Skip", tooltip="Skip this question and see its answer", id="question.skip"),
    Binding(
        "exclamation_mark",
        "contest",
        "Contest",
        key_display="!",
        tooltip="Say what is wrong with this question; it is kept for its author",
        id="question.contest",
    ),
    *(
        Binding(
            str(rating.value),
            f"rate({rating.value})",
            "Rate",
            key_display="1-4",
            show=False,  # the buttons name the digits
            system=rating is not Rating.AGAIN,
            tooltip="Say how well you knew it: 1 Again, 2 Hard, 3 Good, 4 Easy",
            id=f"question.rate.{rating.value}",
        )
        for rating in Rating
    ),
    Binding("q,f4", "leave", "Leave", tooltip="Leave; what was answered is kept", id="question.leave"),
    Binding("l,f5", "put_off", "Later", tooltip="Put this question off; it comes back at the end", id="question.later"),
    Binding(
        "u,f6", "undo", "Undo", tooltip="Let your last answer count for nothing, and give another", id="question.undo"
    ),
    Binding("U,ctrl+r,f7", "redo", "Redo", tooltip="Let the answer count again that was undone", id="question.redo"),
]


def can_be_done(
    action: str, view: AskedView | FindingView | JudgedView | AnsweredView | None, player: Player
) -> bool | None:
    """Return whether an action can be taken where the view is shown; None where it is dimmed for now."""
    if view is None or isinstance(view, JudgedView) or action not in _ON_A_QUESTION:
        return action not in _ON_A_QUESTION
    if action == "undo":
        return player.can_undo or None
    if action == "redo":
        return player.can_redo
    return _behind_answer(action, view, player) if isinstance(view, AnsweredView) else _before_answer(action, view)


def _behind_answer(action: str, view: AnsweredView, player: Player) -> bool | None:
    match action:
        case "next" | "scroll":
            return True
        case "open_source":
            return bool(view.openable) or None
        case "contest":
            return player.contestable is not None or None
        case "rate":
            return view.scheduled is not None
    return False


def _before_answer(action: str, view: AskedView | FindingView) -> bool | None:
    match action, view:
        case (("submit" | "skip"), _):
            return True
        case "hint", AskedView():
            return bool(view.question.hint) and view.hint is None
        case "put_off", AskedView():
            return view.can_be_put_off or None
    return False
