# ruff: noqa: RUF001 (Cyrillic letters and typographic quotation marks are meant)
"""The words by which the rules judge a language; a rule that needs them is silent in a language that has none here."""

import re

from quiz.model.dataclass import dataclass

_NEVER = re.compile(r"(?!)")
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Words of one language, case-folded; all is empty, and matches nothing, in a language that is not known.

    `function_words` carry no meaning of their own. `reasons` ask for a reason or a manner, where a negation asks for
    no exception. `all_options` and `no_option` match a whole option, and `begins_sum` the end of a line and the
    beginning of one on the next; `option_names` matches an option called by its letter or number, in a text that holds
    one of the `option_hints`; `negation` matches one word of negation in a text, and of `paired_negations` several in a
    sentence are one. `fillers` are what an explanation says around a key. `conjunctions` join two answers into one.
    `past` and `not_past` are verbs by which a tense is certain. `number_names` are the names of the numbers from 0 on.
    """

    tag: str = ""
    function_words: frozenset[str] = _NOTHING
    negations: frozenset[str] = _NOTHING
    paired_negations: frozenset[str] = _NOTHING
    absolutes: frozenset[str] = _NOTHING
    qualifiers: frozenset[str] = _NOTHING
    reasons: frozenset[str] = _NOTHING
    fillers: frozenset[str] = _NOTHING
    conjunctions: frozenset[str] = _NOTHING
    past: frozenset[str] = _NOTHING
    not_past: frozenset[str] = _NOTHING
    number_names: tuple[str, ...] = ()
    all_options: re.Pattern[str] = _NEVER
    no_option: re.Pattern[str] = _NEVER
    begins_sum: re.Pattern[str] = _NEVER
    option_names: re.Pattern[str] = _NEVER
    option_hints: tuple[str, ...] = ()
    negation: re.Pattern[str] = _NEVER

    def sums_up(self, option: str) -> bool:
        """Return whether an option speaks of the others: all of them, or none."""
        return bool(self.no_option.fullmatch(option) or self.all_options.fullmatch(option))


UNKNOWN = Lexicon()


def words_in(text: str) -> frozenset[str]:
    """Return the words that stand between blanks."""
    return frozenset(text.split())


def whole_option(heads: str, tails: str) -> re.Pattern[str]:
    """Match a whole option that begins with one of the heads and goes on with nothing but tails."""
    return re.compile(rf"(?i)\W*(?:{heads})(?:\s+(?:{tails}))*\W*")


def line_beginning(*heads: str) -> re.Pattern[str]:
    """Match the end of a line and the beginning of a next one with one of the heads behind nothing but marks."""
    return re.compile(rf"(?i)\n[^\w\n]*(?:{'|'.join(heads)})")


def named_option(
    nouns: str, ordinals: str, *, placed: str = "", shy: str = "A", verbs: str = "is|was|are"
) -> re.Pattern[str]:
    """Match an option called by its letter, number or place.

    `placed` are the nouns that an ordinal makes the name of an option. A `shy` letter is a word of the language too,
    and names an option only where no further word follows but one of the verbs.
    """
    shy_letter = rf"[{shy}]\b(?=[^\w\s]|\s*$|\s+(?:{verbs})\b)"
    sign = rf"[\"'“„«(]*(?:(?![{shy}])[A-HА-Д]\b|{shy_letter}|[1-8]\b(?![.,]?\d))|\([a-h]\)"
    return re.compile(rf"(?i:\b(?:{nouns}))\s*(?:{sign})|(?i:\b(?:{ordinals})\s+(?:{placed or nouns})\b)")


def negation_of(words: str, more: str = "") -> re.Pattern[str]:
    """Match one of the words by itself, with nothing behind it that the pattern `more` keeps away."""
    listed = sorted(words.split(), key=len, reverse=True)
    either = "|".join(re.escape(word).replace("'", "['’]") for word in listed)
    return re.compile(rf"(?i)(?<![^\W_])(?:(?:{either})(?![^\W_]|['’]\w){more})")
