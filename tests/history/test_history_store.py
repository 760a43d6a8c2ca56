"""What is put on record, and what the record answers."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz import __version__
from quiz.history import statements
from quiz.history.error import HistoryError
from quiz.history.migrations import MIGRATIONS, migrate
from quiz.history.record import PackRecord, QuestionRecord
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import MatchResponse, TextResponse

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LATER = datetime(2026, 3, 2, tzinfo=UTC)
SITTING = Session(id=bytes(16), mode=Mode.PRACTICE, paper=Paper(0, ()), started=NOON)
SKIPPED = Outcome(Verdict.SKIPPED, 0.0)
IDS = st.binary(min_size=16, max_size=16)
SEEDS = st.integers(0, 2**63 - 1)
NAMES = st.builds(QuestionName, st.text(), st.text())
MOMENTS = st.datetimes(timezones=st.just(UTC))
SESSIONS = st.builds(
    Session,
    id=IDS,
    mode=st.sampled_from(Mode),
    paper=st.builds(Paper, SEEDS, st.lists(NAMES, max_size=4).map(tuple)),
    started=MOMENTS,
    evidence=st.booleans(),
    certainty=st.booleans(),
)
ATTEMPTS = st.builds(
    Attempt,
    id=IDS,
    session=st.just(SITTING.id),
    question=NAMES,
    pack_version=st.text(),
    seen=st.text(),
    key=st.text(),
    position=st.integers(0, 2**31),
    presented=st.lists(st.lists(st.integers(0, 9), max_size=3).map(tuple), max_size=2).map(tuple),
    response=st.none() | st.builds(TextResponse, st.text()) | st.just(MatchResponse((1, None))),
    outcome=st.builds(Outcome.of_score, st.floats(0, 1), st.text()) | st.just(SKIPPED),
    hint_used=st.booleans(),
    started=MOMENTS,
    ended=MOMENTS,
    milliseconds=st.integers(0, 2**63 - 1),
    seed=SEEDS,
    certainty=st.none() | st.integers(1, 3),
    stem_characters=st.none() | st.integers(0, 2**31),
)


@pytest.fixture
def history(history_path: Path, make_session: MakeSession) -> Iterator[History]:
    """Open a new history in which session 1 has begun."""
    with open_history(history_path) as opened:
        opened.begin(make_session(1))
        yield opened


@contextmanager
def history_in_memory() -> Iterator[History]:
    """Open a new history that is never on disk, so that a property can be tried often."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS)
        yield History(connection, Path("memory"))


@given(SESSIONS)
def test_a_session_comes_back_as_it_began(session: Session) -> None:
    """With its paper in the order drawn."""
    with history_in_memory() as history:
        history.begin(session)
        assert session == history.session(session.id)


@given(ATTEMPTS)
def test_an_attempt_comes_back_as_it_was_recorded(attempt: Attempt) -> None:
    """Every field, exactly."""
    with history_in_memory() as history:
        history.begin(SITTING)
        history.record(attempt)
        assert (attempt,) == history.attempts_of(SITTING.id)


def test_a_session_that_never_was_is_none(history: History) -> None:
    """Asking for it is no error."""
    assert history.session(bytes(16)) is None
    assert () == history.attempts_of(bytes(16))


def test_attempts_follow_the_paper(history: History, make_attempt: MakeAttempt) -> None:
    """By position, and at one position the earlier first, whatever the order of recording."""
    first, again, second = make_attempt(1), make_attempt(9), make_attempt(5, position=1)
    for attempt in (second, again, first):
        history.record(attempt)
    assert (first, again, second) == history.attempts_of(first.session)


def test_what_is_recorded_twice_counts_once(
    history: History, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """A write whose success is in doubt can be repeated."""
    for _ in range(2):
        history.begin(make_session(1))
        history.record(make_attempt(1))
        history.leave(make_session(1).id, bytes(16), LATER)
    assert (make_attempt(1),) == history.attempts_of(make_session(1).id)


def test_an_id_never_stands_for_something_else(history: History, make_attempt: MakeAttempt) -> None:
    """Another answer under an id that is taken is refused, and the first one stays."""
    history.record(make_attempt(1))
    with pytest.raises(HistoryError, match="holds another attempt under the id 01000"):
        history.record(make_attempt(1, milliseconds=1))
    assert (make_attempt(1),) == history.attempts_of(make_attempt(1).session)


@pytest.mark.parametrize(
    "changes",
    [
        {"id": b"short"},
        {"session": bytes(16)},
        {"outcome": Outcome(Verdict.CORRECT, 1.5)},
        {"outcome": Outcome(Verdict.CORRECT, float("nan"))},
        {"outcome": Outcome(Verdict.SKIPPED, 1.0)},
        {"milliseconds": -1},
        {"seed": -1},
        {"seed": 2**63},
        {"position": -1},
        {"pack_version": "\ud800"},
        {"certainty": 0},
        {"certainty": 4},
        {"stem_characters": -1},
    ],
)
def test_an_impossible_attempt_is_refused(
    history: History, make_attempt: MakeAttempt, changes: dict[str, object]
) -> None:
    """The file never holds one, and the store goes on."""
    with pytest.raises(HistoryError):
        history.record(make_attempt(1, **changes))
    history.record(make_attempt(2))
    assert (make_attempt(2),) == history.attempts_of(make_attempt(2).session)


def test_the_version_of_the_program_stands_beside_the_session(history_path: Path, history: History) -> None:
    """So that a fault of one version can be found later."""
    with closing(sqlite3.connect(history_path)) as connection:
        assert [(__version__,)] == connection.execute("SELECT program FROM session").fetchall()
    assert history.latest_unfinished() is None


def test_nothing_is_unfinished_before_an_answer(history: History, make_session: MakeSession) -> None:
    """A session that was only looked at is not offered, though it was left on purpose."""
    assert history.latest_unfinished() is None
    history.leave(make_session(1).id, bytes(16), LATER)
    assert history.latest_unfinished() is None


def test_a_skip_is_an_answer_here(history: History, make_session: MakeSession, make_attempt: MakeAttempt) -> None:
    """Who skipped a question has begun."""
    history.record(make_attempt(1, outcome=SKIPPED, response=None))
    assert make_session(1) == history.latest_unfinished()


def test_the_newest_session_with_an_answer_that_is_not_over_is_unfinished(
    history: History, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """Whether it was left or killed; behind one that was finished, the one before comes up."""
    for number in (2, 3):
        history.begin(make_session(number))
    history.record(make_attempt(1, session=make_session(2).id))
    history.record(make_attempt(2))
    assert make_session(2) == history.latest_unfinished()

    history.finish(make_session(2).id, bytes(16), LATER)
    assert make_session(1) == history.latest_unfinished()


def test_a_session_with_every_question_answered_is_not_unfinished(history: History, make_attempt: MakeAttempt) -> None:
    """Even where it was killed before it could say that it was finished."""
    for position in (0, 0, 1):
        history.record(make_attempt(len(history.attempts_of(make_attempt(1).session)), position=position))
    assert history.latest_unfinished() is not None
    history.record(make_attempt(3, position=2))
    assert history.latest_unfinished() is None


def test_a_pack_that_was_never_played_has_no_record(history: History) -> None:
    """Nor have its questions."""
    assert {} == history.pack_records()
    assert {} == history.question_records("who.what")


def test_a_pack_of_which_all_was_skipped_has_no_accuracy(history: History, make_attempt: MakeAttempt) -> None:
    """Nobody has earned one yet."""
    history.record(make_attempt(1, outcome=SKIPPED, response=None))

    assert history.pack_records()["who.what"].accuracy is None


def test_the_record_of_a_pack_adds_up_its_attempts(history: History, make_attempt: MakeAttempt) -> None:
    """Accuracy is the mean score of what was answered: time that ran out counts, what was skipped does not."""
    history.record(make_attempt(1))
    history.record(make_attempt(4, outcome=Outcome.of_score(0.5)))
    history.record(make_attempt(2, question=QuestionName("who.what", "question-1"), outcome=SKIPPED, response=None))
    history.record(make_attempt(3, outcome=Outcome(Verdict.EXPIRED, 0.0), response=None))
    history.record(make_attempt(9, question=QuestionName("who.else", "question-0")))

    expected = PackRecord(
        questions_seen=2, attempts=4, skipped=1, score_sum=1.5, last_played=NOON + timedelta(minutes=4, seconds=9)
    )
    records = history.pack_records()
    assert {"who.what", "who.else"} == set(records)
    assert expected == records["who.what"]
    assert 0.5 == expected.accuracy


def test_the_record_of_a_question_adds_up_its_attempts(history: History, make_attempt: MakeAttempt) -> None:
    """With the verdict of the latest one, whatever the order of recording."""
    history.record(make_attempt(5, outcome=SKIPPED, response=None))
    history.record(make_attempt(1))
    expected = QuestionRecord(
        key="4" * 32,
        attempts=2,
        skipped=1,
        score_sum=1.0,
        last_verdict=Verdict.SKIPPED,
        last_at=NOON + timedelta(minutes=5, seconds=9),
    )
    assert {"question-0": expected} == history.question_records("who.what")


def test_answers_to_another_key_do_not_count(history: History, make_attempt: MakeAttempt) -> None:
    """A question whose key was changed begins anew; one whose wording was mended goes on."""
    history.record(make_attempt(1, key="old"))
    history.record(make_attempt(2, key="new", seen="typo"))
    history.record(make_attempt(3, key="new", seen="mended"))
    record = history.question_records("who.what")["question-0"]
    assert ("new", 2) == (record.key, record.attempts)


def test_no_look_at_one_pack_or_session_reads_all_attempts(history_path: Path, history: History) -> None:
    """Every question to the record that can use an index does."""
    history.close()
    with closing(sqlite3.connect(history_path)) as connection:
        for statement, values in (
            (statements.UNFINISHED, ()),
            (statements.QUESTION_SUMS, ("who.what",)),
            (statements.ATTEMPTS, (bytes(16),)),
            (statements.GIVEN, (bytes(16),)),
            (statements.REDOABLE, (bytes(16),)),
            (statements.PUT_OFF, (bytes(16),)),
            (statements.LATEST_OF_ATTEMPT, (bytes(16), bytes(16))),
        ):
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert not [step for step in plan if step.startswith(("SCAN attempt", "SCAN event", "SCAN latest"))], plan


def test_the_log_does_not_grow_where_it_is_cleared_up_between_answers(
    history_path: Path, history: History, make_attempt: MakeAttempt
) -> None:
    """So it need not be moved into the file in the midst of an answer."""
    log, sizes = history_path.with_name(f"{history_path.name}-wal"), list[int]()
    for number in range(100):
        history.record(make_attempt(number))
        history.checkpoint()
        sizes.append(log.stat().st_size)
    assert sizes[10] < sizes[31]
    assert sizes[-1] < 1.5 * sizes[31]


def test_what_cannot_be_cleared_up_is_no_fault(history_path: Path, history: History, make_attempt: MakeAttempt) -> None:
    """It is on record all the same, and what needs the file afterwards tells what is wrong with it."""
    for number in range(40):
        history.record(make_attempt(number))
    history_path.rename(history_path.with_name("moved.db"))
    history.checkpoint()
    with pytest.raises(HistoryError, match="was moved"):
        history.record(make_attempt(40))


@pytest.mark.parametrize("table", ["session", "attempt", "event"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]
)
def test_the_record_is_only_ever_appended_to(
    history: History, make_attempt: MakeAttempt, table: str, statement: str
) -> None:
    """Nothing that was recorded can be changed, deleted or replaced."""
    history.record(make_attempt(1))
    history.leave(make_attempt(1).session, bytes(16), LATER)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        history._connection.execute(statement.format(table))
    assert (make_attempt(1),) == history.attempts_of(make_attempt(1).session)


def test_a_closed_history_is_a_mistake_of_ours(history: History) -> None:
    """It is not told to the learner as a fault of the file."""
    history.close()
    with pytest.raises(sqlite3.ProgrammingError):
        history.pack_records()
