"""The calibration curve: how much was right of what was stated with each certainty, and when that is best."""

from collections.abc import Iterator, Sequence

from quiz.engine.certainty import LevelTally, told
from quiz.engine.figures import counted, percent
from quiz.report.axes import Plot, share_axis
from quiz.report.drawing import SMALL_TEXT_SIZE, drawing, hatched, label
from quiz.report.markup import Markup, element

_PLOT = Plot(left=46, top=14, right=712, bottom=194)
_HEIGHT = 270
_DOT = 5.0


def calibration_chart(name: str, levels: Sequence[LevelTally]) -> Markup:
    """Return the curve over the levels, each with its count, and hatched the range in which a level earns most."""
    column = _PLOT.width / len(levels)
    columns = [(_PLOT.left + (place + 0.5) * column, tally) for place, tally in enumerate(levels)]
    points = [(centre, _PLOT.y(tally.fraction_right)) for centre, tally in columns if tally.fraction_right is not None]
    return drawing(
        name,
        "Calibration",
        " ".join(map(told, levels)),
        _HEIGHT,
        *share_axis(_PLOT),
        *(_range(name, centre, column, tally) for centre, tally in columns),
        element("polyline", points=" ".join(f"{x:.2f},{y:.2f}" for x, y in points), class_="line"),
        *(element("circle", cx=x, cy=y, r=_DOT, class_="mark") for x, y in points),
        *(shape for centre, tally in columns for shape in _told(centre, tally)),
        element("rect", x=_PLOT.left, y=254, width=16, height=10, class_="outline", fill=hatched(name)),
        label("where this certainty earns most", _PLOT.left + 24, 263, size=SMALL_TEXT_SIZE),
    )


def _range(name: str, centre: float, column: float, tally: LevelTally) -> Markup:
    top, bottom = _PLOT.y(tally.level.highest), _PLOT.y(tally.level.lowest)
    return element(
        "rect",
        x=centre - column / 2 + 8,
        y=top,
        width=column - 16,
        height=bottom - top,
        class_="outline",
        fill=hatched(name),
    )


def _told(centre: float, tally: LevelTally) -> Iterator[Markup]:
    answers = f"{percent(tally.fraction_right)} of {counted(tally.answered, 'answer')}"
    yield label(f"C={tally.certainty}", centre, 212, anchor="middle", class_="label strong")
    yield label(answers if tally.answered else "not stated yet", centre, 228, anchor="middle")
    yield label(tally.judgement or "", centre, 244, anchor="middle")
