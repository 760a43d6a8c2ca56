"""Records made step by step, with the states that they should lead to worked out from scratch."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.rating import Answer, Rating, rating_of
from quiz.engine.scheduling.state import State, histories_of, states_of
from quiz.history.followed import PackEdition
from quiz.history.state_cache import Basis
from quiz.history.state_tables import Contents
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict

BEGIN = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAYS = LocalDays(ZoneInfo("Europe/Vienna"), time(4))
BASIS = Basis(DAYS, hurried=5.0, retention=0.9, retentions={})
FAR = DAYS.day_of(BEGIN).toordinal() + 100_000
PACK = "who.what"
NAMES = ("a", "b", "formerly-a")
FORMER = {"formerly-a": "a"}
MODES = tuple(Mode)
OUTCOMES = (
    Outcome.of_score(1),
    Outcome.of_score(0),
    Outcome(Verdict.PARTLY_CORRECT, 0.6),
    Outcome(Verdict.PARTLY_CORRECT, 0.4),
    Outcome(Verdict.SKIPPED, 0),
)


@dataclass(frozen=True)
class Answered:
    """Something that is recorded: an answer of a session in some mode."""

    name: str
    key: str
    mode: Mode
    outcome: Outcome
    certainty: int | None
    milliseconds: int
    hours: int


@dataclass(frozen=True)
class Happened:
    """Something that is recorded of an earlier answer: undone, redone or rated; `which` counts them modulo."""

    what: str
    which: int
    rating: Rating


Step = Answered | Happened | str
"""One step of a record, or the name of the process that asks for the states then."""

answered = st.builds(
    Answered,
    st.sampled_from(NAMES),
    st.sampled_from(("k1", "k2")),
    st.sampled_from((Mode.PRACTICE, Mode.STUDY, Mode.STUDY, Mode.STUDY, Mode.CRAM, Mode.EXAM)),
    st.sampled_from(OUTCOMES),
    st.sampled_from((None, 1, 3)),
    st.sampled_from((100, 9000)),
    st.integers(0, 24 * 60),
)
happened = st.builds(Happened, st.sampled_from(("undo", "redo", "rate")), st.integers(0, 50), st.sampled_from(Rating))
records: st.SearchStrategy[list[Step]] = st.lists(
    st.one_of(answered, answered, happened, st.sampled_from(("one", "other", "one anew"))), max_size=30
)


class Record:
    """A history, with what it should lead to worked out from scratch."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._attempts: list[tuple[Attempt, Mode]] = []
        self._undone: set[bytes] = set()
        self._rated: dict[bytes, Rating] = {}
        self._numbers = iter(range(1, 10_000))
        for place, mode in enumerate(MODES):
            paper = Paper(1, (QuestionName(PACK, "a"),) * 100)
            history.begin(Session(id=id_of(10**6 + place), mode=mode, paper=paper, started=BEGIN))

    def take(self, step: Answered | Happened) -> None:
        """Record one step."""
        number = next(self._numbers)
        if isinstance(step, Answered):
            ended = BEGIN + timedelta(hours=step.hours)
            attempt = Attempt(
                id=id_of(number * 7919 % 10_007),
                session=id_of(10**6 + MODES.index(step.mode)),
                question=QuestionName(PACK, step.name),
                pack_version="1",
                seen="5" * 32,
                key=step.key,
                position=number,
                presented=(),
                response=None,
                outcome=step.outcome,
                hint_used=False,
                started=ended - timedelta(milliseconds=step.milliseconds),
                ended=ended,
                milliseconds=step.milliseconds,
                seed=0,
                certainty=step.certainty,
                stem_characters=40,
            )
            self._history.record(attempt)
            self._attempts.append((attempt, step.mode))
        elif self._attempts:
            attempt, _ = self._attempts[step.which % len(self._attempts)]
            at = BEGIN + timedelta(days=100, seconds=number)
            match step.what:
                case "undo":
                    self._history.undo(attempt, id_of(number + 50_000), at)
                    self._undone.add(attempt.id)
                case "redo":
                    self._history.redo(attempt, id_of(number + 50_000), at)
                    self._undone.discard(attempt.id)
                case _:
                    self._history.rate(attempt, step.rating, id_of(number + 50_000), at)
                    self._rated[attempt.id] = step.rating

    def ratings(self) -> dict[bytes, Rating | None]:
        """Return how each answer counts."""
        return {attempt.id: self._rating(attempt, mode) for attempt, mode in self._attempts}

    def states(self, former: dict[str, str], *, challenges: bool = False) -> dict[tuple[str, str], State]:
        """Return the states that the answers so far lead to, question by question in order of time."""
        rated = []
        for attempt, mode in sorted(self._attempts, key=lambda pair: (pair[0].ended, pair[0].id)):
            rating = self._rating(attempt, Mode.PRACTICE if challenges and mode is Mode.CHALLENGE else mode)
            if rating is not None:
                name = attempt.question.question
                subject = former.get(name, name), attempt.key
                rated.append((subject, DAYS.day_of(attempt.ended).toordinal(), rating))
        return states_of(histories_of(rated))

    def _rating(self, attempt: Attempt, mode: Mode) -> Rating | None:
        return rating_of(
            Answer(
                verdict=attempt.outcome.verdict,
                score=attempt.outcome.score,
                certainty=attempt.certainty,
                hurried=attempt.milliseconds < 40 * BASIS.hurried,
                override=self._rated.get(attempt.id),
                cram=mode not in (Mode.PRACTICE, Mode.STUDY),
                undone=attempt.id in self._undone,
            )
        )


@contextmanager
def opened(folder: Path) -> Iterator[History]:
    """Open the history in a folder, empty where there is none, without waiting for the disk."""
    path = folder / "history.db"
    if not path.exists():
        path.write_bytes(_empty_history())
    with open_history(path) as history:
        history.connection.execute("PRAGMA synchronous = OFF")
        yield history


@cache
def _empty_history() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.db"
        open_history(path).close()
        return path.read_bytes()


def id_of(number: int) -> bytes:
    """Return the id with a number."""
    return number.to_bytes(16, "big")


def edition(name: str, former: dict[str, str]) -> PackEdition[Contents]:
    """Return an edition of the pack, whose former names are told."""
    return PackEdition(name, lambda: Contents([("a", "k1"), ("b", "k2"), ("c", "k1")], former))
