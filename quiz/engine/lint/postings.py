"""Where words stand in many short texts, so that those which hold given words are found without reading all."""

from collections import defaultdict
from collections.abc import Sequence

MOST_TEXTS = 100
"""A word that stands in more texts tells them apart no more than an article does."""


class Postings:
    """For each word the places of the texts that hold it."""

    def __init__(self, texts: Sequence[frozenset[str]]) -> None:
        self._texts = texts
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(texts):
            for word in words:
                self._places[word].append(place)

    def places(self, word: str) -> Sequence[int]:
        """Return the places of the texts that hold a word, in order."""
        return self._places.get(word, ())

    def holding(self, words: frozenset[str], most: int = MOST_TEXTS) -> Sequence[int]:
        """Return the places of the texts that hold all the words, in order; none where each is in more than `most`."""
        found: list[int] | None = None
        for word in words:
            places = self._places.get(word)
            if places is None:
                return ()
            if found is None or len(places) < len(found):
                found = places
        if found is None or len(found) > most:
            return ()
        texts = self._texts
        return found if len(words) == 1 else [place for place in found if words <= texts[place]]
