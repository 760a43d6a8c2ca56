"""What the charts are drawn with."""

from collections.abc import Iterable

from textual.content import Content

from quiz.tui.content import MUTED, plain

BAR = "$primary"
TRACK = "$border-blurred"

_EIGHTHS = "▁▂▃▄▅▆▇█"


def stacked(*parts: Content) -> Content:
    """Return the parts one below the other."""
    return Content("\n").join(parts)


def told(sentences: Iterable[str], columns: int) -> Content:
    """Return sentences one below the other, each wrapped within so many columns, as the words beside a chart."""
    return stacked(*(wrapped(plain(sentence), columns) for sentence in sentences))


def wrapped(words: Content, columns: int) -> Content:
    """Return words as lines of so many columns at most."""
    return stacked(*(line.rstrip() for line in words.wrap(columns)))


def bar(share: float, columns: int, dotted_share: float = 0.0) -> Content:
    """Return a share from 0 to 1 as a bar across; a further share at its right end is dotted.

    Only nothing is empty, and only all is full.
    """
    filled = min(max(round(share * columns), 1 if share > 0 else 0), columns - (1 if 0 < share < 1 else 0))
    dotted = min(round(dotted_share * columns), columns - filled)
    return Content.assemble(("━" * filled, BAR), ("─" * (columns - filled - dotted), TRACK), ("·" * dotted, MUTED))


def column(share: float, rows: int) -> str:
    """Return a share from 0 to 1 as the characters of a column from the bottom up; only nothing is empty."""
    eighths = max(round(share * rows * len(_EIGHTHS)), 1 if share > 0 else 0)
    full, rest = divmod(eighths, len(_EIGHTHS))
    return ("█" * full + (_EIGHTHS[rest - 1] if rest else "")).ljust(rows)


def fitted(text: str, columns: int) -> Content:
    """Return the text in one line of so many columns, cut or padded."""
    line = plain(" ".join(text.split())).truncate(columns, ellipsis=True)
    return line.pad_right(columns - line.cell_length)


def labelled(places: Iterable[tuple[int, str]], columns: int) -> str:
    """Return a line with labels that begin at their places; where two would touch, or it would end, one is left out."""
    line = ""
    for place, label in places:
        start = min(place, columns - len(label))
        if start >= len(line) + bool(line):
            line = line.ljust(start) + label
    return line
