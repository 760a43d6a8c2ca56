"""Where the sentences of a passage begin and end."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nupunkt import PunktSentenceTokenizer

_NOTE_MARK = r"\[(?:\d{1,4}(?:\s?[,\u2013-]\s?\d{1,4})*|[a-z]|note \d{1,3})\]|[\xb9\xb2\xb3\u2070-\u2079]+"
"""A mark of a footnote, such as `[12]`, `[3, 4]`, `[note 2]`, `[a]` and a raised number."""

_NOTE_MARKS = re.compile(rf"(?:\s*(?:{_NOTE_MARK}))+(?=\s|$)\s*")

_TITLES_BEFORE_NAMES = ["lt", "mlle", "mm", "mme", "msgr"]

_MARKS_BEHIND_A_QUOTATION = re.compile(rf"(?<=[.!?\u2026][\"\u201d\u2019')])(?:{_NOTE_MARK})+(?=\s|$)")

_RAISED_AS_BRACKETS = str.maketrans(dict.fromkeys("\xb9\xb2\xb3\u2070\u2074\u2075\u2076\u2077\u2078\u2079", ")"))
"""The splitter expects closing brackets after a full stop, and no raised number."""

_ENDLESS_WORD = re.compile(r"\S{200,}")


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return the first character and the end of each sentence of a passage's collapsed text, without white space.

    A footnote mark belongs to the sentence before it; one that begins the passage belongs to none in it.
    """
    # The splitter takes quadratic time over what has no white space; no sentence ends in there.
    words = _ENDLESS_WORD.sub(lambda word: "x" * len(word[0]), text.translate(_RAISED_AS_BRACKETS))
    # The splitter would end the sentence before the quotation mark that a footnote mark follows.
    words = _MARKS_BEHIND_A_QUOTATION.sub(lambda marks: ")" * len(marks[0]), words)
    spans: list[tuple[int, int]] = []
    for _, (first, end) in _splitter().tokenize_with_spans(words):
        marks = _NOTE_MARKS.match(text, first, end)
        start = marks.end() if marks else first
        if marks and spans:
            spans[-1] = (spans[-1][0], first + len(marks[0].rstrip()))
        if sentence := text[start:end].strip():
            start += len(text[start:end]) - len(text[start:end].lstrip())
            spans.append((start, start + len(sentence)))
    return tuple(spans)


@cache
def _splitter() -> "PunktSentenceTokenizer":
    from nupunkt.models import load_default_model

    splitter = load_default_model()
    splitter.add_abbreviations(_TITLES_BEFORE_NAMES)
    return splitter
