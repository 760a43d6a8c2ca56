"""Findings on record: where the proof of an answer was found."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.history import statements
from quiz.history.error import HistoryError
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Session
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import EvidenceResponse, Excerpt

MakeAttempt = Callable[..., Attempt]
MakeSession = Callable[..., Session]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SITTING = (1).to_bytes(16, "big")
FOUND = EvidenceResponse(Excerpt("notes", 3, 5, 12, "«Ça» 日本\ud800"))


@pytest.fixture
def history(history_path: Path, make_session: MakeSession, make_attempt: MakeAttempt) -> Iterator[History]:
    """Open a new history with an evidence round of three questions, of which the first is answered."""
    with open_history(history_path) as opened:
        opened.begin(make_session(1, evidence=True))
        opened.record(make_attempt(1))
        yield opened


def finding(number: int, attempt: Attempt, response: EvidenceResponse | None = FOUND, score: float = 0.5) -> Finding:
    """Return finding N, that ended N hours after noon."""
    ended = NOON + timedelta(hours=number)
    return Finding(
        id=number.to_bytes(16, "big"),
        attempt=attempt.id,
        response=response,
        outcome=Outcome(Verdict.SKIPPED, 0.0) if response is None else Outcome.of_score(score),
        started=ended - timedelta(minutes=1),
        ended=ended,
        milliseconds=60_000,
    )


@pytest.mark.parametrize("response", [FOUND, EvidenceResponse(None), None])
def test_a_finding_comes_back_as_it_was_recorded(
    history: History, make_attempt: MakeAttempt, response: EvidenceResponse | None
) -> None:
    """What was selected is as it was, and skipping is something else than finding nothing."""
    found = finding(1, make_attempt(1), response)
    for _ in range(2):
        history.record_finding(found)
    assert found == history.finding_of(found.attempt)
    assert history.finding_of(bytes(16)) is None


def test_of_two_findings_of_one_attempt_the_earlier_counts(history: History, make_attempt: MakeAttempt) -> None:
    """Two machines may both have gone on with a session; the same one counts on both."""
    earlier, later = finding(1, make_attempt(1)), finding(2, make_attempt(1), None)
    for found in (earlier, later):
        history.record_finding(found)
    assert earlier == history.finding_of(earlier.attempt)


def test_a_session_comes_back_as_an_evidence_round(history: History, make_session: MakeSession) -> None:
    """And any other as none."""
    history.begin(make_session(2))
    sessions = history.session(SITTING), history.session(make_session(2).id)
    assert (make_session(1, evidence=True), make_session(2)) == sessions


def test_an_id_never_stands_for_something_else(history: History, make_attempt: MakeAttempt) -> None:
    """Another finding under an id that is taken is refused, and so is one that belongs to no attempt."""
    history.record_finding(finding(1, make_attempt(1)))
    with pytest.raises(HistoryError, match="holds another finding under the id 0000"):
        history.record_finding(finding(1, make_attempt(1), None))
    with pytest.raises(HistoryError, match="FOREIGN KEY"):
        history.record_finding(finding(2, make_attempt(5)))


def test_a_finding_that_is_no_evidence_is_damage(history: History, make_attempt: MakeAttempt) -> None:
    """A history may come from elsewhere."""
    history._connection.execute(
        "INSERT INTO finding SELECT ?, id, response, verdict, score, started, ended, milliseconds FROM attempt LIMIT 1",
        (bytes(16),),
    )
    with pytest.raises(HistoryError, match="where evidence should be"):
        history.finding_of(make_attempt(1).id)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE finding SET score = 1", "DELETE FROM finding", "INSERT OR REPLACE INTO finding SELECT * FROM finding"],
)
def test_findings_are_only_ever_appended_to(history: History, make_attempt: MakeAttempt, statement: str) -> None:
    """Nothing of them can be changed, deleted or replaced."""
    history.record_finding(finding(1, make_attempt(1)))
    with pytest.raises(sqlite3.IntegrityError, match="findings are never"):
        history._connection.execute(statement)


def test_a_session_is_over_once_the_last_proof_was_searched_for(
    history: History, make_session: MakeSession, make_attempt: MakeAttempt
) -> None:
    """A killed session is offered until then, whether or not the proofs before it were found."""
    last = make_attempt(3, position=2)
    for attempt in (make_attempt(2, position=1), last):
        history.record(attempt)
    assert make_session(1, evidence=True) == history.latest_unfinished()
    history.record_finding(finding(1, last, None))
    assert history.latest_unfinished() is None


def test_a_session_whose_last_question_was_skipped_is_over(history: History, make_attempt: MakeAttempt) -> None:
    """What was not answered needs no proof."""
    skipped = Outcome(Verdict.SKIPPED, 0.0)
    for number, position in ((2, 1), (3, 2)):
        history.record(make_attempt(number, position=position, response=None, outcome=skipped))
    assert history.latest_unfinished() is None


def test_looking_for_a_finding_reads_not_all_of_them(history_path: Path, history: History) -> None:
    """That of an attempt is found by an index."""
    history.close()
    with closing(sqlite3.connect(history_path)) as connection:
        plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statements.FINDING}", (SITTING,))]
    assert [] == [step for step in plan if step.startswith("SCAN")]
