"""Texts of files of which a few quick looks show that the walk over all that they hold would find nothing."""

import re

from quiz.model.text import forbidden_character

_ASCII = bytes(range(128))
_BLANKS = b" \t\n"

_OTHER_ESCAPE = re.compile(r'\\[^"\\nt]')
_BLANK_QUOTED = (re.compile(r'"\s*"'), re.compile(r"'\s*'"))


def is_plain(text: str) -> bool:
    """Return whether it is certain that a valid TOML text holds no text without words and no character that is refused.

    It may well hold nothing of the kind where this is False.
    """
    others = "" if text.isascii() else text.encode().translate(None, _ASCII).decode()
    # TOML itself allows no control characters of ASCII but as escapes.
    if forbidden_character(others):
        return False
    if "\\" in text:
        if _OTHER_ESCAPE.search(text):
            return False
        text = text.replace("\\n", "").replace("\\t", "")
    return not any(blank.search(text) for blank in _BLANK_QUOTED) or not _may_hold_blanks(text, others)


def _may_hold_blanks(text: str, others: str) -> bool:
    """Return whether two quotation marks may stand beside each other but for blanks, as around a text without words.

    The text is without escaped blanks; `others` are its characters that are none of ASCII.
    """
    content = text.encode()
    for blank in {character for character in others if character.isspace()}:
        content = content.replace(blank.encode(), b"")
    # Three of them are one mark, as around a text of several lines.
    squeezed = content.replace(b'"""', b"\0").translate(None, _BLANKS)
    return any(marks in squeezed for marks in (b'""', b"''", b"\0\0"))
