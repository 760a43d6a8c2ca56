"""Texts of files of which a few quick looks show that the walk over all that they hold would find nothing."""

import re
from collections.abc import Iterable

from quiz.model.text import forbidden_character
from quiz.packs.walk import NUMBER_LIMIT

_LONGEST_PLAIN = 14
"""A whole number with so many characters is within the limit, in whatever base it is written."""

_PRINTABLE = bytes(range(0x20, 0x7F))
_BLANKS = b" \t\n"
_NUMERALS = b"0123456789ABCDEFabcdef_xob"
_CLASSES = bytes(ord("0") if code in _NUMERALS else ord(".") for code in range(256))
_ONE_MARK = bytes.maketrans(b"'", b'"')
_OTHER_ESCAPE = re.compile(r'\\[^"\\nt]')


def is_plain(text: str, floats: Iterable[float]) -> bool:
    """Return whether it is certain that a valid TOML text holds no text without words and nothing that is refused.

    `floats` are the floating-point numbers in it. It may well hold nothing of the kind where this is False.
    """
    content = text.encode()
    others = content.translate(None, _PRINTABLE + _BLANKS).decode()
    if forbidden_character(others) or _OTHER_ESCAPE.search(text):
        return False
    if not all(-NUMBER_LIMIT <= number <= NUMBER_LIMIT for number in floats):
        return False
    return b"0" * (_LONGEST_PLAIN + 1) not in content.translate(_CLASSES) and not _may_hold_blanks(content, others)


def _may_hold_blanks(content: bytes, others: str) -> bool:
    """Return whether two quotation marks may stand beside each other but for blanks, as around a text without words.

    `others` has the characters of the content that are neither printable ones of ASCII nor its blanks.
    """
    if b"\\" in content:
        content = content.replace(b"\\n", b"").replace(b"\\t", b"")
    for blank in {character for character in others if character.isspace()}:
        content = content.replace(blank.encode(), b"")
    if b'""' not in content.translate(_ONE_MARK, _BLANKS):
        return False
    # Three of them are one mark, as around a text of several lines.
    squeezed = content.replace(b'"""', b"\0").translate(None, _BLANKS)
    return any(marks in squeezed for marks in (b'""', b"''", b"\0\0"))
