"""The table `[study]` of the settings: each choice that can be followed is, and each other one is told of."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import time
from typing import Any

from quiz.engine.scheduling.study import PackStudy, Study
from quiz.model.dataclass import dataclass
from quiz.model.text import forbidden_character
from quiz.settings.time_zone import zone_called

Fault = tuple[tuple[str, ...], str]
"""The names that lead to a value in the file, and what it should be."""

_TABLE = "should be a table"
_UNKNOWN = "is not known"
_WHOLE_ID = 'should be the whole id of a pack, such as "who.what"'
_PACKS = "packs"


@dataclass(frozen=True, slots=True)
class StudyTable:
    """What the table says, what in it could not be followed, and what is not known, but may be to a newer version."""

    study: Study = field(default_factory=Study)
    faults: tuple[Fault, ...] = ()
    unknown: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Choice:
    is_fitting: Callable[[Any], bool]
    words: str


def _whole(least: int, most: int) -> _Choice:
    return _Choice(
        lambda value: type(value) is int and least <= value <= most,
        f"should be a whole number from {least} to {most}",
    )


def _number(least: float, most: float) -> _Choice:
    return _Choice(
        lambda value: type(value) in (int, float) and least <= value <= most,
        f"should be a number from {least} to {most}",
    )


_OF_PACKS = {"desired_retention": _number(0.7, 0.97), "new_per_day": _whole(0, 1000)}
_CHOICES = {
    **_OF_PACKS,
    "longest": _whole(1, 1000),
    "learn_ahead": _whole(0, 365),
    "day_starts": _Choice(lambda value: type(value) is time, "should be a time of day, such as 04:00:00"),
    "time_zone": _Choice(
        lambda value: isinstance(value, str) and not forbidden_character(value) and zone_called(value) is not None,
        'should be the name of a time zone, such as "Europe/Vienna"',
    ),
    "hurried": _number(0, 1000),
    "challenges_count": _Choice(lambda value: type(value) is bool, "should be true or false"),
}


def read_study(table: object) -> StudyTable:
    """Return what the table says."""
    if not isinstance(table, dict):
        return StudyTable(faults=((("study",), _TABLE),))
    chosen, faults = _followed(table, _CHOICES, ("study",))
    unknown: list[Fault] = [(("study", name), _UNKNOWN) for name in table if name not in {*_CHOICES, _PACKS}]
    packs: dict[str, PackStudy] = {}
    tables = table.get(_PACKS, {})
    if not isinstance(tables, dict):
        faults.append((("study", _PACKS), _TABLE))
        tables = {}
    for pack, own in tables.items():
        path = ("study", _PACKS, pack)
        if "." not in pack:
            unknown.append((path, _WHOLE_ID))
            continue
        if not isinstance(own, dict):
            faults.append((path, _TABLE))
            continue
        followed, more = _followed(own, _OF_PACKS, path)
        packs[pack] = PackStudy(**followed)
        faults += more
        unknown += [((*path, name), _UNKNOWN) for name in own if name not in _OF_PACKS]
    return StudyTable(Study(**chosen, packs=packs), tuple(faults), tuple(unknown))


def choices_in(study: Study) -> Iterator[tuple[str, object]]:
    """Yield each choice by its name in the file; those for packs where they were made."""
    for name in _CHOICES:
        yield f"study.{name}", getattr(study, name)
    for pack, own in study.packs.items():
        for name in _OF_PACKS:
            value = getattr(own, name)
            if value is not None:
                yield f"study.packs.{pack}.{name}", value


def _followed(
    table: Mapping[str, Any], choices: Mapping[str, _Choice], path: tuple[str, ...]
) -> tuple[dict[str, Any], list[Fault]]:
    chosen, faults = {}, list[Fault]()
    for name, choice in choices.items():
        if name not in table:
            continue
        if choice.is_fitting(table[name]):
            chosen[name] = table[name]
        else:
            faults.append(((*path, name), choice.words))
    return chosen, faults
