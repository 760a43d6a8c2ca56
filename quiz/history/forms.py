"""What the columns of the record may hold, and how each value is written outside of the database."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

from quiz.history.challenges import MARKS, decode_challenge, encode_challenge
from quiz.history.encoding import (
    decode_moment,
    decode_presented,
    decode_questions,
    decode_response,
    encode_moment,
    encode_presented,
    encode_questions,
    encode_response,
)
from quiz.history.error import HistoryError
from quiz.model.attempt import Mode
from quiz.model.dataclass import dataclass
from quiz.model.outcome import Verdict
from quiz.model.text import forbidden_character

ID_BYTES = 16
LARGEST_WHOLE = 2**63 - 1
EVENT_KINDS = ("finished", "left", "dispute closed", "undone", "redone", "rated", "later", *MARKS.values())
FIRST_YEAR, LAST_YEAR = 1970, 9998  # a local day of any time zone can be told of every moment in between

_REFUSALS = (HistoryError, ValueError, TypeError, LookupError, OverflowError, RecursionError)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Form:
    """What a column may hold; `right` says so in words.

    `show` turns what is stored into what JSON can hold, and `read` turns that back. For anything else they raise one of
    the errors that `shown` and `stored` turn into a ValueError.
    """

    right: str
    show: Callable[[Any], object]
    read: Callable[[Any], object]

    def shown(self, value: object) -> object:
        """Return what is stored as JSON has it; raises ValueError where it cannot be shown."""
        try:
            return self.show(value)
        except _REFUSALS:
            raise ValueError(self.right) from None

    def stored(self, shown: object) -> object:
        """Return what was shown as it is stored; raises ValueError for what no column of this form may hold."""
        try:
            return self.read(shown)
        except _REFUSALS:
            raise ValueError(self.right) from None

    def holds(self, value: object) -> bool:
        """Whether a stored value is of this form, just as the program itself would have written it."""
        try:
            again = self.stored(self.shown(value))
        except ValueError:
            return False
        return type(again) is type(value) and again == value


def form_of(column: str, declared_type: str) -> Form:
    """Return the form of a column: a name means the same in every table, and the type decides for all others."""
    return _BY_NAME.get(column) or _BY_TYPE[declared_type]


def _read_id(shown: str) -> bytes:
    value = bytes.fromhex(shown)
    if len(value) != ID_BYTES or value.hex() != shown:
        raise ValueError(shown)
    return value


def _read_text(shown: object) -> str:
    if not isinstance(shown, str) or forbidden_character(shown):
        raise ValueError(shown)
    return shown


def _read_real(shown: object) -> float:
    if type(shown) not in (int, float):
        raise ValueError(shown)
    value = float(shown)  # type: ignore[arg-type] # it is one of the two
    if value - value != 0:  # neither infinite nor no number at all
        raise ValueError(shown)
    return value


def _read_share(shown: object) -> float:
    value = _read_real(shown)
    if not 0 <= value <= 1:
        raise ValueError(shown)
    return value


def _show_flag(value: int) -> bool:
    return {0: False, 1: True}[value]


def _read_flag(shown: object) -> int:
    if not isinstance(shown, bool):
        raise TypeError(shown)
    return int(shown)


def _read_moment(shown: str) -> str:
    moment = decode_moment(shown)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR or encode_moment(moment) != shown:
        raise ValueError(shown)
    return shown


def _as_it_is(value: object) -> object:
    return value


def _show_json(value: str) -> object:
    return json.loads(value)


def _one_of(*words: str) -> Form:
    def read(shown: str) -> str:
        return words[words.index(shown)]

    return Form(f"one of: {', '.join(words)}", _as_it_is, read)


def _whole(lowest: int, highest: int) -> Form:
    def read(shown: object) -> int:
        if type(shown) is not int or not lowest <= shown <= highest:
            raise ValueError(shown)
        return shown

    return Form(f"a whole number from {lowest} to {highest}", _as_it_is, read)


def _coded(right: str, decode: Callable[[str], _Value], encode: Callable[[_Value], str]) -> Form:
    """Return the form of a column that holds JSON; outside it is not text, but the JSON itself."""

    def read(shown: object) -> str:
        text = encode(decode(json.dumps(shown)))
        if json.loads(text) != shown:
            raise ValueError(shown)  # it held more than that
        return text

    return Form(right, _show_json, read)


MOMENT = Form("a time in UTC such as 2022-06-05T14:30:00.000000Z", _as_it_is, _read_moment)

FLAG = Form("true or false", _show_flag, _read_flag)

_BY_NAME = {
    "mode": _one_of(*(mode.value for mode in Mode)),
    "verdict": _one_of(*(verdict.value for verdict in Verdict)),
    "kind": _one_of(*EVENT_KINDS),
    "score": Form("a number from 0 to 1", _as_it_is, _read_share),
    "hint_used": FLAG,
    "asks_evidence": FLAG,
    "asks_certainty": FLAG,
    "certainty": _whole(1, 3),
    "rating": _whole(1, 4),
    "paper": _coded("a list of pairs of pack and question", decode_questions, encode_questions),
    "presented": _coded("a list of lists of places, counted from 0", decode_presented, encode_presented),
    "response": _coded("a response as the program writes it, with its kind", decode_response, encode_response),
    "challenge": _coded("a challenge as the program writes it", decode_challenge, encode_challenge),
    "started": MOMENT,
    "ended": MOMENT,
    "at": MOMENT,
}
_BY_TYPE = {
    "BLOB": Form("an id of 32 hexadecimal digits in lower case", bytes.hex, _read_id),
    "TEXT": Form("text without control characters", _as_it_is, _read_text),
    "INTEGER": _whole(0, LARGEST_WHOLE),
    "REAL": Form("a number", _as_it_is, _read_real),
}
