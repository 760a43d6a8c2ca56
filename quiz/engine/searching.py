"""Looking for words in a document, forwards and backwards, whatever their case."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from quiz.engine.quoting import Found, folded
from quiz.model.source import Passage
from quiz.model.text import collapsed


class WordSearch:
    """The passages of one document, joined once so that many words can be looked for in them.

    Words are found as a run of characters inside one passage; case and the amount of white space do not matter.
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._numbers = [passage.number for passage in passages]
        self._starts = list(accumulate((len(passage.text) + 1 for passage in passages), initial=0))
        # No collapsed text holds a newline, so that nothing is found across two passages.
        self._text = folded("\n".join(passage.text for passage in passages))

    def count(self, words: str) -> int:
        """Return how many times the words stand in the document, none overlapping another."""
        sought = _sought(words)
        return self._text.count(sought) if sought else 0

    def rank(self, words: str, found: Found) -> int:
        """Return which of the places of the words one of them is, from 1."""
        return self._text.count(_sought(words), 0, self._place(found.passage, found.start)) + 1

    def after(self, words: str, passage: int, start: int = 0) -> Found | None:
        """Return the first place at or behind a character of a passage, else the first of all; None where none is."""
        sought = _sought(words)
        if not sought:
            return None
        place = self._text.find(sought, self._place(passage, start))
        return self._found(place if place >= 0 else self._text.find(sought), len(sought))

    def before(self, words: str, passage: int, start: int = 0) -> Found | None:
        """Return the last place that ends before a character of a passage, else the last of all; None where none is."""
        sought = _sought(words)
        if not sought:
            return None
        place = self._text.rfind(sought, 0, self._place(passage, start))
        return self._found(place if place >= 0 else self._text.rfind(sought), len(sought))

    def _place(self, passage: int, start: int) -> int:
        return self._starts[bisect_left(self._numbers, passage)] + start

    def _found(self, place: int, length: int) -> Found | None:
        if place < 0:
            return None
        passage = bisect_right(self._starts, place) - 1
        start = place - self._starts[passage]
        return Found(self._numbers[passage], start, start + length)


def spans_of(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the words stand in a passage's text, from start to end."""
    sought, within = _sought(words), folded(text)
    start = within.find(sought) if sought else -1
    while start >= 0:
        yield start, start + len(sought)
        start = within.find(sought, start + len(sought))


def _sought(words: str) -> str:
    return folded(collapsed(words))
