"""Many strings are found in a text where they stand, and nowhere else."""

import re
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.occurrences import occurrences

MOST = 20


def looked_for(text: str, sought: str) -> list[int]:
    """Return where a string begins, looked for at every character of the text."""
    return [found.start() for found in re.finditer(f"(?={re.escape(sought)})", text)][:MOST]


@pytest.mark.parametrize("sought", [[], ["a"], ["banana", "nan", "ana", "x", "bananas"]])
def test_a_few_strings_are_found(sought: list[str]) -> None:
    """Places may overlap, and what is nowhere has none."""
    assert {string: looked_for("banana", string) for string in sought} == occurrences("banana", sought, MOST)


@pytest.mark.parametrize("lengths", [(31, 60), (15, 30), (7, 14), (1, 6), (1, 60)])
@settings(max_examples=15)
@given(
    seed=st.integers(0, 9999),
    alphabet=st.sampled_from(["a", "ab", "abc d", "ab\u00e9 \u0416\n\U0001f41d"]),
)
def test_many_strings_are_found_as_if_each_was_looked_for(lengths: tuple[int, int], seed: int, alphabet: str) -> None:
    """Strings of any length are found wherever they stand, however often, and those that were changed are not.

    The text repeats itself in parts, so that some strings stand in it once, some more often, and some overlapping.
    """
    dice = Random(seed)
    parts = ["".join(dice.choices(alphabet, k=dice.randint(1, 80))) for _ in range(12)]
    text = "".join(dice.choices(parts, k=dice.randint(1, 60)))
    sought = []
    for _ in range(250):
        start = dice.randrange(len(text))
        string = text[start : start + dice.randint(*lengths)]
        changed = dice.randrange(len(string))
        sought.append(dice.choice((string, f"{string[:changed]}{dice.choice(alphabet)}{string[changed + 1 :]}")))

    assert {string: looked_for(text, string) for string in sought} == occurrences(text, sought, MOST)


@pytest.mark.parametrize(
    ("length", "count"), [(40, 60), (31, 31), (30, 31), (15, 120), (14, 120), (7, 220), (6, 220), (5, 220)]
)
def test_strings_are_found_wherever_they_begin(length: int, count: int) -> None:
    """At the very beginning of the text, at its end and beside these, also where a string is just long enough.

    The shorter the strings, the more of them are needed for a faster way to find them.
    """
    dice = Random(length)
    text = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=9000))
    last = len(text) - length
    starts = (*range(count // 2), *range(last - count // 2, last + 1))
    sought = [text[start : start + length] for start in starts]

    assert {string: looked_for(text, string) for string in sought} == occurrences(text, sought, MOST)
