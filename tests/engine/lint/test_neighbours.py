"""Stems that ask the same are found among many, as if each was compared with each."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.engine.lint.neighbours import LEAST_SHARED
from quiz.engine.lint.registry import findings
from tests.engine.lint.corpus import bank_of

_WORDS = [letter * 3 for letter in "bcdfghjkmp"]


@given(stems=st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=6, unique=True), min_size=1, max_size=12))
def test_a_stem_is_alike_where_an_earlier_one_is_so_but_for_one_word(stems: list[list[str]]) -> None:
    """All have the same key. A stem of the fewest words that can be compared is alike in all of them or not at all."""
    bank = bank_of({"questions": [{"stem": " ".join(words)} for words in stems]})
    contents = [frozenset(words) for words in stems]

    expected = [
        place
        for place, content in enumerate(contents)
        if any(_is_alike(content, other) for other in contents[:place] if len(other) >= LEAST_SHARED)
    ]

    found = findings(bank, is_whole=True)
    assert expected == sorted({place for code, place, _ in found if code == "stems-alike" and place is not None})


def _is_alike(content: frozenset[str], other: frozenset[str]) -> bool:
    if len(content) < LEAST_SHARED:
        return False
    if len(content) == LEAST_SHARED:
        return content == other
    return len(content - other) <= 1 and len(other - content) <= 1
