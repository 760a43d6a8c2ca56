"""How messages show foreign words and values."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import lru_cache

from quiz.model.text import FORBIDDEN_CHARACTERS

_LONGEST_NAME = 64


def shown(text: str, width: int = 60) -> str:
    """Return the text in quotation marks on one line, shortened to `width`, with nothing in it that steers."""
    short = text if len(text) <= width else text[: width - 1] + "…"
    return '"' + "".join(_shown_character(character) for character in short) + '"'


def typed(path: str) -> str:
    """Return a path as it is typed into a command: between quotation marks where a blank is in it."""
    return f'"{path}"' if " " in path else path


def listed(words: Iterable[str]) -> str:
    """Return the words with commas between them."""
    return ", ".join(words)


def counted(number: int, noun: str, nouns: str = "") -> str:
    """Return the number with the noun in the form that fits it."""
    return f"{number} {noun if number == 1 else nouns or noun + 's'}"


def type_found(value: object) -> str:
    """Return what a TOML value is, in an author's words."""
    for value_type, words in _TYPES:
        if isinstance(value, value_type):
            return words
    return "something else"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like this one, or None where none comes near."""
    return _nearest(word.lower(), tuple(known)) if len(word) <= _LONGEST_NAME else None


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    from difflib import get_close_matches

    found = get_close_matches(word, known, n=1, cutoff=0.7)
    return found[0] if found else None


# The order matters: true and false are whole numbers to Python, and a moment is a date.
_TYPES: tuple[tuple[type, str], ...] = (
    (bool, "true or false"),
    (str, "text"),
    (int, "a whole number"),
    (float, "a number with a decimal point"),
    (list, "a list"),
    (dict, "a table"),
    (datetime, "a date with a time"),
    (date, "a date"),
    (time, "a time"),
)


def _shown_character(character: str) -> str:
    if character == '"':
        return '\\"'
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    if character in FORBIDDEN_CHARACTERS or "\ud800" <= character <= "\udfff":
        return f"\\u{ord(character):04x}"
    return character
