"""Where typed words and the key differ."""

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal

from quiz.model.dataclass import dataclass

LIMIT_CHARACTERS = 200
"""Longer texts are not compared letter by letter, which takes time and helps nobody."""

LEAST_RATIO = 0.5
"""Texts less alike than this are shown whole, one beside the other: scattered common letters tell nothing."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that both have, that only the learner wrote (extra), or that only the key has (missing)."""

    text: str
    kind: Literal["same", "extra", "missing"]


def difference(given: str, key: str) -> tuple[Segment, ...]:
    """Return the segments that lead from what was given to the key.

    The same and extra ones together are what was given, the same and missing ones the key. Likeness is the ratio of
    `difflib`: twice the number of letters in common by the number of letters in all.
    """
    if given == key:
        return _segments(("same", key))
    if max(len(given), len(key)) > LIMIT_CHARACTERS:
        return _segments(("extra", given), ("missing", key))
    matcher = SequenceMatcher(None, given, key, autojunk=False)
    if matcher.ratio() < LEAST_RATIO:
        return _segments(("extra", given), ("missing", key))
    pieces: list[tuple[Literal["same", "extra", "missing"], str]] = []
    for tag, start, end, key_start, key_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", given[start:end]))
        else:
            pieces += [("extra", given[start:end]), ("missing", key[key_start:key_end])]
    return _segments(*pieces)


def word_difference(given: str, key: str) -> tuple[Segment, ...]:
    """Return the segments that lead from one sentence to another, in whole words; longer texts are not compared."""
    given_words, key_words = given.split(), key.split()
    if max(len(given_words), len(key_words)) > LIMIT_CHARACTERS:
        return _segments(("extra", given), ("missing", key))
    pieces: list[tuple[Literal["same", "extra", "missing"], str]] = []
    matcher = SequenceMatcher(None, given_words, key_words, autojunk=False)
    for tag, start, end, key_start, key_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", " ".join(given_words[start:end])))
        else:
            pieces.append(("extra", " ".join(given_words[start:end])))
            pieces.append(("missing", " ".join(key_words[key_start:key_end])))
    return _segments(*pieces)


def without_surroundings(segments: Sequence[Segment]) -> Sequence[Segment]:
    """Return the segments without words of the key alone that lead up to them or follow them.

    Such words are the surroundings of a passage that was cut out a little too wide, not a difference from it; beside
    an extra segment, which they stand in the place of, they stay.
    """
    first = 1 if segments and segments[0].kind == "missing" else 0
    is_followed = len(segments) > 1 and segments[-1].kind == "missing" and segments[-2].kind == "same"
    return segments[first : -1 if is_followed else None]


def marked(segments: Iterable[Segment]) -> tuple[str, ...]:
    """Return each segment with signs that need no colour: `[-too much-]` and `{+missing+}`."""
    signs = {"same": "{}", "extra": "[-{}-]", "missing": "{{+{}+}}"}
    return tuple(signs[segment.kind].format(segment.text) for segment in segments)


def _segments(*pieces: tuple[Literal["same", "extra", "missing"], str]) -> tuple[Segment, ...]:
    return tuple(Segment(text, kind) for kind, text in pieces if text)
