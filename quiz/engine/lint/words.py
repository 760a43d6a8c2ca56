"""Words of texts, folded, and their roots, by which different forms of one word are known."""

import re
from collections.abc import Iterable
from functools import lru_cache

from quiz.engine.lint.lexicon import Lexicon

_WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
_ENGLISH_ENDINGS = ("ations", "ation", "ating", "ated", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "ly")
_ENGLISH_ROOT = 7
_OTHER_ROOT = 6


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, case-folded; a hyphen, point or apostrophe inside belongs to its word."""
    return tuple(_WORD.findall(text.replace("\u2019", "'").casefold()))


def content_of(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the roots of the words that carry meaning: none of the language's function words, and no single letter."""
    return frozenset(
        root_of(word, lexicon.tag)
        for word in words
        if word not in lexicon.function_words and (len(word) > 2 or word.isnumeric())
    )


@lru_cache(maxsize=1 << 17)
def root_of(word: str, language: str) -> str:
    """Return a word without its endings, roughly: what is equal for two forms of one word, and for few other words."""
    word = word.removesuffix("'s").rpartition("'")[2] or word
    if word[:1].isdigit():
        return word
    if language == "en":
        for ending in _ENGLISH_ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word.removesuffix(ending)
                break
        return word.rstrip("e")[:_ENGLISH_ROOT] if len(word) > 4 else word
    return word[:_OTHER_ROOT] if len(word) > _OTHER_ROOT else word.rstrip("aeiousn") if len(word) > 4 else word
