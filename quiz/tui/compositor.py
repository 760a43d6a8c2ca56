"""Putting widgets together into what the terminal shows, without looking at rows that have not changed."""

from collections.abc import Collection, Iterable

from textual._compositor import Compositor
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class RowCompositor(Compositor):
    """Asks each widget for its rows that are drawn again, where Textual's own asks all widgets for all of their rows.

    A verdict is one row, and a learner would feel the rest. What is `veiled` is not drawn, with all that is in it.
    """

    veiled: Collection[Widget] = ()

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        """Yield region, clip and strips of each widget that is to be seen, of its rows within `crop` alone.

        Widgets come front to back, and what lies behind another one as a whole is not asked.
        """
        wanted = crop or self.size.region
        rows = wanted.line_range
        nearer: list[Region] = []
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            top, bottom = max(seen.y, rows.start), min(seen.bottom, rows.stop)
            if seen.width and top < bottom and not self._is_veiled(widget):
                drawn = Region(seen.x, top, seen.width, bottom - top)
                # Asked are whole rows, since nothing else is kept; to be seen of them is what is wanted.
                shown = drawn.intersection(wanted)
                if shown and not any(other.contains_region(shown) for other in nearer):
                    nearer.append(shown)
                    yield region, drawn, widget.render_lines(drawn.translate(-region.offset))

    def _is_veiled(self, widget: Widget) -> bool:
        return bool(self.veiled) and any(node in self.veiled for node in widget.ancestors_with_self)
