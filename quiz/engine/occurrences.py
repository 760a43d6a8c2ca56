"""Finding many strings in one text at once."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Set
from itertools import accumulate, count, islice
from operator import add

_GRAMS = ((16, 16), (12, 4), (6, 2))
"""How many characters a gram has, and how many the text is gone through in a step, for ever shorter strings."""

_CHARACTERS_PER_STEP = 400
"""While Python takes one step, `str.find` looks at about so many characters."""

_LEAST_MARKED = 32
"""For fewer strings it is not worth while to look at every place where a mark stands."""

_SAMPLE = 200
_MARKS_IN_A_STRING = 3
_BEHIND_A_MARK = 16
"""So many characters that stand behind a mark are compared with those behind it in the strings."""

_MOST_CANDIDATES = 16
"""Where these stand behind marks in more places, other characters of the string are rarer."""


def occurrences(text: str, sought: Collection[str], most: int) -> dict[str, list[int]]:
    """Return where each string begins in the text, its first `most` places in order, also where they overlap.

    Few strings, and very short ones, are looked for one after the other. For many, a character is chosen as a mark that
    stands in nearly all of them a few times: wherever a string stands in the text, its first mark is one of the text's,
    with the same characters behind it. For what is left, strings without the mark and such as have behind it what is
    common there, the text is gone through once, in steps of a few characters, and at each step the gram there is
    compared with those of all strings at a time. As many grams of a string as a step has characters, taken one right
    after the other, include the one that begins a step, wherever the string stands.
    """
    found: dict[str, list[int]] = {}
    rest = {string for string in sought if string}
    if len(rest) >= _LEAST_MARKED:
        found = _by_marks(text, rest, most)
        rest -= found.keys()
    for length, step in _GRAMS:
        long = {string for string in rest if len(string) >= length + step - 1}
        if len(long) * step >= _CHARACTERS_PER_STEP:
            found |= _by_grams(text, long, most, length, step)
            rest -= long
    return found | {string: _one_by_one(text, string, most) for string in rest}


def _by_marks(text: str, sought: Collection[str], most: int) -> dict[str, list[int]]:
    """Return where those of many strings begin that hold a mark with characters behind it that are rare there."""
    sample = list(islice(sought, _SAMPLE))
    counts = Counter("".join(sample))
    mark = min(counts, key=lambda character: abs(counts[character] - _MARKS_IN_A_STRING * len(sample)))
    marked: list[tuple[str, int, str]] = []
    for string in sought:
        lead = string.find(mark) + 1
        if 0 < lead <= len(string) - _BEHIND_A_MARK:
            marked.append((string, lead, string[lead : lead + _BEHIND_A_MARK]))
    behind_marks = map(add, accumulate(map(len, text.split(mark))), count(1))
    starts_of = _starts_of(text, {gram for _, _, gram in marked}, _BEHIND_A_MARK, behind_marks)
    found: dict[str, list[int]] = {}
    for string, lead, gram in marked:
        starts = starts_of.get(gram, ())
        if len(starts) <= _MOST_CANDIDATES:
            begins = [start - lead for start in starts if start >= lead and text.startswith(string, start - lead)]
            found[string] = begins[:most]
    return found


def _by_grams(text: str, sought: Collection[str], most: int, length: int, step: int) -> dict[str, list[int]]:
    strings = list(sought)
    # The middle of a quote is more often its own than its beginning or its end.
    firsts = [(len(string) - length - step + 1) // 2 for string in strings]
    grams = [
        string[place : place + length]
        for string, first in zip(strings, firsts, strict=True)
        for place in range(first, first + step)
    ]
    starts_of = _starts_of(text, set(grams), length, range(0, len(text), step))
    found: dict[str, list[int]] = {string: [] for string in strings}
    candidates = dict.fromkeys(strings, 0)
    most_candidates = len(text) // _CHARACTERS_PER_STEP
    for place, gram in [(place, gram) for place, gram in enumerate(grams) if gram in starts_of]:
        string, offset = strings[place // step], firsts[place // step] + place % step
        starts = starts_of[gram]
        candidates[string] += len(starts)
        if candidates[string] <= most_candidates:
            found[string] += [
                start - offset for start in starts if start >= offset and text.startswith(string, start - offset)
            ]
    return {
        string: sorted(places)[:most] if candidates[string] <= most_candidates else _one_by_one(text, string, most)
        for string, places in found.items()
    }


def _starts_of(text: str, wanted: Set[str], length: int, places: Iterable[int]) -> dict[str, list[int]]:
    """Return where each wanted gram begins in the text, looking only at some places, which are in order."""
    starts: dict[str, list[int]] = {}
    for start in [start for start in places if text[start : start + length] in wanted]:
        starts.setdefault(text[start : start + length], []).append(start)
    return starts


def _one_by_one(text: str, string: str, most: int) -> list[int]:
    return list(islice(_places(text, string), most))


def _places(text: str, string: str) -> Iterator[int]:
    """Yield where the text holds the string, also where one place begins before another ends."""
    start = text.find(string)
    while start >= 0:
        yield start
        start = text.find(string, start + 1)
