"""Disputes on record: open until a further event closes them."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.history import statements
from quiz.history.error import HistoryError
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, QuestionName, Session
from quiz.model.dispute import Dispute

MakeAttempt = Callable[..., Attempt]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def history(history_path: Path, make_session: Callable[..., Session], make_attempt: MakeAttempt) -> Iterator[History]:
    """Open a new history in which attempts 1 and 2 of session 1 are on record, the latter at another pack."""
    with open_history(history_path) as opened:
        opened.begin(make_session(1))
        opened.record(make_attempt(1))
        opened.record(make_attempt(2, question=QuestionName("a.b", "q"), position=1, response=None))
        yield opened


def dispute(number: int, attempt: Attempt, comment: str = "It is wrong.") -> Dispute:
    """Return dispute N, raised N hours after noon."""
    return Dispute(id=number.to_bytes(16, "big"), attempt=attempt, comment=comment, at=NOON + timedelta(hours=number))


def event(number: int) -> bytes:
    """Return the id of event N."""
    return number.to_bytes(16, "little")


@pytest.mark.parametrize("comment", ["", "Ça dépend 日本 [b]!", "nul\0", "'); DROP TABLE dispute; --"])
def test_a_dispute_comes_back_with_the_answer_it_is_about(
    history: History, make_attempt: MakeAttempt, comment: str
) -> None:
    """Question, pack, version, fingerprints and answer are those of the attempt, and the comment is as written."""
    contested = dispute(1, make_attempt(1), comment)
    history.contest(contested)
    assert (contested,) == history.open_disputes()


def test_open_disputes_are_in_the_order_of_packs_questions_and_moments(
    history: History, make_attempt: MakeAttempt
) -> None:
    """Whatever the order of recording."""
    elsewhere = make_attempt(2, question=QuestionName("a.b", "q"), position=1, response=None)
    later, earlier, other = dispute(3, make_attempt(1)), dispute(2, make_attempt(1)), dispute(9, elsewhere)
    for contested in (later, earlier, other):
        history.contest(contested)
    assert (other, earlier, later) == history.open_disputes()


def test_a_closed_dispute_is_not_open_and_stays_on_record(history: History, make_attempt: MakeAttempt) -> None:
    """Closing is a further event, which can be repeated, and concerns one dispute alone."""
    closed, still_open = dispute(1, make_attempt(1)), dispute(2, make_attempt(1))
    history.contest(closed)
    history.contest(still_open)
    for _ in range(2):
        history.close_dispute(closed, event(7), NOON)
    history.close_dispute(closed, event(8), NOON)

    assert (still_open,) == history.open_disputes()
    rows = history._connection.execute("SELECT kind, session, attempt, dispute FROM event").fetchall()
    assert [("dispute closed", closed.attempt.session, closed.attempt.id, closed.id)] * 2 == rows
    assert [(2,)] == history._connection.execute("SELECT count(*) FROM dispute").fetchall()


def test_a_closed_dispute_leaves_its_session_as_it_was(
    history: History, make_session: Callable[..., Session], make_attempt: MakeAttempt
) -> None:
    """The session that was not finished is offered as before, and no attempt counts more or less."""
    contested = dispute(1, make_attempt(1))
    before = history.latest_unfinished(), history.pack_records()
    history.contest(contested)
    history.close_dispute(contested, event(7), NOON)
    assert before == (history.latest_unfinished(), history.pack_records())
    assert make_session(1) == history.latest_unfinished()


def test_a_dispute_recorded_twice_counts_once(history: History, make_attempt: MakeAttempt) -> None:
    """A write whose success is in doubt can be repeated; something else under the id is refused."""
    for _ in range(2):
        history.contest(dispute(1, make_attempt(1)))
    with pytest.raises(HistoryError, match="holds another dispute under the id 0000"):
        history.contest(dispute(1, make_attempt(1), "Something else."))
    assert (dispute(1, make_attempt(1)),) == history.open_disputes()


@pytest.mark.parametrize("changes", [{"id": b"short"}, {"comment": "\ud800"}])
def test_an_impossible_dispute_is_refused(
    history: History, make_attempt: MakeAttempt, changes: dict[str, object]
) -> None:
    """The file never holds one."""
    values = {"id": bytes(16), "attempt": make_attempt(1), "comment": "", "at": NOON} | changes
    with pytest.raises(HistoryError):
        history.contest(Dispute(**values))  # type: ignore[arg-type] # the fields are those of a dispute
    assert () == history.open_disputes()


def test_only_an_answer_on_record_is_contested(history: History, make_attempt: MakeAttempt) -> None:
    """A dispute without its answer would tell the author nothing."""
    with pytest.raises(HistoryError, match="FOREIGN KEY"):
        history.contest(dispute(1, make_attempt(5)))


@pytest.mark.parametrize(
    "statement",
    ["UPDATE dispute SET comment = ''", "DELETE FROM dispute", "INSERT OR REPLACE INTO dispute SELECT * FROM dispute"],
)
def test_disputes_are_only_ever_appended_to(history: History, make_attempt: MakeAttempt, statement: str) -> None:
    """Nothing of them can be changed, deleted or replaced."""
    history.contest(dispute(1, make_attempt(1)))
    with pytest.raises(sqlite3.IntegrityError, match="disputes are never"):
        history._connection.execute(statement)
    assert (dispute(1, make_attempt(1)),) == history.open_disputes()


def test_looking_for_disputes_reads_neither_all_attempts_nor_all_events(history_path: Path, history: History) -> None:
    """Each dispute finds its attempt and its closing by an index."""
    history.close()
    with closing(sqlite3.connect(history_path)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statements.OPEN_DISPUTES}")]
    assert ["SCAN dispute"] == [step for step in plan if step.startswith("SCAN")]
