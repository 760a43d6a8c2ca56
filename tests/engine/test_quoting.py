"""Quotes are found where they are, and nowhere else."""

import sys
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from random import Random
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.quoting import (
    MOST_PLACES,
    Ambiguous,
    Found,
    FoundFolded,
    Missing,
    QuoteMatch,
    TextQuote,
    find_quotes,
    folded,
)
from quiz.model.source import Passage
from quiz.model.text import collapsed


def _passages(*texts: str) -> tuple[Passage, ...]:
    return tuple(Passage(number, collapsed(text)) for number, text in enumerate(texts, start=1))


def find_quote(passages: Sequence[Passage], exact: str, prefix: str = "", suffix: str = "") -> QuoteMatch:
    """Return where one quote stands."""
    quote = TextQuote(exact, prefix, suffix)
    return find_quotes(passages, [quote])[quote]


def test_a_quote_is_found_in_its_passage_by_number_and_characters() -> None:
    """The place counts characters in the passage's own text."""
    passages = _passages("The queen lays eggs.", "The worker gathers nectar.")

    assert find_quote(passages, "worker gathers") == Found(2, 4, 18)


def test_the_number_of_a_passage_is_its_own() -> None:
    """Passages need not be numbered without gaps, as blank lines are passages of nothing."""
    passages = (Passage(3, "one"), Passage(7, "two"))

    assert find_quote(passages, "two") == Found(7, 0, 3)


def test_white_space_and_composition_do_not_matter() -> None:
    """A quote may be wrapped, indented and decomposed."""
    passages = _passages("Le caf\u00e9 est ferm\u00e9.")

    assert find_quote(passages, " cafe\u0301\n   est\tferme\u0301 ") == Found(1, 3, 17)


def test_a_quote_never_goes_over_the_end_of_a_passage() -> None:
    """Words of two passages are not found, though they follow each other."""
    assert isinstance(find_quote(_passages("one two", "three four"), "two three"), Missing)


def test_a_context_never_goes_over_the_end_of_a_passage() -> None:
    """A prefix in the passage before does not help."""
    assert isinstance(find_quote(_passages("one two", "three four"), "three", prefix="two"), Missing)


@pytest.mark.parametrize("quote", ["", " ", "\n\t"])
def test_an_empty_quote_is_never_found(quote: str) -> None:
    """Nothing is nowhere."""
    assert find_quote(_passages("one", ""), quote) == Missing(None)


def test_an_ambiguous_quote_gives_every_place() -> None:
    """Places may overlap, and all are counted."""
    assert find_quote(_passages("banana", "ana"), "ana") == Ambiguous((Found(1, 1, 4), Found(1, 3, 6), Found(2, 0, 3)))


def test_no_more_than_the_most_places_are_told() -> None:
    """A quote of one letter does not list a whole book."""
    found = find_quote(_passages("a " * 5000), "a")

    assert isinstance(found, Ambiguous)
    assert len(found.places) == MOST_PLACES


@pytest.mark.parametrize(
    ("prefix", "suffix", "start"),
    [
        ("one", "", 4),
        ("three", "", 14),
        ("", "three", 4),
        ("", ".", 14),
        ("one ", " three", 4),
        ("e", "th", 4),
    ],
)
def test_prefix_and_suffix_choose_among_places(prefix: str, suffix: str, start: int) -> None:
    """They must stand right beside the quote, white space between them aside."""
    assert find_quote(_passages("one two three two."), "two", prefix, suffix) == Found(1, start, start + 3)


def test_a_context_that_stands_further_away_does_not_count() -> None:
    """The prefix must end right before the quote."""
    assert isinstance(find_quote(_passages("one two three"), "three", prefix="one"), Missing)


def test_another_case_is_told_with_the_exact_words() -> None:
    """A match that ignores case is no match, but a hint."""
    assert find_quote(_passages("The Black Sea"), "the black sea") == FoundFolded(Found(1, 0, 13), "The Black Sea")


def test_other_marks_are_told_with_the_exact_words() -> None:
    """What is typed on a keyboard is found in what a word processor wrote."""
    exact = "the bee\u2019s \u201cdance\u201d \N{EN DASH} so"
    assert find_quote(_passages(f"It is {exact}."), 'the bee\'s "dance" - so') == FoundFolded(
        Found(1, 6, 6 + len(exact)), exact
    )


def test_an_exact_match_wins_over_matches_in_another_case() -> None:
    """Two places that differ in case only are not ambiguous."""
    assert find_quote(_passages("Sea and sea"), "sea") == Found(1, 8, 11)


def test_several_places_in_another_case_are_ambiguous() -> None:
    """Nobody can say which one was meant."""
    assert find_quote(_passages("Sea and SEA"), "sea") == Ambiguous((Found(1, 0, 3), Found(1, 8, 11)))


@pytest.mark.parametrize(("text", "quote"), [("İSTANBUL", "istanbul"), ("ΟΔΟΣ", "οδος"), ("οδος", "ΟΔΟΣ")])
def test_case_is_ignored_without_losing_the_place(text: str, quote: str) -> None:
    """Letters whose lower case is longer, or depends on their neighbours, keep their places."""
    assert find_quote(_passages("ab", f"x {text} y"), quote) == FoundFolded(Found(2, 2, 2 + len(text)), text)


def test_a_final_sigma_is_found_within_a_word() -> None:
    """It is the same letter, whatever follows it."""
    assert find_quote(_passages("ΟΔΟΣΗΜΟ"), "οδος") == FoundFolded(Found(1, 0, 4), "ΟΔΟΣ")


def test_ignoring_case_keeps_every_character_in_its_place() -> None:
    """No character becomes longer or shorter, whatever Unicode version Python has."""
    letters = [chr(code) for code in range(sys.maxunicode + 1)]

    assert [] == [letter for letter in letters if len(folded(letter)) != 1]


def test_a_missing_quote_names_the_nearest_passage() -> None:
    """A slip in a quote still shows where it was meant to be."""
    passages = _passages(
        "Drones have no sting.", "The queen lays all the eggs of the hive.", "Workers gather nectar in summer."
    )

    assert find_quote(passages, "The queen lays every egg of the hive.") == Missing(
        passages[1], "The queen lays all the eggs of the hive."
    )


def test_a_quote_unlike_anything_has_no_nearest_passage() -> None:
    """No passage is named without likeness."""
    assert find_quote(_passages("Drones have no sting."), "Xylophone quintet") == Missing(None)


def test_one_word_in_common_makes_no_passage_the_nearest() -> None:
    """What is less than half alike was hardly meant."""
    passages = _passages("The island lies far from every other coast.")

    assert find_quote(passages, "coast quintets jump by xylophones") == Missing(None)


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("A fox ran.", "One fox ran by here", "A fox ran."),
        ("The hive was full.", "The hives was full", "The hive was full"),
        ("He went without a plan B, then.", "He goes without a plan B", "He went without a plan B"),
    ],
)
def test_the_nearest_words_end_as_the_quote_does(text: str, quote: str, words: str) -> None:
    """All of a text is shown that is shorter than the quote; else no comma behind a last word, be it one letter."""
    passages = _passages(text)

    assert find_quote(passages, quote) == Missing(passages[0], words)


def test_no_passages_hold_no_quotes() -> None:
    """An empty document is no special case."""
    assert find_quote((), "anything") == Missing(None)


_WORDS = st.text(alphabet="abcAB \u00e9e\u0301\u0130.", min_size=1, max_size=12)


@given(
    texts=st.lists(_WORDS, min_size=1, max_size=6),
    parts=st.lists(st.tuples(_WORDS, st.just("") | _WORDS, st.just("") | _WORDS), max_size=5),
    seed=st.integers(0, 9999),
)
def test_quotes_are_found_where_they_stand_and_nowhere_else(
    texts: list[str], parts: list[tuple[str, str, str]], seed: int
) -> None:
    """Finding quotes together agrees with looking at every character of every passage for each of them.

    Some are cut out of the passages, also over their ends, then wrapped, decomposed or put in another case.
    """
    passages, dice = _passages(*texts), Random(seed)
    quotes = [*map(TextQuote._make, parts), *(_cut_out(texts, dice) for _ in range(5))]

    expected = {quote: _looked_for(passages, quote) for quote in quotes}
    found = find_quotes(passages, quotes)

    assert expected == {quote: Missing(None) if isinstance(match, Missing) else match for quote, match in found.items()}


def _cut_out(texts: list[str], dice: Random) -> TextQuote:
    """Return a quote with a prefix and a suffix, each of them perhaps empty, laid out otherwise than its passage."""
    text = " ".join(texts)
    edges = sorted(dice.randint(0, len(text)) for _ in range(4))
    start, words, end = (text[edge:next_edge] for edge, next_edge in pairwise(edges))
    lay_out = dice.choice((str.upper, str.lower, lambda part: unicodedata.normalize("NFD", part), _wrapped, str))
    return TextQuote(*map(lay_out, (words, dice.choice((start, "")), dice.choice((end, "")))))


def _wrapped(text: str) -> str:
    return text.replace(" ", " \n\t")


def _looked_for(passages: Sequence[Passage], quote: TextQuote) -> QuoteMatch:
    """Return where a quote stands, looked for slowly and without the passage that is nearest to it."""
    words = collapsed(quote.exact)
    for form in (str, folded):
        sought, before, after = form(words), form(collapsed(quote.prefix)), form(collapsed(quote.suffix))
        places = tuple(
            Found(passage.number, start, start + len(words))
            for passage in passages
            for start, text in ((start, form(passage.text)) for start in range(len(passage.text)))
            if words
            and text.startswith(sought, start)
            and text[:start].removesuffix(" ").endswith(before)
            and text[start + len(words) :].removeprefix(" ").startswith(after)
        )
        if places:
            break
    else:
        return Missing(None)
    if len(places) > 1:
        return Ambiguous(places)
    [passage] = [passage for passage in passages if passage.number == places[0].passage]
    exact_text = passage.text[places[0].start : places[0].end]
    return places[0] if exact_text == words and form is str else FoundFolded(places[0], exact_text)


_FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


@given(
    before=st.lists(st.text(alphabet="abc d.", max_size=20), max_size=4),
    start=st.text(alphabet="abc d.", max_size=10),
    end=st.text(alphabet="abc d.", max_size=10),
    blanks=st.lists(st.sampled_from([" ", "\n", "\t  ", "\r\n"]), min_size=2, max_size=2),
    form=st.sampled_from(_FORMS),
)
def test_a_quote_is_found_however_text_and_quote_are_laid_out(
    before: list[str], start: str, end: str, blanks: list[str], form: Literal["NFC", "NFD"]
) -> None:
    """Wrapping, white space, composition and passages before it do not hide a quote."""
    passages = _passages(*before, f"{start} Zo\u00eb{blanks[0]}zwei {end}")
    found = find_quote(passages, unicodedata.normalize(form, f"Zo\u00eb{blanks[1]}zwei"))

    assert isinstance(found, Found)
    assert found.passage == len(before) + 1
    assert passages[-1].text[found.start : found.end] == "Zo\u00eb zwei"


def test_a_missing_quote_comes_with_the_words_most_like_it() -> None:
    """What was probably meant is cut out of its passage in whole words."""
    passages = _passages("A fox.", "On its way there are Vienna, Bratislava and Budapest, in this order.")

    missing = find_quote(passages, "there are Wien, Bratislava and Budapest")

    assert missing == Missing(passages[1], "there are Vienna, Bratislava and Budapest")


def test_a_prefix_that_does_not_fit_counts_in_the_search_for_the_nearest_words() -> None:
    """Where the words stand more than once, the nearest place is the one whose surroundings are alike."""
    passages = _passages("Yesterday the hive was full.", "In May, after rain, the hive was full.")

    missing = find_quote(passages, "the hive was full", prefix="In May, after snow,")

    assert missing == Missing(passages[1], "In May, after rain, the hive was full")
