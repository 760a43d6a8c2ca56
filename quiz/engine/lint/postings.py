"""Where words stand in many short texts, so that those which hold given words are found without reading all."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

_MOST_TEXTS = 100
"""A word that stands in more texts tells them apart no more than an article does."""


class Postings:
    """For each word the places of the texts that hold it."""

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        self._texts = texts
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(texts):
            for word in words:
                self._places[word].append(place)

    def holding(self, words: frozenset[str]) -> Iterator[int]:
        """Yield the places of the texts that hold all the words, in order; none where each word is too common."""
        found: list[int] | None = None
        for word in words:
            places = self._places.get(word)
            if places is None:
                return
            if found is None or len(places) < len(found):
                found = places
        if found is not None and len(found) <= _MOST_TEXTS:
            texts = self._texts
            yield from found if len(words) == 1 else [place for place in found if words <= texts[place]]
