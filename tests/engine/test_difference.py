"""Where typed words and the key differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.difference import LIMIT_CHARACTERS, Segment, difference, marked, without_surroundings, word_difference


def drawn(given_text: str, key: str) -> str:
    """Return the difference with what is extra in -minus- and what is missing in +plus+."""
    signs = {"same": "", "extra": "-", "missing": "+"}
    return "".join(
        f"{signs[segment.kind]}{segment.text}{signs[segment.kind]}" for segment in difference(given_text, key)
    )


@pytest.mark.parametrize(
    ("typed", "key", "expected"),
    [
        ("Vienna", "Vienna", "Vienna"),
        ("Bratislva", "Bratislava", "Bratisl+a+va"),
        ("Bratislavaa", "Bratislava", "Bratislava-a-"),
        ("Lodz", "\u0141\u00f3dz", "-Lo-+\u0141\u00f3+dz"),
        ("Volga", "Danube", "-Volga-+Danube+"),
        ("", "Danube", "+Danube+"),
        ("Danube", "", "-Danube-"),
        ("", "", ""),
    ],
)
def test_letters_that_differ_are_marked(typed: str, key: str, expected: str) -> None:
    """Alike words are compared letter by letter, unlike ones shown whole."""
    assert expected == drawn(typed, key)


def test_long_texts_are_shown_whole() -> None:
    """Beyond the limit nothing is compared letter by letter."""
    long = "a" * LIMIT_CHARACTERS
    whole = (Segment(f"{long}b", "extra"), Segment(f"{long}c", "missing"))
    assert whole == difference(f"{long}b", f"{long}c")
    assert (Segment("b", "extra"), Segment(long[1:], "same"), Segment("c", "missing")) == difference(
        f"b{long[1:]}", f"{long[1:]}c"
    )


def test_long_sentences_are_shown_whole() -> None:
    """Beyond the limit no words are compared."""
    words = "a " * LIMIT_CHARACTERS
    assert (f"[-{words}b-]", f"{{+{words}c+}}") == marked(word_difference(f"{words}b", f"{words}c"))
    assert ("[-b-]", words[2:].strip(), "{+c+}") == marked(word_difference(f"b {words[2:]}", f"{words[2:]}c"))


@given(st.text("abc\u00e9 ", max_size=30), st.text("abc\u00e9 ", max_size=30))
def test_nothing_is_lost_on_either_side(typed: str, key: str) -> None:
    """The segments put together are what was typed, and the key; none is empty."""
    segments = difference(typed, key)
    assert typed == "".join(segment.text for segment in segments if segment.kind != "missing")
    assert key == "".join(segment.text for segment in segments if segment.kind != "extra")
    assert all(segment.text for segment in segments)


def test_sentences_are_compared_in_whole_words() -> None:
    """A word that differs is shown whole, with signs that need no colour."""
    segments = word_difference("they are Wien, Bratislava and Pest", "they are Vienna, Bratislava and Budapest")

    expected = ("they are", "[-Wien,-]", "{+Vienna,+}", "Bratislava and", "[-Pest-]", "{+Budapest+}")
    assert expected == marked(segments)


@pytest.mark.parametrize(
    ("sentence", "passage", "expected"),
    [
        ("The dog walked.", "mat. The dog ran. Then", "The dog [-walked.-] {+ran. Then+}"),
        ("The old dog ran.", "mat. The dog ran. Then", "The [-old-] dog ran."),
        ("A dog ran.", "The dog ran.", "[-A-] {+The+} dog ran."),
        ("The dog ran.", "mat. The dog ran.", "The dog ran."),
        ("The dog ran.", "The dog ran. Then", "The dog ran."),
        ("", "mat.", ""),
    ],
)
def test_what_surrounds_a_sentence_is_no_difference(sentence: str, passage: str, expected: str) -> None:
    """Words before and behind it go, words in the place of others stay."""
    assert expected == " ".join(marked(without_surroundings(word_difference(sentence, passage))))


@given(st.text("ab ", max_size=40), st.text("ab ", max_size=40))
def test_the_words_of_both_sentences_come_out_again(given_text: str, key: str) -> None:
    """The same and extra words are the one sentence, the same and missing ones the other."""
    segments = word_difference(given_text, key)

    for text, kinds in ((given_text, ("same", "extra")), (key, ("same", "missing"))):
        assert text.split() == " ".join(segment.text for segment in segments if segment.kind in kinds).split()
