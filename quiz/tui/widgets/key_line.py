"""The keys of the moment, in one line at the bottom."""

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from quiz.first_paint.keys import GAP_CELLS, Key, fitting
from quiz.tui.content import MUTED

GAP = Content(" " * GAP_CELLS)

_WAYS_OUT = frozenset({"leave", "close", "cancel", "quit"})
"""The actions that lead out of a screen, whatever else there is room for."""


class KeyLine(Widget):
    """What can be done now: a footer that is drawn at once, never composed anew, and always fits.

    Keys are clicked as well as pressed.
    """

    ALLOW_SELECT = False
    auto_links = False  # there are none to be looked for

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)

    def render(self) -> Content:
        """Return the keys that fit."""
        labels = self._labels()
        return GAP.join(labels[key] for key in fitting(list(labels), self.content_size.width))

    def _labels(self) -> dict[Key, Content]:
        # Two widgets may each have an action of one name.
        shown: dict[tuple[DOMNode, str], tuple[Key, Content]] = {}
        for key, active in self.screen.active_bindings.items():
            if active.binding.show:
                shown.setdefault((active.node, active.binding.action), self._labelled(key, active))
        return dict(shown.values())

    def _labelled(self, key: str, active: ActiveBinding) -> tuple[Key, Content]:
        binding = active.binding
        named = Key(self.app.get_key_display(binding), binding.description, active.enabled, binding.action in _WAYS_OUT)
        if not active.enabled:
            return named, Content.styled(f"{named.name} {named.action}", "dim")
        label = Content.assemble((named.name, "bold $primary"), " ", (named.action, MUTED))
        return named, label.stylize(Style.from_meta({"key": key, "tooltip": active.tooltip}))

    def _update(self, _: Screen[object]) -> None:
        self.refresh()

    def _on_mouse_move(self, event: events.MouseMove) -> None:
        tooltip = event.style.meta.get("tooltip")
        self.tooltip = Content(tooltip) if tooltip else None

    async def _on_click(self, event: events.Click) -> None:
        event.stop()
        key = event.style.meta.get("key")
        if key is not None:
            self.app.simulate_key(key)
