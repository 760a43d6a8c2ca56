"""A learner's two years, to look at by hand and to measure on: `two_years.py HOME [DAY]` fills an empty QUIZ_HOME.

It writes a pack of multiplication tables, and a history of some 50,000 answers to it and to the packs that come with
the program, up to that day or today. The learner is made up, and the same each time: most days are kept, a holiday and
an illness are not, new questions come a few a day and old ones when the schedule asks for them; what is recalled falls
off as the memory model says, but some questions stick better than others. Misses are asked again the same day.
"""

import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from quiz.engine.scheduling.rating import Answer, Rating, rating_of
from quiz.engine.scheduling.state import State, reviewed
from quiz.history.encoding import encode_moment
from quiz.history.rows import ATTEMPT_COLUMNS, SESSION_COLUMNS, attempt_row, session_row
from quiz.history.store import open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict
from quiz.model.question import Question, SingleChoice, TrueFalse
from quiz.model.response import ChoiceResponse, Response, TruthResponse
from quiz.packs.compiled import CompiledPack
from quiz.packs.library import shipped_folder
from quiz.play.opening import open_pack
from quiz.settings.paths import paths_from

DAYS = 730
SITTING = 40
NEW_A_DAY = 6
MOST_A_DAY = 140
RETENTION = 0.9
HOLIDAYS = (range(190, 212), range(455, 462))
FACTORS, TABLES = range(2, 36), range(2, 102)
# ruff: noqa: S608 - only names of our own columns are put into statements


def main() -> None:
    """Write pack and history, and say how many answers there are."""
    home = Path(sys.argv[1]).resolve()
    until = date.fromisoformat(sys.argv[2]) if len(sys.argv) > 2 else datetime.now(UTC).date()
    paths = paths_from({"QUIZ_HOME": str(home)}, home.parent)
    write_tables(paths.packs / "tables")
    now = datetime.combine(until, time(23), UTC)
    learner = Learner(random.Random(2026))
    for location in (paths.packs / "tables", *sorted(shipped_folder().iterdir())):
        if location.is_dir():
            with open_pack(location, paths.compiled, now) as pack:
                learner.meet(pack)
    for day in range(DAYS):
        learner.live(until - timedelta(DAYS - 1 - day), day)
    with open_history(paths.history) as history:
        connection = history.connection
        connection.execute("BEGIN")
        for table, columns, rows in (
            ("session", f"{SESSION_COLUMNS}, program", learner.sessions),
            ("attempt", ATTEMPT_COLUMNS, learner.attempts),
            ("event", "id, session, kind, attempt, rating, at", learner.events),
        ):
            places = ", ".join("?" * (columns.count(",") + 1))
            connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
        connection.execute("COMMIT")
    print(f"{len(learner.attempts):,} answers in {len(learner.sessions):,} sessions, up to {until}")


def write_tables(folder: Path) -> None:
    """Write a pack of single choice and true or false questions on products, with their source."""
    (folder / "sources").mkdir(parents=True)
    paragraphs, questions = [], []
    for number in TABLES:
        paragraphs.append(" ".join(f"{number * by} is {number} times {by}." for by in FACTORS))
        questions += [_product(number, by) for by in FACTORS]
    (folder / "sources" / "tables.md").write_text("\n\n".join(paragraphs), encoding="utf-8")
    (folder / "pack.toml").write_text(_HEAD + "".join(questions), encoding="utf-8")


_HEAD = """format = 1

[pack]
id = "example.tables"
title = "Multiplication tables"
description = "Products from 2 times 2 to 101 times 35."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]

[[sources]]
id = "tables"
title = "Tables of products"
file = "sources/tables.md"
licence = "CC0-1.0"
"""


def _product(number: int, by: int) -> str:
    product = number * by
    head = f"""
[[questions]]
id = "{number}-times-{by}"
topic = "Tables of {number // 10 * 10} to {number // 10 * 10 + 9}"
explanation = "{number} times {by} is {product}."
citations = [{{ source = "tables", quote = "{product} is {number} times {by}." }}]
"""
    if by % 4 == 0:
        return f'{head}kind = "true_false"\nstem = "{number} times {by} is {product}."\nkey = true\n'
    wrong = list(dict.fromkeys((product + by, product - number, product + 10, product + 3)))[:3]
    choices = "".join(f'  {{ text = "{text}", rationale = "That is another product." }},\n' for text in wrong)
    return (
        f'{head}kind = "single_choice"\nstem = "How much is {number} times {by}?"\n'
        f'choices = [\n  {{ text = "{product}", key = true }},\n{choices}]\n'
    )


@dataclass
class Fact:
    """A question as the learner knows it; the higher `hardness`, the faster it fades, and 1 is as the model has it."""

    pack: str
    version: str
    question: SingleChoice | TrueFalse
    seen: str
    key: str
    hardness: float
    state: State | None = None


@dataclass
class Learner:
    """Lives day by day and leaves rows for the record."""

    dice: random.Random
    new: list[Fact] = field(default_factory=list)
    known: list[Fact] = field(default_factory=list)
    sessions: list[Sequence[object]] = field(default_factory=list)
    attempts: list[Sequence[object]] = field(default_factory=list)
    events: list[Sequence[object]] = field(default_factory=list)

    def meet(self, pack: CompiledPack) -> None:
        """Have the questions of a pack before oneself, mixed in among those of the others."""
        for question_id in pack.topics_and_kinds():
            found = pack.question(question_id)
            if found is not None and isinstance(found.question, SingleChoice | TrueFalse):
                hardness = min(self.dice.lognormvariate(0, 0.4), 2.0)
                info = pack.info
                fact = Fact(info.id, info.version, found.question, found.seen, found.key, hardness)
                self.new.insert(self.dice.randint(0, len(self.new)), fact)

    def live(self, day: date, number: int) -> None:
        """Study what is due and something new, in one sitting or some, unless the day is skipped."""
        if any(number in holiday for holiday in HOLIDAYS) or self.dice.random() < 0.14:
            return
        today = day.toordinal()
        due = [fact for fact in self.known if fact.state is not None and fact.state.due_day(RETENTION) <= today]
        due.sort(key=lambda fact: fact.state.recall_on(today) if fact.state else 1.0)
        met, self.new = self.new[:NEW_A_DAY], self.new[NEW_A_DAY:]
        self.known += met
        asked = due[:MOST_A_DAY] + met
        self.dice.shuffle(asked)
        at = datetime.combine(day, time(6 + self.dice.choice((0, 1, 11, 12, 13))), UTC)
        while asked:
            sitting, asked = asked[:SITTING], asked[SITTING:]
            misses, at = self._sit(sitting, at, number)
            if misses and self.dice.random() < 0.8:
                _, at = self._sit(misses, at, number)

    def _sit(self, facts: Sequence[Fact], at: datetime, number: int) -> tuple[list[Fact], datetime]:
        names = tuple(QuestionName(fact.pack, fact.question.id) for fact in facts)
        asks_certainty = number > 180 and self.dice.random() < 0.5
        mode = Mode.PRACTICE if number < 30 else Mode.STUDY
        session = Session(
            id=self.dice.randbytes(16),
            mode=mode,
            paper=Paper(self.dice.getrandbits(32), names),
            started=at,
            certainty=asks_certainty,
        )
        self.sessions.append((*session_row(session), "0.1.0"))
        misses = []
        for position, fact in enumerate(facts):
            at = self._answer(session, position, fact, at)
            if self.attempts[-1][10] != Verdict.CORRECT:
                misses.append(fact)
        self._note(session.id, "finished", at)
        return misses, at + timedelta(minutes=2)

    def _answer(self, session: Session, position: int, fact: Fact, at: datetime) -> datetime:
        dice, today = self.dice, at.date().toordinal()
        known = 0.5 if fact.state is None else fact.state.recall_on(today) ** fact.hardness
        is_right = dice.random() < known
        is_skipped = not is_right and dice.random() < 0.05
        verdict = Verdict.CORRECT if is_right else Verdict.SKIPPED if is_skipped else Verdict.INCORRECT
        certainty = None
        if session.certainty and not is_skipped:
            felt = known + dice.gauss(0.05, 0.12)
            certainty = 3 if felt > 0.85 else 2 if felt > 0.62 else 1
        seconds = dice.lognormvariate(1.8, 0.5)
        ended = at + timedelta(seconds=seconds)
        attempt = Attempt(
            id=dice.randbytes(16),
            session=session.id,
            question=QuestionName(fact.pack, fact.question.id),
            pack_version=fact.version,
            seen=fact.seen,
            key=fact.key,
            position=position,
            presented=(),
            response=None if is_skipped else _response(fact.question, is_right=is_right),
            outcome=Outcome(verdict, float(is_right), ""),
            hint_used=False,
            started=at,
            ended=ended,
            milliseconds=round(1000 * seconds),
            seed=session.paper.seed,
            certainty=certainty,
            stem_characters=len(fact.question.stem),
        )
        self.attempts.append(attempt_row(attempt))
        own = Rating.EASY if is_right and dice.random() < 0.01 else None
        if own is not None:
            self._note(session.id, "rated", ended, attempt.id, own)
        rating = rating_of(Answer(verdict=verdict, score=float(is_right), certainty=certainty, override=own))
        if not is_right and dice.random() < 0.02:
            self._note(session.id, "undone", ended + timedelta(seconds=1), attempt.id)
            return self._answer(session, position, fact, ended + timedelta(seconds=2))
        if rating is not None:
            fact.state = reviewed(fact.state, rating, today)
        return ended + timedelta(seconds=dice.lognormvariate(1.2, 0.6))

    def _note(
        self, session: bytes, kind: str, at: datetime, attempt: bytes | None = None, rating: int | None = None
    ) -> None:
        self.events.append((self.dice.randbytes(16), session, kind, attempt, rating, encode_moment(at)))


def _response(question: Question, *, is_right: bool) -> Response:
    if isinstance(question, TrueFalse):
        return TruthResponse(value=question.key == is_right)
    assert isinstance(question, SingleChoice)
    return ChoiceResponse((next(place for place, choice in enumerate(question.choices) if choice.key == is_right),))


if __name__ == "__main__":
    main()
