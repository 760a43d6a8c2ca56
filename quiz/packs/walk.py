"""The one walk over all texts of a file, keys as well as values, and over its numbers."""

import math
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import Any

from quiz.model.challenge import Rules
from quiz.model.citation import Citation
from quiz.model.gate import NUMBER_LIMIT
from quiz.model.pack import PackInfo
from quiz.model.question import QUESTION_TYPES, Choice, Gap, Pair, Rejected
from quiz.model.source import OwnedSource, TravellingSource
from quiz.model.text import forbidden_character, name_of_character
from quiz.packs.locate import KeyPath
from quiz.packs.problems import Problem

_DEPTH_LIMIT = 16
"""No valid pack nests half as deep: what stands deeper is below a key that the gate refuses."""

_NUMBERS = (int, float)

_FIELDS = tuple(
    found
    for part in (
        PackInfo,
        TravellingSource,
        OwnedSource,
        Citation,
        Choice,
        Rejected,
        Pair,
        Gap,
        Rules,
        *QUESTION_TYPES.values(),
    )
    for found in fields(part)
)
_REQUIRED_KEYS = {found.name for found in _FIELDS if found.default is MISSING and found.default_factory is MISSING}
# A citation without a quote needs a passage, which whoever wrote a quote does not have in mind.
_OPTIONAL_KEYS = {found.name for found in _FIELDS} - _REQUIRED_KEYS - {"quote"}
"""The keys that may be left out wherever they can stand."""

_Link = tuple["_Link | None", str | int]


def walk(data: dict[str, Any], passed_over: object = None) -> tuple[list[Problem], list[Problem]]:
    """Return what no pack may hold anywhere, and the texts that hold nothing; one list or table may be passed over.

    A number that is refused is replaced by 0 in the data: Python cannot even write one of many thousand digits.
    """
    refused: list[Problem] = []
    empty: list[Problem] = []
    sound_keys: set[str] = set()
    waiting: list[tuple[Any, _Link | None, int]] = [(data, None, 0)]
    while waiting:
        node, link, depth = waiting.pop()
        if type(node) is dict and (new_keys := node.keys() - sound_keys):
            bad_keys = {key: character for key in new_keys if (character := forbidden_character(key))}
            refused += [_forbidden(character, (link, key)) for key, character in bad_keys.items()]
            sound_keys |= new_keys - bad_keys.keys()
        for key, value in node.items() if type(node) is dict else enumerate(node):
            if type(value) is str:
                # None of the characters that are refused is printable, and nearly every text is.
                if not value.isprintable() and (character := forbidden_character(value)):
                    refused.append(_forbidden(character, (link, key)))
                elif not value or value.isspace():
                    empty.append(_empty((link, key)))
            elif type(value) is dict or type(value) is list:
                if depth < _DEPTH_LIMIT and value is not passed_over:
                    waiting.append((value, (link, key), depth + 1))
            elif type(value) in _NUMBERS and not -NUMBER_LIMIT <= value <= NUMBER_LIMIT:
                refused.append(_bad_number(value, (link, key)))
                node[key] = 0
    return refused, empty


def _path(link: _Link | None) -> KeyPath:
    return tuple(reversed(list(_upwards(link))))


def _upwards(link: _Link | None) -> Iterator[str | int]:
    while link is not None:
        link, key = link
        yield key


def _forbidden(character: str, link: _Link) -> Problem:
    return Problem(
        "text-forbidden-character",
        _path(link),
        f"The text holds {name_of_character(character)}.",
        "Remove it: of the control characters only newline and tab may stand in a text.",
    )


def _empty(link: _Link) -> Problem:
    path = _path(link)
    remedy = "Write the text."
    if _nearest_key(path) in _OPTIONAL_KEYS:
        remedy = f"Write the text, or leave {'the key' if isinstance(path[-1], str) else 'it'} out."
    return Problem("text-empty", path, "The text is empty.", remedy)


def _nearest_key(path: KeyPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


def _bad_number(value: int | float, link: _Link) -> Problem:
    if isinstance(value, float) and not math.isfinite(value):
        return Problem("number-not-finite", _path(link), "This is not a finite number.", "Write a number.")
    return Problem(
        "number-too-large",
        _path(link),
        "The number is too large.",
        f"Write a number from -{NUMBER_LIMIT} to {NUMBER_LIMIT}, in a larger unit if need be.",
    )
