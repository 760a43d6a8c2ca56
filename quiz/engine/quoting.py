"""Finding the words of a quote in the passages of a document.

The selector is the TextQuoteSelector of the W3C Web Annotation model: exact words, with a prefix and a suffix where
they would be ambiguous. Words are compared in the collapsed form of `quiz.model.text`, and a quote never goes over the
end of a passage.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import NamedTuple

from quiz.engine.characters import with_plain_marks
from quiz.engine.occurrences import occurrences
from quiz.model.dataclass import dataclass
from quiz.model.source import Passage
from quiz.model.text import collapsed

MOST_PLACES = 100
"""No more places than this are told: a quote that stands in so many is ambiguous enough."""

_CANDIDATES = 8
_COMPARED_CHARACTERS = 4000
_LEAST_LIKENESS = 50
_END_MARKS = ".,;:!?)”\"'"
_LEAST_WORD_LETTERS = 3
_MOST_WORDS = 40
_MOST_PASSAGES_OF_WORD = 500


class TextQuote(NamedTuple):
    """The words of a quote, and those that stand right before and after it where the words alone are ambiguous."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Found(NamedTuple):
    """The one place of a quote: characters `start` to `end` of the text of the passage with this number."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The places of a quote that stands in several, in order, the first MOST_PLACES of them."""

    places: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class FoundFolded:
    """The one place of a quote that differs in case or in marks of print, and the words as the source has them."""

    found: Found
    exact_text: str


@dataclass(frozen=True, slots=True)
class Missing:
    """A quote that is nowhere, the passage that looks most like it with its prefix and suffix, and the words there."""

    nearest: Passage | None
    words: str = ""


QuoteMatch = Found | Ambiguous | FoundFolded | Missing


def find_quotes(passages: Sequence[Passage], quotes: Iterable[TextQuote]) -> dict[TextQuote, QuoteMatch]:
    """Return where each quote stands in the passages of one document.

    A prefix must end right before a quote and a suffix begin right after it, white space between them aside. An empty
    quote is never found.
    """
    matches: dict[TextQuote, QuoteMatch] = dict.fromkeys(quotes, Missing(None))
    sought = {quote: words for quote in matches if (words := _collapsed(quote)).exact}
    document = _Document(passages)
    missing = {}
    for quote, starts in _starts(document.text, sought).items():
        length = len(sought[quote].exact)
        if len(starts) == 1:
            matches[quote] = document.place(starts[0], length)
        elif starts:
            matches[quote] = Ambiguous(document.places(starts, length))
        else:
            missing[quote] = TextQuote(*map(folded, sought[quote]))
    if missing:
        for quote, starts in _starts(folded(document.text), missing).items():
            places = document.places(starts, len(sought[quote].exact))
            if len(places) == 1:
                exact_text = document.text[starts[0] : starts[0] + len(sought[quote].exact)]
                matches[quote] = FoundFolded(places[0], exact_text)
            else:
                matches[quote] = Ambiguous(places) if places else document.missing(sought[quote])
    return matches


def _collapsed(quote: TextQuote) -> TextQuote:
    if quote.prefix or quote.suffix:
        return TextQuote(*map(collapsed, quote))
    exact = collapsed(quote.exact)
    return quote if exact == quote.exact else TextQuote(exact)


class _Document:
    """The passages of one document, joined once so that many quotes can be found in them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        # No collapsed text holds a newline, so that nothing is found across two passages.
        self.text = "\n".join(passage.text for passage in passages)
        self._starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))

    def places(self, starts: Sequence[int], length: int) -> tuple[Found, ...]:
        """Return the places of so many characters of the text, one for each start."""
        return tuple([self.place(start, length) for start in starts])

    def place(self, start: int, length: int) -> Found:
        """Return the place of so many characters of the text from a start on."""
        place = bisect_right(self._starts, start) - 1
        first = start - self._starts[place]
        return Found(self._passages[place].number, first, first + length)

    def missing(self, quote: TextQuote) -> Missing:
        """Return a quote that is nowhere with what comes nearest to it."""
        wanted = " ".join(part for part in (quote.prefix, quote.exact, quote.suffix) if part)
        nearest = self._nearest(wanted)
        return Missing(nearest, _alike(nearest.text, wanted) if nearest else "")

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
    words = text[start : end if end >= 0 else len(text)]
    # A comma behind the last word is no difference from a quote that ends with a word.
    return words.rstrip(_END_MARKS) if quote[-1:].isalnum() else words


def _starts(text: str, quotes: Mapping[TextQuote, TextQuote]) -> dict[TextQuote, list[int]]:
    """Return where the words of each quote begin in order, each time they stand in their context, at most MOST_PLACES.

    `quotes` maps each quote to the form in which the text has it.
    """
    in_context = {quote: list(_with_context(words)) for quote, words in quotes.items() if words.prefix or words.suffix}
    strings = {words.exact for quote, words in quotes.items() if quote not in in_context}
    strings.update(string for leads in in_context.values() for string, _ in leads)
    found = occurrences(text, strings, MOST_PLACES)
    return {
        quote: sorted(start + lead for string, lead in in_context[quote] for start in found[string])[:MOST_PLACES]
        if quote in in_context
        else found[words.exact]
        for quote, words in quotes.items()
    }


def _with_context(quote: TextQuote) -> Iterator[tuple[str, int]]:
    """Yield each string that proves a quote, and how many characters of it come before the words."""
    for gap_before in ("", " ") if quote.prefix else ("",):
        for gap_after in ("", " ") if quote.suffix else ("",):
            lead = quote.prefix + gap_before
            yield f"{lead}{quote.exact}{gap_after}{quote.suffix}", len(lead)


def folded(text: str) -> str:
    """Return the text without differences of case or of marks of print, each character still in its place."""
    # U+0130 is the one letter that becomes two in lower case; a final sigma depends on its neighbours.
    return with_plain_marks(text).replace("\u0130", "i").lower().replace("\u03c2", "\u03c3")


def _words(text: str) -> dict[str, None]:
    """Return the longer words of a text, without case, each once and in order."""
    return dict.fromkeys(word for word in re.findall(r"\w+", text.lower()) if len(word) >= _LEAST_WORD_LETTERS)
