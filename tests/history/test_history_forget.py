"""What is forgotten on purpose, and what stays."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from quiz.history.check import examine
from quiz.history.error import HistoryError
from quiz.history.exporting import export_lines
from quiz.history.forget import forget, forgettable, packs_on_record
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Paper, QuestionName, Session
from quiz.model.dispute import Dispute
from quiz.model.response import TextResponse

MakeSession = Callable[..., Session]
MakeAttempt = Callable[..., Attempt]

OURS, THEIRS = QuestionName("who.ours", "q"), QuestionName("who.theirs", "q")
ANSWER = "a most secret answer"


def new_ids() -> Callable[[], bytes]:
    """Return what makes ids."""
    numbers = count(1000)
    return lambda: next(numbers).to_bytes(16, "big")


@pytest.fixture
def history(history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> Iterator[History]:
    """Open a history with a session of ours, one of theirs, and one of both; each was left, and answers contested."""
    with open_history(history_path, busy_seconds=0) as opened:
        papers = ((OURS,), (THEIRS,), (OURS, THEIRS))
        for number, paper in enumerate(papers, 1):
            session = make_session(number, paper=Paper(1, paper))
            opened.begin(session)
            opened.leave(session.id, bytes(15) + bytes([number]), session.started)
            for position, name in enumerate(paper):
                attempt = make_attempt(
                    10 * number + position,
                    session=session.id,
                    question=name,
                    position=position,
                    response=TextResponse(ANSWER if name == OURS else "no secret"),
                )
                opened.record(attempt)
                dispute = Dispute(id=attempt.id, attempt=attempt, comment="", at=session.started)
                opened.contest(dispute)
                opened.close_dispute(dispute, attempt.id, session.started)
        yield opened


def rows(history: History) -> list[str]:
    """Return all that is on record."""
    return list(export_lines(history, "jsonl", with_sessions=True))


def test_a_pack_is_forgotten_and_nothing_else(history: History, make_session: MakeSession) -> None:
    """Its attempts with what is about them, and the sessions that asked nothing else."""
    before = rows(history)
    counted = forgettable(history, "who.ours")
    deleted = forget(history, "who.ours", new_ids(), make_session(1).started)
    assert {"session": 1, "attempt": 2, "dispute": 2, "event": 3} == counted == deleted
    assert history.session(make_session(1).id) is None
    kept = [line for line in rows(history) if line in before]
    assert len(before) - sum(deleted.values()) == len(kept)
    assert ["who.theirs"] * 2 == [json.loads(line)["pack"] for line in kept if '"record": "attempt"' in line]
    assert () == examine(history).problems


def test_a_session_of_several_packs_keeps_the_others(history: History, make_session: MakeSession) -> None:
    """It ends, since it could not be gone on with behind a gap; one that was over is as it was."""
    for _ in range(2):
        forget(history, "who.ours", new_ids(), make_session(1).started)
        assert ["who.theirs"] == [attempt.question.pack for attempt in history.attempts_of(make_session(3).id)]
        assert history.latest_unfinished() is None
    assert 1 == sum('"kind": "finished"' in line for line in rows(history))


def test_everything_can_be_forgotten(history: History, make_session: MakeSession) -> None:
    """Then the history is as new."""
    deleted = forget(history, None, new_ids(), make_session(1).started)
    assert {"session": 3, "attempt": 4, "dispute": 4, "event": 7} == deleted
    assert [] == rows(history)
    assert frozenset() == packs_on_record(history)


def test_the_file_holds_no_trace_of_it(history: History, history_path: Path, make_session: MakeSession) -> None:
    """Neither among its free pages nor in its log."""
    history.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert ANSWER.encode() in history_path.read_bytes()
    forget(history, "who.ours", new_ids(), make_session(1).started)
    for file in history_path.parent.iterdir():
        assert ANSWER.encode() not in file.read_bytes()


def test_afterwards_the_record_is_only_appended_to_again(
    history: History, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """The triggers are those that there were, and references are looked at."""
    schema = "SELECT name, sql FROM sqlite_schema ORDER BY name"
    before = history.connection.execute(schema).fetchall()
    forget(history, "who.ours", new_ids(), make_session(1).started)
    assert before == history.connection.execute(schema).fetchall()
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        history.connection.execute("DELETE FROM attempt")
    with pytest.raises(HistoryError, match="FOREIGN KEY"):
        history.record(make_attempt(77, session=make_session(1).id))


def test_a_forgetting_that_fails_forgets_nothing(
    history: History, history_path: Path, make_session: MakeSession
) -> None:
    """Such as while another program writes."""
    before = rows(history)
    with closing(sqlite3.connect(history_path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(HistoryError, match="is locked by another program"):
            forget(history, "who.ours", new_ids(), make_session(1).started)
    assert before == rows(history)
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        history.connection.execute("DELETE FROM attempt")
    forget(history, "who.ours", new_ids(), make_session(1).started)
    assert before != rows(history)


def test_an_error_half_way_undoes_all(history: History, make_session: MakeSession) -> None:
    """Whatever it is that happens."""
    before = rows(history)

    def fail() -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        forget(history, "who.ours", fail, make_session(1).started)
    assert before == rows(history)
    forget(history, "who.ours", new_ids(), make_session(1).started)
    assert before != rows(history)


def test_looking_at_what_would_go_deletes_nothing(history: History) -> None:
    """It can be asked again and again."""
    before = rows(history)
    assert forgettable(history, None) == forgettable(history, None)
    assert before == rows(history)


def test_a_pack_of_which_nothing_is_on_record_costs_nothing(history: History, make_session: MakeSession) -> None:
    """And says so."""
    before = rows(history)
    assert {} == forgettable(history, "who.else") == forget(history, "who.else", new_ids(), make_session(1).started)
    assert before == rows(history)


def test_packs_on_record_are_those_with_something_to_forget(history: History, make_session: MakeSession) -> None:
    """A pack that is only named by the paper of a mixed session is not among them."""
    history.begin(make_session(4, paper=Paper(1, (QuestionName("who.looked", "q"),))))
    assert {"who.ours", "who.theirs", "who.looked"} == packs_on_record(history)
    forget(history, "who.ours", new_ids(), make_session(1).started)
    assert {"who.theirs", "who.looked"} == packs_on_record(history)
