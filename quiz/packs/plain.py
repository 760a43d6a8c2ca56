"""Texts of files of which a few quick looks show that the walk over all that they hold would find nothing."""

import re
from collections.abc import Iterable

from quiz.model.text import forbidden_character
from quiz.packs.walk import NUMBER_LIMIT

_LONGEST_PLAIN = 14
"""A whole number with so many characters is within the limit, in whatever base it is written."""

_ASCII = bytes(range(128))
_BLANKS = b" \t\n"
_NUMERALS = b"0123456789ABCDEFabcdef_xob"
_MARKS = b"\"'"
_SIGNS = bytes(ord("0") if code in _NUMERALS else ord('"') if code in _MARKS else ord(".") for code in range(256))
"""Makes all numerals alike, both quotation marks, and everything else."""

_OTHER_ESCAPE = re.compile(r'\\[^"\\nt]')


def is_plain(text: str, floats: Iterable[float]) -> bool:
    """Return whether it is certain that a valid TOML text holds no text without words and nothing that is refused.

    `floats` are the floating-point numbers in it. It may well hold nothing of the kind where this is False.
    """
    content = text.encode()
    others = "" if text.isascii() else content.translate(None, _ASCII).decode()
    # TOML itself allows no control characters of ASCII but as escapes.
    if forbidden_character(others) or _OTHER_ESCAPE.search(text):
        return False
    if not all(-NUMBER_LIMIT <= number <= NUMBER_LIMIT for number in floats):
        return False
    if b"\\" in content:
        content = content.replace(b"\\n", b"").replace(b"\\t", b"")
    for blank in {character for character in others if character.isspace()}:
        content = content.replace(blank.encode(), b"")
    signs = content.translate(_SIGNS, _BLANKS)
    return b"0" * (_LONGEST_PLAIN + 1) not in signs and (b'""' not in signs or not _may_hold_blanks(content))


def _may_hold_blanks(content: bytes) -> bool:
    """Return whether two quotation marks may stand beside each other but for blanks, as around a text without words.

    The content is without escaped blanks and without those that are none of ASCII.
    """
    # Three of them are one mark, as around a text of several lines.
    squeezed = content.replace(b'"""', b"\0").translate(None, _BLANKS)
    return any(marks in squeezed for marks in (b'""', b"''", b"\0\0"))
