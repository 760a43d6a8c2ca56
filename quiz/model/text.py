"""What text may hold, and the one form in which texts are compared."""

import re
import unicodedata
from collections.abc import Iterable

_LINE_SEPARATORS = "\u0085\u2028\u2029"
_BIDI_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROLS = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t")

FORBIDDEN_CHARACTERS = frozenset(_CONTROLS + _BIDI_CONTROLS + _LINE_SEPARATORS)
"""Characters that could steer a terminal, reverse a line or forge one: refused in every foreign text."""

_FORBIDDEN = re.compile(f"[{re.escape(''.join(FORBIDDEN_CHARACTERS))}\ud800-\udfff]")


def forbidden_character(text: str) -> str | None:
    """Return the first character that no foreign text may hold, or None."""
    if text.isprintable():
        return None
    found = _FORBIDDEN.search(text)
    return found[0] if found else None


def name_of_character(character: str) -> str:
    """Return a printable name such as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def collapsed(text: str) -> str:
    """Return the text in NFC with each run of white space as one blank and both ends stripped.

    Quotes and passages are compared, and fingerprints taken, in this form.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]:
        return text
    return " ".join(unicodedata.normalize("NFC", text).split())


def are_collapsed(texts: Iterable[str]) -> bool:
    """Return whether it is quickly certain that all the texts are in that form."""
    joined = f"|{'|'.join(texts)}|"
    return (
        joined.isascii() and joined.isprintable() and "  " not in joined and "| " not in joined and " |" not in joined
    )
