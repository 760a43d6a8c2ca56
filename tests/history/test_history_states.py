"""States kept in a file of the cache, which are always those that the answers on record lead to."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.leech import LEECH_LAPSES
from quiz.engine.scheduling.rating import rating_of
from quiz.engine.scheduling.state import State, states_of
from quiz.history import followed, state_tables
from quiz.history.followed import PackEdition
from quiz.history.forget import forget
from quiz.history.state_cache import Basis, StateCache
from quiz.history.state_tables import Contents, StateTables
from quiz.history.store import History
from quiz.model.attempt import Mode
from quiz.packs.cache import sweep_drafts
from tests.history.steps import (
    BASIS,
    BEGIN,
    DAYS,
    FAR,
    FORMER,
    KEYS,
    OUTCOMES,
    PACK,
    TOPICS,
    Answered,
    Record,
    Step,
    edition,
    follow,
    id_of,
    opened,
    records,
    states_in,
)


@settings(max_examples=25)
@given(records, st.booleans(), st.sampled_from((400, 400, 2, 0)))
def test_states_are_those_of_the_record_whatever_happened_to_it(steps: list[Step], knows_pack: bool, few: int) -> None:
    """Answers in any order of time, undone, redone, rated; with what is due, new, recalled and missed by them."""
    former = FORMER if knows_pack else {}
    packs = {PACK: edition("1", FORMER)} if knows_pack else {}
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(followed, "FEW", few)
        monkeypatch.setattr(state_tables, "_IS_LEECH", state_tables._IS_LEECH.replace(str(LEECH_LAPSES), "1"))
        folder = Path(name)
        for record, cache, _ in follow(
            folder, steps, lambda history, owns: cache_of(history, folder / "file.db", owns)
        ):
            expected = record.states(former)
            assert expected == cache.ask(states_in, packs)
            asked = {question: state for (question, key), state in expected.items() if KEYS.get(question) == key}
            new = [question for question in KEYS if question not in asked] if knows_pack else []
            assert new == cache.ask(lambda tables: tables.new(PACK, 9))
            standing = asked if knows_pack else {}
            assert standing == dict(cache.ask(lambda tables: tables.due(PACK, FAR, FAR, 9)))
            missed = {question: state.lapses for question, state in standing.items() if state.lapses}
            assert missed == dict(cache.ask(lambda tables: tables.leeches(PACK)))
            for day in (FAR, DAYS.day_of(BEGIN + timedelta(30)).toordinal()):
                assert recalls(standing, day) == rounded(cache.ask(partial(StateTables.recalls, pack=PACK, day=day)))


def recalls(states: dict[str, State], day: int) -> dict[int, tuple[int, float]]:
    """Return how many questions of each topic have a state, and the sum of their recalls, rounded."""
    topics = {topic: [states[name] for name in KEYS if TOPICS[name] == topic and name in states] for topic in (0, 1)}
    return rounded(
        {topic: (len(seen), sum(state.recall_on(day) for state in seen)) for topic, seen in topics.items() if seen}
    )


def rounded(found: dict[int, tuple[int, float]]) -> dict[int, tuple[int, float]]:
    """Return sums that do not depend on the order in which they were added."""
    return {topic: (seen, round(recalled, 9)) for topic, (seen, recalled) in found.items()}


def cache_of(history: History, file: Path, is_own: Callable[[Path], bool] = Path.exists) -> StateCache:
    """Return the states that a program that starts now has, kept in a file."""
    return StateCache(history, file, BASIS, is_own, sweep_drafts)


def right(name: str, days: int, key: str = "k1") -> Answered:
    """Return an answer in study that is right, so many days after the first."""
    return Answered(name, key, Mode.STUDY, OUTCOMES[0], None, 9000, 24 * days)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """Return an empty history."""
    with opened(tmp_path) as history:
        yield history


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the place of the cache, in a folder that is not there yet."""
    return tmp_path / "cache" / "states.db"


@dataclass
class Counting:
    """Contents that count how often they are loaded."""

    contents: Contents
    loads: int = 0

    def load(self) -> Contents:
        """Return the contents."""
        self.loads += 1
        return self.contents


def states(history: History, file: Path, basis: Basis = BASIS) -> dict[tuple[str, str], State]:
    """Return the states as a program that starts now sees them."""
    cache = StateCache(history, file, basis, Path.exists, sweep_drafts)
    try:
        return cache.ask(states_in)
    finally:
        cache.close()


def test_the_file_is_read_and_only_what_is_new_is_replayed(
    history: History, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it fits, the record is not read as a whole again; and it can be read by its owner alone."""
    record = Record(history)
    for day in range(8):
        record.take(right("a", day))
    states(history, file)
    assert 0o600 == file.stat().st_mode & 0o777 or os.name != "posix"
    assert [file] == list(file.parent.iterdir())
    record.take(right("b", 9))

    monkeypatch.setattr("quiz.history.state_cache.reviews_of_everything", None)
    assert record.states({}) == states(history, file)
    before = file.read_bytes()
    assert record.states({}) == states(history, file)
    assert before == file.read_bytes()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"nothing of ours"), id="foreign"),
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:5000]), id="cut short"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:4096] + b"x" * 50_000), id="overwritten"),
        pytest.param(Path.unlink, id="gone"),
        pytest.param(lambda file: (file.unlink(), file.mkdir()), id="a folder"),
    ],
)
def test_a_damaged_file_is_made_anew(history: History, file: Path, damage: Callable[[Path], object]) -> None:
    """Whatever happened to it, the states are right; where it can be mended, it is."""
    record = Record(history)
    for day in range(8):
        record.take(right("a", day))
    states(history, file)
    damage(file)
    assert record.states({}) == states(history, file)
    assert record.states({}) == states(history, file)


def test_a_file_that_others_may_have_written_is_not_read(history: History, file: Path) -> None:
    """Its content would be theirs."""
    record = Record(history)
    record.take(right("a", 0))
    states(history, file)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE state SET stability = 1000000")
    assert record.states({}) != states(history, file)
    for distrust in (lambda _: False, lambda path: path.with_name("gone").stat()):
        cache = StateCache(history, file, BASIS, distrust, sweep_drafts)
        assert record.states({}) == cache.ask(states_in)


def test_other_days_and_other_rules_make_other_states(history: History, file: Path) -> None:
    """After a journey, with another start of the day, with another limit for guesses."""
    record = Record(history)
    for hours in (0, 20, 40, 60):
        record.take(replace(right("a", 0), hours=hours, milliseconds=500))
    at_home = states(history, file)
    journeys = [
        replace(BASIS, days=LocalDays(ZoneInfo("Pacific/Auckland"), time(4))),
        replace(BASIS, days=LocalDays(ZoneInfo("Europe/Vienna"), time(14))),
        replace(BASIS, hurried=50.0),
    ]
    for basis in journeys:
        elsewhere = states(history, file, basis)
        assert elsewhere == states(history, file.with_name("other.db"), basis)
        assert elsewhere != at_home
        file.with_name("other.db").unlink()
    assert at_home == states(history, file)


def test_challenges_count_where_the_learner_says_so(history: History, file: Path) -> None:
    """And do so no longer where that is taken back; other answers outside of studying never do."""
    record = Record(history)
    modes = [Mode.CHALLENGE, Mode.PRACTICE, Mode.CRAM, Mode.EXAM, Mode.CHALLENGE]
    for day, mode in enumerate(modes):
        record.take(replace(right("a", day), mode=mode))
        record.take(replace(right("b", day), mode=mode))
    counting = replace(BASIS, challenges_count=True)

    assert record.states({}) == states(history, file)
    assert record.states({}, challenges=True) == states(history, file, counting) != record.states({})
    record.take(replace(right("a", 9), mode=Mode.CHALLENGE))
    assert record.states({}, challenges=True) == states(history, file, counting)
    assert record.states({}) == states(history, file)


def test_another_desired_retention_moves_only_the_due_days(history: History, file: Path) -> None:
    """States stay, what is due changes, for the pack that it was chosen for."""
    record = Record(history)
    for day in (0, 3, 9):
        record.take(right("a", day))

    def due_day(basis: Basis) -> int | None:
        cache = StateCache(history, file, basis, Path.exists, sweep_drafts)
        return cache.ask(lambda tables: tables.next_due_day(PACK, 0), {PACK: edition("1", {})})

    (state,) = record.states({}).values()
    assert state.due_day(0.9) == due_day(BASIS)
    assert state.due_day(0.8) == due_day(replace(BASIS, retention=0.8))
    assert state.due_day(0.95) == due_day(replace(BASIS, retention=0.8, retentions={PACK: 0.95}))
    assert {("a", "k1"): state} == states(history, file)


def test_what_is_forgotten_is_forgotten_here_too(history: History, file: Path) -> None:
    """Even where as many answers were given again since."""
    record = Record(history)
    for day in range(3):
        record.take(right("a", day))
    states(history, file)
    numbers = iter(range(900_000, 900_009))
    forget(history, PACK, lambda: id_of(next(numbers)), BEGIN)
    assert {} == states(history, file)
    again = Record(history)
    for day in range(3):
        again.take(right("b", day))
    assert again.states({}) == states(history, file)


def test_another_history_in_the_same_place_is_another(tmp_path: Path, file: Path) -> None:
    """Such as a copy that was put back, with answers given since."""
    with opened(tmp_path) as history:
        record = Record(history)
        for day in range(3):
            record.take(right("a", day))
        history.back_up(tmp_path / "copy.db")
        for day in range(3, 6):
            record.take(right("a", day))
        states(history, file)
    for ending in ("", "-wal", "-shm"):
        (tmp_path / f"history.db{ending}").unlink(missing_ok=True)
    (tmp_path / "copy.db").rename(tmp_path / "history.db")
    with opened(tmp_path) as history:
        cut = states(history, file)
        assert [DAYS.day_of(BEGIN + timedelta(2)).toordinal()] == [state.last_day for state in cut.values()]


def test_an_edited_pack_is_followed(history: History, file: Path) -> None:
    """A renamed question keeps its state, one with another key is new; contents are loaded once for each edition."""
    record = Record(history)
    for name in ("a", "b", "c"):
        record.take(right(name, 0))
    one = Counting(Contents([("a", "k1", 0), ("b", "k1", 0), ("c", "k1", 1)], {}))
    other = Counting(Contents([("z", "k1", 1), ("c", "k1", 1), ("b", "changed", 0)], {"a": "z"}))

    def asked(edition: str, counting: Counting) -> tuple[list[str], list[str]]:
        cache = StateCache(history, file, BASIS, Path.exists, sweep_drafts)
        packs = {PACK: PackEdition(edition, counting.load)}
        due = cache.ask(lambda tables: [name for name, _ in tables.due(PACK, FAR, FAR, 9)], packs)
        return sorted(due), cache.ask(lambda tables: tables.new(PACK, 9))

    assert (["a", "b", "c"], []) == asked("1", one)
    assert (["c", "z"], ["b"]) == asked("2", other)
    assert (["c", "z"], ["b"]) == asked("2", other)
    assert record.states({"a": "z"}) == states(history, file)
    assert (["a", "b", "c"], []) == asked("1", one)
    assert record.states({}) == states(history, file)
    assert (2, 1) == (one.loads, other.loads)


def test_counts_of_what_is_due_and_was_introduced(history: History, file: Path) -> None:
    """By day, and the most forgotten first."""
    record = Record(history)
    for step in (right("a", 0), right("a", 4), right("b", 5, "k2"), right("b", 5)):
        record.take(step)
    cache = StateCache(history, file, BASIS, Path.exists, sweep_drafts)
    cache.ask(lambda _: None, {PACK: edition("1", {})})
    known = record.states({})
    a, b = known["a", "k1"], known["b", "k2"]
    today = DAYS.day_of(BEGIN + timedelta(5)).toordinal()

    assert {a.due_day(0.9): 1, b.due_day(0.9): 1} == cache.ask(lambda tables: tables.due_counts(PACK, FAR))
    assert [("b", b), ("a", a)] == cache.ask(lambda tables: tables.due(PACK, FAR, today + 20, 9))
    assert [("a", a)] == cache.ask(lambda tables: tables.due(PACK, FAR, today, 9))
    assert min(a.due_day(0.9), b.due_day(0.9)) == cache.ask(lambda tables: tables.next_due_day(PACK, today))
    assert [1, 2] == [cache.ask(partial(StateTables.due_count, pack=PACK, by=FAR, today=today + day)) for day in (0, 1)]
    assert {PACK: 2} == cache.ask(lambda tables: tables.introduced_on(today))
    assert [1, 0] == [cache.ask(partial(StateTables.new_count, pack=PACK, most=most)) for most in (5, 0)]
    assert None is cache.ask(lambda tables: tables.next_due_day("who.else", today))


@settings(max_examples=25)
@given(records)
def test_a_single_answer_is_read_as_all_of_them_are(steps: list[Step]) -> None:
    """Straight from the record: how it counts, and what the answers to its question, under all its names, lead to."""
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder)) as history:
        record = Record(history)
        cache = StateCache(history, Path(folder) / "states.db", BASIS, Path.exists, sweep_drafts)
        cache.ask(lambda _: None, {PACK: edition("1", FORMER)})
        for step in steps:
            if not isinstance(step, str):
                record.take(step)
        expected = record.states(FORMER)
        for name in ("a", "formerly-a", "b"):
            found = {(FORMER.get(name, name), key): history for key, history in cache.reviews_of(PACK, name).items()}
            assert {key: state for key, state in expected.items() if key[0] == FORMER.get(name, name)} == states_of(
                found
            )
        answers = {attempt: cache.answer_of(attempt) for attempt in record.ratings()}
        assert record.ratings() == {attempt: answer and rating_of(answer) for attempt, answer in answers.items()}
        assert None is cache.answer_of(b"no answer at all")
        cache.close()


def test_a_disk_that_refuses_costs_no_more_than_time(history: History, tmp_path: Path) -> None:
    """Where the cache cannot be written, states are made from the record each time."""
    record = Record(history)
    record.take(right("a", 0))
    (tmp_path / "cache").write_bytes(b"in the way")
    cache = StateCache(history, tmp_path / "cache" / "states.db", BASIS, Path.exists, sweep_drafts)
    assert record.states({}) == cache.ask(states_in)
    record.take(right("a", 3))
    assert record.states({}) == cache.ask(states_in)
