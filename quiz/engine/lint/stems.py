"""Stems by themselves: negations that are overlooked, and sentences that are hard to read."""

import re
from collections.abc import Iterator
from statistics import median

from quiz.engine.language import primary_subtag
from quiz.engine.lint.item import Item
from quiz.engine.lint.lexicon import Lexicon
from quiz.engine.lint.rule import CHOICES, Bank, BankRule, Finding, ItemRule, page_of_rule
from quiz.engine.lint.words import words_of

LEAST_STEMS = 10
"""The number of stems from which on a pack has a reading level of its own."""

LIX_MARGIN = 25
"""By so much the index of a stem must be above the middle of its pack; 10 is the step from one class to the next."""

LIX_FLOOR = 50
"""Below this index nothing is hard to read (Björnsson: 50 to 60 is difficult)."""

_LEAST_WORDS = 12
_SENTENCE_END = re.compile(r"[.!?:;]+(?=\s|$)")
_SENTENCE_START = re.compile(r"(?<=[.!?])\s+")
_MARKS = ".!?:;,()\"'“”„«»\u2019-"
_LONG_WORD = 6


class _Unmarked(dict[int, int | str]):
    """A blank for each mark, and each other character as it is: `str.translate` is slow where a table lacks many."""

    def __missing__(self, code: int) -> int:
        self[code] = code
        return code


_UNMARKED = _Unmarked({ord(mark): " " for mark in _MARKS})


def negative_stem(item: Item) -> Finding | None:
    """Find a stem that asks for what is not so, and does not make the negation stand out."""
    found = _denial_asked(item)
    if found is None or _emphasised(item.question.stem, item.lexicon):
        return None
    return Finding(
        ("stem",),
        f"The stem is put in the negative (“{found}”), which a reader in haste overlooks.",
        "Ask what is so; or emphasise the word: *not*, or NOT.",
    )


def double_negation(item: Item) -> Finding | None:
    """Find a stem with two negations, or a negative option below a negative stem."""
    for sentence in _SENTENCE_END.split(item.question.stem):
        if _denials(sentence, item.lexicon) > 1:
            return Finding(
                ("stem",),
                "One negation undoes the other, and readers must work out what is left.",
                "Put it in the positive.",
            )
    if not item.choices or _denial_asked(item) is None:
        return None
    for place, words in enumerate(item.option_words):
        if not item.lexicon.negations.isdisjoint(words):
            return Finding(
                ("choices", place, "text"),
                "The stem is negative and so is this option: to choose it is to deny a denial.",
                "Put the stem or the option in the positive.",
            )
    return None


def reading_level(bank: Bank) -> Iterator[tuple[int | None, Finding]]:
    """Find stems that are far harder to read than those of the pack are in the middle."""
    has_names = primary_subtag(bank.language) != "de"
    if not _may_be_hard(bank, has_names):
        return
    stems = (lix(question.stem, has_names=has_names) for question in bank.questions)
    levels = [(place, found) for place, found in enumerate(stems) if found is not None]
    if len(levels) < LEAST_STEMS:
        return
    middle = median(level for _, level in levels)
    for place, level in levels:
        if level >= max(middle + LIX_MARGIN, LIX_FLOOR) and len(bank.items[place].stem_words) >= _LEAST_WORDS:
            yield (
                place,
                Finding(
                    ("stem",),
                    f"The stem is hard to read: its LIX is {level:.0f}, in the middle of the pack it is {middle:.0f}.",
                    "Write shorter sentences and plainer words.",
                ),
            )


def lix(text: str, *, has_names: bool) -> float | None:
    """Return the readability index LIX, or None for a text without words.

    Words per sentence, and in every hundred words those of more than six letters (Björnsson 1968). Where only names
    have capitals, `has_names`, a name is not counted as long: it can be put no shorter.
    """
    tokens = text.translate(_UNMARKED).split()
    words = sum(map(str.isalpha, tokens))
    if not words:
        return None
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    long = [word for word in tokens if len(word) > _LONG_WORD and not (has_names and word[0].isupper())]
    return words / sentences + 100 * sum(map(str.isalpha, long)) / words


def _may_be_hard(bank: Bank, has_names: bool) -> bool:
    """Return whether any stem is long enough and hard enough to be told, whatever the middle of the pack is."""
    stems = (item.question.stem for item in bank.items if len(item.stem_tokens) >= _LEAST_WORDS)
    return any(level is not None and level >= LIX_FLOOR for level in (lix(stem, has_names=has_names) for stem in stems))


def _denial_asked(item: Item) -> str | None:
    """Return the negation in what is asked for, or None where it is a reason, or where only the scene is set so."""
    lexicon = item.lexicon
    asking = _SENTENCE_START.split(item.question.stem.strip())[-1]
    first = words_of(asking)[:1]
    found = lexicon.negation.search(asking) if lexicon.reasons.isdisjoint(first) else None
    return found[0] if found else None


def _denials(sentence: str, lexicon: Lexicon) -> int:
    """Return how many negations a sentence holds; words that go in pairs, such as neither and nor, are one."""
    found = [word.casefold() for word in lexicon.negation.findall(sentence)]
    paired = sum(word in lexicon.paired_negations for word in found)
    return len(found) - max(0, paired - 1)


def _emphasised(stem: str, lexicon: Lexicon) -> bool:
    """Return whether a negation of the stem is in capitals or between signs of emphasis."""
    for match in lexicon.negation.finditer(stem):
        before = stem[max(0, match.start() - 3) : match.start()].rstrip("\"'(")
        if (match[0].isupper() and len(match[0]) > 1) or before[-1:] in {"*", "_"}:
            return True
    return False


RULES = (
    ItemRule(
        page_of_rule(
            code="negative-stem",
            title="A negation that can be overlooked",
            why="Whoever overlooks “not” answers the opposite question, and is judged on reading, not on knowing."
            " Where a negation is needed it must stand out.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 17",
            bad="""
stem = "Which of these animals does not lay eggs?"
choices = [
  { text = "The bat", key = true },
  { text = "The stork", rationale = "It is a bird." },
  { text = "The toad", rationale = "It is an amphibian." },
]
""",
            good="""
stem = "Which of these animals does *not* lay eggs?"
choices = [
  { text = "The bat", key = true },
  { text = "The stork", rationale = "It is a bird." },
  { text = "The toad", rationale = "It is an amphibian." },
]
""",
        ),
        CHOICES,
        negative_stem,
        cues=("negations",),
    ),
    ItemRule(
        page_of_rule(
            code="double-negation",
            title="A negation of a negation",
            why="To answer, readers must first turn the sentence round in their heads. It measures patience.",
            reference="Haladyna, Downing and Rodriguez 2002, guidelines 17 and 27",
            bad="""
stem = "Which of these is NOT a reason why the mill did not pay?"
choices = [
  { text = "The stream was weak", rationale = "It was a reason." },
  { text = "The road was bad", rationale = "It was a reason." },
  { text = "The stones were new", key = true },
]
""",
            good="""
stem = "Which of these helped the mill?"
choices = [
  { text = "The weak stream", rationale = "The mill often stood still." },
  { text = "The bad road", rationale = "Few farmers came." },
  { text = "The new stones", key = true },
]
""",
        ),
        CHOICES | {"true_false"},
        double_negation,
        cues=("negations",),
    ),
    BankRule(
        page_of_rule(
            code="reading-level",
            title="Far harder to read than the rest",
            why="A question should measure what it is about. The index LIX counts words per sentence and long words; a"
            " stem that is 25 above the middle of its pack and above 50 asks for a better reader than its neighbours.",
            reference="Haladyna, Downing and Rodriguez 2002, guidelines 8 and 13; Björnsson 1968",
            in_words=True,
            bad="Considering the administrative consequences of the aforementioned municipal reorganisation, which"
            " governmental institution subsequently exercised responsibility for navigational infrastructure?",
            good="The town was reorganised. Who looked after its harbour from then on?",
        ),
        reading_level,
    ),
)
