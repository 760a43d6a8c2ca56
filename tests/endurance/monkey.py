"""Somebody who presses keys, moves the mouse and pastes without thought, the same again for the same seed."""

import random
from collections.abc import Callable, Mapping

COLUMNS, ROWS = 100, 34
PASTED_BYTES = 1_000_000

_KEYS = (
    *("\r", "\r", "\t", " ", "\x1b", "\x7f", "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H"),
    *("\x1b[F", "\x1b[Z", "\x1bOP", "\x1bOQ", "\x1bOR", "\x1b[15~", "\x1b[17~", "\x1b[18~", "\x10", "\x12", "\x03"),
    *"0123456789abcehijklnoprstuwUN/[]!?#:;,.-=+*ß€漢",
)
_SIZES = ((1, 1), (2, 1), (1, 40), (300, 1), (39, 11), (40, 12), (60, 20), (80, 24), (120, 40), (250, 80))
_BUTTONS = (0, 0, 0, 1, 2, 32, 35, 64, 65, 4, 8, 16)
_RUBBISH = (b"\xff\xfe", b"\x1b[M!!!", b"\x1b[<0;0;0M", b"\x1b[?1;2c", b"\x1b[I", b"\x1b[O", b"\x1b]0;x\x07", b"\x1b[")


def keys(dice: random.Random) -> bytes:
    """Return some keys, as somebody presses them who has laid a hand on the keyboard."""
    return "".join(dice.choices(_KEYS, k=dice.randint(1, 6))).encode()


def mouse(dice: random.Random) -> bytes:
    """Return a click, a pull, a turn of the wheel or a mere move, somewhere or beyond."""
    button, column, row = dice.choice(_BUTTONS), dice.randint(1, COLUMNS + 5), dice.randint(1, ROWS + 5)
    pressed = f"\x1b[<{button};{column};{row}M"
    if button == 0 and dice.random() < 0.3:
        column, row = dice.randint(1, COLUMNS), dice.randint(1, ROWS)
        pressed += f"\x1b[<32;{column};{row}M"
    return (pressed + f"\x1b[<{button};{column};{row}m" * (button < 32)).encode()


def paste(dice: random.Random) -> bytes:
    """Return a paste, mostly of a few words."""
    words = dice.choice(("word", "two words\n", "\x07\x1b[31m\x00", "漢字 ", "1838"))
    return b"\x1b[200~" + words.encode() * dice.choice((1, 1, 1, 40)) + b"\x1b[201~"


def long_paste(dice: random.Random) -> bytes:
    """Return a paste of a megabyte."""
    words = dice.choice((b"word ", b"line of text\n", "漢字".encode()))
    return b"\x1b[200~" + words * (PASTED_BYTES // len(words)) + b"\x1b[201~"


def rubbish(dice: random.Random) -> bytes:
    """Return bytes that no key sends."""
    return dice.choice(_RUBBISH)


def size(dice: random.Random) -> tuple[int, int]:
    """Return a size of the terminal in columns and rows."""
    return dice.choice(_SIZES)


INPUTS: Mapping[Callable[[random.Random], bytes], int] = {keys: 60, mouse: 40, paste: 6, rubbish: 4}
"""What is done how often."""
