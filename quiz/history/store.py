"""The store of the record: every answer is one transaction, on disk before its verdict is shown."""

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, closing, suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType

from quiz import __version__
from quiz.engine.given import Given
from quiz.engine.scheduling.rating import Rating
from quiz.history import statements
from quiz.history.backup import Backups, back_up
from quiz.history.challenges import MARKS, decode_challenge
from quiz.history.connect import connect
from quiz.history.encoding import decode_moment, encode_moment
from quiz.history.error import HistoryError, faults_in, leave_open, refuse_read_only
from quiz.history.migrations import MIGRATIONS, Migration
from quiz.history.record import ChallengeRecord, Course, PackRecord, QuestionRecord, pack_record
from quiz.history.rows import (
    ATTEMPT_COLUMNS,
    DISPUTE_COLUMNS,
    FINDING_COLUMNS,
    SESSION_COLUMNS,
    Row,
    attempt_of,
    attempt_row,
    dispute_of,
    dispute_row,
    finding_of,
    finding_row,
    session_of,
    session_row,
)
from quiz.model.attempt import Attempt, Session
from quiz.model.challenge import ExtraTime, Interruption
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome, Verdict

BUSY_SECONDS = 2.0
"""How long to wait for another program that is writing to the history."""

_WRITTEN_TO_CHECKPOINT = 32
"""SQLite goes on by itself at 1000 pages of its log, in the midst of an answer; an answer changes about six of them."""

# ruff: noqa: S608 - only names of our own tables and columns are put into statements; values are bound


class History:
    """The record of sessions, answers and disputes. All of it runs on the thread that opened it.

    Ids are 16 bytes that the caller draws at random. What is written is on disk when the method returns, and what was
    already written under the same id is not written twice, so that a write that failed can be repeated. Every method
    raises HistoryError where the file cannot be used or holds damaged rows; the store stays usable.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path
        self._file = _identity(path)
        self._written = 0  # since the last checkpoint

    def __enter__(self) -> "History":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def connection(self) -> sqlite3.Connection:
        """The open file, for the other modules of this room."""
        return self._connection

    def faults(self) -> AbstractContextManager[None]:
        """Turn what is refused inside into HistoryError, for the other modules of this room.

        The file is looked at first: that it can be written, and is the one that was opened.
        """
        refuse_read_only(self._path)
        if _identity(self._path) != self._file:
            raise HistoryError(
                f"The history {self._path} was moved, deleted or replaced while it was in use. Leave and start again;"
                " what was answered before is where that file is now."
            )
        return faults_in(self._path)

    def close(self) -> None:
        """Close the file, unless the disk has become read-only; nothing is lost by not doing so."""
        try:
            refuse_read_only(self._path)
        except HistoryError:
            leave_open(self._connection)
        else:
            self._connection.close()

    def wait_at_most(self, seconds: float) -> None:
        """Wait no longer than that from now on where another program is writing."""
        self._connection.execute(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    def checkpoint(self) -> None:
        """Move what is in the write-ahead log into the file, once that is worth it, while nobody waits for anything.

        Pages of the file that were read or written are let go of: a session goes back to few of them, and all together
        would grow with it. Nothing is lost where it cannot be done: what is written is on disk in the log as well.
        """
        if self._written >= _WRITTEN_TO_CHECKPOINT:
            self._written = 0
            with suppress(HistoryError):
                self._rows("PRAGMA wal_checkpoint(PASSIVE)")
                self._rows("PRAGMA shrink_memory")

    def back_up(self, target: Path) -> None:
        """Copy the record as it is now to `target`, where there is nothing yet, while it is in use."""
        back_up(self._connection, target)

    def begin(self, session: Session) -> None:
        """Record that a session has begun."""
        self._append("session", f"{SESSION_COLUMNS}, program", (*session_row(session), __version__))

    def record(self, attempt: Attempt) -> None:
        """Record one response, in one transaction."""
        self._append("attempt", ATTEMPT_COLUMNS, attempt_row(attempt))

    def record_finding(self, finding: Finding) -> None:
        """Record where the proof of an attempt was found, or that the search was skipped."""
        self._append("finding", FINDING_COLUMNS, finding_row(finding))

    def finish(self, session_id: bytes, event_id: bytes, at: datetime) -> None:
        """Record that a session came to its end: it is not offered again."""
        self._append("event", "id, session, kind, at", (event_id, session_id, "finished", encode_moment(at)))

    def leave(self, session_id: bytes, event_id: bytes, at: datetime) -> None:
        """Record that the learner left a session before its end, to come back or not."""
        self._append("event", "id, session, kind, at", (event_id, session_id, "left", encode_moment(at)))

    def undo(self, attempt: Attempt, event_id: bytes, at: datetime) -> None:
        """Record that an attempt counts for nothing, until it is redone."""
        self._happened(attempt, "undone", event_id, at)

    def redo(self, attempt: Attempt, event_id: bytes, at: datetime) -> None:
        """Record that an attempt that was undone counts again."""
        self._happened(attempt, "redone", event_id, at)

    def rate(self, attempt: Attempt, rating: Rating, event_id: bytes, at: datetime) -> None:
        """Record how the learner rates an attempt, in place of the rating that follows from its outcome."""
        self._happened(attempt, "rated", event_id, at, rating)

    def put_off(self, session_id: bytes, position: int, event_id: bytes, at: datetime) -> None:
        """Record that the question at a position of the paper was put off to the end of the session."""
        row = (event_id, session_id, "later", position, encode_moment(at))
        self._append("event", "id, session, kind, position, at", row)

    def interrupt(self, session_id: bytes, interruption: Interruption, event_id: bytes, at: datetime) -> None:
        """Record what happened to the clock in a challenge."""
        row = (event_id, session_id, MARKS[interruption], encode_moment(at))
        self._append("event", "id, session, kind, at", row)

    def contest(self, dispute: Dispute) -> None:
        """Record that the learner contests the question of an attempt that is on record."""
        self._append("dispute", DISPUTE_COLUMNS, dispute_row(dispute))

    def close_dispute(self, dispute: Dispute, event_id: bytes, at: datetime) -> None:
        """Record that a dispute is settled: it is open no more, and stays on record."""
        attempt = dispute.attempt
        row = (event_id, attempt.session, "dispute closed", attempt.id, dispute.id, encode_moment(at))
        self._append("event", "id, session, kind, attempt, dispute, at", row)

    def open_disputes(self) -> tuple[Dispute, ...]:
        """Return the disputes that were not closed, by pack, question and moment."""
        return tuple(dispute_of(row) for row in self._rows(statements.OPEN_DISPUTES))

    def session(self, session_id: bytes) -> Session | None:
        """Return the session of that id, or None."""
        rows = self._rows(statements.SESSION, session_id)
        return session_of(rows[0]) if rows else None

    def attempts(self, attempt_ids: Sequence[bytes]) -> tuple[Attempt, ...]:
        """Return the attempts of some hundred ids at most, in their order, whether they count or were undone."""
        places = ", ".join("?" * len(attempt_ids))
        rows = {row[0]: row for row in self._rows(statements.ATTEMPTS_NAMED.format(places), *attempt_ids)}
        if len(rows) < len(attempt_ids):
            raise HistoryError(f"The history {self._path} no longer holds all answers of this session.")
        return tuple(attempt_of(rows[attempt_id]) for attempt_id in attempt_ids)

    def attempts_of(self, session_id: bytes) -> tuple[Attempt, ...]:
        """Return the attempts of a session that count, in the order of its paper; the earlier first at one position."""
        return tuple(attempt_of(row) for row in self._rows(statements.ATTEMPTS, session_id))

    def finding_of(self, attempt_id: bytes) -> Finding | None:
        """Return the finding that belongs to an attempt, or None; of several the earliest counts."""
        rows = self._rows(statements.FINDING, attempt_id)
        return finding_of(rows[0]) if rows else None

    def course_of(self, session_id: bytes) -> Course:
        """Return how far a session has come; of several attempts at one position the latest counts."""
        latest = {row[2]: row for row in self._rows(statements.GIVEN, session_id)}
        given = Given()
        for _, attempt_id, position, verdict, score in sorted(latest.values()):
            given = given.with_one(attempt_id, position, Outcome(Verdict(verdict), score))
        redoable = self._rows(statements.REDOABLE, session_id)
        return Course(
            answered=given,
            redoable=tuple(attempt_id for attempt_id, position in redoable if position not in latest),
            put_off=tuple(position for (position,) in self._rows(statements.PUT_OFF, session_id)),
        )

    def latest_unfinished(self) -> Session | None:
        """Return the newest session in which something was answered or skipped and that is not over, or None.

        Whether it was left or killed makes no difference. One in which all is answered is not over while the proof of
        the latest answer was not searched for and should have been. A challenge is never gone on with.
        """
        with self.faults(), closing(self._connection.execute(statements.UNFINISHED)) as rows:
            for answered, is_searching, *row in rows:
                session = session_of(tuple(row))
                if answered < len(session.paper.questions) or (session.evidence and is_searching):
                    return session
        return None

    def challenges(
        self, pack_id: str, rules_id: str, number: int, extra_time: ExtraTime
    ) -> tuple[ChallengeRecord, ...]:
        """Return the challenges with a pack, by rules of that id and of that length, that were begun, oldest first."""
        rows = self._rows(statements.CHALLENGES, rules_id, number, extra_time.value, pack_id)
        return tuple(
            ChallengeRecord(session, decode_moment(started), decode_challenge(challenge))
            for session, started, challenge in rows
        )

    def interruptions_of(self, session_id: bytes) -> frozenset[Interruption]:
        """Return what happened to the clock in a challenge."""
        kinds = {kind for (kind,) in self._rows(statements.EVENTS, session_id)}
        return frozenset(interruption for interruption, kind in MARKS.items() if kind in kinds)

    def pack_records(self) -> Mapping[str, PackRecord]:
        """Return the sums over every pack that was ever played, by its id."""
        return {row[0]: pack_record(row) for row in self._rows(statements.PACK_SUMS)}

    def question_records(self, pack_id: str) -> Mapping[str, QuestionRecord]:
        """Return the sums over each question of a pack that was ever asked, by its id."""
        return {
            question: QuestionRecord(
                key=key,
                attempts=attempts,
                skipped=skipped,
                score_sum=score_sum,
                last_verdict=Verdict(verdict),
                last_at=decode_moment(ended),
            )
            for question, key, attempts, skipped, score_sum, verdict, ended, _ in self._rows(
                statements.QUESTION_SUMS, pack_id
            )
        }

    def latest_key(self, pack_id: str, questions: Sequence[str]) -> str | None:
        """Return the fingerprint of the key to which a question was last answered, under any of its ids, or None."""
        found = [row for question in questions for row in self._rows(statements.LATEST_KEY, pack_id, question)]
        latest = max(found, key=lambda row: row[1:], default=None)
        return None if latest is None else str(latest[0])

    def misses_since(self, moment: datetime) -> tuple[tuple[str, str, str], ...]:
        """Return what was not answered rightly since a moment: pack, question and key of each, once."""
        return tuple(self._rows(statements.MISSES, encode_moment(moment)))

    def _happened(
        self, attempt: Attempt, kind: str, event_id: bytes, at: datetime, rating: Rating | None = None
    ) -> None:
        # What was done last counts, also where the clock was set back in between.
        ((last,),) = self._rows(statements.LATEST_OF_ATTEMPT, attempt.id, event_id)
        moment = at if last is None else max(at, decode_moment(last) + timedelta(microseconds=1))
        row = (event_id, attempt.session, kind, attempt.id, rating, encode_moment(moment))
        self._append("event", "id, session, kind, attempt, rating, at", row)

    def _append(self, table: str, columns: str, row: Row) -> None:
        places = ", ".join("?" * len(row))
        with self.faults():
            written = self._connection.execute(
                f"INSERT INTO {table} ({columns}) VALUES ({places}) ON CONFLICT (id) DO NOTHING", row
            )
        self._written += 1
        if written.rowcount == 0 and self._rows(f"SELECT {columns} FROM {table} WHERE id = ?", row[0]) != [row]:
            raise HistoryError(f"The history {self._path} holds another {table} under the id {row[0].hex()}.")

    def _rows(self, statement: str, *values: object) -> list[Row]:
        with self.faults():
            return self._connection.execute(statement, values).fetchall()


def open_history(
    path: Path,
    *,
    busy_seconds: float = BUSY_SECONDS,
    migrations: Sequence[Migration] = MIGRATIONS,
    access: str = "mode=rw",
    backups: Backups | None = None,
) -> History:
    """Open the history at `path`, or begin one there that only its owner can read.

    `busy_seconds` is how long to wait for other writers, here and at every answer. `access` holds the parameters of
    SQLite's URI, such as `mode=ro` or `vfs=unix-dotfile`. `backups` says where automatic copies go, or None for none.
    Raises HistoryError where the file is locked, read-only, damaged, of another program or from a newer version; it is
    never overwritten.
    """
    return History(connect(path, busy_seconds, migrations, access, backups), path)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from every other, or None where there is none."""
    with suppress(OSError):
        state = path.stat()
        return state.st_dev, state.st_ino
    return None
