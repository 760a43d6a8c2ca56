"""The pack on tides is a model for teachers: one document, and twenty questions that do not give themselves away."""

from collections import Counter
from itertools import chain

import pytest

from quiz.model.pack import Pack
from quiz.model.question import MultipleChoice, ShortAnswer, SingleChoice, TrueFalse, citations_of
from quiz.packs.library import shipped_folder
from quiz.packs.reader import read_pack

TIDES = shipped_folder() / "tides"


@pytest.fixture(scope="module")
def tides() -> Pack:
    """Return the pack as it is played."""
    pack = read_pack(TIDES).pack
    assert pack is not None
    return pack


def test_a_document_of_some_length_carries_twenty_questions_of_all_kinds(tides: Pack) -> None:
    """The document is given to everyone, and all that is asked rests on it alone."""
    document = (TIDES / "sources" / "tides.md").read_text(encoding="utf-8")

    assert 1500 <= len(document.partition("## What this rests on")[0].split())
    assert {"CC0-1.0"} == {tides.info.licence, *(source.licence for source in tides.sources)}
    assert 20 == len(tides.questions)
    assert 10 == len({question.kind for question in tides.questions})
    assert {"tides"} == {each.source for question in tides.questions for each in citations_of(question)}


def test_no_place_and_no_length_gives_a_key_away(tides: Pack) -> None:
    """Each place holds a key, half of the keys at most are of one place or length, and claims are as often false."""
    choices = [question.choices for question in tides.questions if isinstance(question, SingleChoice)]
    places = Counter(place for options in choices for place, choice in enumerate(options) if choice.key)
    longest = sum(max(options, key=lambda choice: len(choice.text)).key for options in choices)
    shortest = sum(min(options, key=lambda choice: len(choice.text)).key for options in choices)
    claims = Counter(question.key for question in tides.questions if isinstance(question, TrueFalse))

    assert {0, 1, 2} == set(places)
    assert max(places.values()) <= len(choices) / 2
    assert max(longest, shortest) <= len(choices) / 2
    assert claims[True] == claims[False]


def test_every_mistake_that_is_foreseen_is_answered(tides: Pack) -> None:
    """Each wrong option and each rejected answer says why it is wrong, and each question but a claim has a hint."""
    options = chain.from_iterable(
        question.choices for question in tides.questions if isinstance(question, SingleChoice | MultipleChoice)
    )
    rejected = chain.from_iterable(
        question.rejected for question in tides.questions if isinstance(question, ShortAnswer)
    )

    assert [] == [choice.text for choice in options if not choice.key and not choice.rationale]
    assert [] == [answer.text for answer in rejected if not answer.rationale]
    assert [] == [question.id for question in tides.questions if not question.hint and question.kind != "true_false"]
