"""What all commands have in common: how wrong use is told, and what is read from a word."""

import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from quiz.cli.streams import tell_error

WRONG_USE = 2
JSON_HELP = "print one JSON document, for programs"


class Parser(ArgumentParser):
    """A parser that tells wrong use in one line."""

    def error(self, message: str) -> NoReturn:
        """Write what is wrong, and exit."""
        tell_error(f"{message}. See `{self.prog} --help`.")
        sys.exit(WRONG_USE)


def add_json(parser: ArgumentParser) -> None:
    """Add the option that asks for JSON."""
    parser.add_argument("--json", action="store_true", help=JSON_HELP)


def whole(least: int, most: int) -> Callable[[str], int]:
    """Return what reads a whole number within bounds, both included."""

    def read(text: str) -> int:
        digits = text if text.isascii() and text.isdigit() else ""
        if not digits or len(digits) > len(str(most)) or not least <= int(digits) <= most:
            raise ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
        return int(digits)

    return read


def path_of(text: str) -> Path:
    """Return a path that was typed."""
    return Path(name_of(text))


def name_of(text: str) -> str:
    """Return a name that was typed, which is not empty."""
    if not text.strip():
        raise ArgumentTypeError("it is empty")
    return text
