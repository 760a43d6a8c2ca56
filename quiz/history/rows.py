"""Sessions, attempts, findings and disputes as rows of their tables, and back."""

from typing import Any

from quiz.history.challenges import decode_challenge, encode_challenge
from quiz.history.encoding import (
    decode_moment,
    decode_presented,
    decode_questions,
    decode_response,
    encode_moment,
    encode_presented,
    encode_questions,
    encode_response,
)
from quiz.history.error import HistoryError
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import EvidenceResponse

Row = tuple[Any, ...]

SESSION_COLUMNS = "id, mode, seed, paper, started, asks_evidence, asks_certainty, challenge"
ATTEMPT_COLUMNS = (
    "id, session, pack, question, pack_version, seen, key, position, presented, response, verdict, score, remark,"
    " hint_used, started, ended, milliseconds, seed, certainty, stem_characters"
)
FINDING_COLUMNS = "id, attempt, response, verdict, score, started, ended, milliseconds"
DISPUTE_COLUMNS = "id, attempt, comment, at"


def session_row(session: Session) -> Row:
    """Return the values of SESSION_COLUMNS."""
    return (
        session.id,
        session.mode.value,
        session.paper.seed,
        encode_questions(session.paper.questions),
        encode_moment(session.started),
        int(session.evidence),
        int(session.certainty),
        None if session.challenge is None else encode_challenge(session.challenge),
    )


def session_of(row: Row) -> Session:
    """Return the session in a row of SESSION_COLUMNS; raises HistoryError for a damaged one."""
    session_id, mode, seed, questions, started, asks_evidence, asks_certainty, challenge = row
    return Session(
        id=session_id,
        mode=_mode(mode),
        paper=Paper(seed, decode_questions(questions)),
        started=decode_moment(started),
        evidence=bool(asks_evidence),
        certainty=bool(asks_certainty),
        challenge=None if challenge is None else decode_challenge(challenge),
    )


def attempt_row(attempt: Attempt) -> Row:
    """Return the values of ATTEMPT_COLUMNS."""
    return (
        attempt.id,
        attempt.session,
        attempt.question.pack,
        attempt.question.question,
        attempt.pack_version,
        attempt.seen,
        attempt.key,
        attempt.position,
        encode_presented(attempt.presented),
        None if attempt.response is None else encode_response(attempt.response),
        attempt.outcome.verdict.value,
        attempt.outcome.score,
        attempt.outcome.remark,
        int(attempt.hint_used),
        encode_moment(attempt.started),
        encode_moment(attempt.ended),
        attempt.milliseconds,
        attempt.seed,
        attempt.certainty,
        attempt.stem_characters,
    )


def attempt_of(row: Row) -> Attempt:
    """Return the attempt in a row of ATTEMPT_COLUMNS; raises HistoryError for a damaged one."""
    (
        attempt_id,
        session_id,
        pack,
        question,
        pack_version,
        seen,
        key,
        position,
        presented,
        response,
        verdict,
        score,
        remark,
        hint_used,
        started,
        ended,
        milliseconds,
        seed,
        certainty,
        stem_characters,
    ) = row
    return Attempt(
        id=attempt_id,
        session=session_id,
        question=QuestionName(pack, question),
        pack_version=pack_version,
        seen=seen,
        key=key,
        position=position,
        presented=decode_presented(presented),
        response=None if response is None else decode_response(response),
        outcome=Outcome(Verdict(verdict), score, remark),
        hint_used=bool(hint_used),
        started=decode_moment(started),
        ended=decode_moment(ended),
        milliseconds=milliseconds,
        seed=seed,
        certainty=certainty,
        stem_characters=stem_characters,
    )


def finding_row(finding: Finding) -> Row:
    """Return the values of FINDING_COLUMNS."""
    return (
        finding.id,
        finding.attempt,
        None if finding.response is None else encode_response(finding.response),
        finding.outcome.verdict.value,
        finding.outcome.score,
        encode_moment(finding.started),
        encode_moment(finding.ended),
        finding.milliseconds,
    )


def finding_of(row: Row) -> Finding:
    """Return the finding in a row of FINDING_COLUMNS; raises HistoryError for a damaged one."""
    finding_id, attempt, response, verdict, score, started, ended, milliseconds = row
    return Finding(
        id=finding_id,
        attempt=attempt,
        response=None if response is None else _evidence(response),
        outcome=Outcome(Verdict(verdict), score),
        started=decode_moment(started),
        ended=decode_moment(ended),
        milliseconds=milliseconds,
    )


def dispute_row(dispute: Dispute) -> Row:
    """Return the values of DISPUTE_COLUMNS."""
    return (dispute.id, dispute.attempt.id, dispute.comment, encode_moment(dispute.at))


def dispute_of(row: Row) -> Dispute:
    """Return the dispute in a row of id, comment, moment and ATTEMPT_COLUMNS; raises HistoryError for a damaged one."""
    dispute_id, comment, at, *attempt = row
    return Dispute(id=dispute_id, attempt=attempt_of(tuple(attempt)), comment=comment, at=decode_moment(at))


def _evidence(text: str) -> EvidenceResponse:
    response = decode_response(text)
    if not isinstance(response, EvidenceResponse):
        raise HistoryError(f"The history is damaged: it holds {ascii(text)[:60]} where evidence should be.")
    return response


def _mode(word: str) -> Mode:
    try:
        return Mode(word)
    except ValueError:
        raise HistoryError(f"The history is damaged: it holds the unknown mode {ascii(word)[:60]}.") from None
