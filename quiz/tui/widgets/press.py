"""A button of one line."""

from textual.content import Content
from textual.widgets import Button


class Press(Button):
    """Runs an action as a key would, or without one tells that it was pressed.

    It does so without the pause in which a Textual button takes no second press.
    """

    def __init__(self, label: str, action: str | None = None, *, id: str | None = None, classes: str = "") -> None:  # noqa: A002  # Textual's name for it
        super().__init__(Content(label), action=action, id=id, classes=classes, compact=True)
        self.active_effect_duration = 0
