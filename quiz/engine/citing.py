"""From words of a document to quotes that stand in just one place of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from quiz.engine.occurrences import occurrences
from quiz.engine.quoting import TextQuote, folded
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
    text = "\n".join(passage.text for passage in passages)
    starts_of_passages = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))
    sought = collapsed(words)
    starts = occurrences(text, {sought}, _MOST_PLACES).get(sought, [])
    if not starts:
        starts = occurrences(folded(text), {folded(sought)}, _MOST_PLACES).get(folded(sought), [])

    @cache
    def everywhere(exact: str) -> list[int]:
        return occurrences(text, {exact}, _MOST_PLACES)[exact]

    told = []
    for start in starts[:MOST_TOLD]:
        place = bisect_right(starts_of_passages, start) - 1
        first, end = _whole_words(text, start, start + len(sought))
        passage_start = starts_of_passages[place]
        before = text[passage_start:first]
        after = text[end : passage_start + len(passages[place].text)]
        exact = text[first:end]
        others = [other for other in everywhere(exact) if other != first]
        apart = (quote for quote in _in_context(exact, before, after) if not _stands(text, quote, others))
        told.append(Quotable(passages[place], next(apart, None)))
    return Places(tuple(told), len(starts))


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
    words_before, words_after = before.split(" "), after.split(" ")
    most = max(len(words_before), len(words_after))
    for count in (*range(1, min(most, _MOST_WORDS_AROUND) + 1), most):
        prefix, suffix = " ".join(words_before[-count:]).strip(), " ".join(words_after[:count]).strip()
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
