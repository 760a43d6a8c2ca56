"""Every reader of foreign bytes, tried on the inputs that are kept for it and on some that are new."""

import random
from collections.abc import Iterator

import pytest

from .fuzz.corpus import CORPUS, kept
from .fuzz.mutation import mutated
from .fuzz.targets import TARGETS, forget_files
from .fuzz.trial import LONGEST_INPUT, LONGEST_KEPT


@pytest.fixture(scope="module", autouse=True)
def _forgotten() -> Iterator[None]:
    """What the readers are given as files is gone in the end."""
    yield
    forget_files()


def test_every_reader_has_inputs_of_its_own() -> None:
    """None is forgotten, no input belongs to a reader that is gone, and all are small."""
    assert set(TARGETS) == {folder.name for folder in CORPUS.iterdir()}
    assert [] == [name for name in TARGETS if not kept(name)]
    assert max(len(content) for name in TARGETS for content in kept(name)) <= LONGEST_KEPT
    print(f"{sum(len(kept(name)) for name in TARGETS)} inputs are kept for {len(TARGETS)} readers")


@pytest.mark.parametrize("name", TARGETS)
def test_foreign_bytes_are_read_or_refused(name: str, rounds: int) -> None:
    """A reader gives a result or a clear refusal for each kept input, and for those that chance makes of them."""
    target, dice = TARGETS[name], random.Random(2026)
    for content in kept(name):
        assert target.read(content)
    for _ in range(rounds):
        assert target.read(mutated(kept(name), target.pieces, dice, LONGEST_INPUT))
