"""A made-up pack of many questions and the document that they rest on, the same each time, to measure on.

It is such as an author might have written: questions of all kinds in the shares of the pack that comes with the
program, each on a sentence of its own and citing it, wrong options with their reasons, words of which a few are common
and most are rare. `quiz check` finds nothing to say of it.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

QUESTIONS_IN_A_FILE = 250
_SENTENCES_IN_A_PARAGRAPH = 5
_PARAGRAPHS_IN_A_CHAPTER = 40

_HEAD = """\
format = 1

[pack]
id = "benchmark.large"
title = "Chronicles"
description = "What was built, found and told in many places."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["Nobody"]

[[sources]]
id = "chronicles"
title = "The chronicles"
licence = "CC0-1.0"
file = "sources/chronicles.txt"
"""
_KINDS = (
    *("single_choice",) * 36,
    *("true_false",) * 19,
    *("date",) * 15,
    *("evidence",) * 15,
    *("short_answer",) * 14,
    *("multiple_choice",) * 11,
    *("number",) * 8,
    *("cloze",) * 7,
    *("matching",) * 6,
    *("ordering",) * 5,
)
_BEGINNINGS = "b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sc st t th tr v w"
_MIDDLES = "a e i o u ai ea ee oa ou ar er or al en"
_CONSONANTS = "b d g l m n p r s t v ck ll mb nd nt rd rt ss st tt"
_NOUN_ENDS = "on le et ard ock age ow and um ent"
_ADJECTIVE_ENDS = "ous ic al ive ful ish y"
_NAME_ENDS = "a o in us ene ard win ilde or"
_PLACE_ENDS = "ton ham burg ville mouth ford stead"


@dataclass(frozen=True, slots=True)
class _Fact:
    """What one sentence says, and the sentence."""

    who: str
    did: str
    how: str
    what: str
    where: str
    of: str
    year: int
    count: int
    sentence: str


def write_large_pack(folder: Path, questions: int, seed: int = 2026) -> None:
    """Write a pack of so many questions into an empty folder: a main file, files of questions, and a document."""
    dice = random.Random(seed)
    facts = list(_facts(dice, questions))
    (folder / "sources").mkdir(parents=True)
    (folder / "sources" / "chronicles.txt").write_text(_document(facts), encoding="utf-8")
    (folder / "pack.toml").write_text(_HEAD, encoding="utf-8")
    written = [_question(dice, number, facts) for number in range(questions)]
    for place, first in enumerate(range(0, questions, QUESTIONS_IN_A_FILE), start=1):
        text = "\n".join(written[first : first + QUESTIONS_IN_A_FILE])
        (folder / f"chapter-{place:04}.toml").write_text(text, encoding="utf-8")


def question_files(folder: Path) -> list[Path]:
    """Return the files of a pack that hold its questions, in order."""
    return sorted(folder.glob("chapter-*.toml"))


def _facts(dice: random.Random, count: int) -> Iterator[_Fact]:
    nouns, adjectives = _words(dice, 6_000, _NOUN_ENDS), _words(dice, 2_500, _ADJECTIVE_ENDS)
    verbs = [f"{word}ed" for word in _words(dice, 800, "ash int ock isk arm")]
    people = [f"{dice.choice('AEIO')}{word}" for word in _words(dice, 5_000, _NAME_ENDS)]
    places = [word.capitalize() for word in _words(dice, 2_500, _PLACE_ENDS)]
    for _ in range(count):
        who = f"{dice.choice(people)} {dice.choice(people)}"
        did, how, where = _common(dice, verbs), _common(dice, adjectives), dice.choice(places)
        what, of = _common(dice, nouns), _common(dice, nouns)
        year, number = dice.randint(1100, 1990), dice.randint(13, 900)
        sentence = dice.choice(
            (
                f"In {year} {who} {did} the {how} {what} at {where}, and {number} people came to see the {of}.",
                f"It was {who} who {did} the {how} {what} of {where} in {year}, with {number} helpers and a {of}.",
                f"The {how} {what} at {where} was {did} by {who} in {year}, when the {of} cost {number} crowns.",
                f"At {where} in {year}, {who} {did} a {how} {what} for the {of}, which held {number} guests.",
            )
        )
        yield _Fact(who, did, how, what, where, of, year, number, sentence)


def _words(dice: random.Random, count: int, ends: str) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < count:
        syllables = [_BEGINNINGS, _MIDDLES, _CONSONANTS, *dice.choice(((), (_MIDDLES, _CONSONANTS))), ends]
        words["".join(dice.choice(parts.split()) for parts in syllables)] = None
    return list(words)


def _common(dice: random.Random, words: list[str]) -> str:
    """Draw a word as a text does: of the first ones many times, of the last ones hardly once."""
    return words[int(len(words) ** dice.random()) - 1]


def _document(facts: list[_Fact]) -> str:
    paragraphs = [
        " ".join(fact.sentence for fact in facts[first : first + _SENTENCES_IN_A_PARAGRAPH])
        for first in range(0, len(facts), _SENTENCES_IN_A_PARAGRAPH)
    ]
    return "\n\n".join(paragraphs) + "\n"


def _question(dice: random.Random, number: int, facts: list[_Fact]) -> str:
    fact = facts[number]
    others = _others(dice, fact, facts)
    topic = f"Chapter {number // (_SENTENCES_IN_A_PARAGRAPH * _PARAGRAPHS_IN_A_CHAPTER) + 1}"
    kind = dice.choice(_KINDS)
    first = others[0]
    head = f"""\
[[questions]]
id = "{fact.what}-{number}"
kind = "{kind}"
topic = "{topic}"
difficulty = {dice.randint(1, 5)}
tags = ["{fact.how}", "{fact.of}"]
hint = "Think of those who came after {first.who}, and of the {first.of}."
explanation = "Nobody had tried it before; {first.where} followed much later, with a {first.how} {first.what}."
"""
    cited = f'citations = [\n  {{ source = "chronicles", quote = "{fact.sentence}" }},\n]\n'
    return head + _BODIES[kind](dice, fact, others) + cited


def _others(dice: random.Random, fact: _Fact, facts: list[_Fact]) -> list[_Fact]:
    """Draw three further facts, of other people and other places."""
    while True:
        drawn = [fact, *dice.sample(facts, 3)]
        if min(len({one.who for one in drawn}), len({one.where for one in drawn})) == len(drawn):
            return drawn[1:]


def _single(dice: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    stem = f"Who {fact.did} the {fact.how} {fact.what} at {fact.where}, where the {fact.of} was?"
    return f'stem = "{stem}"\n{_choices(dice, [fact], others, dice.random() < 0.5)}'


def _multiple(dice: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    stem = f"Which people had to do with the {fact.how} {fact.what} that was {fact.did} at {fact.where}?"
    return f'stem = "{stem}"\n{_choices(dice, [fact, others[0]], others[1:], is_cited=False)}'


def _choices(dice: random.Random, right: list[_Fact], wrong: list[_Fact], is_cited: bool) -> str:
    lines = [f'  {{ text = "{fact.who}", key = true }},\n' for fact in right]
    for other in wrong:
        reason = f"That was somebody of {other.where}, who is named beside the {other.how} {other.what}."
        cited = f', citations = [{{ source = "chronicles", quote = "{other.sentence}" }}]' if is_cited else ""
        lines.append(f'  {{ text = "{other.who}", rationale = "{reason}"{cited} }},\n')
    dice.shuffle(lines)
    return f"choices = [\n{''.join(lines)}]\n"


def _true_false(dice: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    is_true = dice.random() < 0.5
    where = fact.where if is_true else others[1].where
    stem = f"The {fact.how} {fact.what} for the {fact.of} was {fact.did} at {where}."
    return f'stem = "{stem}"\nkey = {"true" if is_true else "false"}\n'


def _evidence(dice: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    is_proven = dice.random() < 0.5
    who = fact.who if is_proven else others[1].who
    stem = f"The {fact.how} {fact.what} of {fact.where} was the work of {who}."
    return f'stem = "{stem}"\nkey = "{"proves" if is_proven else "refutes"}"\n'


def _short(dice: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    first, last = fact.who.split()
    rejected = "".join(
        f'  {{ text = "{other.who}", rationale = "Of {other.where}, and known for a {other.what}." }},\n'
        for other in others[: dice.randint(1, 3)]
    )
    stem = f"Whose {fact.how} {fact.what} stood at {fact.where} beside the {fact.of}?"
    return f'stem = "{stem}"\nkey = "{fact.who}"\nalso = ["{last}", "{first[0]}. {last}"]\nrejected = [\n{rejected}]\n'


def _number(_: random.Random, fact: _Fact, __: list[_Fact]) -> str:
    stem = f"What number is told of the {fact.how} {fact.what} and its {fact.of} at {fact.where}?"
    return f'stem = "{stem}"\nkey = {fact.count}\ntolerance = 5\n'


def _date(_: random.Random, fact: _Fact, __: list[_Fact]) -> str:
    return f'stem = "In which year was the {fact.how} {fact.what} of {fact.where} {fact.did}?"\nkey = "{fact.year}"\n'


def _cloze(_: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    text = f"At {fact.where} the {fact.how} {{thing}} was {fact.did} by {{person}} with a {fact.of}."
    options = ", ".join(f'"{one.who}"' for one in (fact, *others))
    gaps = f'gaps.thing = {{ key = "{fact.what}" }}\ngaps.person = {{ key = "{fact.who}", options = [{options}] }}\n'
    return f'stem = "Complete the sentence on {fact.where}."\ntext = "{text}"\n{gaps}'


def _matching(_: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    pairs = "".join(f'  {{ left = "{one.who}", right = "{one.where}" }},\n' for one in (fact, *others[:2]))
    stem = f"Match each person with the place, as with the {fact.how} {fact.what}."
    return f'stem = "{stem}"\npairs = [\n{pairs}]\nextra = ["{others[2].where}"]\n'


def _ordering(_: random.Random, fact: _Fact, others: list[_Fact]) -> str:
    items = sorted((fact, *others), key=lambda one: one.year)
    listed = ", ".join(f'"The {one.how} {one.what} of {one.where}"' for one in items)
    return f'stem = "Put in order what was {fact.did} near the {fact.of}."\nitems = [{listed}]\n'


_BODIES = {
    "single_choice": _single,
    "multiple_choice": _multiple,
    "true_false": _true_false,
    "evidence": _evidence,
    "short_answer": _short,
    "number": _number,
    "date": _date,
    "cloze": _cloze,
    "matching": _matching,
    "ordering": _ordering,
}
