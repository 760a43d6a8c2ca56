"""Short names for contents, by which a change is noticed."""

import hashlib
import json
from dataclasses import fields, is_dataclass

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
    return hashlib.sha256(collapsed(text).encode()).hexdigest()[:16]


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


def _plain_fields(value: object) -> dict[str, object]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]


def _plain(value: object) -> object:
    if is_dataclass(value):
        return _plain_fields(value)
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:32]
