"""Records made step by step, with the states that they should lead to worked out from scratch."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from quiz.engine.scheduling.days import LocalDays
from quiz.engine.scheduling.memory import Memory
from quiz.engine.scheduling.rating import Answer, Rating, rating_of
from quiz.engine.scheduling.state import State, histories_of, states_of
from quiz.history.followed import PackEdition
from quiz.history.forget import forget
from quiz.history.merge import merge_files
from quiz.history.state_cache import Basis
from quiz.history.state_tables import Contents, StateTables
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import ChoiceResponse

BEGIN = datetime(2026, 3, 20, 12, tzinfo=UTC)
DAYS = LocalDays(ZoneInfo("Europe/Vienna"), time(4))
BASIS = Basis(DAYS, hurried=5.0, retention=0.9, retentions={})
FAR = DAYS.day_of(BEGIN).toordinal() + 100_000
PACK, OTHER_PACK = "who.what", "who.else"
NAMES = ("a", "b", "formerly-a")
FORMER = {"formerly-a": "a"}
KEYS = {"a": "k1", "b": "k2", "c": "k1"}
TOPICS = {"a": 0, "b": 1, "c": 0}
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
"""One step of a record, or a word: the process that looks at it then, or what else happens, as `follow` says."""

PROCESSES = ("one", "other", "one anew", "none")
OTHER_WAYS = ("merge", "forget", "forget all")
"""How a record changes but by what a learner does."""

answered = st.builds(
    Answered,
    st.sampled_from((*NAMES, "a", "a")),
    st.sampled_from(("k1", "k1", "k2")),
    st.sampled_from((Mode.PRACTICE, Mode.STUDY, Mode.STUDY, Mode.STUDY, Mode.CRAM, Mode.EXAM)),
    st.sampled_from(OUTCOMES),
    st.sampled_from((None, 1, 3)),
    st.sampled_from((100, 9000)),
    st.integers(0, 24 * 60),
)
happened = st.builds(Happened, st.sampled_from(("undo", "redo", "rate")), st.integers(0, 5), st.sampled_from(Rating))


def steps_among(*own: str) -> st.SearchStrategy[list[Step]]:
    """Return what makes the steps of a record: what a learner does, who looks at it, and other words."""
    words = st.sampled_from((*PROCESSES * 2, *own))
    taken = st.one_of(answered, answered, happened, words).map(lambda step: [step])
    return st.lists(taken | happened.map(_watched), min_size=14, max_size=36).map(_joined)


def _joined(parts: list[list[Step]]) -> list[Step]:
    return [step for part in parts for step in part]


def _watched(step: Happened) -> list[Step]:
    """Return a step that is looked at by itself; where it undoes something, that is redone then."""
    steps: list[Step] = ["one", step, "one"]
    return [*steps, Happened("redo", step.which, step.rating), "one"] if step.what == "undo" else steps


records = steps_among()


class Record:
    """A history, with what it should lead to worked out from scratch."""

    def __init__(self, history: History) -> None:
        self.history = history
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
            self.history.record(attempt)
            self._attempts.append((attempt, step.mode))
        elif self._attempts:
            attempt, _ = self._attempts[step.which % len(self._attempts)]
            at = BEGIN + timedelta(days=100, seconds=number)
            match step.what:
                case "undo":
                    self.history.undo(attempt, id_of(number + 50_000), at)
                    self._undone.add(attempt.id)
                case "redo":
                    self.history.redo(attempt, id_of(number + 50_000), at)
                    self._undone.discard(attempt.id)
                case _:
                    self.history.rate(attempt, step.rating, id_of(number + 50_000), at)
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


class Cache(Protocol):
    """What follows a record."""

    def close(self) -> None:
        """Let go of its file."""


Followed = TypeVar("Followed", bound=Cache)


def follow(
    folder: Path, steps: Sequence[Step], begin: Callable[[History, Callable[[Path], bool]], Followed]
) -> Iterator[tuple[Record, Followed, str]]:
    """Take steps with a history in a folder, and yield the record and what follows it where a process looks at it.

    Two processes share the file that is followed; one begins anew with what that holds, and another owns none: `begin`
    makes what follows a history, given what tells whose the file is. The record may be forgotten, and another merged
    into it. Any other word is handed back until the next one.
    """
    numbers = iter(range(900_000, 910_000))
    write_other_history(folder / "elsewhere")
    with ExitStack() as stack:
        histories = {name: stack.enter_context(opened(folder)) for name in ("one", "other")}
        history = histories["one"]
        record, word = Record(history), ""
        processes = {name: stack.enter_context(closing(begin(each, Path.exists))) for name, each in histories.items()}
        processes["none"] = stack.enter_context(closing(begin(history, lambda _: False)))
        for step in [*steps, *PROCESSES]:
            if not isinstance(step, str):
                record.take(step)
            elif step == "merge":
                merge_files(history, [folder / "elsewhere" / "history.db"])
            elif step.startswith("forget"):
                forget(history, PACK if step == "forget" else None, lambda: id_of(next(numbers)), BEGIN)
                record = Record(history)
            elif step == "one anew":
                with closing(begin(history, Path.exists)) as anew:
                    yield record, anew, word
            elif step in processes:
                yield record, processes[step], word
            else:
                word = step


def write_other_history(folder: Path) -> None:
    """Write the history of another machine: answers to two packs, one of them undone."""
    folder.mkdir()
    with opened(folder) as history:
        names = tuple(QuestionName(pack, "a") for pack in (PACK, OTHER_PACK, OTHER_PACK))
        session = Session(id=id_of(2_000_000), mode=Mode.STUDY, paper=Paper(1, names), started=BEGIN)
        history.begin(session)
        for position, name in enumerate(names):
            attempt = Attempt(
                id=id_of(3_000_000 + position),
                session=session.id,
                question=name,
                pack_version="1",
                seen="5" * 32,
                key="4" * 32,
                position=position,
                presented=((2, 0, 1),),
                response=ChoiceResponse((2,)),
                outcome=OUTCOMES[1],
                hint_used=False,
                started=BEGIN,
                ended=BEGIN + timedelta(days=300, hours=position),
                milliseconds=9000,
                seed=0,
            )
            history.record(attempt)
        history.undo(attempt, id_of(4_000_000), BEGIN + timedelta(days=301))


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


def states_in(tables: StateTables, pack: str = PACK) -> dict[tuple[str, str], State]:
    """Return every state of a pack by the question's id and key, those of what it no longer asks too."""
    rows = tables._database.execute(
        "SELECT question, key, stability, difficulty, first_day, last_day, lapses FROM state WHERE pack = ?", (pack,)
    )
    return {
        (question, key): State(Memory(stability, difficulty), *standing)
        for question, key, stability, difficulty, *standing in rows
    }


def id_of(number: int) -> bytes:
    """Return the id with a number."""
    return number.to_bytes(16, "big")


def edition(name: str, former: dict[str, str]) -> PackEdition[Contents]:
    """Return an edition of the pack, whose former names are told."""
    return PackEdition(name, lambda: Contents([(name, key, TOPICS[name]) for name, key in KEYS.items()], former))
