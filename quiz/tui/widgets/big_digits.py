"""Figures that are three lines high."""

from collections.abc import Sequence

DIGIT_ROWS = 3

_ROWS: dict[str, Sequence[str]] = {
    "0": ("╭─╮", "│ │", "╰─╯"),
    "1": ("╶╮ ", " │ ", "╶┴╴"),
    "2": ("╶─╮", "╭─╯", "╰─╴"),
    "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"),
    "5": ("╭─╴", "╰─╮", "╶─╯"),
    "6": ("╭─╴", "├─╮", "╰─╯"),
    "7": ("╶─╮", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"),
    "9": ("╭─╮", "╰─┤", "╶─╯"),
    ":": (" ", ":", " "),
    ".": (" ", " ", "."),
}


def big(figures: str) -> tuple[str, ...]:
    """Return digits, colons and points as three lines."""
    return tuple(" ".join(_ROWS[figure][row] for figure in figures) for row in range(DIGIT_ROWS))
