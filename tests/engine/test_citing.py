"""Words of a document turned into quotes that stand in just one place of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.citing import MOST_TOLD, places_of, quotable_at
from quiz.engine.quoting import Found, TextQuote, find_quotes, folded
from quiz.model.source import Passage
from quiz.model.text import collapsed

WORDS = st.lists(
    st.sampled_from(["a", "an", "bee", "Bee", "bees", "(the", "hive.", "e\u0301te\u0301"]), min_size=1, max_size=9
)


def read(*texts: str) -> tuple[Passage, ...]:
    """Return texts as the passages of a document."""
    return tuple(Passage(number, collapsed(text)) for number, text in enumerate(texts, 1))


@given(texts=st.lists(WORDS.map(" ".join), min_size=1, max_size=5), words=WORDS.map(" ".join) | st.text(max_size=3))
def test_every_quote_leads_to_its_place_alone(texts: list[str], words: str) -> None:
    """Whatever the document holds and whatever is looked for; without one, the same words make up the passage."""
    passages = read(*texts)
    for place in places_of(passages, words).told:
        if place.quote is None:
            assert sum(each.text.count(place.passage.text) for each in passages) > 1
        else:
            found = find_quotes(passages, [place.quote])[place.quote]
            assert isinstance(found, Found)
            assert place.passage.number == found.passage
            assert folded_in(words, place.passage.text[found.start : found.end])


@given(data=st.data(), texts=st.lists(WORDS.map(" ".join), min_size=1, max_size=5))
def test_characters_that_were_pointed_at_are_quoted_where_they_stand(data: st.DataObject, texts: list[str]) -> None:
    """The very place, however often the same words stand elsewhere, and whole words round both ends."""
    passages = read(*texts)
    place = data.draw(st.integers(0, len(passages) - 1))
    text = passages[place].text
    start = data.draw(st.sampled_from([number for number, sign in enumerate(text) if sign != " "]))
    end = data.draw(st.sampled_from([number for number in range(start, len(text)) if text[number] != " "])) + 1

    found = quotable_at(passages, place, start, end)

    assert passages[place] is found.passage
    if found.quote is not None:
        match = find_quotes(passages, [found.quote])[found.quote]
        assert isinstance(match, Found)
        assert place + 1 == match.passage
        assert match.start <= start < end <= match.end
        assert text[match.start : start].isalnum() or match.start == start


def folded_in(words: str, quote: str) -> bool:
    """Tell whether the words are part of a quote, case aside."""
    return folded(collapsed(words)) in folded(quote)


def test_a_quote_is_no_longer_than_it_must_be() -> None:
    """Words that stand once need nothing around them; others need the nearest word that tells them apart."""
    passages = read("The queen lives long.", "A queen dances.", "Workers dance.")

    assert [TextQuote("lives long")] == [place.quote for place in places_of(passages, "lives long").told]
    assert [TextQuote("queen", prefix="The"), TextQuote("queen", prefix="A")] == [
        place.quote for place in places_of(passages, "queen").told
    ]


@pytest.mark.parametrize(
    ("texts", "quotes"),
    [
        (
            ("In spring the queen lives.", "In autumn a queen lives."),
            (TextQuote("queen", prefix="the"), TextQuote("queen", prefix="a")),
        ),
        (
            ("A queen lives on.", "A queen dances on."),
            (TextQuote("queen", suffix="lives"), TextQuote("queen", suffix="dances")),
        ),
        (
            ("A queen lives on.", "A queen lives well."),
            (TextQuote("queen", suffix="lives on."), TextQuote("queen", suffix="lives well.")),
        ),
        (
            ("A queen lives.", "A queen dances.", "The queen lives."),
            (TextQuote("queen", "A", "lives."), TextQuote("queen", suffix="dances."), TextQuote("queen", prefix="The")),
        ),
        (
            ("z b c d e f g h i queen", "y b c d e f g h i queen"),
            (TextQuote("queen", prefix="z b c d e f g h i"), TextQuote("queen", prefix="y b c d e f g h i")),
        ),
        (
            ("a z c d e f g h i queen", "a y c d e f g h i queen"),
            (TextQuote("queen", prefix="z c d e f g h i"), TextQuote("queen", prefix="y c d e f g h i")),
        ),
        (
            ("a b z d e f g h i j k queen", "a b y d e f g h i j k queen"),
            (TextQuote("queen", prefix="a b z d e f g h i j k"), TextQuote("queen", prefix="a b y d e f g h i j k")),
        ),
    ],
)
def test_a_quote_has_just_the_words_around_it_that_tell_it_apart(
    texts: tuple[str, ...], quotes: tuple[TextQuote, ...]
) -> None:
    """Before it, behind it or both, up to eight; where these are not enough, all of its passage."""
    assert quotes == tuple(place.quote for place in places_of(read(*texts), "queen").told)


def test_words_are_made_whole_and_case_is_forgiven() -> None:
    """What was cut off in the middle of a word, or typed in another case, is quoted as the source has it."""
    assert [TextQuote("Workers dance")] == [
        place.quote for place in places_of(read("Workers dance."), "orkers DAN").told
    ]
    assert [TextQuote("the Black")] == [place.quote for place in places_of(read("In the Black Sea."), "the B").told]


def test_case_is_forgiven_only_where_the_words_do_not_stand_as_they_are() -> None:
    """Who types a small letter means the word that has one, if there is such."""
    assert [2] == [place.passage.number for place in places_of(read("Bees dance.", "All bees sing."), "bees").told]


def test_what_cannot_be_told_apart_has_no_quote() -> None:
    """Two passages that are the same, and more places than are told."""
    twice = places_of(read("Once.", "Once."), "Once")
    assert [None, None] == [place.quote for place in twice.told]
    many = places_of(read(*(f"Bee {number}." for number in range(50))), "bee")
    assert (50, MOST_TOLD) == (many.count, len(many.told))
