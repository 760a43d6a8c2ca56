"""A program that answers: `answering.py HISTORY SITTING COUNT`.

It prints `begun` once its session is on record, then a line with the id of each attempt once that is on record. A
count of -1 never ends.
"""

import sys
from datetime import UTC, datetime
from itertools import count, islice
from pathlib import Path

from quiz.history.store import open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName, Session
from quiz.model.outcome import Outcome
from quiz.model.response import TextResponse

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
QUESTION = QuestionName("who.what", "question")


def answer(path: Path, sitting: int, attempts: int) -> None:
    """Record a session of that number and its attempts, whose ids tell the two numbers."""
    session = Session(
        id=sitting.to_bytes(16, "big"), mode=Mode.PRACTICE, paper=Paper(0, (QUESTION,) * 5000), started=NOON
    )
    with open_history(path, busy_seconds=60) as history:
        history.begin(session)
        print("begun", flush=True)  # noqa: T201 - read by the test
        for number in islice(count(), None if attempts < 0 else attempts):
            attempt = Attempt(
                id=sitting.to_bytes(8, "big") + number.to_bytes(8, "big"),
                session=session.id,
                question=QUESTION,
                pack_version="1.0.0",
                seen="",
                key="",
                position=number,
                presented=(),
                response=TextResponse("an answer"),
                outcome=Outcome.of_score(1),
                hint_used=False,
                started=NOON,
                ended=NOON,
                milliseconds=0,
                seed=0,
            )
            history.record(attempt)
            print(attempt.id.hex(), flush=True)  # noqa: T201 - read by the test


if __name__ == "__main__":
    answer(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
