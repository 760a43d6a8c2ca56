"""Answers undone and redone, questions put off, and ratings of the learner's own: events that take nothing away."""

from collections.abc import Callable, Iterator
from dataclasses import astuple
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from quiz.engine.given import Counts
from quiz.engine.scheduling.rating import Rating
from quiz.history.error import HistoryError
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Session
from quiz.model.dispute import Dispute

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SITTING = (1).to_bytes(16, "big")


@pytest.fixture
def history(history_path: Path, make_session: MakeSession) -> Iterator[History]:
    """Open a new history in which session 1, of three questions, has begun."""
    with open_history(history_path) as opened:
        opened.begin(make_session(1))
        yield opened


@pytest.fixture
def attempts(history: History, make_attempt: MakeAttempt) -> tuple[Attempt, ...]:
    """Record attempts at the first two questions, the first one at the earlier time."""
    made = tuple(make_attempt(number + 1, position=number) for number in range(2))
    for attempt in made:
        history.record(attempt)
    return made


@pytest.fixture
def new_id() -> Callable[[], bytes]:
    """Return what draws ids for events."""
    numbers = count(100)
    return lambda: next(numbers).to_bytes(16, "big")


def later(minutes: int) -> datetime:
    """Return a moment so many minutes after noon; the attempts are in the first three."""
    return NOON + timedelta(minutes=minutes)


def test_an_undone_answer_counts_for_nothing(
    history: History, attempts: tuple[Attempt, ...], new_id: Callable[[], bytes]
) -> None:
    """Neither for its session nor in any sum, until it is redone."""
    sums = (history.pack_records(), history.question_records("who.what"))
    for number, attempt in enumerate(reversed(attempts)):
        history.undo(attempt, new_id(), later(10 + number))
    assert () == history.attempts_of(SITTING)
    assert ({}, {}) == (history.pack_records(), history.question_records("who.what"))
    assert history.latest_unfinished() is None

    for number, attempt in enumerate(attempts):
        history.redo(attempt, new_id(), later(20 + number))
    assert attempts == history.attempts_of(SITTING)
    assert sums == (history.pack_records(), history.question_records("who.what"))


def test_a_session_whose_last_answer_was_undone_is_unfinished(
    history: History, attempts: tuple[Attempt, ...], make_attempt: MakeAttempt, new_id: Callable[[], bytes]
) -> None:
    """Its question is still to be answered."""
    last = make_attempt(3, position=2)
    history.record(last)
    assert history.latest_unfinished() is None
    history.undo(last, new_id(), later(10))
    assert history.latest_unfinished() is not None
    assert attempts == history.attempts_of(SITTING)


def test_what_was_done_last_counts_though_the_clock_was_set_back(
    history: History, attempts: tuple[Attempt, ...], new_id: Callable[[], bytes]
) -> None:
    """Each event of an attempt comes behind the one before it."""
    history.undo(attempts[1], new_id(), later(10))
    history.redo(attempts[1], new_id(), later(9))
    assert attempts == history.attempts_of(SITTING)
    history.undo(attempts[1], new_id(), later(8))
    assert attempts[:1] == history.attempts_of(SITTING)


def test_an_undoing_whose_success_is_in_doubt_can_be_repeated(
    history: History, attempts: tuple[Attempt, ...], new_id: Callable[[], bytes]
) -> None:
    """The same event is written once."""
    event = new_id()
    for _ in range(2):
        history.undo(attempts[0], event, later(10))
    assert [(1,)] == history.connection.execute("SELECT count(*) FROM event").fetchall()


def test_the_course_of_a_session_follows_its_answers(
    history: History, make_attempt: MakeAttempt, new_id: Callable[[], bytes]
) -> None:
    """In the order in which they were given, and of two at one position the later counts."""
    third, first, again = make_attempt(1, position=2), make_attempt(2), make_attempt(3)
    for attempt in (again, first, third):
        history.record(attempt)
    for number, position in enumerate((1, 0, 1)):
        history.put_off(SITTING, position, new_id(), later(number))
    course = history.course_of(SITTING)
    assert ([(third.id, 2), (again.id, 0)], (0, 1), ()) == (
        [astuple(given) for given in course.answered],
        course.put_off,
        course.redoable,
    )
    assert Counts(2, 2, third.outcome.score + again.outcome.score) == course.answered.counts


def test_what_was_undone_can_be_redone_until_something_else_is_done(
    history: History, attempts: tuple[Attempt, ...], make_attempt: MakeAttempt, new_id: Callable[[], bytes]
) -> None:
    """Another answer or putting a question off ends that."""
    for number, attempt in enumerate(reversed(attempts)):
        history.undo(attempt, new_id(), later(10 + number))
    assert (attempts[1].id, attempts[0].id) == history.course_of(SITTING).redoable
    named = (attempts[1].id, attempts[0].id)
    assert (attempts[1], attempts[0]) == history.attempts(named)
    with pytest.raises(HistoryError, match="no longer holds all answers"):
        history.attempts((*named, bytes(16)))
    history.redo(attempts[0], new_id(), later(12))
    course = history.course_of(SITTING)
    assert ((attempts[1].id,), attempts[0].id, 1) == (
        course.redoable,
        course.answered.latest.id,
        len(course.answered),
    )
    history.undo(attempts[0], new_id(), later(13))
    history.put_off(SITTING, 0, new_id(), later(14))
    assert () == history.course_of(SITTING).redoable

    history.undo(attempts[1], new_id(), later(15))
    assert (attempts[1].id,) == history.course_of(SITTING).redoable
    history.record(make_attempt(20, position=1))
    assert () == history.course_of(SITTING).redoable


def test_a_question_stays_contested_when_its_answer_is_undone(
    history: History, attempts: tuple[Attempt, ...], new_id: Callable[[], bytes]
) -> None:
    """The objection is to the question."""
    dispute = Dispute(id=bytes(16), attempt=attempts[0], comment="", at=NOON)
    history.contest(dispute)
    history.undo(attempts[0], new_id(), later(10))
    assert (dispute,) == history.open_disputes()


def test_the_learners_own_rating_is_on_record(
    history: History, attempts: tuple[Attempt, ...], new_id: Callable[[], bytes]
) -> None:
    """Each of them, the last behind the others; whether an answer counts is another matter."""
    for rating in (Rating.EASY, Rating.HARD):
        history.rate(attempts[0], rating, new_id(), later(10))
    told = history.connection.execute("SELECT rating FROM event WHERE kind = 'rated' ORDER BY at").fetchall()
    assert [(4,), (2,)] == told
    assert attempts == history.attempts_of(SITTING)
