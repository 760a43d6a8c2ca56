"""A long record of answers to one pack, in rows as the program writes them, put there in bulk."""

import random
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from quiz.history.encoding import encode_moment
from quiz.history.rows import ATTEMPT_COLUMNS, SESSION_COLUMNS, Row, attempt_row, session_row
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome, Verdict
from quiz.model.response import ChoiceResponse
from quiz.play.opening import open_pack
from quiz.settings.paths import paths_from

IN_A_SESSION, SECONDS_EACH = 100, 6
DAYS = 730
# ruff: noqa: S608 - only names of our own columns are put into statements


def write_record(home: Path, location: Path, answers: int) -> None:
    """Put so many answers to the questions of a pack, all of them single choice of four, on record in a QUIZ_HOME.

    They are those of the last two years, the same each time but for their moments.
    """
    paths, now, dice = paths_from({"QUIZ_HOME": str(home)}, home), datetime.now(UTC), random.Random(2026)
    with open_pack(location, paths.compiled, now) as pack, open_history(paths.history) as history:
        questions, count = [asked[:2] for asked in pack.keys_and_topics()], answers // IN_A_SESSION
        history.connection.execute("PRAGMA synchronous = OFF")
        history.connection.execute("BEGIN")
        for number in range(count):
            asked = dice.sample(questions, IN_A_SESSION)
            paper = Paper(dice.getrandbits(31), tuple(QuestionName(pack.info.id, name) for name, _ in asked))
            began = now - timedelta(DAYS) * ((count - number) / count)
            session = Session(id=dice.randbytes(16), mode=Mode.STUDY, paper=paper, started=began)
            _insert(history, "session", f"{SESSION_COLUMNS}, program", [(*session_row(session), "0")])
            keys = [key for _, key in asked]
            _insert(history, "attempt", ATTEMPT_COLUMNS, _attempts(session, keys, pack.info.version, dice))
            ended = encode_moment(began + timedelta(seconds=IN_A_SESSION * SECONDS_EACH))
            _insert(history, "event", "id, session, kind, at", [(dice.randbytes(16), session.id, "finished", ended)])
        history.connection.execute("COMMIT")


def _attempts(session: Session, keys: Sequence[str], version: str, dice: random.Random) -> Iterator[Row]:
    for position, key in enumerate(keys):
        chosen = dice.choices(range(4), (17, 1, 1, 1))[0]
        asked = session.started + timedelta(seconds=position * SECONDS_EACH)
        yield attempt_row(
            Attempt(
                id=dice.randbytes(16),
                session=session.id,
                question=session.paper.questions[position],
                pack_version=version,
                seen=key,
                key=key,
                position=position,
                presented=((0, 1, 2, 3),),
                response=ChoiceResponse((chosen,)),
                outcome=Outcome(Verdict.INCORRECT, 0.0) if chosen else Outcome(Verdict.CORRECT, 1.0),
                hint_used=False,
                started=asked,
                ended=asked + timedelta(seconds=SECONDS_EACH - 1),
                milliseconds=(SECONDS_EACH - 1) * 1000,
                seed=session.paper.seed,
                stem_characters=24,
            )
        )


def _insert(history: History, table: str, columns: str, rows: Iterable[Row]) -> None:
    places = ", ".join("?" * (columns.count(",") + 1))
    history.connection.executemany(f"INSERT INTO {table} ({columns}) VALUES ({places})", rows)
