"""A pack that has to be compiled first can be waited for, or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.packs.progress import Tell
from quiz.play.opening import open_pack

NOW = datetime(2030, 1, 1, tzinfo=UTC)


def test_whoever_waits_is_told_how_far_it_is(pack_folder: Path, tmp_path: Path) -> None:
    """By shares that never fall, for a pack that is compiled, and not for one that is there."""
    told: list[float] = []

    @contextmanager
    def watch(name: str) -> Iterator[Tell]:
        assert pack_folder.name == name
        yield told.append

    open_pack(pack_folder, tmp_path / "cache", NOW, watch).close()
    assert sorted(told) == told
    assert 0 <= told[0] <= told[-1] <= 1
    assert len(told) > 3
    count = len(told)
    open_pack(pack_folder, tmp_path / "cache", NOW, watch).close()
    assert count == len(told)


@pytest.mark.parametrize("patience", range(8))
def test_whoever_leaves_leaves_nothing_behind(patience: int, pack_folder: Path, tmp_path: Path) -> None:
    """At whatever point, and the next time the pack is compiled whole."""

    @contextmanager
    def watch(_: str) -> Iterator[Tell]:
        steps = iter(range(patience))

        def tell(_: float) -> None:
            if next(steps, None) is None:
                raise KeyboardInterrupt

        yield tell

    cache = tmp_path / "cache"
    try:
        open_pack(pack_folder, cache, NOW, watch).close()
    except KeyboardInterrupt:
        assert [] == [*cache.glob("*")]
    with open_pack(pack_folder, cache, NOW) as pack:
        assert pack.questions > 0
