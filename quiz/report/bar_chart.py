"""Shares as bars across the page, each below its name: topics, mastery, hard questions."""

from collections.abc import Sequence

from quiz.model.dataclass import dataclass
from quiz.report.drawing import WIDTH, drawing, fitted, hatched, label, text_width
from quiz.report.markup import Markup, element

_ROW_HEIGHT = 38.0
_BAR_HEIGHT = 12.0
_GAP = 16.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A share from 0 to 1 under a name, with figures at the end of the line.

    `hatched` is a further share, drawn from the right end: what is told apart from the rest that is missing.
    """

    name: str
    share: float
    figures: str
    hatched: float = 0.0


def bar_chart(name: str, title: str, description: str, bars: Sequence[Bar]) -> Markup:
    """Return the bars one below the other; the whole width of one is 100%."""
    shapes: list[Markup] = []
    for place, bar in enumerate(bars):
        shapes += _row(name, bar, place * _ROW_HEIGHT)
    return drawing(name, title, description, len(bars) * _ROW_HEIGHT + 2, *shapes)


def _row(name: str, bar: Bar, top: float) -> list[Markup]:
    figures = fitted(bar.figures, WIDTH / 2)
    bar_top, full = top + 20, WIDTH - 2
    shapes = [
        label(fitted(bar.name, WIDTH - text_width(figures) - _GAP), 1.0, top + 14),
        label(figures, WIDTH - 1, top + 14, anchor="end", class_="label strong"),
        element("rect", x=1.0, y=bar_top, width=full, height=_BAR_HEIGHT, class_="outline", fill="none"),
        element("rect", x=1.0, y=bar_top, width=full * bar.share, height=_BAR_HEIGHT, class_="mark"),
    ]
    if bar.hatched:
        width = full * bar.hatched
        shapes.append(
            element(
                "rect",
                x=1 + full - width,
                y=bar_top,
                width=width,
                height=_BAR_HEIGHT,
                class_="outline",
                fill=hatched(name),
            )
        )
    return shapes
