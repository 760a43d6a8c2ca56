"""What is left to be done by a screen that is no longer there."""

from traceback import walk_tb

from textual.css.query import NoMatches
from textual.widget import MountError, Widget
from textual.worker import WorkerFailed


def is_of_what_is_gone(error: Exception) -> bool:
    """Tell whether an error is that of a widget that looked for its parts, or had one to add, after it was taken away.

    Its screen may have been, or all that there is, as the program is left. A key can lead away from a screen that has
    not yet handled all that was typed before, or is only just coming. Textual mounts nothing on it any more.
    """
    cause = error.error if isinstance(error, WorkerFailed) else error
    if not isinstance(cause, NoMatches | MountError):
        return False
    owners = (frame.f_locals.get("self") for frame, _ in walk_tb(cause.__traceback__))
    return any(isinstance(owner, Widget) and _is_gone(owner) for owner in owners)


def _is_gone(widget: Widget) -> bool:
    # A screen that was left has its widgets for a while still.
    return not widget.is_attached or widget.screen not in widget.app.screen_stack
