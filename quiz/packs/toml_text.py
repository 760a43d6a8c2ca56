"""Values as TOML 1.0 writes them, on one line."""

from collections.abc import Mapping

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def basic_string(text: str) -> str:
    """Return a text in quotation marks, with everything escaped that TOML asks to be."""
    return '"' + "".join(_escaped(character) for character in text) + '"'


def inline_table(table: Mapping[str, str | int]) -> str:
    """Return a table of texts and whole numbers under bare keys."""
    pairs = (f"{key} = {basic_string(value) if isinstance(value, str) else value}" for key, value in table.items())
    return f"{{ {', '.join(pairs)} }}"


def _escaped(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    return f"\\u{ord(character):04X}" if ord(character) < 0x20 or ord(character) == 0x7F else character
