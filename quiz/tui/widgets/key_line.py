"""The keys of the moment, in one line at the bottom."""

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.style import Style
from textual.widget import Widget

from quiz.model.dataclass import dataclass
from quiz.tui.content import MUTED

GAP = Content("  ")
LAST_KEPT = 2
"""Help and the list of all actions stay at the end where there is not room for all."""


_WAYS_OUT = frozenset({"leave", "close", "cancel", "quit"})
"""The actions that lead out of a screen, whatever else there is room for."""


@dataclass(frozen=True, slots=True)
class _Key:
    label: Content
    is_enabled: bool
    leads_out: bool


class KeyLine(Widget):
    """What can be done now: a footer that is drawn at once, never composed anew, and always fits.

    Keys are clicked as well as pressed. Where there is no room for all of them, those that cannot be used now give way
    first, then those farthest behind; the way out always stays.
    """

    ALLOW_SELECT = False

    def on_mount(self) -> None:
        """Follow the screen's bindings."""
        self.screen.bindings_updated_signal.subscribe(self, self._update)

    def render(self) -> Content:
        """Return the keys that fit."""
        keys = self._keys()
        while _width(keys) > self.content_size.width:
            optional = [place for place in range(1, len(keys) - LAST_KEPT) if not keys[place].leads_out]
            if not optional:
                break
            del keys[max(optional, key=lambda place: (not keys[place].is_enabled, place))]
        return GAP.join(key.label for key in keys)

    def _keys(self) -> list[_Key]:
        # Two widgets may each have an action of one name.
        shown: dict[tuple[DOMNode, str], _Key] = {}
        for key, active in self.screen.active_bindings.items():
            if active.binding.show:
                shown.setdefault((active.node, active.binding.action), self._key(key, active))
        return list(shown.values())

    def _key(self, key: str, active: ActiveBinding) -> _Key:
        name = self.app.get_key_display(active.binding)
        leads_out = active.binding.action in _WAYS_OUT
        if not active.enabled:
            return _Key(Content.styled(f"{name} {active.binding.description}", "dim"), False, leads_out)
        label = Content.assemble((name, "bold $primary"), " ", (active.binding.description, MUTED))
        return _Key(label.stylize(Style.from_meta({"key": key, "tooltip": active.tooltip})), True, leads_out)

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


def _width(keys: list[_Key]) -> int:
    return sum(key.label.cell_length for key in keys) + len(GAP) * (len(keys) - 1)
