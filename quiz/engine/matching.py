"""Comparing typed words with an author's words.

Likeness has four levels: the same but for white space; the same but for case, quotation marks, dashes, end punctuation
and a leading article; the same but for diacritics; one slip of the fingers away. `exact` matching knows the first only.
"""

import re
import unicodedata
from enum import IntEnum

from quiz.engine.characters import with_plain_marks
from quiz.engine.language import language_of
from quiz.model.dataclass import dataclass
from quiz.model.question import Match
from quiz.model.text import collapsed

SLIP_LETTERS = 6
"""The number of letters from which on a word is long enough to forgive a slip in it."""

_PAIRED_MARKS = re.compile(r"\"([^\"]*)\"|(?<!\w)'([^']*)'(?!\w)")
_END_PUNCTUATION = ".,;:!?\u2026\u3002\uff01\uff1f "
_OPENING_PUNCTUATION = "\u00a1\u00bf "
_ROMAN_NUMERAL = re.compile(
    r"(?=[mdclxvi])m*(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
    r"(?:e|er|re|i?eme|th|st|nd|rd|de|ste|[oa\u00ba\u00aa])?"
)
_LETTERS_WITHOUT_MARKS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
_MARKS_BESIDE_LETTERS = 200
"""The lowest combining class of the marks above and below letters; those that make another letter have lower ones."""


class _Level(IntEnum):
    SAME = 0
    FOLDED = 1
    DIACRITICS = 2
    SLIP = 3
    OTHER = 4


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """The texts that typed words are compared with.

    `others` are answers to something else, such as the keys of other gaps, towards which no slip is forgiven.
    """

    accepted: tuple[str, ...]
    rejected: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    match: Match = "relaxed"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What typed words are: the accepted text they stand for, or the place of the rejected one, or neither.

    `remark` tells the learner what was forgiven.
    """

    accepted: str | None = None
    rejected: int | None = None
    remark: str = ""


def compare(typed: str, key: AnswerKey, language: str) -> Comparison:
    """Return which of the accepted or rejected texts was typed, in a pack of the given language.

    A rejected text wins against an accepted one that is no nearer. A slip is forgiven only where the typed words are
    not themselves, nor a slip away from, a rejected text or one of the others.
    """
    right = [_level(typed, text, key.match, language) for text in key.accepted]
    wrong = [_level(typed, text, key.match, language) for text in key.rejected]
    best_right = min(right, default=_Level.OTHER)
    best_wrong = min(wrong, default=_Level.OTHER)
    if best_wrong < _Level.OTHER and best_wrong <= best_right:
        return Comparison(rejected=wrong.index(best_wrong))
    if best_right == _Level.OTHER or (best_right == _Level.SLIP and _is_near_another(typed, key, language)):
        return Comparison()
    text = key.accepted[right.index(best_right)]
    return Comparison(accepted=text, remark=_remark(best_right, text))


def _is_near_another(typed: str, key: AnswerKey, language: str) -> bool:
    rivals = [text for text in key.others if text not in key.accepted]
    return any(_level(typed, text, key.match, language) < _Level.OTHER for text in rivals)


def _remark(level: _Level, text: str) -> str:
    if level == _Level.DIACRITICS:
        return f"Usually written {text}."
    return f"A slip of the fingers was forgiven: it is written {text}." if level == _Level.SLIP else ""


def _level(typed: str, text: str, match: Match, language: str) -> _Level:
    if collapsed(typed) == collapsed(text):
        return _Level.SAME
    if match == "exact":
        return _Level.OTHER
    typed, text = _folded(typed, language), _folded(text, language)
    if typed == text:
        return _Level.FOLDED
    typed, text = _without_diacritics(typed), _without_diacritics(text)
    if typed == text:
        return _Level.DIACRITICS
    return _Level.SLIP if _is_one_slip(typed, text) else _Level.OTHER


def _folded(text: str, language: str) -> str:
    plain = collapsed(with_plain_marks(collapsed(text).casefold()))
    unquoted = _PAIRED_MARKS.sub(lambda pair: pair[1] or pair[2] or "", plain)
    bare = unquoted.lstrip(_OPENING_PUNCTUATION).rstrip(_END_PUNCTUATION)
    return _without_article(bare, language) or bare or plain


def _without_article(text: str, language: str) -> str:
    for article in language_of(language).articles:
        lead = article if article.endswith("'") else f"{article} "
        if text.startswith(lead):
            return text.removeprefix(lead).lstrip()
    return text


def _without_diacritics(text: str) -> str:
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in letters if unicodedata.combining(letter) < _MARKS_BESIDE_LETTERS)
    return unicodedata.normalize("NFC", plain).translate(_LETTERS_WITHOUT_MARKS)


def _is_one_slip(typed: str, text: str) -> bool:
    """Tell whether one long word differs by one letter left out, added, changed, or swapped with its neighbour.

    That is an optimal string alignment distance of 1 (Damerau 1964).
    """
    typed_words, words = typed.split(), text.split()
    if len(typed_words) != len(words):
        return False
    different = [(one, other) for one, other in zip(typed_words, words, strict=True) if one != other]
    if len(different) != 1:
        return False
    typed_word, word = different[0]
    if sum(map(str.isalpha, word)) < SLIP_LETTERS or _is_figure(typed_word) or _is_figure(word):
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(typed_word, word, score_cutoff=1) == 1


def _is_figure(word: str) -> bool:
    """Tell whether a word holds a digit or, alone or behind a hyphen, a Roman numeral."""
    if any(map(str.isnumeric, word)):
        return True
    return any(_ROMAN_NUMERAL.fullmatch(part.strip(_END_PUNCTUATION)) for part in word.split("-"))
