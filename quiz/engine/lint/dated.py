"""The years of a date beside the words that are cited for it."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from quiz.engine.lint.rule import Bank
from quiz.model.question import Date

_KEY_YEARS = re.compile(r"(?:^|/)(-?\d{4})")
_NUMBERS = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_SHORTENED = re.compile(r"(?<!\d)(\d\d)\d\d ?[-/\N{EN DASH}] ?(\d\d)(?!\d)")
_LEAST_YEAR = 100


class Years:
    """Looks for the years of keys in a bank; the numbers of each passage are gathered once."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._gathered: dict[tuple[str, int], frozenset[int]] = {}

    def not_cited(self, question: Date, quotes: str) -> tuple[int, ...]:
        """Return the years of the key that neither the quotes nor the passages around them tell.

        None are returned where no year at all is told in figures: it is told in other words, which nobody can count.
        """
        years = [int(year) for year in _KEY_YEARS.findall(question.key)]
        if all(year > 0 and str(year) in quotes for year in years):
            return ()
        numbers = _numbers(quotes).union(*self._around(question))
        if not any(number >= _LEAST_YEAR for number in numbers):
            return ()
        return tuple(year for year in years if not _is_told(year, numbers))

    def _around(self, question: Date) -> Iterator[frozenset[int]]:
        for place in self._bank.places.get(question.id, ()):
            if place is not None:
                here = (place.source, place.passage)
                if here not in self._gathered:
                    self._gathered[here] = _numbers(self._text(*here))
                yield self._gathered[here]

    def _text(self, source: str, number: int) -> str:
        passages = self._bank.passages.get(source, ())
        at = bisect_left(passages, number, key=lambda passage: passage.number)
        return " ".join((passages[at].text, *passages[at].headings)) if at < len(passages) else ""


def _is_told(year: int, numbers: frozenset[int]) -> bool:
    # The year 0 is 1 BC, and quotes tell such years without a sign.
    return not numbers.isdisjoint({year} if year > 0 else {-year, 1 - year})


def _numbers(text: str) -> frozenset[int]:
    """Return the numbers that can be years, those with a short end, as in 1914-18, in full."""
    shortened = (int(century + years) for century, years in _SHORTENED.findall(text))
    return frozenset([*map(int, _NUMBERS.findall(text)), *shortened])
