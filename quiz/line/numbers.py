"""Options chosen by the numbers that stand before them."""

import re
from collections.abc import Callable, Sequence

from quiz.engine.unreadable import Unreadable

OPEN = "-"
"""What is typed for a part that is left without an answer."""

_BETWEEN = re.compile(r"[\s,;]+")
_LONGEST_NUMBER = 6


def one_of(order: Sequence[int]) -> Callable[[str], int | Unreadable]:
    """Return a reader of one number, which gives the place in the author's order.

    `order` holds the places of the author's order in the order shown.
    """

    def read(line: str) -> int | Unreadable:
        numbers = _numbers(_words(line), line, len(order))
        if isinstance(numbers, Unreadable):
            return numbers
        if len(numbers) != 1:
            return Unreadable("Only one number is wanted here.")
        return order[numbers[0]]

    return read


def some_of(order: Sequence[int]) -> Callable[[str], tuple[int, ...] | Unreadable]:
    """Return a reader of one or more numbers, which gives the places in the author's order, sorted, each once."""

    def read(line: str) -> tuple[int, ...] | Unreadable:
        numbers = _numbers(_words(line), line, len(order))
        return numbers if isinstance(numbers, Unreadable) else tuple(sorted({order[number] for number in numbers}))

    return read


def all_of(order: Sequence[int]) -> Callable[[str], tuple[int, ...] | Unreadable]:
    """Return a reader of every number once, which gives the places in the author's order as they were typed."""

    def read(line: str) -> tuple[int, ...] | Unreadable:
        numbers = _numbers(_words(line), line, len(order))
        if isinstance(numbers, Unreadable):
            return numbers
        twice = sorted({number + 1 for number in numbers if numbers.count(number) > 1})
        if twice:
            return Unreadable(f"Each number is wanted once, and {_listed(twice)} came twice.")
        missing = [number + 1 for number in range(len(order)) if number not in numbers]
        if missing:
            return Unreadable(f"All the numbers are wanted, and {_listed(missing)} did not come.")
        return tuple(order[number] for number in numbers)

    return read


def one_for_each(wanted: int, order: Sequence[int]) -> Callable[[str], tuple[int | None, ...] | Unreadable]:
    """Return a reader of as many numbers as wanted, the open mark among them, of which at least one is a number."""

    def read(line: str) -> tuple[int | None, ...] | Unreadable:
        words = _words(line)
        numbers = _numbers([word for word in words if word != OPEN], line, len(order))
        if isinstance(numbers, Unreadable):
            return numbers
        if len(words) != wanted:
            return Unreadable(f"{wanted} numbers are wanted, and {len(words)} came.")
        following = iter(numbers)
        return tuple(None if word == OPEN else order[next(following)] for word in words)

    return read


def _numbers(words: Sequence[str], line: str, count: int) -> tuple[int, ...] | Unreadable:
    """Read numbers from 1 to `count`, at least one, and return them counted from 0; `line` is all that was typed."""
    numbers = []
    for word in words:
        number = int(word) if word.isdecimal() and len(word) <= _LONGEST_NUMBER else 0
        if not 1 <= number <= count:
            wrong = word if all(each.isdecimal() for each in words) else line
            return Unreadable(f'"{wrong}" is not a number from 1 to {count}.')
        numbers.append(number - 1)
    return tuple(numbers) or Unreadable("No number was typed.")


def _words(line: str) -> list[str]:
    return [word.removesuffix(".") for word in _BETWEEN.split(line) if word.removesuffix(".")]


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
