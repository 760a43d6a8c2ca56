"""Options beside each other: whether they can be told apart, exclude each other, look alike and stand in order."""

import re
import unicodedata
from collections.abc import Callable
from itertools import pairwise

from quiz.engine.lint.item import Item
from quiz.engine.lint.rule import CHOICES, SINGLE, Finding, ItemRule, page_of_rule

_MEANT_SIGNS = re.compile(r"[+#<>=*/^%\u2212]|-\d")
_MARKS = re.compile(r"[\W_]+")
_ASCII_MARKS = bytes(code for code in range(128) if not chr(code).isalnum() and chr(code) != "\n")
_NUMBER = re.compile(r"[-+\u2212]?\d+(?:[ \u00a0\u202f,.']\d{3}(?!\d))*(?:[.,]\d+)?")
_BARE_NUMBER = re.compile(rf"(?:[^\W\d]+\.? |about )?({_NUMBER.pattern})(?:\s*[^\W\d]+\.?|\s*%|\s*[€$£°]\w?)?")
_RANGE = re.compile(rf"({_NUMBER.pattern})\s*(?:-|\u2013|\u2014|to|bis|à|a|до)\s*({_NUMBER.pattern})")
_ONLY_NUMBER = re.compile(rf"{_NUMBER.pattern}(?:\s*%)?")
_LONGEST_NUMBER = 100
_LEAST_ALIKE = 3
_LONGEST_ABBREVIATION = 4


def options_alike(item: Item) -> Finding | None:
    """Find two options that differ in case, marks or accents alone."""
    if item.options_text.isascii():
        letters = item.options_text.casefold().encode().translate(None, _ASCII_MARKS).split(b"\n")
        if len({*letters}) == len(letters) == len(item.choices):
            return None
    seen: dict[str, int] = {}
    for place, choice in enumerate(item.choices):
        form = _bare(choice.text)
        if form and form in seen and choice.text != item.choices[seen[form]].text:
            return Finding(
                ("choices", place, "text"),
                f"But for its writing, this is the same option as {_quoted(item.choices[seen[form]].text)}.",
                "Change it, or remove it.",
            )
        seen.setdefault(form, place)
    return None


def options_overlap(item: Item) -> Finding | None:
    """Find two options of which one takes in a part of the other, or the whole of it."""
    ranges = []
    if "digits" in item.cues:
        ranges = [(place, found) for place, choice in enumerate(item.choices) if (found := _range_of(choice.text))]
    for (place, one), (other_place, other) in pairwise(ranges):
        if max(one[0], other[0]) < min(one[1], other[1]):
            return _overlap(item, other_place, place)
    # Where ends meet, only counted things are in two ranges at once, and the text does not tell what is counted.
    joined = item.lexicon.conjunctions
    if "conjunctions" not in item.cues:
        return None
    whole = {words: place for place, words in enumerate(item.option_words) if words}
    for place, words in enumerate(item.option_words):
        if not joined.isdisjoint(words):
            for part in _parts(words, joined):
                if whole.get(part, place) != place:
                    return _overlap(item, place, whole[part])
    return None


def options_unlike_form(item: Item) -> Finding | None:
    """Find the one option that has another form than all the rest."""
    places = [place for place in range(len(item.choices)) if place not in item.summing_up]
    if len(places) < _LEAST_ALIKE:
        return None
    for has_form, alone, missing in _FORMS:
        if has_form is _is_number and "digits" not in item.cues:
            continue
        having = [place for place in places if has_form(item.choices[place].text)]
        lacking = sorted({*places} - {*having})
        for odd, words in ((having, alone), (lacking, missing)):
            if len(odd) == 1:
                return Finding(
                    ("choices", odd[0], "text"),
                    f"The options are not alike in form: this one {words}.",
                    "Give all options the same form, so that none stands out.",
                )
    return None


def options_out_of_order(item: Item) -> Finding | None:
    """Find numbers that stand neither in rising nor in falling order."""
    numbers: list[float] = []
    for place, choice in enumerate(item.choices):
        if place in item.summing_up and item.lexicon.no_option.fullmatch(choice.text):
            continue
        text = choice.text.strip()
        found = _BARE_NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
        if found is None:
            return None
        numbers.append(_value(found[1]))
    if len(numbers) < _LEAST_ALIKE or numbers in (sorted(numbers), sorted(numbers, reverse=True)):
        return None
    return Finding(
        ("choices",),
        "The options are numbers, and they do not stand in order.",
        "Write them from the smallest to the largest. Options are shuffled: `pinned = true` keeps each in its place.",
    )


def _bare(text: str) -> str:
    bare = text.casefold()
    if not bare.isascii():
        parted = unicodedata.normalize("NFKD", bare)
        bare = "".join(character for character in parted if not unicodedata.combining(character))
    # Signs alone can be what is asked for: C is not C++, and -1 is not 1.
    return _MARKS.sub(" ", bare).strip() if not _MEANT_SIGNS.search(text) else ""


def _range_of(text: str) -> tuple[float, float] | None:
    found = _RANGE.search(text) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        return None
    low, high = _value(found[1]), _value(found[2])
    return (low, high) if low < high else None


def _value(number: str) -> float:
    plain = re.sub(r"[ \u00a0\u202f']", "", number.replace("\u2212", "-"))
    if re.fullmatch(r"[-+]?\d{1,3}(?:[.,]\d{3})+", plain):
        plain = re.sub(r"[.,]", "", plain)
    return float(re.sub(r"[.,](?=.*[.,])", "", plain).replace(",", "."))


def _parts(words: tuple[str, ...], joined: frozenset[str]) -> list[tuple[str, ...]]:
    parts: list[tuple[str, ...]] = []
    start = 0
    for place, word in enumerate((*words, "")):
        if word in joined or place == len(words):
            parts.append(words[start:place])
            start = place + 1
    return parts


def _overlap(item: Item, place: int, other: int) -> Finding:
    return Finding(
        ("choices", place, "text"),
        f"This option and {_quoted(item.choices[other].text)} overlap: where one is right, so is a part of the other.",
        "Let each option exclude the others.",
    )


def _ends_as_sentence(text: str) -> bool:
    bare = text.rstrip("\"'”» ")
    # A short last word may be an abbreviation, such as Co. or St.
    return bare[-1:] in {".", "!", "?"} and " " in bare and len(bare.rpartition(" ")[2]) > _LONGEST_ABBREVIATION


def _is_number(text: str) -> bool:
    return len(text) <= _LONGEST_NUMBER and bool(_ONLY_NUMBER.fullmatch(text.strip()))


_FORMS: tuple[tuple[Callable[[str], bool], str, str], ...] = (
    (_ends_as_sentence, "alone is written as a sentence", "alone is not written as a sentence"),
    (_is_number, "alone is a bare number", "alone is no bare number"),
)
"""Forms of options, with what is said of the one that alone has the form, and of the one that alone lacks it."""


def _quoted(text: str) -> str:
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


RULES = (
    ItemRule(
        page_of_rule(
            code="options-alike",
            title="Options that are the same but for their writing",
            why="Two options that differ in capitals, accents or marks alone are one option. If one of them is the key,"
            " learners are judged by a comma.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 22",
            bad="""
stem = "Which sea lies north of Turkey?"
choices = [
  { text = "The Black Sea", key = true },
  { text = "the Black Sea.", rationale = "It has a full stop." },
  { text = "The Red Sea", rationale = "It lies between Africa and Arabia." },
]
""",
            good="""
stem = "Which sea lies north of Turkey?"
choices = [
  { text = "The Black Sea", key = true },
  { text = "The Dead Sea", rationale = "It is a lake south of Turkey." },
  { text = "The Red Sea", rationale = "It lies between Africa and Arabia." },
]
""",
        ),
        CHOICES,
        options_alike,
    ),
    ItemRule(
        page_of_rule(
            code="options-overlap",
            title="Options that overlap",
            why="Where one option holds a part of another, two can be right at once, or one can be ruled out without"
            " knowing anything: if “in spring” were right, “in spring or summer” would be right too.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 22",
            bad="""
stem = "How deep is the lake?"
choices = [
  { text = "10 to 30 metres", rationale = "It is deeper." },
  { text = "20 to 50 metres", key = true },
  { text = "60 to 90 metres", rationale = "It is not so deep." },
]
""",
            good="""
stem = "How deep is the lake?"
choices = [
  { text = "10 to 30 metres", rationale = "It is deeper." },
  { text = "31 to 50 metres", key = true },
  { text = "60 to 90 metres", rationale = "It is not so deep." },
]
""",
        ),
        SINGLE,
        options_overlap,
        cues=("digits", "conjunctions"),
    ),
    ItemRule(
        page_of_rule(
            code="options-unlike-form",
            title="One option has another form",
            why="An option that alone is a whole sentence, or alone is a number, draws the eye. Learners then choose by"
            " the look of the options.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 23",
            bad="""
stem = "What did the miller ask for his flour?"
choices = [
  { text = "Two silver coins", rationale = "That was the price of bread." },
  { text = "He asked for a bag of salt.", key = true },
  { text = "A new cart", rationale = "He had one." },
]
""",
            good="""
stem = "What did the miller ask for his flour?"
choices = [
  { text = "Two silver coins", rationale = "That was the price of bread." },
  { text = "A bag of salt", key = true },
  { text = "A new cart", rationale = "He had one." },
]
""",
        ),
        CHOICES,
        options_unlike_form,
        cues=("digits", "end marks"),
    ),
    ItemRule(
        page_of_rule(
            code="options-out-of-order",
            title="Numbers out of order",
            why="Numbers are found faster where they stand in order, and a learner who knows the answer should not have"
            " to search for it. Options are shuffled, so the order is seen only where each is pinned.",
            reference="Haladyna, Downing and Rodriguez 2002, guideline 21",
            bad="""
stem = "How many legs has a spider?"
choices = [
  { text = "8", key = true },
  { text = "6", rationale = "So many has an insect." },
  { text = "10", rationale = "So many has a crab." },
]
""",
            good="""
stem = "How many legs has a spider?"
choices = [
  { text = "6", rationale = "So many has an insect.", pinned = true },
  { text = "8", key = true, pinned = true },
  { text = "10", rationale = "So many has a crab.", pinned = true },
]
""",
        ),
        CHOICES,
        options_out_of_order,
        cues=("digits",),
    ),
)
