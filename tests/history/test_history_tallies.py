"""Tallies kept in a file of the cache, which are always those that going over the record gives."""

import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.statistics import QuestionTally, hardest
from quiz.history import followed, tally_tables
from quiz.history.encoding import decode_moment
from quiz.history.followed import PackEdition
from quiz.history.store import History
from quiz.history.tally_cache import TallyCache
from quiz.history.tally_tables import AskedContents, Tallies
from quiz.packs.cache import sweep_drafts

from .steps import BEGIN, DAYS, FORMER, OTHER_PACK, OTHER_WAYS, PACK, Record, Step, follow, id_of, opened, steps_among
from .test_history_sums import right

HEADINGS = {"a": ("Topic", "number"), "b": ("Other", "date"), "c": ("Topic", "date")}
EDITIONS: dict[str, Mapping[str, tuple[str, str]]] = {
    "first": {"a": ("a", "k1"), "b": ("b", "k2"), "c": ("c", "k1")},
    "renamed": {"a": ("a", "k1"), "b": ("b", "k1"), **{old: (new, "k1") for old, new in FORMER.items()}},
    "elsewhere": {"a": ("a", "4" * 32)},
}


def asked(edition: str) -> tuple[str, PackEdition[AskedContents]]:
    """Return the id of a pack and an edition of it; the one called elsewhere is of the other pack."""
    contents = AskedContents(EDITIONS[edition], {now: HEADINGS[now] for now, _ in EDITIONS[edition].values()})
    return OTHER_PACK if edition == "elsewhere" else PACK, PackEdition(edition, lambda: contents)


@settings(max_examples=15)
@given(steps_among(*OTHER_WAYS, *EDITIONS), st.sampled_from((400, 400, 2, 0)))
def test_tallies_are_those_of_the_record_whatever_happened_to_it(steps: list[Step], few: int) -> None:
    """They are what going over all answers gives, to whatever packs ask by then."""
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(followed, "FEW", few)
        monkeypatch.setattr(tally_tables, "_IN_ONE_GO_BELOW", few)
        folder = Path(name)
        steps = ["first", *steps, "one", "elsewhere"]
        for record, tallies, edition in follow(folder, steps, lambda history, owns: cache_of(history, folder, owns)):
            assert scanned(record.history, edition) == plain(tallies.tallies(*asked(edition)))


def cache_of(
    history: History, folder: Path, is_own: Callable[[Path], bool] = Path.exists, days: LocalDays = DAYS
) -> TallyCache:
    """Return the tallies that a program that starts now has, with the file in a folder of the cache."""
    return TallyCache(history, folder / "cache" / "tallies.db", days, is_own, sweep_drafts)


def scanned(history: History, edition: str, days: LocalDays = DAYS) -> dict[str, object]:
    """Go over all answers on record, and return what they add up to; sums of scores are rounded."""
    pack, known = asked(edition)
    contents = known.contents()
    questions: dict[str, list[float]] = defaultdict(list)
    headings: dict[tuple[str, str], tuple[list[float], list[float]]] = {
        heading: ([], []) for heading in contents.headings.values()
    }
    by_day: dict[object, list[float]] = defaultdict(list)
    levels: dict[int, list[float]] = {1: [], 2: [], 3: []}
    last = None
    for name, key, ended, verdict, score, certainty in history.connection.execute(
        "SELECT question, key, ended, verdict, score, certainty FROM counted WHERE pack = ?", (pack,)
    ):
        question, key_now = contents.names.get(name, ("", ""))
        if key != key_now:
            continue
        moment = decode_moment(ended)
        last = moment if last is None else max(last, moment)
        is_skipped = verdict == "skipped"
        headings[contents.headings[question]][is_skipped].append(score)
        scores = questions[question]
        if not is_skipped:
            scores.append(score)
            by_day[days.day_of(moment)].append(score)
            if certainty:
                levels[certainty].append(score)
    ranked = hardest(QuestionTally(pack, name, "", len(found), sum(found)) for name, found in questions.items())
    return {
        "seen": len(questions),
        "last": last,
        "headings": [(*heading, *summed(found), len(skipped)) for heading, (found, skipped) in headings.items()],
        "days": [(day, *summed(by_day[day])) for day in sorted(by_day)],  # type: ignore[type-var]  # days are dates
        "levels": [(level, *summed(found)) for level, found in levels.items()] if any(levels.values()) else None,
        "hardest": {(tally.id, tally.answered, round(tally.score, 9)) for tally in ranked},
    }


def summed(scores: list[float]) -> tuple[int, float]:
    """Return how many there are, and their sum, which does not depend on the order in which they are added."""
    return len(scores), round(sum(scores), 9)


def plain(tallies: Tallies) -> dict[str, object]:
    """Return tallies in the form in which they are compared."""
    return {
        "seen": tallies.seen,
        "last": tallies.last,
        "headings": [
            (each.topic, each.kind, each.answered, round(each.score, 9), each.skipped) for each in tallies.headings
        ],
        "days": [(day.day, day.answered, round(day.score, 9)) for day in tallies.days],
        "levels": tallies.levels
        and [(level.certainty, level.answered, round(level.score, 9)) for level in tallies.levels],
        "hardest": {(question, answers, round(score, 9)) for question, answers, score in tallies.hardest},
    }


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """Return a history with some answers."""
    with opened(tmp_path) as history:
        record = Record(history)
        for day in range(8):
            record.take(right("a", day))
        yield history


def kept(history: History, folder: Path, edition: str = "first", days: LocalDays = DAYS) -> dict[str, object]:
    """Return the tallies as a program that starts now sees them."""
    with closing(cache_of(history, folder, days=days)) as cache:
        return plain(cache.tallies(*asked(edition)))


def test_only_what_is_new_is_taken_in(history: History, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file fits, the record is not gone over again, and the file is not written for a few answers."""
    kept(history, tmp_path)
    before = (tmp_path / "cache" / "tallies.db").read_bytes()
    history.undo(history.attempts_of(id_of(10**6 + 1))[0], id_of(70_000), BEGIN + timedelta(days=100))
    for name in ("ANSWERS_TO_PACK", "ANSWERS_TO_SMALL_PACK", "SUMS_OF_PACK", "SUMS_OF_SMALL_PACK"):
        monkeypatch.setattr(f"quiz.history.statements.{name}", "no statement at all")
    assert scanned(history, "first") == kept(history, tmp_path)
    assert before == (tmp_path / "cache" / "tallies.db").read_bytes()


def test_other_days_and_other_packs_are_tallied_anew(history: History, tmp_path: Path) -> None:
    """Where the learner's day begins at another hour, and where the pack asks something else."""
    kept(history, tmp_path)
    noon = LocalDays(UTC, time(12, 30))
    assert scanned(history, "first") != scanned(history, "first", noon) == kept(history, tmp_path, days=noon)
    assert scanned(history, "renamed") == kept(history, tmp_path, "renamed")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param("DROP TABLE question_tally", id="without a table"),
        pytest.param("UPDATE question_tally SET last = 'never'", id="no moment"),
        pytest.param("UPDATE made_from SET facts = replace(facts, 'tallies 1', 'tallies 0')", id="another version"),
    ],
)
def test_a_damaged_or_foreign_file_is_made_anew(history: History, tmp_path: Path, damage: str) -> None:
    """Whatever happened to it, the tallies are right, and go on being so."""
    kept(history, tmp_path)
    with closing(sqlite3.connect(tmp_path / "cache" / "tallies.db")) as connection, connection:
        connection.execute(damage)
    assert scanned(history, "first") == kept(history, tmp_path)
    history.undo(history.attempts_of(id_of(10**6 + 1))[0], id_of(70_000), BEGIN + timedelta(days=100))
    assert scanned(history, "first") == kept(history, tmp_path)
