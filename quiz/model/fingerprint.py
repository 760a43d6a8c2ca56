"""Short names for contents, by which a change is noticed."""

import json
from dataclasses import fields
from functools import cache
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

_NOT_SEEN = frozenset({"id", "was", "difficulty", "tags", "allow"})


def passage_fingerprint(text: str) -> str:
    """Return the first 16 hex digits of the SHA-256 of the collapsed text in UTF-8."""
    return sha256(collapsed(text).encode()).hexdigest()[:16]


def seen_fingerprint(question: Question) -> str:
    """Return 32 hex digits that change with anything of the question that a learner can see."""
    return _digest({name: value for name, value in _plain_fields(question).items() if name not in _NOT_SEEN})


def key_fingerprint(question: Question) -> str:
    """Return 32 hex digits that change with the kind or the key of the question, and with nothing else."""
    return _digest([question.kind, _key_of(question)])


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
def _field_names(part_type: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(part_type))


def _plain_fields(part: object) -> dict[str, object]:
    part_type: Any = type(part)
    return {name: getattr(part, name) for name in _field_names(part_type)}


_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain_fields).encode


def _digest(value: object) -> str:
    return sha256(_encoded(value).encode()).hexdigest()[:32]
