"""Words of texts, folded, and their roots, by which different forms of one word are known."""

from collections.abc import Callable, Iterable
from functools import cache

from quiz.engine.lint.lexicon import Lexicon, lexicon_of

_AROUND = "!\"#$%&()*+,/:;<=>?@[\\]^_`{|}~\u00a1\u00bf«»„“”…\u2013—。、'.-"
_ENGLISH_ENDINGS = ("ations", "ation", "ating", "ated", "ings", "ing", "ies", "ied", "ers", "er", "ed", "es", "s", "ly")
_ENGLISH_ROOT = 7
_OTHER_ROOT = 6
_MOST_KEPT = 1 << 20
_NOTHING = frozenset({""})


class _Table(dict[str, str]):
    """What a function says of each text, worked out once: texts have far fewer words than places for them."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, text: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[text] = self._work_out(text)
        return found


_CLEAN = _Table(lambda token: token.replace("\u2019", "'").strip(_AROUND))


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text in order, case-folded: what stands between blanks, without the marks around it."""
    return tuple(filter(None, map(_CLEAN.__getitem__, text.casefold().split())))


def content_of(words: Iterable[str], lexicon: Lexicon) -> frozenset[str]:
    """Return the roots of the words that carry meaning: none of the language's function words, and no single letter."""
    return frozenset(map(_roots(lexicon.tag).__getitem__, words)) - _NOTHING


def content_of_text(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the roots of the words of a text that carry meaning."""
    return content_of(words_of(text), lexicon)


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


@cache
def _roots(tag: str) -> _Table:
    function_words = lexicon_of(tag).function_words

    def root(word: str) -> str:
        is_telling = word not in function_words and (len(word) > 2 or word.isnumeric())
        return root_of(word, tag) if is_telling else ""

    return _Table(root)
