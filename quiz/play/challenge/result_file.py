"""The file of a result: JSON with the figures, every answer with its instant, and a checksum.

The checksum shows that a file is consistent, not that whoever wrote it was honest: anybody can count it anew.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from quiz.engine.challenge.code import read_code, spelt
from quiz.engine.challenge.result import wrong_name
from quiz.engine.unreadable import Unreadable
from quiz.history.encoding import decode_moment, decode_response, encode_moment, encode_response
from quiz.history.error import HistoryError
from quiz.model.challenge import ExtraTime, Interruption
from quiz.model.challenge_result import ChallengeAnswer, ChallengeResult
from quiz.model.outcome import Verdict
from quiz.model.text import forbidden_character
from quiz.packs.patterns import PACK_ID
from quiz.play.error import PlayError

FORM = "quiz challenge result 1"
NOTE = "The checksum shows that this file is consistent, not that it is honest. `quiz challenge replay` grades it anew."

LIMIT_CHARACTERS = 8 * 1024 * 1024
_LONGEST_TEXT = 100
_LARGEST = 10**12
_MOST_ANSWERS = 500
_ID = re.compile("[0-9a-f]{32}")
_MARKS = {"suspended": Interruption.SUSPENDED, "stopped": Interruption.STOPPED, "set_back": Interruption.SET_BACK}
_VERDICTS = {verdict.name.lower(): verdict for verdict in Verdict}


class ResultFileError(PlayError):
    """A file holds no result, or one that contradicts itself; the message says what."""


class _DamagedError(Exception):
    """What is wrong in a file."""


def result_text(result: ChallengeResult) -> str:
    """Return the file of a result; raises ValueError for a name that no player can have."""
    if wrong := wrong_name(result.player):
        raise ValueError(wrong)
    fields: dict[str, Any] = {
        "form": FORM,
        "note": NOTE,
        "id": result.id,
        "code": result.code,
        "pack": result.pack,
        "version": result.version,
        "player": result.player,
        "started": encode_moment(result.started),
        "extra_time": result.extra_time.value,
        "interruptions": [name for name, mark in _MARKS.items() if mark in result.interruptions],
        "is_left": result.is_left,
        "points": result.points,
        "accuracy": result.accuracy,
        "milliseconds": result.milliseconds,
        "answers": [_answer_fields(answer) for answer in result.answers],
    }
    return json.dumps({**fields, "checksum": _checksum(fields)}, indent=2) + "\n"


def read_result(text: str) -> ChallengeResult:
    """Return the result that a file holds. Raises ResultFileError for any other text."""
    if len(text) > LIMIT_CHARACTERS:
        raise ResultFileError("This is no result of a challenge: it is far too long.")
    try:
        fields = json.loads(text, object_pairs_hook=_object, parse_constant=_refused)
    except (ValueError, RecursionError):
        raise ResultFileError("This is no result of a challenge: it is not JSON.") from None
    except _DamagedError as damage:
        raise ResultFileError(f"This is no result of a challenge: {damage}.") from None
    if not isinstance(fields, dict) or fields.get("form") != FORM:
        raise ResultFileError(f"This is no result of a challenge: `form` should be “{FORM}”.")
    claimed = fields.pop("checksum", None)
    try:
        if claimed != _checksum(fields):
            raise ResultFileError("The result was changed after it was written: its checksum does not fit.")
        return _result(fields)
    except (_DamagedError, HistoryError, ValueError, KeyError, TypeError, RecursionError) as damage:
        why = damage if isinstance(damage, _DamagedError) else "a field is missing or of the wrong kind"
        raise ResultFileError(f"The result cannot be read: {why}.") from None


def _answer_fields(answer: ChallengeAnswer) -> dict[str, Any]:
    return {
        "question": answer.question,
        "seen": answer.seen,
        "asked_at": answer.asked_at,
        "milliseconds": answer.milliseconds,
        "verdict": answer.verdict.name.lower(),
        "response": None if answer.response is None else json.loads(encode_response(answer.response)),
    }


def _checksum(fields: Mapping[str, Any]) -> str:
    # In ASCII, so that whatever was typed can be hashed.
    whole = json.dumps(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(whole.encode()).hexdigest()


def _result(fields: Mapping[str, Any]) -> ChallengeResult:
    answers, marks = fields["answers"], fields["interruptions"]
    if not isinstance(answers, list) or len(answers) > _MOST_ANSWERS or not isinstance(marks, list):
        raise _DamagedError(f"a result has {_MOST_ANSWERS} answers at most")
    if not _ID.fullmatch(_text(fields, "id")):
        raise _DamagedError("`id` should have 32 hexadecimal digits")
    if wrong_name(_text(fields, "player")):
        raise _DamagedError("`player` cannot be such a name")
    if not re.fullmatch(PACK_ID, _text(fields, "pack")):
        raise _DamagedError("`pack` should be the id of a pack")
    code = read_code(_text(fields, "code"))
    if isinstance(code, Unreadable):
        raise _DamagedError(f"`code` is no challenge code. {code.message.removesuffix('.')}")
    accuracy = fields["accuracy"]
    if accuracy is not None and not (type(accuracy) in (int, float) and 0 <= accuracy <= 1):
        raise _DamagedError("`accuracy` should be from 0 to 1")
    return ChallengeResult(
        id=fields["id"],
        code=spelt(code),
        pack=fields["pack"],
        version=_text(fields, "version"),
        player=fields["player"],
        started=decode_moment(_text(fields, "started")),
        extra_time=ExtraTime(_text(fields, "extra_time")),
        interruptions=frozenset(_MARKS[mark] for mark in marks),
        is_left=_flag(fields, "is_left"),
        points=_whole(fields, "points", least=-_LARGEST),
        accuracy=accuracy,
        milliseconds=_whole(fields, "milliseconds"),
        answers=tuple(map(_answer, answers)),
    )


def _answer(fields: Any) -> ChallengeAnswer:
    if not isinstance(fields, dict):
        raise _DamagedError("each answer should be an object")
    verdict, response = _VERDICTS[_text(fields, "verdict")], fields["response"]
    if (response is None) != (verdict in (Verdict.SKIPPED, Verdict.EXPIRED)):
        raise _DamagedError("an answer has a response, and a question that was skipped or expired has none")
    return ChallengeAnswer(
        question=_text(fields, "question"),
        seen=_text(fields, "seen"),
        asked_at=_whole(fields, "asked_at"),
        milliseconds=_whole(fields, "milliseconds"),
        verdict=verdict,
        response=None if response is None else decode_response(json.dumps(response)),
    )


def _text(fields: Mapping[str, Any], name: str) -> str:
    value = fields[name]
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT or forbidden_character(value) or "\n" in value:
        raise _DamagedError(f"`{name}` should be a short text")
    return value


def _whole(fields: Mapping[str, Any], name: str, least: int = 0) -> int:
    value = fields[name]
    if type(value) is not int or not least <= value <= _LARGEST:
        raise _DamagedError(f"`{name}` should be a whole number")
    return value


def _flag(fields: Mapping[str, Any], name: str) -> bool:
    value = fields[name]
    if type(value) is not bool:
        raise _DamagedError(f"`{name}` should be true or false")
    return value


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _DamagedError("a name stands twice in an object")
    return found


def _refused(_: str) -> float:
    raise _DamagedError("a number is not finite")
