"""From words of a document to quotes that stand in just one place of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from quiz.engine.occurrences import occurrences
from quiz.engine.quoting import TextQuote, folded
from quiz.model.dataclass import dataclass
from quiz.model.source import Passage
from quiz.model.text import collapsed

MOST_TOLD = 20
"""No more places than this are told."""

_MOST_PLACES = 10_000
_MOST_WORDS_AROUND = 8


@dataclass(frozen=True, slots=True)
class Quotable:
    """A place where words stand, whole, and the quote that leads there.

    The quote has a prefix or a suffix where the words alone stand elsewhere too; it is None where the whole passage
    stands elsewhere too, alone or as a part, so that nothing tells them apart.
    """

    passage: Passage
    quote: TextQuote | None


@dataclass(frozen=True, slots=True)
class Places:
    """The first places where words stand in a document, MOST_TOLD at most, and how many there are."""

    told: tuple[Quotable, ...]
    count: int


def places_of(passages: Sequence[Passage], words: str) -> Places:
    """Return where words stand in the passages of a document, without regard to case where they do not otherwise.

    Words that are cut off are made whole.
    """
    document = _Document(passages)
    text, sought = document.text, collapsed(words)
    starts = occurrences(text, {sought}, _MOST_PLACES).get(sought)
    if not starts:
        starts = occurrences(folded(text), {folded(sought)}, _MOST_PLACES).get(folded(sought), [])
    told = tuple(document.quotable(start, start + len(sought)) for start in starts[:MOST_TOLD])
    return Places(told, len(starts))


def quotable_at(passages: Sequence[Passage], place: int, start: int, end: int) -> Quotable:
    """Return the words from one character to another of the passage at a place, from 0, made whole where cut off."""
    document = _Document(passages)
    first = document.starts[place]
    return document.quotable(first + start, first + end)


class _Document:
    """The passages of a document as one text, and where in it each begins."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self.text = "\n".join(passage.text for passage in passages)
        self.starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))
        self._everywhere = cache(lambda exact: occurrences(self.text, {exact}, _MOST_PLACES)[exact])

    def quotable(self, start: int, end: int) -> Quotable:
        """Return the place of some characters of the text, with the shortest quote that leads there alone."""
        place = bisect_right(self.starts, start) - 1
        first, end = _whole_words(self.text, start, end)
        passage_start = self.starts[place]
        before = self.text[passage_start:first]
        after = self.text[end : passage_start + len(self._passages[place].text)]
        exact = self.text[first:end]
        others = [other for other in self._everywhere(exact) if other != first]
        apart = (quote for quote in _in_context(exact, before, after) if not _stands(self.text, quote, others))
        return Quotable(self._passages[place], next(apart, None))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    if re.match(r"\w", text[start]):
        while start > 0 and re.match(r"\w", text[start - 1]):
            start -= 1
    if re.match(r"\w", text[end - 1]):
        while end < len(text) and re.match(r"\w", text[end]):
            end += 1
    return start, end


def _in_context(exact: str, before: str, after: str) -> Iterator[TextQuote]:
    """Yield the quote alone, and then with ever more words before it, behind it, and on both sides."""
    yield TextQuote(exact)
    words_before, words_after = before.split(), after.split()
    most = max(len(words_before), len(words_after))
    for count in (*range(1, min(most, _MOST_WORDS_AROUND) + 1), most):
        prefix, suffix = " ".join(words_before[-count:]), " ".join(words_after[:count])
        yield TextQuote(exact, prefix=prefix)
        yield TextQuote(exact, suffix=suffix)
        yield TextQuote(exact, prefix, suffix)


def _stands(text: str, quote: TextQuote, starts: Sequence[int]) -> bool:
    """Tell whether the exact words, which begin at these places, stand in the quote's context at any of them."""
    return any(
        text.endswith((quote.prefix, f"{quote.prefix} "), 0, start)
        and text.startswith((quote.suffix, f" {quote.suffix}"), start + len(quote.exact))
        for start in starts
    )
