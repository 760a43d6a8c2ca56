"""The languages whose words the rules know."""

from functools import cache

from quiz.engine.language import primary_subtag
from quiz.engine.lint.languages import english, french, german, russian, spanish
from quiz.engine.lint.lexicon import UNKNOWN, Lexicon

_LEXICONS = {
    "en": english.lexicon,
    "fr": french.lexicon,
    "de": german.lexicon,
    "es": spanish.lexicon,
    "ru": russian.lexicon,
}


@cache
def lexicon_of(tag: str) -> Lexicon:
    """Return the words that belong to a language tag such as `fr-CH`."""
    make = _LEXICONS.get(primary_subtag(tag))
    return make() if make else UNKNOWN
