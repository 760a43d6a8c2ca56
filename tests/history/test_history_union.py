"""Histories brought together: nothing is lost, and neither order nor repetition matters."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.history.encoding import encode_moment
from quiz.history.exporting import Format, export_lines
from quiz.history.importing import import_lines
from quiz.history.merge import merge_files
from quiz.history.migrations import MIGRATIONS, migrate
from quiz.history.statements import EVERY_COUNTED
from quiz.history.store import History
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import EvidenceResponse, Excerpt, MatchResponse, TextResponse

TEXTS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=9)
TYPED = st.text(st.characters(), max_size=9)
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
SEVEN_THOUSAND_YEARS = 7000 * 365 * 86400

Deed = Callable[[History], None]
Merge = Callable[[History, Sequence[History]], None]


@dataclass(frozen=True)
class Deeds:
    """What one learner did on some machine or other; each deed needs the ones that are named before it."""

    all: tuple[Deed, ...]
    needs: tuple[frozenset[int], ...]

    def closed(self, chosen: frozenset[int]) -> list[int]:
        """Return the chosen ones with all that they need, in an order that can be recorded."""
        return sorted(chosen.union(*(self.needs[deed] for deed in chosen)))


def happen(
    history: History, event: bytes, session: bytes, kind: str, attempt: bytes, rating: int | None, at: datetime
) -> None:
    """Record what became of an attempt, by the clock of a machine that knows of nothing else that became of it."""
    history.connection.execute(
        "INSERT INTO event (id, session, kind, attempt, rating, at) VALUES (?, ?, ?, ?, ?, ?)",
        (event, session, kind, attempt, rating, encode_moment(at)),
    )


class Life:
    """Sessions with attempts, disputes about these, and events of every kind, by clocks of which none is right."""

    def __init__(self, dice: Random, texts: Sequence[str], typed: str) -> None:
        self.done: list[Deed] = []
        self.needs: list[frozenset[int]] = []
        self.dice = dice
        self.texts = texts
        self.typed = typed

    def do(self, deed: Callable[..., None], *values: object, needed: int | None = None) -> int:
        """Note a deed with its values, and the one that it needs, and return its number."""
        self.done.append(lambda history: deed(history, *values))
        self.needs.append(frozenset() if needed is None else self.needs[needed] | {needed})
        return len(self.done) - 1

    def sit(self) -> None:
        """Begin a session, give some answers, contest some, leave and finish."""
        names = [QuestionName(self.text(), self.text()) for _ in range(3)]
        session = Session(
            id=self.id(),
            mode=self.dice.choice(list(Mode)),
            paper=Paper(self.seed(), tuple(names)),
            started=self.moment(),
            evidence=self.dice.random() < 0.5,
            certainty=self.dice.random() < 0.5,
        )
        begun = self.do(History.begin, session)
        for _ in range(self.dice.randrange(4)):
            attempt = self.attempt(session)
            answered = self.do(History.record, attempt, needed=begun)
            if self.dice.random() < 0.5:
                self.do(History.record_finding, self.finding(attempt), needed=answered)
            if self.dice.random() < 0.5:
                dispute = Dispute(id=self.id(), attempt=attempt, comment=self.text(), at=self.moment())
                contested = self.do(History.contest, dispute, needed=answered)
                if self.dice.random() < 0.5:
                    self.do(History.close_dispute, dispute, self.id(), self.moment(), needed=contested)
            for kind in self.dice.sample(["undone", "redone", "rated"] * 2, self.dice.randrange(5)):
                rating = self.dice.randint(1, 4) if kind == "rated" else None
                self.do(happen, self.id(), session.id, kind, attempt.id, rating, self.moment(), needed=answered)
        for _ in range(self.dice.randrange(3)):
            self.do(History.put_off, session.id, self.dice.randrange(3), self.id(), self.moment(), needed=begun)
        for happened in self.dice.sample([History.leave, History.leave, History.finish], self.dice.randrange(3)):
            self.do(happened, session.id, self.id(), self.moment(), needed=begun)

    def attempt(self, session: Session) -> Attempt:
        """Return an attempt at any question of a session."""
        position = self.dice.randrange(len(session.paper.questions))
        without = [(None, Outcome(verdict, 0.0)) for verdict in (Verdict.SKIPPED, Verdict.EXPIRED)]
        scores = (0, 1, 0.5, self.dice.random())
        responses = (TextResponse(self.typed), MatchResponse((1, None, 0)))
        response, outcome = self.dice.choice(
            [*without, *((self.dice.choice(responses), Outcome.of_score(score, self.text())) for score in scores)]
        )
        return Attempt(
            id=self.id(),
            session=session.id,
            question=session.paper.questions[position],
            pack_version=self.text(),
            seen=self.text(),
            key=self.text(),
            position=position,
            presented=((1, 0), ()),
            response=response,
            outcome=outcome,
            hint_used=self.dice.random() < 0.5,
            started=self.moment(),
            ended=self.moment(),
            milliseconds=self.seed(),
            seed=session.paper.seed,
            certainty=self.dice.choice([None, 1, 2, 3]),
            stem_characters=self.dice.choice([None, self.seed()]),
        )

    def finding(self, attempt: Attempt) -> Finding:
        """Return what was found as the proof of an attempt's key, or that nothing was looked for."""
        excerpt = Excerpt(self.text(), self.dice.randrange(9), 0, 5, self.typed)
        response, outcome = self.dice.choice(
            [
                (None, Outcome(Verdict.SKIPPED, 0.0)),
                (EvidenceResponse(None), Outcome.of_score(0)),
                (EvidenceResponse(excerpt), Outcome.of_score(0.25)),
            ]
        )
        return Finding(
            id=self.id(),
            attempt=attempt.id,
            response=response,
            outcome=outcome,
            started=self.moment(),
            ended=self.moment(),
            milliseconds=self.seed(),
        )

    def id(self) -> bytes:
        """Return an id that is not used yet."""
        return self.dice.randbytes(16)

    def seed(self) -> int:
        """Return any whole number that a column takes."""
        return self.dice.choice([0, 2**63 - 1, self.dice.getrandbits(63)])

    def text(self) -> str:
        """Return one of the texts."""
        return self.dice.choice(self.texts)

    def moment(self) -> datetime:
        """Return what one of the clocks shows."""
        return LONG_AGO + timedelta(seconds=self.dice.random() * SEVEN_THOUSAND_YEARS)


@st.composite
def deeds(draw: st.DrawFn) -> Deeds:
    """Draw some sessions and what happened in them."""
    life = Life(Random(draw(st.integers(0, 2**32))), draw(st.lists(TEXTS, min_size=1, max_size=5)), draw(TYPED))
    for _ in range(3):
        life.sit()
    return Deeds(tuple(life.done), tuple(life.needs))


@st.composite
def machines(draw: st.DrawFn) -> tuple[Deeds, tuple[frozenset[int], ...]]:
    """Draw what was done, and what of it three machines know of."""
    drawn = draw(deeds())
    some = st.frozensets(st.sampled_from(range(len(drawn.all))))
    return drawn, (draw(some), draw(some), draw(some))


@cache
def empty_history() -> bytes:
    """Return the file of a history in which nothing was recorded yet."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, MIGRATIONS)
        return connection.serialize()


@contextmanager
def new_history() -> Iterator[History]:
    """Open an empty history that is never on disk, so that a property can be tried often."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(empty_history())
        connection.execute("PRAGMA foreign_keys = ON")
        yield History(connection, Path("memory"))


@contextmanager
def history_of(drawn: Deeds, *chosen: frozenset[int]) -> Iterator[History]:
    """Open the history of a machine that knows of some deeds."""
    with new_history() as history:
        for deed in drawn.closed(frozenset().union(*chosen)):
            drawn.all[deed](history)
        yield history


def lines(history: History, form: Format = "jsonl") -> list[str]:
    """Return all that a history holds."""
    return list(export_lines(history, form, with_sessions=True))


def counted(history: History) -> list[bytes]:
    """Return the attempts that count, by their ids; all at once they are the same as each by itself."""
    view = [attempt for (attempt,) in history.connection.execute("SELECT id FROM counted ORDER BY id")]
    assert view == sorted(attempt for (attempt,) in history.connection.execute(f"SELECT id FROM {EVERY_COUNTED}"))  # noqa: S608 - our own words
    return view


def by_file(history: History, others: Sequence[History]) -> None:
    """Merge the files of other histories."""
    with TemporaryDirectory() as folder:
        files = []
        for number, other in enumerate(others):
            files.append(Path(folder) / f"{number}.db")
            with closing(sqlite3.connect(files[-1])) as file:
                other.connection.backup(file)
        merge_files(history, files)


def by_export(history: History, others: Sequence[History]) -> None:
    """Import the exports of other histories."""
    for other in others:
        import_lines(history, StringIO("".join(lines(other))), "export")


def by_table(history: History, others: Sequence[History]) -> None:
    """Import the exports of other histories as tables."""
    for other in others:
        import_lines(history, StringIO("".join(lines(other, "csv")), newline=""), "export")


ways = pytest.mark.parametrize("merge", [by_file, by_export, by_table])


@ways
@settings(max_examples=8)
@given(machines())
def test_two_machines_lose_nothing_whichever_is_merged_into_which(
    merge: Merge, drawn: tuple[Deeds, tuple[frozenset[int], ...]]
) -> None:
    """Both end with what a single machine would have recorded, though their clocks disagree."""
    done, (first, second, _) = drawn
    with history_of(done, first, second) as single, history_of(done, first) as one, history_of(done, second) as two:
        with history_of(done, second) as other:
            merge(other, [one])
            assert lines(single) == lines(other)
            assert counted(single) == counted(other)
        merge(one, [two])
        assert lines(single) == lines(one)
        assert counted(single) == counted(one)


@ways
@settings(max_examples=8)
@given(machines())
def test_three_machines_can_be_merged_in_any_grouping(
    merge: Merge, drawn: tuple[Deeds, tuple[frozenset[int], ...]]
) -> None:
    """All at once, or two of them first."""
    done, known = drawn
    with (
        history_of(done, *known) as single,
        history_of(done, known[0]) as one,
        history_of(done, known[1]) as two,
        history_of(done, known[2]) as three,
        new_history() as all_at_once,
        new_history() as two_first,
    ):
        merge(all_at_once, [three, one, two])
        merge(two_first, [two, three])
        merge(one, [two_first])
        assert lines(single) == lines(all_at_once)
        assert lines(single) == lines(one)
        assert counted(single) == counted(all_at_once) == counted(one)


@ways
@settings(max_examples=8)
@given(machines())
def test_what_was_merged_can_be_merged_again(merge: Merge, drawn: tuple[Deeds, tuple[frozenset[int], ...]]) -> None:
    """Once, twice, with itself: nothing changes any more."""
    done, (first, second, _) = drawn
    with history_of(done, first) as one, history_of(done, second) as two:
        merge(one, [two])
        once = lines(one)
        merge(one, [two, two])
        assert once == lines(one)
        with history_of(done, first, second) as same:
            merge(one, [same])
        assert once == lines(one)


@settings(max_examples=50)
@given(machines())
def test_an_attempt_counts_unless_the_latest_word_on_it_is_that_it_was_undone(
    drawn: tuple[Deeds, tuple[frozenset[int], ...]],
) -> None:
    """By the moments alone, and by ids where they are equal, in whatever order it came to be on record."""
    done, (known, *_) = drawn
    with history_of(done, known) as history:
        rows = history.connection.execute("SELECT attempt, kind FROM event ORDER BY at, id").fetchall()
        latest = {attempt: kind for attempt, kind in rows if kind in ("undone", "redone")}
        attempts = history.connection.execute("SELECT id FROM attempt ORDER BY id").fetchall()
        assert [attempt for (attempt,) in attempts if latest.get(attempt) != "undone"] == counted(history)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
@settings(max_examples=20)
@given(machines())
def test_an_export_of_an_import_is_the_export(form: Format, drawn: tuple[Deeds, tuple[frozenset[int], ...]]) -> None:
    """In either format an export holds all, to the last byte of it."""
    done, (known, *_) = drawn
    with history_of(done, known) as history, new_history() as other:
        exported = lines(history, form)
        import_lines(other, StringIO("".join(exported), newline=""), "export")
        assert exported == lines(other, form)
