"""Words of texts, folded, and their roots, by which different forms of one word are known."""

from collections.abc import Iterable
from functools import cache

from quiz.engine.lint.languages.registry import lexicon_of
from quiz.engine.lint.lexicon import Lexicon

_AROUND = "!\"#$%&()*+,/:;<=>?@[\\]^_`{|}~\u00a1\u00bf«»„“”…\u2013—。、'.-"
_ENGLISH_ENDINGS = {
    "ns": ("ations", "s"),
    "on": ("ation",),
    "ng": ("ating", "ing"),
    "gs": ("ings", "s"),
    "es": ("ies", "es", "s"),
    "ed": ("ated", "ied", "ed"),
    "rs": ("ers", "s"),
    "er": ("er",),
    "ly": ("ly",),
}
"""By the last two letters; all other words can end in a mere s."""

_LEAST_ROOT = 4
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


class Vocabulary(dict[str, str]):
    """The tokens of a language that were met so far, each with the root of its word, or nothing where that says little.

    `negations` and the other sets hold those tokens met so far of which the word is in the list of that name of the
    language, so that a text of which the tokens were met is looked through for such words at once.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._tag = lexicon.tag
        self._function_words = lexicon.function_words
        self.negations = set[str]()
        self.qualifiers = set[str]()
        self.absolutes = set[str]()
        self.conjunctions = set[str]()
        self.tensed = set[str]()
        self._lists = (
            (lexicon.negations, self.negations),
            (lexicon.qualifiers, self.qualifiers),
            (lexicon.absolutes, self.absolutes),
            (lexicon.conjunctions, self.conjunctions),
            (lexicon.past | lexicon.not_past, self.tensed),
        )
        self._listed = frozenset[str]().union(*[words for words, _ in self._lists])

    def __missing__(self, token: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        word = token.replace("\u2019", "'").strip(_AROUND)
        if word in self._listed:
            for words, tokens in self._lists:
                if word in words:
                    tokens.add(token)
        if word != token:
            root = self[word]
        elif word in self._function_words or (len(word) < 3 and not word.isnumeric()):
            root = ""
        else:
            root = root_of(word, self._tag)
        self[token] = root
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


def roots_of(tokens: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Return the root of each token that carries meaning, in order."""
    return [*filter(None, map(vocabulary_of(lexicon.tag).__getitem__, tokens))]


def content_of(tokens: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the roots of the tokens that carry meaning: none of the language's function words, and no single letter.

    Words will do for tokens: without the marks around them they are the same.
    """
    return frozenset(filter(None, map(vocabulary_of(lexicon.tag).__getitem__, tokens)))


def content_of_text(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the roots of the words of a text that carry meaning."""
    return content_of(tokens_of(text), lexicon)


def root_of(word: str, language: str) -> str:
    """Return a word without its endings, roughly: what is equal for two forms of one word, and for few other words."""
    if not word.isalpha():
        if "'" in word:
            word = word.removesuffix("'s").rpartition("'")[2] or word
        if word[:1].isdigit():
            return word
    if language == "en":
        for ending in _ENGLISH_ENDINGS.get(word[-2:], ("s",)):
            if word.endswith(ending, _LEAST_ROOT):
                word = word.removesuffix(ending)
                break
        return word.rstrip("e")[:_ENGLISH_ROOT] if len(word) > 4 else word
    return word[:_LEAST_ROOT] + word[_LEAST_ROOT:_OTHER_ROOT].rstrip("aeiousn")


@cache
def vocabulary_of(tag: str) -> Vocabulary:
    """Return the tokens of a language that were met so far."""
    return Vocabulary(lexicon_of(tag))
