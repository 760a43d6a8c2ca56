"""What every chart is drawn with: the frame with its description, labels that fit, and hatching.

Lengths are in units of the drawing, of which the width has WIDTH; the page scales all drawings alike.
"""

import unicodedata

from quiz.report.markup import Markup, element

WIDTH = 720.0
TEXT_SIZE = 12.0
SMALL_TEXT_SIZE = 10.0

_NARROW = frozenset("iljtfrI.,:;'|!()[] ")
_BROAD = frozenset("mwMW@%—…")


def drawing(name: str, title: str, description: str, height: float, *shapes: Markup) -> Markup:
    """Return a drawing that a screen reader tells by its title and description; `name` is unique on its page."""
    return element(
        "svg",
        element("title", title, id=f"{name}-title"),
        element("desc", description, id=f"{name}-desc"),
        element(
            "defs",
            element(
                "pattern",
                element("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", class_="hatch"),
                id=f"{name}-hatch",
                width=6,
                height=6,
                patternUnits="userSpaceOnUse",
            ),
        ),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:g} {height:g}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def hatched(name: str) -> str:
    """Return the fill that is hatched, in the drawing of that name."""
    return f"url(#{name}-hatch)"


def label(  # noqa: PLR0913 - a text, its place, and how it is set there
    text: str, x: float, y: float, *, anchor: str = "start", size: float = TEXT_SIZE, class_: str = "label"
) -> Markup:
    """Return a text whose line stands on `y`, beginning, centred or ending at `x`."""
    return element("text", text, x=x, y=y, text_anchor=anchor, font_size=size, class_=class_)


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Return how wide a text may become in a common sans-serif typeface: rather too much than too little."""
    return size * sum(map(_character_width, text))


def fitted(text: str, width: float, size: float = TEXT_SIZE) -> str:
    """Return the text in one line, cut where it would become wider than `width`."""
    line = " ".join(text.split())
    if text_width(line, size) <= width:
        return line
    room, end = width - text_width("…", size), 0
    while room >= (next_width := text_width(line[end], size)):
        room -= next_width
        end += 1
    return f"{line[:end].rstrip()}…"


def _character_width(character: str) -> float:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.05
    if character in _NARROW:
        return 0.4
    if character in _BROAD:
        return 1.0
    if not character.isascii():
        return 0.85
    return 0.72 if character.isupper() else 0.63
