"""The schedule of a pack that was answered."""

import os
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, time
from pathlib import Path

import pytest

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.prediction import Prediction
from quiz.history.state_cache import Basis
from quiz.packs.compiled import CompiledPack
from quiz.play.library import Library, Selection
from quiz.play.outside import Outside
from quiz.play.schedule import Schedule

from .conftest import NOON

TODAY = NOON.date()


@pytest.fixture
def schedule(tmp_path: Path, outside: Outside) -> Iterator[Schedule]:
    """The schedule of somebody who lives by UTC."""
    basis = Basis(LocalDays(UTC, time(4)), hurried=0, retention=0.9, retentions={})
    with closing(Schedule(outside.history, tmp_path / "states", basis, outside.clock)) as opened:
        yield opened


def standing(schedule: Schedule, pack: CompiledPack) -> tuple[Mapping[int, int], Mapping[int, tuple[int, float]]]:
    """Return how many questions are due in the next days, by day, and what of each topic is recalled today."""
    today, pack_id = schedule.today, pack.info.id
    return schedule.ask(lambda tables: (tables.due_counts(pack_id, today + 9), tables.recalls(pack_id, today)), pack)


def test_answers_are_scheduled(library: Library, schedule: Schedule) -> None:
    """What was passed over is due tomorrow; what was not asked has no state, and nothing was foretold yet."""
    pack = library.open("rivers")
    assert ({}, {}) == standing(schedule, pack)
    player = library.start(pack, Selection(topic="Danube"))
    player.skip()
    player.advance()
    player.skip()

    assert TODAY.toordinal() == schedule.today
    assert ({TODAY.toordinal() + 1: 2}, {0: (2, 2.0)}) == standing(schedule, pack)
    assert {"example.rivers": Prediction()} == schedule.predictions()


def test_a_draft_that_a_killed_process_left_is_swept(library: Library, schedule: Schedule, tmp_path: Path) -> None:
    """When states are written the next time."""
    left = tmp_path / "states" / "a.db.1.draft"
    left.parent.mkdir(mode=0o700)
    left.write_bytes(b"half")
    os.utime(left, (0, 0))

    pack = library.open("rivers")
    library.start(pack, Selection(topic="Danube")).skip()
    standing(schedule, pack)

    assert [".db"] == [file.suffix for file in left.parent.iterdir()]
