"""HTML and SVG, written so that no text can become markup. What is written is well-formed XML too."""

from html import escape

from quiz.engine.figures import number
from quiz.model.text import FORBIDDEN_CHARACTERS

_VOID = frozenset({"br", "col", "meta"})
_UNWRITABLE = {ord(character): "\N{REPLACEMENT CHARACTER}" for character in FORBIDDEN_CHARACTERS} | dict.fromkeys(
    (*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}"
)


class Markup(str):
    """Text that is markup already, and goes into a page as it stands."""

    __slots__ = ()


def element(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """Return an element. Children that are not markup are text, and are escaped.

    In the names of attributes `_` stands for `-`, and one at the end keeps it apart from a word of Python. Numbers are
    written with two decimals at most; an attribute that is None is left out.
    """
    given = "".join(
        f' {attribute.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for attribute, value in attributes.items()
        if value is not None
    )
    if name in _VOID:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """Return texts and markup one after the other."""
    return Markup("".join(child if isinstance(child, Markup) else _escaped(child) for child in children))


def _value(value: str | float) -> str:
    return _escaped(value) if isinstance(value, str) else number(value)


def _escaped(text: str) -> str:
    return escape(text.translate(_UNWRITABLE))
