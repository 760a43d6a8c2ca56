"""Words are looked for in a whole document, forwards and backwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.quoting import Found
from quiz.engine.searching import WordSearch, spans_of
from quiz.model.source import Passage
from quiz.model.text import collapsed

DANUBE = (
    Passage(1, "The Danube rises in the Black Forest."),
    Passage(4, "It ends in the black sea, and THE DELTA is wide."),
)
PLACES = [Found(1, 0, 3), Found(1, 20, 23), Found(4, 11, 14), Found(4, 30, 33)]
"""Where `the` stands."""

texts = st.text(st.sampled_from("abAB \u0130\u03c3\u03c2é"), max_size=12).map(collapsed)


@pytest.fixture
def danube() -> WordSearch:
    """Return a search in the document."""
    return WordSearch(DANUBE)


def test_matches_follow_one_another_and_begin_again(danube: WordSearch) -> None:
    """Each match leads to the next one, whatever its case, over passages without words, and the last to the first."""
    found = [danube.after("the", 1)]
    for _ in range(4):
        assert found[-1] is not None
        found.append(danube.after("the", found[-1].passage, found[-1].end))

    assert [*PLACES, PLACES[0]] == found


def test_matches_lead_backwards_too(danube: WordSearch) -> None:
    """From the first one on to the last."""
    found = [danube.before("the", 4, 30)]
    for _ in range(3):
        assert found[-1] is not None
        found.append(danube.before("the", found[-1].passage, found[-1].start))

    assert [PLACES[2], PLACES[1], PLACES[0], PLACES[3]] == found
    assert Found(1, 17, 18) == danube.before("i", 4)


def test_matches_are_counted(danube: WordSearch) -> None:
    """How many there are, and which of them one is."""
    assert 4 == danube.count("The")
    assert [1, 2, 3, 4] == [danube.rank("the", place) for place in PLACES]


@pytest.mark.parametrize("words", ["", "  ", "Rhine", "Forest. It", "Forest.\nIt"])
def test_what_is_not_there_is_not_found(words: str, danube: WordSearch) -> None:
    """Nothing is found for no words, for other words, and for words that go over the end of a passage."""
    assert (None, None, 0) == (danube.after(words, 1), danube.before(words, 1), danube.count(words))


def test_white_space_makes_no_difference(danube: WordSearch) -> None:
    """What is pasted from elsewhere is found even if it was wrapped there."""
    assert Found(4, 11, 24) == danube.after(" the\n black  sea", 1)


def test_every_match_is_highlighted() -> None:
    """The first, the last and all between them."""
    assert [(0, 3), (5, 8), (10, 13), (17, 20)] == list(spans_of("the", "The, the, THE or the."))


@given(st.lists(texts, min_size=1, max_size=5), texts, st.integers(0, 4))
def test_search_and_highlights_agree(passages: list[str], words: str, first: int) -> None:
    """A match is one of the spans that are highlighted in its passage, and there is one wherever there are such."""
    document = [Passage(number, text) for number, text in enumerate(passages)]
    found = WordSearch(document).after(words, min(first, len(passages) - 1))
    spans = {(passage.number, *span) for passage in document for span in spans_of(words, passage.text)}

    assert bool(spans) == (found is not None)
    if found is not None:
        assert (found.passage, found.start, found.end) in spans
