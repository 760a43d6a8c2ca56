"""Sums kept in a file of the cache, which are always those that going over the record gives."""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.history import followed
from quiz.history.error import HistoryError
from quiz.history.record import PackRecord
from quiz.history.store import History
from quiz.history.sum_cache import SumCache
from quiz.model.attempt import Mode
from quiz.packs.cache import sweep_drafts
from tests.history.steps import BEGIN, OTHER_WAYS, OUTCOMES, Answered, Record, Step, follow, id_of, opened, steps_among


@settings(max_examples=15)
@given(steps_among(*OTHER_WAYS), st.sampled_from((400, 400, 2, 0)))
def test_sums_are_those_of_the_record_whatever_happened_to_it(steps: list[Step], few: int) -> None:
    """They are those of a scan."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(followed, "FEW", few)
        folder = Path(name)
        for record, sums, _ in follow(folder, steps, lambda history, owns: cache_of(history, folder, owns)):
            assert rounded(record.history.pack_records()) == rounded(sums.pack_records())


def cache_of(history: History, folder: Path, is_own: Callable[[Path], bool] = Path.exists) -> SumCache:
    """Return the sums that a program that starts now has, with the file in a folder of the cache."""
    return SumCache(history, folder / "cache" / "sums.db", is_own, sweep_drafts)


def rounded(records: Mapping[str, PackRecord]) -> dict[str, PackRecord]:
    """Return records with sums of scores that do not depend on the order in which they were added."""
    return {pack: replace(record, score_sum=round(record.score_sum, 9)) for pack, record in records.items()}


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """Return a history with some answers."""
    with opened(tmp_path) as history:
        record = Record(history)
        for day in range(8):
            record.take(right("a", day))
        yield history


def right(name: str, days: int) -> Answered:
    """Return an answer that is right, so many days after the first."""
    return Answered(name, "k1", Mode.STUDY, OUTCOMES[0], None, 9000, 24 * days)


def sums(history: History, folder: Path) -> Mapping[str, PackRecord]:
    """Return the sums as a program that starts now sees them."""
    with closing(cache_of(history, folder)) as cache:
        return cache.pack_records()


def test_the_file_is_read_and_only_what_is_new_is_added_up(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it fits, the record is not gone over again, and the file is not written for a few answers."""
    sums(history, tmp_path)
    file = tmp_path / "cache" / "sums.db"
    before = file.read_bytes()
    history.undo(history.attempts_of(id_of(10**6 + 1))[0], id_of(70_000), BEGIN + timedelta(days=100))

    monkeypatch.setattr("quiz.history.statements.SUMS_OF_ALL", "no statement at all")
    assert history.pack_records() == sums(history, tmp_path)
    assert [file] == list(file.parent.iterdir())
    assert before == file.read_bytes()
    monkeypatch.setattr(followed, "_ALL_ANEW_BELOW", 1)
    monkeypatch.setattr(followed, "FEW", 0)
    assert history.pack_records() == sums(history, tmp_path)
    assert before != file.read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"nothing of ours"), id="foreign"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:5000]), id="cut short"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:4096] + b"x" * 50_000), id="overwritten"),
        pytest.param(lambda file: change(file, "UPDATE pack_sum SET last = 'never'"), id="no moment"),
        pytest.param(lambda file: change(file, "DROP TABLE question_sum"), id="without a table"),
        pytest.param(lambda file: (file.unlink(), file.mkdir()), id="a folder"),
    ],
)
def test_a_damaged_file_is_made_anew(history: History, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    """Whatever happened to it, the sums are right, and go on being so."""
    sums(history, tmp_path)
    damage(tmp_path / "cache" / "sums.db")
    assert history.pack_records() == sums(history, tmp_path)
    history.undo(history.attempts_of(id_of(10**6 + 1))[0], id_of(70_000), BEGIN + timedelta(days=100))
    assert history.pack_records() == sums(history, tmp_path)


def change(file: Path, statement: str) -> None:
    """Change a file of the cache."""
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(statement)


def test_a_file_that_others_may_have_written_is_not_read(history: History, tmp_path: Path) -> None:
    """Its content would be theirs."""
    sums(history, tmp_path)
    change(tmp_path / "cache" / "sums.db", "UPDATE pack_sum SET attempts = 1000000")
    assert history.pack_records() != sums(history, tmp_path)
    for distrust in (lambda _: False, lambda path: path.with_name("gone").stat()):
        assert history.pack_records() == cache_of(history, tmp_path, distrust).pack_records()


def test_the_file_is_gone_once_it_is_discarded(history: History, tmp_path: Path) -> None:
    """After forgetting, nothing of what was forgotten is left in it, and what is wanted again is made anew."""
    with closing(cache_of(history, tmp_path)) as cache:
        cache.pack_records()
        cache.discard()
        assert [] == list((tmp_path / "cache").iterdir())
        assert history.pack_records() == cache.pack_records()


def test_a_history_that_goes_away_is_told_of(history: History, tmp_path: Path) -> None:
    """As a fault of the history, and not of the cache."""
    with closing(cache_of(history, tmp_path)) as cache:
        cache.pack_records()
        history.path.rename(tmp_path / "elsewhere.db")
        with pytest.raises(HistoryError, match="moved, deleted or replaced"):
            cache.pack_records()
