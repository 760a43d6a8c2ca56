"""Values of the model as the text that stands in a column, and back.

JSON is kept in ASCII: whatever a terminal let through, such as half a surrogate pair or a NUL, comes back as typed.
A history may come from elsewhere, so every value read is checked.
"""

import json
from datetime import UTC, datetime

from quiz.history.error import HistoryError
from quiz.model.attempt import QuestionName
from quiz.model.response import (
    ChoiceResponse,
    ClozeResponse,
    DateResponse,
    EvidenceResponse,
    Excerpt,
    MatchResponse,
    NumberResponse,
    OrderResponse,
    Response,
    TextResponse,
    TruthResponse,
)

_KINDS: dict[type[Response], str] = {
    ChoiceResponse: "choice",
    TruthResponse: "truth",
    TextResponse: "text",
    NumberResponse: "number",
    DateResponse: "date",
    OrderResponse: "order",
    MatchResponse: "match",
    ClozeResponse: "cloze",
    EvidenceResponse: "evidence",
}


def encode_response(response: Response) -> str:
    """Return the response as a JSON object of its fields, with its `kind` first."""
    return _compact({"kind": _KINDS[type(response)], **_fields(response)})


def decode_response(text: str) -> Response:  # noqa: C901 - one branch for each kind
    """Return the response that was encoded; raises HistoryError for any other text."""
    value = _json(text)
    match value:
        case {"kind": "choice", "choices": list(choices)}:
            return ChoiceResponse(_places(choices))
        case {"kind": "truth", "value": bool(claim)}:
            return TruthResponse(claim)
        case {"kind": "text", "text": str(typed)}:
            return TextResponse(typed)
        case {"kind": "number", "text": str(typed), "value": str(number)}:
            return NumberResponse(typed, number)
        case {"kind": "date", "text": str(typed), "value": str(date)}:
            return DateResponse(typed, date)
        case {"kind": "order", "order": list(order)}:
            return OrderResponse(_places(order))
        case {"kind": "match", "rights": list(rights)}:
            return MatchResponse(tuple(None if right is None else _place(right) for right in rights))
        case {"kind": "cloze", "texts": list(texts)}:
            return ClozeResponse(tuple(_text(part) for part in texts))
        case {"kind": "evidence", "excerpt": None}:
            return EvidenceResponse(None)
        case {
            "kind": "evidence",
            "excerpt": {"source": str(source), "passage": number, "start": start, "end": end, "words": str(words)},
        }:
            return EvidenceResponse(Excerpt(source, _place(number), _place(start), _place(end), words))
    raise _damaged("a response", text)


def encode_presented(presented: tuple[tuple[int, ...], ...]) -> str:
    """Return the shuffled orders as JSON lists."""
    return _compact(presented)


def decode_presented(text: str) -> tuple[tuple[int, ...], ...]:
    """Return the shuffled orders that were encoded; raises HistoryError for any other text."""
    return tuple(_places(_list(order)) for order in _list(_json(text)))


def encode_questions(questions: tuple[QuestionName, ...]) -> str:
    """Return the names of questions as JSON pairs of pack and question."""
    return _compact([[name.pack, name.question] for name in questions])


def decode_questions(text: str) -> tuple[QuestionName, ...]:
    """Return the names that were encoded; raises HistoryError for any other text."""
    return tuple(_name(pair) for pair in _list(_json(text)))


def encode_moment(moment: datetime) -> str:
    """Return the moment in UTC, in microseconds, in a form that sorts as text; a naive one is a ValueError."""
    if moment.tzinfo is None:
        raise ValueError(f"a moment without a time zone: {moment}")
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def decode_moment(text: str) -> datetime:
    """Return the moment that was encoded; raises HistoryError for any other text."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _damaged("a time", text) from None
    if moment.tzinfo is not UTC:
        raise _damaged("a time in UTC", text)
    return moment


def _fields(value: Response | Excerpt) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


# Made once, and without a copy of what is encoded: each answer waits for it.
_compact = json.JSONEncoder(separators=(",", ":"), default=_fields).encode


def _json(text: str) -> object:
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        raise _damaged("JSON", text) from None
    return value


def _places(values: list[object]) -> tuple[int, ...]:
    return tuple(_place(value) for value in values)


def _place(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise _damaged("a place counted from 0", value)


def _name(value: object) -> QuestionName:
    match value:
        case [str(pack), str(question)]:
            return QuestionName(pack, question)
    raise _damaged("a pack and a question", value)


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    raise _damaged("a list", value)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    raise _damaged("text", value)


def _damaged(expected: str, value: object) -> HistoryError:
    # Repeated in ASCII and cut short: what stands in a foreign history must not steer the terminal.
    return HistoryError(f"The history is damaged: it holds {ascii(value)[:60]} where {expected} should be.")
