"""Words of texts, folded, and their roots, by which different forms of one word are known."""

from collections.abc import Iterable, Mapping
from functools import cache

from quiz.engine.lint.lexicon import Lexicon, lexicon_of

_AROUND = "!\"#$%&()*+,/:;<=>?@[\\]^_`{|}~\u00a1\u00bf«»„“”…\u2013—。、'.-"
_ENGLISH_ENDINGS = ("ations", "ation", "ating", "ated", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "ly")
_ENGLISH_ROOT = 7
_OTHER_ROOT = 6
_MOST_KEPT = 1 << 20


class _Words(dict[str, str]):
    """The word in each token, worked out once: texts have far fewer words than places for them."""

    def __missing__(self, token: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        word = self[token] = token.replace("\u2019", "'").strip(_AROUND)
        return word


class _Roots(dict[str, str]):
    """The root of the word in each token, or nothing where it carries no meaning."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._tag = tag
        self._function_words = lexicon_of(tag).function_words

    def __missing__(self, token: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        word = token.replace("\u2019", "'").strip(_AROUND)
        is_telling = word not in self._function_words and (len(word) > 2 or word.isnumeric())
        root = self[token] = root_of(word, self._tag) if is_telling else ""
        return root


_WORDS = _Words()


def tokens_of(text: str) -> list[str]:
    """Return what stands between blanks in a text, in order and case-folded."""
    return text.casefold().split()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, case-folded: what stands between blanks, without the marks around it."""
    return words_among(tokens_of(text))


def words_among(tokens: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a text of which the tokens are known."""
    return tuple(filter(None, map(_WORDS.__getitem__, tokens)))


def content_of(tokens: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the roots of the tokens that carry meaning: none of the language's function words, and no single letter.

    Words will do for tokens: without the marks around them they are the same.
    """
    return frozenset(filter(None, map(roots_in(lexicon.tag).__getitem__, tokens)))


def content_of_text(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the roots of the words of a text that carry meaning."""
    return content_of(tokens_of(text), lexicon)


def root_of(word: str, language: str) -> str:
    """Return a word without its endings, roughly: what is equal for two forms of one word, and for few other words."""
    if "'" in word:
        word = word.removesuffix("'s").rpartition("'")[2] or word
    if word[:1].isdigit():
        return word
    if language == "en":
        if word.endswith(_ENGLISH_ENDINGS):
            for ending in _ENGLISH_ENDINGS:
                if word.endswith(ending) and len(word) - len(ending) >= 4:
                    word = word.removesuffix(ending)
                    break
        return word.rstrip("e")[:_ENGLISH_ROOT] if len(word) > 4 else word
    return word[:_OTHER_ROOT] if len(word) > _OTHER_ROOT else word.rstrip("aeiousn") if len(word) > 4 else word


@cache
def roots_in(tag: str) -> Mapping[str, str]:
    """Return the roots of all tokens in a language, by the token; nothing for one that carries no meaning."""
    return _Roots(tag)
