"""The known key that is meant by one that is not: one that looks like it, or another word for it."""

from collections.abc import Iterable

from quiz.packs.wording import nearest

_OTHER_WORDS = {
    "accept": ("also",), "accepted": ("also",), "alternatives": ("choices", "also"), "answer": ("key", "text"),
    "answers": ("choices", "items", "also"), "category": ("topic",), "claim": ("stem",), "clue": ("hint",),
    "comment": ("rationale", "explanation"), "correct": ("key",), "explanation": ("rationale",),
    "feedback": ("rationale", "explanation"), "is_correct": ("key",), "label": ("text",), "level": ("difficulty",),
    "name": ("title",), "option": ("text",), "options": ("choices",), "order": ("items",), "path": ("file",),
    "prompt": ("stem",), "question": ("stem",), "quote": ("citations",), "rationale": ("explanation",),
    "reason": ("rationale", "explanation"), "solution": ("key",), "source": ("citations",), "statement": ("stem",),
    "stem": ("text",), "subject": ("topic",), "synonyms": ("also",), "theme": ("topic",), "tip": ("hint",),
    "type": ("kind",), "why": ("rationale", "explanation"), "wrong": ("rejected",),
}  # fmt: skip


def meant_by(key: str, known: Iterable[str]) -> str | None:
    """Return the known key that was probably meant, or None."""
    words = tuple(known)
    other = next((word for word in _OTHER_WORDS.get(key.lower(), ()) if word in words), None)
    return other or nearest(key, words)
