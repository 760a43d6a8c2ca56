"""What gives a key away to somebody who knows nothing: its length, its caution, its words, its grammar."""

import re

from quiz.engine.lint.item import Item
from quiz.engine.lint.lexicon import Lexicon
from quiz.engine.lint.rule import CHOICES, SINGLE, Finding, ItemRule, page_of_rule
from quiz.engine.lint.words import root_of, words_of
from quiz.model.question import ShortAnswer

LONGEST_SHARE = 1.6
"""A key that is so many times as long as the longest distractor is conspicuous."""

LEAST_SURPLUS = 12
"""The number of characters by which it must be longer all the same."""

_LEAST_WORD = 4
_OPEN_END = " :._…-"
_VOWEL_SOUND = re.compile(r"(?:[aeio]|u(?!ni|s[aeu]|t[ei]|r[aio])|hour|honest|honou?r|heir|8|11\b|18\b)", re.IGNORECASE)
_NOT_VOWEL_SOUND = re.compile(r"(?:eu|one\b|once\b|ewe)", re.IGNORECASE)
_SINGULAR = frozenset({"is", "was", "has", "this"})
_PLURAL = frozenset({"are", "were", "have", "these"})
_ARTICLES = frozenset({"a", "an"})


def key_longest(item: Item) -> Finding | None:
    """Find a key that is much longer than every distractor."""
    if len(item.keys) != 1 or not item.distractors:
        return None
    place = item.keys[0]
    key = item.option_lengths[place]
    longest = max([item.option_lengths[other] for other in item.distractors])
    if key < LONGEST_SHARE * longest or key < longest + LEAST_SURPLUS:
        return None
    return Finding(
        ("choices", place, "text"),
        f"The key has {key} characters, and the longest wrong option {longest}.",
        "Shorten the key, and let the explanation say the rest; or make the wrong options as precise.",
    )


def key_qualified(item: Item) -> Finding | None:
    """Find a key that alone is put with caution."""
    if len(item.keys) != 1 or not item.distractors:
        return None
    place, cautious = item.keys[0], item.lexicon.qualifiers
    if cautious.isdisjoint(item.option_words[place]):
        return None
    if not all(cautious.isdisjoint(item.option_words[other]) for other in item.distractors):
        return None
    word = next(word for word in item.option_words[place] if word in cautious)
    return Finding(
        ("choices", place, "text"),
        f"The key alone is put with caution (“{word}”), and what is put with caution is mostly right.",
        "Take the word out, or put the wrong options with the same caution.",
    )


def distractors_absolute(item: Item) -> Finding | None:
    """Find wrong options that an absolute word marks as wrong, beside a key without one."""
    if not item.keys:
        return None
    absolute = item.lexicon.absolutes
    if not all(absolute.isdisjoint(item.option_words[place]) for place in item.keys):
        return None
    marked = [
        place
        for place in item.distractors
        if not absolute.isdisjoint(item.option_words[place])
        and len(item.option_words[place]) > 2
        and place not in item.summing_up
    ]
    if not marked or 2 * len(marked) < len(item.distractors):
        return None
    word = next(word for word in item.option_words[marked[0]] if word in absolute)
    return Finding(
        ("choices", marked[0], "text"),
        f"Only wrong options hold absolute words (here “{word}”), and what is absolute is mostly wrong.",
        "Take such words out, or put one into the key where it is true.",
    )


def key_in_stem(item: Item) -> Finding | None:
    """Find a key that shares a word with the stem which no wrong option shares."""
    if isinstance(item.question, ShortAnswer):
        return _typed_key_in_stem(item, item.question.key)
    if not item.lexicon.tag or len(item.keys) != 1 or not item.distractors:
        return None
    place = item.keys[0]
    shared = item.key_content & item.stem_content
    if not shared:
        return None
    for other in item.distractors:
        shared -= item.option_contents[other]
        # A wrong option that echoes another word of the stem tempts as much as the key does.
        if not shared or item.option_contents[other] & item.stem_content:
            return None
    words = [word for word in item.option_words[place] if root_of(word, item.lexicon.tag) in shared]
    words = [word for word in words if len(word) >= _LEAST_WORD]
    if not words:
        return None
    return Finding(
        ("choices", place, "text"),
        f"The word “{words[0]}” stands in the stem, in the key and in no wrong option.",
        "Say it in other words in the stem or in the key, or let a wrong option hold it too.",
    )


def key_by_grammar(item: Item) -> Finding | None:
    """Find a key that is the only option to fit the grammar of an English stem."""
    if item.lexicon.tag != "en" or len(item.keys) != 1 or not item.distractors:
        return None
    last = item.question.stem.rstrip(_OPEN_END).rpartition(" ")[2].casefold()
    if last in _ARTICLES or last in _PLURAL or last in _SINGULAR:
        clue = _clue_of_last_word(item, last)
    elif "tensed" in item.cues:
        clue = _clue_of_tense(item)
    else:
        return None
    if not clue:
        return None
    return Finding(
        ("choices", item.keys[0], "text"),
        f"{clue}: grammar gives it away.",
        "Write the stem or the options so that each of them could follow it.",
    )


def _clue_of_last_word(item: Item, last: str) -> str:
    key = item.choices[item.keys[0]].text
    wrong = [item.choices[place].text for place in item.distractors]
    if last in _ARTICLES:
        wants_vowel = last == "an"
        if _fits(key, wants_vowel) and not any(_fits(text, wants_vowel) for text in wrong):
            return f"Behind “{last}” only the key can stand"
        return ""
    wants_plural = last in _PLURAL
    if _is_plural(key) == wants_plural and all(_is_plural(text) != wants_plural for text in wrong):
        return f"The stem asks for {'several things' if wants_plural else 'one thing'}, and only the key fits"
    return ""


def _clue_of_tense(item: Item) -> str:
    lexicon = item.lexicon
    tense = _tense(item.stem_words, lexicon)
    if (
        tense
        and _tense(item.option_words[item.keys[0]], lexicon) == tense
        and all(_tense(item.option_words[place], lexicon) == -tense for place in item.distractors)
    ):
        return "The stem and the key have the same tense, and no wrong option has it"
    return ""


def _typed_key_in_stem(item: Item, key_text: str) -> Finding | None:
    if not item.lexicon.tag or not item.key_content or not item.key_content <= item.stem_content:
        return None
    key = words_of(key_text)
    if f" {' '.join(key)} " not in f" {' '.join(item.stem_words)} ":
        return None
    if not item.lexicon.conjunctions.isdisjoint(item.stem_words):
        # A stem that names several answers to choose from names the right one among them.
        return None
    return Finding(
        ("stem",),
        f"The stem holds its own key: “{key_text}”.",
        "Say it in other words.",
    )


def _fits(text: str, wants_vowel: bool) -> bool:
    has_vowel = bool(_VOWEL_SOUND.match(text)) and not _NOT_VOWEL_SOUND.match(text)
    return has_vowel == wants_vowel


def _is_plural(text: str) -> bool:
    words = words_of(text)
    if not words or "and" in words:
        return bool(words)
    head = words[words.index("of") - 1] if "of" in words else words[-1]
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _tense(words: tuple[str, ...], lexicon: Lexicon) -> int:
    """Return 1 for words in the past, -1 for others, 0 where that is not certain."""
    past = not lexicon.past.isdisjoint(words)
    present = not lexicon.not_past.isdisjoint(words)
    return past - present


RULES = (
    ItemRule(
        page_of_rule(
            code="key-longest",
            title="The key is much the longest option",
            why="Authors make the key precise and the rest short, and learners know it: in many packs the longest"
            " option is right far more often than chance. Here it is more than half as long again as every other.",
            reference="Haladyna, Downing and Rodriguez 2002, guidelines 24 and 28; Paniagua and Swygert 2016",
            bad="""
stem = "Why does the harbour freeze late?"
choices = [
  { text = "A warm current from the south-west reaches it until December", key = true },
  { text = "It is deep", rationale = "It is shallow." },
  { text = "It is salty", rationale = "Rivers make it fresh." },
]
""",
            good="""
stem = "Why does the harbour freeze late?"
choices = [
  { text = "A warm current reaches it", key = true },
  { text = "Its water is very deep", rationale = "It is shallow." },
  { text = "Its water is very salty", rationale = "Rivers make it fresh." },
]
""",
        ),
        SINGLE,
        key_longest,
    ),
    ItemRule(
        page_of_rule(
            code="key-qualified",
            title="Only the key is put with caution",
            why="“Usually” and “may” make a sentence hard to refute, so authors put them into the key."
            " Learners who look for them need not know the answer.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 28; Millman, Bishop and Ebel 1965",
            bad="""
stem = "When do swifts leave?"
choices = [
  { text = "Usually in August", key = true },
  { text = "In October", rationale = "The swallows leave then." },
  { text = "In December", rationale = "They are in Africa by then." },
]
""",
            good="""
stem = "When do most swifts leave?"
choices = [
  { text = "In August", key = true },
  { text = "In October", rationale = "The swallows leave then." },
  { text = "In December", rationale = "They are in Africa by then." },
]
""",
        ),
        SINGLE,
        key_qualified,
        cues=("qualifiers",),
    ),
    ItemRule(
        page_of_rule(
            code="distractors-absolute",
            title="Absolute words in wrong options only",
            why="Little in the world is always or never so. Learners strike out options with such words, and where half"
            " of the wrong options or more hold one and the key holds none, that is enough.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 28; Paniagua and Swygert 2016",
            bad="""
stem = "What do owls eat?"
choices = [
  { text = "They always eat grass", rationale = "They eat no plants." },
  { text = "They never eat at night", rationale = "They hunt at night." },
  { text = "They eat mice and voles", key = true },
]
""",
            good="""
stem = "What do owls eat?"
choices = [
  { text = "Grass and seeds", rationale = "They eat no plants." },
  { text = "Snails and worms", rationale = "That is what thrushes eat." },
  { text = "Mice and voles", key = true },
]
""",
        ),
        CHOICES,
        distractors_absolute,
        cues=("absolutes",),
    ),
    ItemRule(
        page_of_rule(
            code="key-in-stem",
            title="A word of the stem gives the key away",
            why="Where a word of the stem comes back in the key and in no wrong option, learners match words and know"
            " nothing. A typed answer that stands in its own stem needs only to be copied.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 28 (clang associations)",
            bad="""
stem = "Which bird pecks at wood, as a woodpecker would?"
choices = [
  { text = "The woodpecker", key = true },
  { text = "The nuthatch", rationale = "It pipes." },
  { text = "The magpie", rationale = "It chatters." },
]
""",
            good="""
stem = "Which bird drums on trees?"
choices = [
  { text = "The woodpecker", key = true },
  { text = "The nuthatch", rationale = "It pipes." },
  { text = "The magpie", rationale = "It chatters." },
]
""",
        ),
        CHOICES | {"short_answer"},
        key_in_stem,
    ),
    ItemRule(
        page_of_rule(
            code="key-by-grammar",
            title="Grammar gives the key away",
            why="Behind “an” no consonant can stand, behind “are” no single thing, and a question about the"
            " past is not answered in the present. Where only the key fits, learners need no more than an ear.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 28 (grammatical inconsistencies)",
            bad="""
stem = "On the island the travellers saw an"
choices = [
  { text = "owl", key = true },
  { text = "hawk", rationale = "They saw it at sea." },
  { text = "raven", rationale = "It lived on the mainland." },
]
""",
            good="""
stem = "Which bird did the travellers see on the island?"
choices = [
  { text = "An owl", key = true },
  { text = "A hawk", rationale = "They saw it at sea." },
  { text = "A raven", rationale = "It lived on the mainland." },
]
""",
        ),
        SINGLE,
        key_by_grammar,
    ),
)
