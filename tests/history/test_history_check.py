"""What is found wrong with a history, and what is not."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from quiz.engine.scheduling.rating import Rating
from quiz.history.check import examine
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, QuestionName, Session
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome
from quiz.model.response import EvidenceResponse

# ruff: noqa: S608 - the statements hold nothing but what stands here
MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]


@pytest.fixture
def history(history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> Iterator[History]:
    """Open a sound history with two sessions, an attempt in each, a dispute of the first, and events."""
    with open_history(history_path) as opened:
        for number in (1, 2):
            opened.begin(make_session(number))
            opened.record(make_attempt(number, session=make_session(number).id))
        dispute = Dispute(id=bytes(16), attempt=make_attempt(1), comment="", at=make_session(1).started)
        opened.contest(dispute)
        opened.close_dispute(dispute, bytes(15) + b"\1", make_session(1).started)
        opened.record_finding(
            Finding(
                id=bytes(15) + b"\3",
                attempt=make_attempt(1).id,
                response=EvidenceResponse(None),
                outcome=Outcome.of_score(0),
                started=make_session(1).started,
                ended=make_session(1).started,
                milliseconds=0,
            )
        )
        opened.leave(make_session(1).id, bytes(15) + b"\2", make_session(1).started)
        opened.rate(make_attempt(1), Rating.HARD, bytes(15) + b"\4", make_session(1).started)
        opened.put_off(make_session(1).id, 2, bytes(15) + b"\5", make_session(1).started)
        yield opened


def damage(history: History, statement: str) -> None:
    """Change a row as another program might, without the triggers and constraints that keep it."""
    connection = history.connection
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {trigger}")
    connection.execute(statement)
    connection.execute("PRAGMA ignore_check_constraints = OFF")


def test_a_sound_history_is_clean(history: History) -> None:
    """Every row of every table was looked at."""
    found = examine(history)
    assert ((), {"session": 2, "attempt": 2, "dispute": 1, "finding": 1, "event": 4}) == (found.problems, found.rows)


ONE, TWO = f"{'0' * 30}01", f"{'0' * 30}02"  # the sessions, and the events of the dispute and of leaving
THREE = f"{'0' * 30}03"  # the finding
RATED, LATER = f"{'0' * 30}04", f"{'0' * 30}05"
FIRST, SECOND = f"01{'0' * 30}", f"02{'0' * 30}"  # the attempts


@pytest.mark.parametrize(
    ("statement", "problems"),
    [
        (
            f"UPDATE session SET mode = 'siesta' WHERE id = x'{ONE}'",
            [f"session {ONE}: `mode` holds 'siesta', and should"],
        ),
        (f"UPDATE session SET paper = '[[' WHERE id = x'{ONE}'", [f"session {ONE}: `paper` holds '[['"]),
        (f"UPDATE session SET paper = CAST(x'ff' AS TEXT) WHERE id = x'{ONE}'", [f"session {ONE}: `paper` holds '"]),
        (
            f"UPDATE session SET paper = '[]' WHERE id = x'{ONE}'",
            [f"attempt {FIRST}: its position is 0, and the paper", f"event {LATER}: its position is 2, and the paper"],
        ),
        (
            f"DELETE FROM session WHERE id = x'{TWO}'",
            [f"attempt {SECOND}: the session {TWO} to which it belongs is missing"],
        ),
        (f"UPDATE attempt SET position = 3 WHERE id = x'{FIRST}'", [f"attempt {FIRST}: its position is 3"]),
        (f"UPDATE attempt SET question = 'q' WHERE id = x'{FIRST}'", [f"attempt {FIRST}: another question stands at"]),
        (f"UPDATE attempt SET response = '1' WHERE id = x'{FIRST}'", [f"attempt {FIRST}: `response` holds '1', and"]),
        (
            f"UPDATE attempt SET response = NULL WHERE id = x'{FIRST}'",
            [f"attempt {FIRST}: its verdict is correct, and it"],
        ),
        (f"UPDATE attempt SET score = 0 WHERE id = x'{FIRST}'", [f"attempt {FIRST}: its verdict is correct, and its"]),
        (f"UPDATE attempt SET score = 9 WHERE id = x'{FIRST}'", [f"attempt {FIRST}: `score` holds 9.0, and should be"]),
        (f"UPDATE attempt SET ended = started || '' WHERE id = x'{FIRST}'", []),
        (
            f"UPDATE attempt SET ended = '2026-02-28T12:00:59.999999Z' WHERE id = x'{FIRST}'",
            [f"attempt {FIRST}: it started at 2026-03-01T12:01:00.000000Z, and ended more than a day before"],
        ),
        (
            f"UPDATE event SET kind = 'nap' WHERE id = x'{TWO}'",
            [f"event {TWO}: `kind` holds 'nap', and should be one of"],
        ),
        (
            f"UPDATE event SET at = 'noon' WHERE id = x'{TWO}'",
            [f"event {TWO}: `at` holds 'noon', and should be a time"],
        ),
        (
            f"UPDATE event SET attempt = x'{SECOND}' WHERE id = x'{TWO}'",
            [f"event {TWO}: it belongs to one session, and its attempt to another"],
        ),
        (
            f"UPDATE event SET kind = 'undone' WHERE id = x'{TWO}'",
            [f"event {TWO}: its kind is undone, and it belongs to no attempt"],
        ),
        (
            f"UPDATE event SET rating = NULL WHERE id = x'{RATED}'",
            [f"event {RATED}: its kind is rated, and it has no rating"],
        ),
        (f"UPDATE event SET kind = 'redone' WHERE id = x'{RATED}'", [f"event {RATED}: its kind is redone, and it has"]),
        (f"UPDATE event SET rating = 5 WHERE id = x'{RATED}'", [f"event {RATED}: `rating` holds 5, and should be a"]),
        (f"UPDATE event SET position = 1 WHERE id = x'{TWO}'", [f"event {TWO}: its kind is left, and it has a pos"]),
        (f"UPDATE event SET position = NULL WHERE id = x'{LATER}'", [f"event {LATER}: its kind is later, and it has"]),
        (f"UPDATE event SET position = 3 WHERE id = x'{LATER}'", [f"event {LATER}: its position is 3, and the paper"]),
        (
            f"UPDATE event SET attempt = x'{FIRST}' WHERE id = x'{LATER}'",
            [f"event {LATER}: its kind is later, and it belongs to an attempt"],
        ),
        (f"UPDATE attempt SET certainty = 4 WHERE id = x'{FIRST}'", [f"attempt {FIRST}: `certainty` holds 4, and"]),
        ("UPDATE finding SET score = 0.5", [f"finding {THREE}: its verdict is incorrect, and its score 0.5"]),
        ("UPDATE finding SET response = NULL", [f"finding {THREE}: its verdict is incorrect, and it has no response"]),
        (
            f"UPDATE dispute SET attempt = x'{SECOND}'",
            [f"event {ONE}: it belongs to one attempt, and its dispute to another"],
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_id(history: History, statement: str, problems: list[str]) -> None:
    """In words that say what would be right; what is sound beside it is not told of."""
    damage(history, statement)
    found = examine(history).problems
    assert len(problems) == len(found)
    for expected, problem in zip(problems, found, strict=True):
        assert problem.startswith(expected)


def test_a_clock_that_was_set_back_is_no_problem(history: History, make_attempt: MakeAttempt) -> None:
    """As long as it was set back by no more than a day."""
    history.record(make_attempt(3, ended=make_attempt(3).started - timedelta(days=1)))
    assert () == examine(history).problems


def test_a_damaged_file_is_told_and_not_read_further(history: History, history_path: Path) -> None:
    """What it seems to hold would say nothing."""
    (page,) = history.connection.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'attempt_by_question'"
    ).fetchone()
    history.close()
    with history_path.open("r+b") as file:
        file.seek(page * 4096 - 30)
        file.write(b"\xff" * 10)
    with open_history(history_path) as damaged:
        found = examine(damaged)
    assert {} == found.rows
    assert all(problem.startswith("The file is damaged: ") for problem in found.problems)
    assert found.problems


def test_looking_changes_nothing(history: History, history_path: Path) -> None:
    """Not a byte."""
    damage(history, f"UPDATE attempt SET question = 'q' WHERE id = x'{FIRST}'")
    history.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = history_path.read_bytes()
    assert 1 == len(examine(history).problems)
    assert before == history_path.read_bytes()
    assert (QuestionName("who.what", "q"),) == tuple(
        attempt.question for attempt in history.attempts_of((1).to_bytes(16, "big"))
    )
