"""What all commands have in common: how they are added, how wrong use is told, and what is read from a word."""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, HelpFormatter, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from quiz.cli.streams import tell_error

Fill = Callable[["Parser"], None]
"""Adds what a command understands to its parser."""

WRONG_USE = 2
JSON_HELP = "print one JSON document, for programs"


class Parser(ArgumentParser):
    """A parser that tells wrong use in one line, and is filled when it is needed."""

    def __init__(self, *arguments: Any, fill: Fill | None = None, **options: Any) -> None:
        super().__init__(*arguments, **{"formatter_class": _formatter} | options)
        self._fill = fill

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Read words, as Python's own does."""
        if self._fill is not None:
            fill, self._fill = self._fill, None
            fill(self)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        """Write what is wrong, and exit."""
        tell_error(f"{message}. See `{self.prog} --help`.")
        sys.exit(WRONG_USE)


def _formatter(prog: str) -> HelpFormatter:
    # Left to itself it would load, for the width alone, whatever packs and unpacks archives.
    try:
        columns = int(os.environ.get("COLUMNS") or 0) or os.get_terminal_size().columns
    except (ValueError, OSError):
        columns = 0
    return HelpFormatter(prog, width=(columns or 80) - 2)


class Later:
    """What runs a function of this package, loaded only then; `place` is `module:function`."""

    def __init__(self, place: str) -> None:
        self.place = place

    def __call__(self, arguments: Namespace) -> int:
        """Load it and run it."""
        return self.load()(arguments)

    def load(self) -> Callable[[Namespace], int]:
        """Return it."""
        module, _, function = self.place.partition(":")
        run: Callable[[Namespace], int] = getattr(import_module(f"quiz.cli.{module}"), function)
        return run


def add_commands(parser: ArgumentParser, commands: Sequence[tuple[str, str, str, Fill | None]], **options: Any) -> None:
    """Add commands by their name, what they run as `module:function` of this package, a summary, and what fills them.

    A command's module is not loaded before the command is run, and what it understands not before it is read.
    """
    added = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, **options)
    for name, run, summary, fill in commands:
        found = added.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False, fill=fill)
        found.set_defaults(run=Later(run))


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
