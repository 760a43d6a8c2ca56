"""Choices that are made by a line, outside of a session."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from quiz.engine.unreadable import Unreadable
from quiz.line.commands import Command, LeaveRequested, command_in
from quiz.line.console import Console
from quiz.play.player import Player

Choice = TypeVar("Choice")
Wish = Callable[[], Player | None]
"""What a line asks for: a session to play, or something that is done at once."""


def wish_among(wishes: Mapping[str, Wish]) -> Callable[[str], Wish | Unreadable]:
    """Return what finds the wish that a line asks for."""

    def read(line: str) -> Wish | Unreadable:
        refusal = f'"{line}" is none of these.' if line else "Nothing was typed."
        return wishes.get(line.casefold().removesuffix(".")) or Unreadable(refusal)

    return read


def until(console: Console, prompt: str, read: Callable[[str], Choice | Unreadable]) -> Choice:
    """Ask until a line fits, and return what `read` makes of it. Raises LeaveRequested, EndOfInput."""
    while True:
        line = console.ask(prompt)
        match command_in(line):
            case Command.LEAVE:
                raise LeaveRequested
            case Command.HELP:
                continue
            case _:
                choice = read(line)
        if not isinstance(choice, Unreadable):
            return choice
        console.tell(choice.message)
