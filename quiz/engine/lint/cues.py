"""What questions hold that rules live on, told by one look at all their words.

Most rules find something only where a question holds a certain kind of word or sign, and most questions hold none of
it. So a rule names its cues, and is asked only about the questions that hold one of them.
"""

import re
from collections.abc import Sequence
from typing import Literal

from quiz.engine.lint.lexicon import Lexicon
from quiz.engine.lint.words import vocabulary_of

Cue = Literal["negations", "qualifiers", "absolutes", "conjunctions", "tensed", "digits", "end marks", "sums"]
"""Negations in the stem; words of the other lists, digits and the marks that end a sentence in an option; and an option
that begins as one does that speaks of all others."""

_DIGIT = re.compile(r"\d")
_ALL_BUT_DIGITS = bytes(code for code in range(128) if not chr(code).isdigit())
_NONE: frozenset[Cue] = frozenset()


def cues_in(stem: Sequence[str], options: Sequence[str], options_text: str, lexicon: Lexicon) -> frozenset[Cue]:
    """Return the cues in a question of which the tokens of the stem and of the options were met before.

    The text of the options has each on a line of its own or on several.
    """
    met = vocabulary_of(lexicon.tag)
    found: list[Cue] = []
    if not met.negations.isdisjoint(stem):
        found.append("negations")
    if not options:
        return frozenset(found) if found else _NONE
    if not met.qualifiers.isdisjoint(options):
        found.append("qualifiers")
    if not met.absolutes.isdisjoint(options):
        found.append("absolutes")
    if not met.conjunctions.isdisjoint(options):
        found.append("conjunctions")
    if not met.tensed.isdisjoint(options):
        found.append("tensed")
    if _has_digits(options_text):
        found.append("digits")
    if "." in options_text or "!" in options_text or "?" in options_text:
        found.append("end marks")
    if lexicon.begins_sum.search(f"\n{options_text}"):
        found.append("sums")
    return frozenset(found) if found else _NONE


def _has_digits(text: str) -> bool:
    if text.isascii():
        return bool(text.encode().translate(None, _ALL_BUT_DIGITS))
    return bool(_DIGIT.search(text))
