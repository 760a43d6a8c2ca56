"""Finding the words of a quote in the passages of a document.

The selector is the TextQuoteSelector of the W3C Web Annotation model: exact words, with a prefix and a suffix where
they would be ambiguous. Words are compared in the collapsed form of `quiz.model.text`, and a quote never goes over the
end of a passage.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate, islice

from quiz.model.source import Passage
from quiz.model.text import collapsed

MOST_PLACES = 100
"""No more places than this are told: a quote that stands in so many is ambiguous enough."""

_CANDIDATES = 8
_COMPARED_CHARACTERS = 4000
_LEAST_LIKENESS = 50
_LEAST_WORD_LETTERS = 3
_MOST_WORDS = 40
_MOST_PASSAGES_OF_WORD = 500


@dataclass(frozen=True, slots=True)
class Found:
    """The one place of a quote: characters `start` to `end` of the text of the passage with this number."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The places of a quote that stands in several, the first MOST_PLACES of them, in no order."""

    places: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class CaseOnly:
    """The one place of a quote whose case differs from that of the source, and the words as the source has them."""

    found: Found
    exact_text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A quote that is nowhere, the passage that looks most like it with its prefix and suffix, and the words there."""

    nearest: Passage | None
    words: str = ""


QuoteMatch = Found | Ambiguous | CaseOnly | Missing


def find_quote(passages: Sequence[Passage], quote: str, prefix: str = "", suffix: str = "") -> QuoteMatch:
    """Return where a quote stands in the passages; for many quotes in one document, build a QuoteIndex once."""
    return QuoteIndex(passages).find(quote, prefix, suffix)


class QuoteIndex:
    """The passages of one document, joined once so that many quotes can be found in them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = tuple(passages)
        # No collapsed text holds a newline, so that nothing is found across two passages.
        self._text = "\n".join(passage.text for passage in self._passages)
        self._starts = list(accumulate((len(passage.text) + 1 for passage in self._passages), initial=0))

    def find(self, quote: str, prefix: str = "", suffix: str = "") -> QuoteMatch:
        """Return where the quote stands.

        A prefix must end right before it and a suffix begin right after it, white space between them aside. An empty
        quote is never found.
        """
        words, before, after = (collapsed(text) if text else "" for text in (quote, prefix, suffix))
        if not words:
            return Missing(None)
        starts = _starts(self._occurrences, words, before, after)
        if len(starts) == 1:
            return self._found(starts[0], len(words))
        if not starts:
            in_folded_text = partial(_occurrences, self._folded_text)
            starts = _starts(in_folded_text, folded(words), folded(before), folded(after))
            if len(starts) == 1:
                exact_text = self._text[starts[0] : starts[0] + len(words)]
                return CaseOnly(self._found(starts[0], len(words)), exact_text)
        if starts:
            return Ambiguous(tuple(self._found(start, len(words)) for start in starts))
        wanted = " ".join(part for part in (before, words, after) if part)
        nearest = self._nearest(wanted)
        return Missing(nearest, _alike(nearest.text, wanted) if nearest else "")

    @cached_property
    def _folded_text(self) -> str:
        return folded(self._text)

    @cached_property
    def _passages_of_word(self) -> dict[str, list[int]]:
        """For each word the places of the passages that hold it, in order, and not too many of them."""
        places: dict[str, list[int]] = {}
        for place, passage in enumerate(self._passages):
            for word in _words(passage.text):
                holders = places.setdefault(word, [])
                if len(holders) < _MOST_PASSAGES_OF_WORD:
                    holders.append(place)
        return places

    @cached_property
    def _starts_of_word(self) -> dict[str, list[int]]:
        """For each run of characters between white space, where it begins in the text."""
        words = self._text.replace("\n", " ").split(" ")
        starts: dict[str, list[int]] = {}
        for word, start in zip(words, accumulate((len(word) + 1 for word in words), initial=0), strict=False):
            starts.setdefault(word, []).append(start)
        return starts

    def _occurrences(self, sought: str) -> Iterator[int]:
        """Yield where the text holds what is sought.

        The first and the last word may be parts of longer ones; of those between, which stand whole, the rarest leads
        to the few places where it is worth looking.
        """
        words = sought.split(" ")
        inner = words[1:-1]
        if not inner:
            yield from _occurrences(self._text, sought)
            return
        offsets = accumulate((len(word) + 1 for word in words), initial=0)
        places = [(self._starts_of_word.get(word, ()), offset) for word, offset in zip(words, offsets, strict=False)]
        starts, offset = min(places[1:-1], key=lambda place: len(place[0]))
        for start in starts:
            if start >= offset and self._text.startswith(sought, start - offset):
                yield start - offset

    def _found(self, start: int, length: int) -> Found:
        place = bisect_right(self._starts, start) - 1
        first = start - self._starts[place]
        return Found(self._passages[place].number, first, first + length)

    def _nearest(self, quote: str) -> Passage | None:
        """Return the passage most like the quote among the few that share the most words with it."""
        from rapidfuzz import fuzz, process

        shared = Counter(
            place for word in islice(_words(quote), _MOST_WORDS) for place in self._passages_of_word.get(word, ())
        )
        candidates = {
            place: self._passages[place].text[:_COMPARED_CHARACTERS] for place, _ in shared.most_common(_CANDIDATES)
        }
        best = process.extractOne(
            quote[:_COMPARED_CHARACTERS], candidates, scorer=fuzz.partial_ratio, score_cutoff=_LEAST_LIKENESS
        )
        return self._passages[best[2]] if best else None


def _alike(text: str, quote: str) -> str:
    """Return the whole words of a passage that look most like the quote."""
    from rapidfuzz import fuzz

    aligned = fuzz.partial_ratio_alignment(quote, text)
    if aligned is None or len(quote) > len(text):
        return text
    start = text.rfind(" ", 0, aligned.dest_start + 1) + 1
    end = text.find(" ", max(aligned.dest_end - 1, start))
    return text[start : end if end >= 0 else len(text)]


def _starts(occurrences: Callable[[str], Iterator[int]], words: str, before: str, after: str) -> list[int]:
    """Return where the words begin, each time they stand between the two, at most MOST_PLACES times."""
    starts: list[int] = []
    for gap_before in ("", " ") if before else ("",):
        for gap_after in ("", " ") if after else ("",):
            lead = len(before) + len(gap_before)
            sought = f"{before}{gap_before}{words}{gap_after}{after}"
            starts += (start + lead for start in islice(occurrences(sought), MOST_PLACES))
    return starts[:MOST_PLACES]


def _occurrences(text: str, sought: str) -> Iterator[int]:
    """Yield where the text holds what is sought, also where one place begins before another ends."""
    start = text.find(sought)
    while start >= 0:
        yield start
        start = text.find(sought, start + 1)


def folded(text: str) -> str:
    """Return the text without differences of case, each character still in its place."""
    # U+0130 is the one letter that becomes two in lower case; a final sigma depends on its neighbours.
    return text.replace("\u0130", "i").lower().replace("\u03c2", "\u03c3")


def _words(text: str) -> dict[str, None]:
    """Return the longer words of a text, without case, each once and in order."""
    return dict.fromkeys(word for word in re.findall(r"\w+", text.lower()) if len(word) >= _LEAST_WORD_LETTERS)
