"""Putting widgets together into what the terminal shows, without looking at rows that have not changed."""

from collections.abc import Collection, Iterable

from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class RowCompositor(Compositor):
    """Asks each widget for its rows that are drawn again, where Textual's own asks all widgets for all of their rows.

    A verdict is one row, and a learner would feel the rest. What is `veiled` is not drawn, with all that is in it.
    """

    veiled: Collection[Widget] = ()

    _changed: Collection[Region] = ()
    """What is drawn again, while that is done for parts of the screen."""

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw the parts of the screen that have changed, or nothing where there are none."""
        self._changed = tuple(self._dirty_regions)
        try:
            return super().render_partial_update()
        finally:
            self._changed = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield region, clip and strips of each widget that is to be seen, of its rows within `crop` alone.

        Widgets come front to back, and what lies behind others as a whole is not asked.
        """
        wanted = crop or self.size.region
        left = [part for region in self._changed or (wanted,) if (part := region.intersection(wanted))]
        nearer: list[Region] = []
        for widget, (region, clip) in self.visible_widgets.items():
            if not left:
                break
            seen = region.intersection(clip)
            parts = [
                part
                for hole in left
                if (part := hole.intersection(seen)) and not any(other.contains_region(part) for other in nearer)
            ]
            if parts and not self._is_veiled(widget):
                rows = Region.from_union(parts)
                # Asked are whole rows, since nothing else is kept.
                drawn = Region(seen.x, rows.y, seen.width, rows.height)
                yield region, drawn, widget.render_lines(drawn.translate(-region.offset))
                nearer.append(drawn)
                left = [hole for hole in left if not drawn.contains_region(hole)]

    def _is_veiled(self, widget: Widget) -> bool:
        return bool(self.veiled) and any(node in self.veiled for node in widget.ancestors_with_self)
