"""What the rule sets of challenges must hold beyond the right keys and types."""

import re
from collections.abc import Collection, Iterator, Mapping

from quiz.engine.challenge.code import folded
from quiz.engine.challenge.rules import BUILT_IN, CLOCK_SECONDS, QUESTION_COUNTS
from quiz.model.challenge import Limit, Rules
from quiz.packs import patterns
from quiz.packs.problems import Problem
from quiz.packs.wording import listed, shown

QUESTION_SECONDS = range(1, 601)
"""The time that a question may bring."""

RANGES: Mapping[str, range] = {
    "questions": QUESTION_COUNTS,
    "characters_per_second": range(101),
    "shrink_percent": range(51),
    "shortest_seconds": QUESTION_SECONDS,
    "points": range(1, 10_001),
    "streak": range(1001),
    "penalty_seconds": range(61),
    "lives": range(10),
}
"""What the whole numbers of a rule set may be, but for its seconds."""

NEEDED_LIMITS: Mapping[str, tuple[tuple[Limit, ...], str]] = {
    "speed": (("question",), "Points fall with time only where each question has a limit."),
    "shrink_percent": (
        ("question", "paper"),
        "Where the clock runs for the whole, no question has seconds to shrink.",
    ),
    "characters_per_second": (
        ("question", "paper"),
        "Where the clock runs for the whole, no question gets time for its length.",
    ),
    "penalty_seconds": (
        ("paper", "clock"),
        "Where each question has a limit, there is no common time to take from.",
    ),
}
"""Which fields mean something only under some limits, and why."""


def seconds_range(limit: Limit) -> range:
    """Return what the seconds of a rule set may be under a limit."""
    return CLOCK_SECONDS if limit == "clock" else QUESTION_SECONDS


def check_rules(rules: Rules, faulty: Collection[str] = ()) -> Iterator[Problem]:
    """Yield what is wrong with the sound fields of a rule set by itself; paths begin at it."""
    if "id" not in faulty:
        yield from _check_id(rules)
    for name, bounds in RANGES.items():
        if name not in faulty:
            yield from _check_range(name, getattr(rules, name), bounds)
    if not {"limit", "seconds"} & set(faulty):
        yield from _check_range("seconds", rules.seconds, seconds_range(rules.limit))
        if not {"shrink_percent", "shortest_seconds"} & set(faulty):
            yield from _check_shrinking(rules)
    if "limit" in faulty:
        return
    for name, (limits, why) in NEEDED_LIMITS.items():
        if name not in faulty and getattr(rules, name) and rules.limit not in limits:
            yield Problem(
                "challenge-limit-mismatch",
                (name,),
                why,
                f"Remove it, or choose another limit: {listed(limits)}.",
            )


def repeated_rules(names: Mapping[int, str]) -> Iterator[tuple[int, Problem]]:
    """Yield the place of each rule set whose id cannot be told from that of one before it, with the problem."""
    known: set[str] = set()
    for place, name in names.items():
        if folded(name) in known:
            yield (
                place,
                Problem(
                    "id-duplicate",
                    ("id",),
                    f"The id {shown(name)} belongs to another challenge already, or looks like one in a code.",
                    "Give each challenge an id of its own; O and 0, I, L and 1, and U and V count as the same.",
                ),
            )
        known.add(folded(name))


def _check_id(rules: Rules) -> Iterator[Problem]:
    if not re.fullmatch(patterns.RULES_ID, rules.id):
        yield Problem(
            "challenge-id-invalid",
            ("id",),
            f"{shown(rules.id)} cannot stand in a challenge code.",
            "Write two to twelve letters from a to z and digits, a letter first.",
        )
    elif folded(rules.id) in {folded(built_in.id) for built_in in BUILT_IN}:
        yield Problem(
            "challenge-id-reserved",
            ("id",),
            f"{shown(rules.id)} is what the program calls rules of its own.",
            f"Choose a word that is not, and does not look like, one of these: {listed(r.id for r in BUILT_IN)}.",
        )


def _check_range(name: str, value: int, bounds: range) -> Iterator[Problem]:
    if value not in bounds:
        yield Problem(
            "challenge-out-of-range",
            (name,),
            f"There can be no challenge with {name} = {value}.",
            f"Write a whole number from {bounds[0]} to {bounds[-1]}.",
        )


def _check_shrinking(rules: Rules) -> Iterator[Problem]:
    if rules.shrink_percent and rules.shortest_seconds > rules.seconds:
        yield Problem(
            "challenge-shortest-too-long",
            ("shortest_seconds",),
            f"The time cannot shrink from {rules.seconds} to {rules.shortest_seconds} seconds.",
            "Write no more than the seconds at the beginning.",
        )
