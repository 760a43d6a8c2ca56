"""Calibration: how much was right of what was stated with each certainty, beside the range where it earns most."""

from collections.abc import Sequence

from textual.content import Content

from quiz.engine.certainty import LevelTally, best_range
from quiz.engine.figures import counted, percent
from quiz.engine.progress import NO_CERTAINTY
from quiz.tui.charts.ink import BAR, TRACK, labelled, stacked, told
from quiz.tui.content import MUTED, plain

_LABEL_COLUMNS = 5
_WORD_COLUMNS = 26
_SHORTEST_SCALE = 20
_LONGEST_SCALE = 51
_LEGEND = Content.assemble(("●", BAR), (" right  ", MUTED), ("▒", MUTED), (" where it earns most", MUTED))
_SCALE = (0, 25, 50, 75, 100)


def certainty_chart(levels: Sequence[LevelTally] | None, columns: int) -> Content:
    """Return for each level its accuracy on a scale, with the range where it earns most hatched below.

    The words stand beside it, or in a narrow room below.
    """
    if levels is None or not any(level.answered for level in levels):
        return told([NO_CERTAINTY], columns)
    is_narrow = columns < _LABEL_COLUMNS + _SHORTEST_SCALE + _WORD_COLUMNS
    scale = columns - _LABEL_COLUMNS if is_narrow else min(columns - _LABEL_COLUMNS - _WORD_COLUMNS, _LONGEST_SCALE)
    ticks = ((_LABEL_COLUMNS + (scale - 1) * tick // 100, f"{tick}%") for tick in _SCALE)
    indent = " " * _LABEL_COLUMNS
    rows = [plain(labelled(ticks, columns), MUTED)]
    for level in levels:
        reached, best = _reached(level), level.judgement or best_range(level.level)
        if is_narrow:
            rows += [_bar(level, scale), _range(level, scale), plain(f"{indent}{reached}"), plain(f"{indent}{best}")]
        else:
            rows += [
                Content.assemble(_bar(level, scale), "  ", (reached, "bold")),
                Content.assemble(_range(level, scale), "  ", best),
            ]
    return stacked(*rows, _LEGEND)


def _reached(tally: LevelTally) -> str:
    if tally.fraction_right is None:
        return "not stated yet"
    return f"{percent(tally.fraction_right)} of {counted(tally.answered, 'answer')}"


def _bar(tally: LevelTally, scale: int) -> Content:
    name = (f"C={tally.certainty}".ljust(_LABEL_COLUMNS), "bold")
    if tally.fraction_right is None:
        return Content.assemble(name, ("─" * scale, TRACK))
    place = round(tally.fraction_right * (scale - 1))
    return Content.assemble(name, ("━" * place, BAR), ("●", f"bold {BAR}"), ("─" * (scale - 1 - place), TRACK))


def _range(tally: LevelTally, scale: int) -> Content:
    start, end = round(tally.level.lowest * (scale - 1)), round(tally.level.highest * (scale - 1))
    hatched = " " * start + "▒" * (end - start + 1)
    return Content.assemble((" " * _LABEL_COLUMNS + hatched.ljust(scale), MUTED))
