"""Short names for contents, by which a change is noticed."""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from json.encoder import encode_basestring as _quoted
from operator import attrgetter
from typing import Any

from quiz.model.digest import sha256
from quiz.model.question import (
    Cloze,
    Date,
    FindEvidence,
    Matching,
    MultipleChoice,
    Number,
    Ordering,
    Question,
    ShortAnswer,
    SingleChoice,
    TrueFalse,
)
from quiz.model.text import collapsed

NOT_SEEN = frozenset({"id", "was", "difficulty", "tags", "allow"})
"""The fields of a question that a learner does not see."""


def passage_fingerprint(text: str) -> str:
    """Return the first 16 hex digits of the SHA-256 of the collapsed text in UTF-8."""
    return sha256(collapsed(text).encode()).hexdigest()[:16]


def seen_fingerprint(question: Question) -> str:
    """Return 32 hex digits that change with anything of the question that a learner can see."""
    return _digest(_encoded(question, NOT_SEEN))


def key_fingerprint(question: Question) -> str:
    """Return 32 hex digits that change with the kind or the key of the question, and with nothing else."""
    return _digest(_encoded([question.kind, _key_of(question)]))


def _key_of(question: Question) -> object:
    match question:
        case SingleChoice() | MultipleChoice():
            return sorted(choice.text for choice in question.choices if choice.key)
        case TrueFalse() | ShortAnswer() | Date():
            return question.key
        case Number():
            return [question.key, question.unit]
        case Ordering():
            return list(question.items)
        case Matching():
            return sorted([pair.left, pair.right] for pair in question.pairs)
        case Cloze():
            return sorted([name, gap.key] for name, gap in question.gaps.items())
        case FindEvidence():
            return [question.key, sorted(collapsed(citation.quote or "") for citation in question.decisive)]


@cache
def _form_of(part_type: Any, left_out: frozenset[str]) -> tuple[str, Callable[[object], tuple[object, ...]]]:
    """Return an object of JSON with a gap for each field of a dataclass, sorted, and what reads these fields."""
    names = sorted({field.name for field in fields(part_type)} - left_out)
    return f"{{{','.join([f'{_quoted(name)}:%s' for name in names])}}}", attrgetter(*names)


def _encoded(value: Any, left_out: frozenset[str] = frozenset()) -> str:
    """Return the JSON that the standard library's encoder writes without blanks and with its keys sorted.

    A dataclass is written as an object without the fields `left_out`. For ten thousand questions it is a third quicker
    than that encoder, which asks for each dataclass what it is.
    """
    value_type: Any = type(value)
    if value_type is str:
        return _quoted(value)
    if value is None:
        return "null"
    if value_type is bool:
        return "true" if value else "false"
    if value_type is tuple or value_type is list:
        return f"[{','.join([_encoded(item) for item in value])}]" if value else "[]"
    if value_type is dict:
        return f"{{{','.join([f'{_quoted(name)}:{_encoded(item)}' for name, item in sorted(value.items())])}}}"
    if not hasattr(value_type, "__dataclass_fields__"):
        return json.dumps(value)
    form, read = _form_of(value_type, left_out)
    return form % tuple([_quoted(item) if type(item) is str else _encoded(item) for item in read(value)])


def _digest(encoded: str) -> str:
    return sha256(encoded.encode()).hexdigest()[:32]
