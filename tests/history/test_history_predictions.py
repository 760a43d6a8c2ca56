"""How well reviews were foretold, kept in a file of the cache: always what replaying the whole record gives."""

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, time, timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.memory import Review
from quiz.engine.scheduling.prediction import Prediction, judged, predictions
from quiz.history import followed
from quiz.history.prediction_cache import PredictionCache
from quiz.history.reviews import reviews_of_everything
from quiz.history.state_cache import Basis
from quiz.history.store import History
from quiz.packs.cache import sweep_drafts

from .steps import BASIS, BEGIN, OTHER_WAYS, Record, Step, follow, id_of, opened, steps_among
from .test_history_sums import right


@settings(max_examples=15)
@given(steps_among(*OTHER_WAYS), st.sampled_from((400, 400, 2, 0)))
def test_predictions_are_those_of_the_record_whatever_happened_to_it(steps: list[Step], few: int) -> None:
    """They are judged as those of all reviews are."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(followed, "FEW", few)
        folder = Path(name)
        for record, cache, _ in follow(folder, steps, lambda history, owns: cache_of(history, folder, owns)):
            assert replayed(record.history) == rounded(cache.predictions())


def cache_of(
    history: History, folder: Path, is_own: Callable[[Path], bool] = Path.exists, basis: Basis = BASIS
) -> PredictionCache:
    """Return the predictions that a program that starts now has, with the file in a folder of the cache."""
    return PredictionCache(history, folder / "cache" / "predictions.db", basis.reading, is_own, sweep_drafts)


def replayed(history: History, basis: Basis = BASIS) -> Mapping[str, Prediction]:
    """Go over all reviews on record, and return how well they were foretold, by pack."""
    by_pack: dict[str, list[list[Review]]] = defaultdict(list)
    for (pack, _, _), found in reviews_of_everything(history.connection, basis.reading).items():
        by_pack[pack].append(found.reviews)
    return rounded({pack: judged(list(chain.from_iterable(predictions(found)))) for pack, found in by_pack.items()})


def rounded(found: Mapping[str, Prediction]) -> dict[str, Prediction]:
    """Return predictions with sums of losses that do not depend on the order in which they were added."""
    return {pack: replace(sums, loss_sum=round(sums.loss_sum, 9)) for pack, sums in found.items()}


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """Return a history with some answers, a few days apart."""
    with opened(tmp_path) as history:
        record = Record(history)
        for number in range(8):
            record.take(replace(right("a", 0), hours=20 * number, milliseconds=1000))
        yield history


def kept(history: History, folder: Path, basis: Basis = BASIS) -> Mapping[str, Prediction]:
    """Return the predictions as a program that starts now sees them."""
    with closing(cache_of(history, folder, basis=basis)) as cache:
        return rounded(cache.predictions())


def test_only_what_is_new_is_replayed(history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file fits, the record is not gone over again, and the file is not written for a few answers."""
    before = kept(history, tmp_path)
    file = (tmp_path / "cache" / "predictions.db").read_bytes()
    history.undo(history.attempts_of(id_of(10**6 + 1))[3], id_of(70_000), BEGIN + timedelta(days=100))
    monkeypatch.setattr("quiz.history.prediction_cache.reviews_of_everything", None)
    assert before != replayed(history) == kept(history, tmp_path)
    assert file == (tmp_path / "cache" / "predictions.db").read_bytes()


def test_other_days_and_other_rules_make_other_predictions(
    history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the learner's day begins at another hour, where more counts as a guess, and by another model of memory."""
    at_home = kept(history, tmp_path)
    for basis in (replace(BASIS, days=LocalDays(UTC, time(12, 30))), replace(BASIS, hurried=50.0)):
        assert at_home != replayed(history, basis) == kept(history, tmp_path, basis)
        assert at_home == kept(history, tmp_path)
    monkeypatch.setattr("quiz.history.reviews.model_parameters", lambda: (0.5,))
    monkeypatch.setattr("quiz.history.prediction_cache.judged", lambda _: Prediction(1, 1, 7.0))
    assert [Prediction(1, 1, 7.0)] == list(kept(history, tmp_path).values())


@pytest.mark.parametrize(
    "damage", ["DROP TABLE prediction", "UPDATE made_from SET facts = replace(facts, 'predictions 1', 'predictions 0')"]
)
def test_a_damaged_or_foreign_file_is_made_anew(history: History, tmp_path: Path, damage: str) -> None:
    """Whatever happened to it, the predictions are right; and nothing is left of it once it is discarded."""
    kept(history, tmp_path)
    with closing(sqlite3.connect(tmp_path / "cache" / "predictions.db")) as connection, connection:
        connection.execute(damage)
    assert replayed(history) == kept(history, tmp_path)
    with closing(cache_of(history, tmp_path)) as cache:
        cache.discard()
    assert [] == list((tmp_path / "cache").iterdir())
