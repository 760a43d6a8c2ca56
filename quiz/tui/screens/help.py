"""The help screen: the keys that can be used on the screen below it."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Static

from quiz.model.dataclass import dataclass
from quiz.tui.content import MUTED, block_text
from quiz.tui.screens.base import QuizModal
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.too_small import TooSmall


@dataclass(frozen=True, slots=True)
class Help:
    """What one action is called, the keys that take it, and what it does."""

    keys: str
    name: str
    tooltip: str


def help_of(screen: Screen[object]) -> Sequence[Help]:
    """Return the actions that can be taken on a screen now by key, each once.

    Only bindings with an id are ours; what scrolls or moves a cursor needs no words.
    """
    # Two widgets may each have an action of one name.
    keys: dict[tuple[DOMNode, str], list[str]] = {}
    actions: dict[tuple[DOMNode, str], Binding] = {}
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.id and not binding.system:
            action = (active.node, binding.action)
            actions.setdefault(action, binding)
            shown = keys.setdefault(action, [])
            name = screen.app.get_key_display(binding)
            if name not in shown:
                shown.append(name)
    return [
        Help(" ".join(keys[action]), binding.description, binding.tooltip or "") for action, binding in actions.items()
    ]


class HelpScreen(QuizModal[None]):
    """Lists keys over the screen that they belong to, which stays as it is."""

    AUTO_FOCUS: ClassVar[str | None] = "#help"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,question_mark,f1", "dismiss", "Close", tooltip="Go back to the screen below", id="help.close")
    ]

    def __init__(self, purpose: str, helps: Sequence[Help]) -> None:
        super().__init__()
        self._purpose = purpose
        self._helps = helps

    def compose(self) -> ComposeResult:
        """Lay out the list, which the arrow keys scroll where it is longer than the window."""
        width = max((len(entry.keys) for entry in self._helps), default=0)
        lines = [
            Content.assemble((f"{entry.keys:<{width}}  ", "bold $primary"), entry.name, (f"  {entry.tooltip}", MUTED))
            for entry in self._helps
        ]
        yield TooSmall()
        with VerticalScroll(id="help"):
            yield Static(block_text(self._purpose), id="purpose")
            for line in lines:
                yield Static(line)
        yield KeyLine()
