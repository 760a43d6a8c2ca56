"""Challenges as the text that stands in a column, and back: whatever the answers' points follow from."""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Any, get_args

from quiz.history.error import HistoryError
from quiz.model.challenge import Challenge, ExtraTime, FeedbackTime, Interruption, Limit, Rules, Stake, Terms

MARKS = {
    Interruption.SUSPENDED: "suspended",
    Interruption.STOPPED: "stopped",
    Interruption.SET_BACK: "set back",
}
"""The kinds of event by which a run is marked."""

_RATIO = re.compile("[0-9]{1,500}(/[1-9][0-9]{0,499})?")
_LARGEST = 10**9
_WORDS = {"limit": get_args(Limit), "feedback": get_args(FeedbackTime)}
_TEXTS = frozenset({"id", "title", "description"})


def encode_challenge(challenge: Challenge) -> str:
    """Return the challenge as a JSON object; each stake is a pair of milliseconds, or null, and the chance score."""
    terms = challenge.terms
    shown = {
        "code": challenge.code,
        "number": challenge.number,
        "extra_time": challenge.extra_time.value,
        "rules": asdict(terms.rules),
        "milliseconds": terms.limit_milliseconds,
        "stakes": [[stake.limit_milliseconds, str(stake.chance)] for stake in terms.stakes],
    }
    return json.dumps(shown, separators=(",", ":"))


def decode_challenge(text: str) -> Challenge:
    """Return the challenge that was encoded; raises HistoryError for any other text."""
    try:
        shown = json.loads(text)
        challenge = Challenge(
            code=_text(shown["code"]),
            number=_whole(shown["number"]),
            extra_time=ExtraTime(shown["extra_time"]),
            terms=Terms(
                _rules(shown["rules"]), tuple(_stake(*pair) for pair in shown["stakes"]), _limit(shown["milliseconds"])
            ),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        # Repeated in ASCII and cut short: what stands in a foreign history must not steer the terminal.
        raise HistoryError(
            f"The history is damaged: it holds {ascii(text)[:60]} where a challenge should be."
        ) from None
    return challenge


def _rules(shown: Mapping[str, Any]) -> Rules:
    return Rules(**{field.name: _field(field.name, shown[field.name]) for field in fields(Rules)})


def _field(name: str, value: object) -> Any:
    if name in _WORDS:
        return _WORDS[name][_WORDS[name].index(value)]
    if name in _TEXTS:
        return _text(value)
    if name == "speed":
        return _flag(value)
    return _whole(value)


@lru_cache(maxsize=4096, typed=True)  # most questions of a pack have one of few chance scores
def _stake(limit: object, ratio: str) -> Stake:
    from fractions import Fraction

    if not _RATIO.fullmatch(ratio) or (chance := Fraction(ratio)) > 1:
        raise ValueError(ratio)
    return Stake(_limit(limit), chance)


def _limit(value: object) -> int | None:
    limit = None if value is None else _whole(value)
    if limit == 0:
        raise ValueError(value)
    return limit


def _whole(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _LARGEST:
        raise ValueError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
