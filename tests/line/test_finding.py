"""A source to be searched: its sentences numbered, its pages, and what a line means."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.line.finding import MOST_MATCHES, SENTENCES_ON_A_PAGE, NumberedText
from quiz.model.source import Passage
from quiz.play.checking import lock_pack
from quiz.play.reading import Reading

Dialogue = Callable[..., str]


def text_of(*sections: Sequence[int]) -> NumberedText:
    """Return a text of which each section holds passages of so many sentences."""
    passages: list[Passage] = []
    for section, counts in enumerate(sections):
        for count in counts:
            sentences = " ".join(f"Here is sentence {number}." for number in range(count))
            passages.append(Passage(len(passages) + 1, sentences, (f"Section {section}",)))
    reading = Reading("notes", "Notes", "", "", "paragraph", tuple(passages), {})
    return NumberedText(reading)


def pages_of(text: NumberedText) -> list[int]:
    """Return how many sentences stand on each page."""
    return [len(page.sentences) for page in text.pages]


@pytest.mark.parametrize(
    ("sections", "pages"),
    [
        ([[1]], [1]),
        ([[10, 10], [10]], [30]),
        ([[10, 10], [11]], [20, 11]),
        ([[5], [10, 10, 10, 10], [2]], [5 + 20, 20 + 2]),
        ([[40], [1]], [40, 1]),
        ([[1], [40]], [1, 40]),
    ],
)
def test_a_page_ends_with_a_section_or_else_with_a_passage(sections: list[list[int]], pages: list[int]) -> None:
    """Sections that fit stand together; one that does not is parted between passages, and no passage is."""
    assert pages == pages_of(text_of(*sections))


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(1, 35), min_size=1, max_size=5), min_size=1, max_size=5))
def test_pages_hold_every_sentence_once_and_no_part_of_a_passage(sections: list[list[int]]) -> None:
    """They are numbered from 1 without a gap, and only a single long passage goes beyond the length of a page."""
    text = text_of(*sections)

    sentences = [sentence for page in text.pages for sentence in page.sentences]
    assert list(range(1, sum(map(sum, sections)) + 1)) == [sentence.number for sentence in sentences]
    homes = {(sentence.passage.number, page.number) for page in text.pages for sentence in page.sentences}
    assert sum(map(len, sections)) == len(homes)
    for page in text.pages:
        assert len(page.sentences) <= SENTENCES_ON_A_PAGE or len({each.passage for each in page.sentences}) == 1
        assert {page} == {text.page_with(sentence.number) for sentence in page.sentences}


def test_words_are_found_in_every_sentence_that_they_touch() -> None:
    """Whatever their case and the blanks between them, and from one sentence into the next."""
    text = text_of([3], [2])
    assert [2, 5] == [sentence.number for sentence in text.holding("SENTENCE  1")]
    assert [1, 2, 4, 5] == [sentence.number for sentence in text.holding("0. here is sentence 1")]
    assert [] == list(text.holding("nowhere"))


FACTS = " ".join(f"Fact {number} is plain." for number in range(1, MOST_MATCHES + 3))
PACK = """\
format = 1
[pack]
id = "test.facts"
title = "Facts"
description = "One claim."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]
[[sources]]
id = "facts"
title = "Facts"
file = "facts.txt"
[[questions]]
id = "plain"
kind = "evidence"
topic = "Facts"
stem = "The third fact is plain."
key = "proves"
explanation = "It is said to be."
citations = [{ source = "facts", quote = "Fact 3 is plain" }]
"""


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A pack that asks one claim about a short text."""
    (tmp_path / "pack" / "facts.txt").parent.mkdir()
    (tmp_path / "pack" / "facts.txt").write_text(FACTS, encoding="utf-8")
    (tmp_path / "pack" / "pack.toml").write_text(PACK, encoding="utf-8")
    return tmp_path / "pack"


def test_a_text_of_one_page_says_nothing_of_pages(facts: Path, dialogue: Dialogue) -> None:
    """It is there at once, whole."""
    written = dialogue([":q"], str(facts))
    assert "Sentences 1 to 12 of 12:\n1. Fact 1 is plain.\n" in written
    assert "Page" not in written


def test_no_more_than_some_of_many_matches_are_told(facts: Path, dialogue: Dialogue) -> None:
    """And the learner is told how to get fewer."""
    written = dialogue(["/plain", ":q"], str(facts))
    assert '  12 sentences with "plain"\n1. Fact 1' in written
    assert f"{MOST_MATCHES}. Fact {MOST_MATCHES} is plain.\nThese are the first {MOST_MATCHES}." in written


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("3", "Correct"), (":3.", "Correct"), ("3-3", "Correct"), ("2 \u2013 3", "Partly correct, 0.5 of 1"),
        ("2-12", "Partly correct, 0.25 of 1"), ("4", "Partly correct, 0.25 of 1"), ("None", "Incorrect"),
    ],
)  # fmt: skip
def test_sentences_are_named_by_number(facts: Path, dialogue: Dialogue, typed: str, verdict: str) -> None:
    """One, or the first and the last of several."""
    assert f"> {typed}\n{verdict}\n" in dialogue([typed, "q"], str(facts))


@pytest.mark.parametrize(
    "typed", ["n", "13", "0", "2-13", "3-2", "1 2", "#", "#0", "2-", "-", "x" * 5000, "9" * 5000, "\u0663"]
)
def test_what_names_no_sentence_is_asked_again(facts: Path, dialogue: Dialogue, typed: str) -> None:
    """Nothing is recorded for it."""
    written = dialogue([typed, "3", ""], str(facts))
    assert "is not a number from 1 to 12" in written
    assert "Correct\n" in written


def test_a_claim_that_cannot_be_judged_says_so_at_once(facts: Path, dialogue: Dialogue) -> None:
    """Before anybody searches in vain, and again with the answer."""
    lock_pack(facts)
    (facts / "facts.txt").write_text(FACTS.replace("Fact 3", "Claim 3"), encoding="utf-8")
    written = dialogue(["4", "q"], str(facts))
    before, _, after = written.partition("> 4\n")
    assert "The source has changed" in before
    assert after.startswith("Skipped\n  The source has changed")
    assert "STALE" in after
    assert "prove the claim" not in written


def test_a_search_gone_on_with_tells_what_is_to_be_proven(dialogue: Dialogue) -> None:
    """Its question and the answer stand above it, for nothing of the session is in sight any more."""
    dialogue(["1", "", "2 e", "Black Sea"])
    resumed = dialogue(["r", "1", "q"])
    before, _, after = resumed.partition("Where does it say so?")
    expected = ["Question 1 of 2", "  Topic: Short answer", "  Into which sea does the Danube flow?"]
    assert [*expected, "  Your answer: Black Sea", ""] == before.splitlines()[-5:]
    assert "\n> 1\nCorrect\n" in after
