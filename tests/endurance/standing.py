"""How far a session has come, as it was shown or as it is on record."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

RATINGS = ("again", "hard", "good", "easy")
UNSEEN = "?"
"""What must be on record, though it was not shown."""


@dataclass(frozen=True)
class Given:
    """An answer: how it and its proof were judged, how certain it was and how it was rated; empty where it was not."""

    question: str
    verdict: str
    certainty: str = ""
    proof: str = ""
    rating: str = ""

    def is_kept_by(self, other: "Given") -> bool:
        """Tell whether all of it is on record as it was shown."""
        return self.question == other.question and all(
            mine == theirs or (mine == UNSEEN and theirs)
            for mine, theirs in (
                (self.verdict, other.verdict),
                (self.certainty, other.certainty),
                (self.proof, other.proof),
                (self.rating, other.rating),
            )
        )


@dataclass(frozen=True)
class Standing:
    """A session: the answers that count, those undone, the last `redoable` of which can be redone, what was put off."""

    paper: tuple[str, ...] = ()
    given: tuple[Given, ...] = ()
    undone: tuple[Given, ...] = ()
    put_off: tuple[str, ...] = ()
    has_evidence: bool = False
    redoable: int = 0

    @property
    def next(self) -> str:
        """The question to be asked: the first that was not put off, else the one put off longest ago."""
        answered = {given.question for given in self.given}
        waiting = [question for question in self.paper if question not in answered]
        first = [question for question in waiting if question not in self.put_off]
        return (first or [question for question in self.put_off if question in waiting])[0]

    @property
    def is_searching(self) -> bool:
        """Whether the proof of the latest answer is to be searched for."""
        return (
            self.has_evidence and bool(self.given) and not self.given[-1].proof and self.given[-1].verdict != "skipped"
        )

    @property
    def is_complete(self) -> bool:
        """Whether all is answered."""
        return len(self.given) == len(self.paper)

    @property
    def is_unfinished(self) -> bool:
        """Whether the program offers to go on with it."""
        return bool(self.given) and (not self.is_complete or self.is_searching)

    def is_kept_by(self, record: "Standing") -> bool:
        """Tell whether all of it is on record as it was shown."""
        return (self.paper, self.put_off, len(self.given), len(self.undone)) == (
            record.paper,
            record.put_off,
            len(record.given),
            len(record.undone),
        ) and all(
            mine.is_kept_by(theirs)
            for mine, theirs in zip(self.given + self.undone, record.given + record.undone, strict=True)
        )

    def answered(self, certainty: str) -> "Standing":
        """Return it with an answer to the next question, of which nothing was shown yet."""
        return replace(self, given=(*self.given, Given(self.next, UNSEEN, certainty)), redoable=0)

    def changed(self, question: str, **known: str) -> "Standing":
        """Return it with more known of the answer to a question."""
        given = (replace(given, **known) if given.question == question else given for given in self.given)
        return replace(self, given=tuple(given))

    def later(self) -> "Standing":
        """Return it with the next question put off."""
        others = (question for question in self.put_off if question != self.next)
        return replace(self, put_off=(*others, self.next), redoable=0)

    def undo(self) -> "Standing":
        """Return it without its latest answer."""
        *given, latest = self.given
        return replace(self, given=tuple(given), undone=(*self.undone, latest), redoable=self.redoable + 1)

    def redo(self) -> "Standing":
        """Return it with the answer that was undone last."""
        *undone, latest = self.undone
        return replace(self, given=(*self.given, latest), undone=tuple(undone), redoable=self.redoable - 1)


@contextmanager
def copied(database: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy: by itself SQLite would look for a file of the program's own mounts among those of this process."""
    with TemporaryDirectory() as folder:
        for file in (database, Path(f"{database}-wal"), Path(f"{database}-journal")):
            if file.exists():
                shutil.copyfile(file, Path(folder) / file.name)
        with closing(sqlite3.connect(Path(folder) / database.name)) as connection:
            yield connection


_PUT_OFF = "SELECT position FROM event WHERE session = ? AND kind = 'later' GROUP BY position ORDER BY max(at)"
_ATTEMPTS = """
    SELECT
        question, verdict, coalesce(certainty, ''),
        coalesce((SELECT verdict FROM finding WHERE attempt = attempt.id), ''),
        coalesce((SELECT rating FROM event WHERE attempt = attempt.id AND kind = 'rated' ORDER BY at DESC LIMIT 1), 0),
        (
            SELECT iif(kind = 'undone', at, NULL) FROM event
            WHERE attempt = attempt.id AND kind IN ('undone', 'redone') ORDER BY at DESC LIMIT 1
        )
    FROM attempt WHERE session = ? ORDER BY ended
"""


def recorded(history: Path) -> Standing:
    """Read the session begun last past the program, so that both would have to be wrong together."""
    with copied(history) as connection:
        session = connection.execute(
            "SELECT id, paper, asks_evidence FROM session ORDER BY started DESC LIMIT 1"
        ).fetchone()
        if session is None:
            return Standing()
        names = connection.execute("SELECT json_extract(value, '$[1]') FROM json_each(?)", session[1:2])
        paper = tuple(name for (name,) in names)
        given, undone = [], []
        for question, verdict, certainty, proof, rating, undone_at in connection.execute(_ATTEMPTS, session[:1]):
            answer = Given(question, verdict, str(certainty), proof, RATINGS[rating - 1] if rating else "")
            if undone_at is None:
                given.append(answer)
            else:
                undone.append((undone_at, answer))
        assert len(given) == len({answer.question for answer in given}), "two answers to one question count"
        return Standing(
            paper,
            tuple(given),
            tuple(answer for _, answer in sorted(undone, key=lambda pair: pair[0])),
            tuple(paper[position] for (position,) in connection.execute(_PUT_OFF, session[:1])),
            has_evidence=bool(session[2]),
        )
