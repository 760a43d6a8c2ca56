"""Words are looked for in a whole document, forwards and backwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.quoting import Found
from quiz.engine.searching import WordSearch, spans_of
from quiz.model.source import Passage
from quiz.model.text import collapsed

DANUBE = WordSearch(
    (
        Passage(1, "The Danube rises in the Black Forest."),
        Passage(4, "It ends in the black sea, and THE DELTA is wide."),
    )
)
PLACES = [Found(1, 0, 3), Found(1, 20, 23), Found(4, 11, 14), Found(4, 30, 33)]
"""Where `the` stands."""

texts = st.text(st.sampled_from("abAB \u0130\u03c3\u03c2é"), max_size=12).map(collapsed)


def test_matches_follow_one_another_and_begin_again() -> None:
    """Each match leads to the next one, whatever its case, over passages without words, and the last to the first."""
    found = [DANUBE.after("the", 1)]
    for _ in range(4):
        assert found[-1] is not None
        found.append(DANUBE.after("the", found[-1].passage, found[-1].end))

    assert [*PLACES, PLACES[0]] == found


def test_matches_lead_backwards_too() -> None:
    """From the first one on to the last."""
    found = [DANUBE.before("the", 4, 30)]
    for _ in range(3):
        assert found[-1] is not None
        found.append(DANUBE.before("the", found[-1].passage, found[-1].start))

    assert [PLACES[2], PLACES[1], PLACES[0], PLACES[3]] == found
    assert Found(1, 17, 18) == DANUBE.before("i", 4)


def test_matches_are_counted() -> None:
    """How many there are, and which of them one is."""
    assert 4 == DANUBE.count("The")
    assert [1, 2, 3, 4] == [DANUBE.rank("the", place) for place in PLACES]


@pytest.mark.parametrize("words", ["", "  ", "Rhine", "Forest. It", "Forest.\nIt"])
def test_what_is_not_there_is_not_found(words: str) -> None:
    """Nothing is found for no words, for other words, and for words that go over the end of a passage."""
    assert (None, None, 0) == (DANUBE.after(words, 1), DANUBE.before(words, 1), DANUBE.count(words))


def test_white_space_makes_no_difference() -> None:
    """What is pasted from elsewhere is found even if it was wrapped there."""
    assert Found(4, 11, 24) == DANUBE.after(" the\n black  sea", 1)


@given(st.lists(texts, min_size=1, max_size=5), texts, st.integers(0, 4))
def test_search_and_highlights_agree(passages: list[str], words: str, first: int) -> None:
    """A match is one of the spans that are highlighted in its passage, and there is one wherever there are such."""
    document = [Passage(number, text) for number, text in enumerate(passages)]
    found = WordSearch(document).after(words, min(first, len(passages) - 1))
    spans = {(passage.number, *span) for passage in document for span in spans_of(words, passage.text)}

    assert bool(spans) == (found is not None)
    if found is not None:
        assert (found.passage, found.start, found.end) in spans
