"""Sessions that are killed at random moments, again and again on one record."""

import os
import random
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import quiz
from quiz.history.store import open_history

VERDICT = re.compile(r"(Correct|Partly correct|Incorrect|Skipped)\b")
MOST_LINES = 400


def test_killed_sessions_lose_no_answer_whose_verdict_was_shown(tmp_path: Path, rounds: int) -> None:
    """After each kill the record is sound and holds at least as many answers as verdicts were read."""
    dice = random.Random(2026)
    history = tmp_path / "data" / "history.db"
    shown = 0
    for _ in range(rounds):
        shown += _verdicts_before_kill(tmp_path, lines_to_read=dice.randrange(MOST_LINES), seed=dice.getrandbits(32))
        if shown == 0 and not history.exists():
            continue

        with closing(sqlite3.connect(history)) as connection:
            assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()
            (recorded,) = connection.execute("SELECT count(*) FROM attempt").fetchone()
        assert recorded >= shown
        shown = recorded
        with open_history(history) as opened:
            unfinished = opened.latest_unfinished()
            assert unfinished is None or len(opened.attempts_of(unfinished.id)) < len(unfinished.paper.questions)
    assert shown > 0
    print(f"{rounds} kills, {shown} answers on record, none lost")


def _verdicts_before_kill(home: Path, lines_to_read: int, seed: int) -> int:
    command = [sys.executable, "-m", "quiz", "play", "quiz.franco-russian-relations", "--line", "--count", "60"]
    with subprocess.Popen(
        [*command, "--seed", str(seed)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=home,
        env=os.environ | {"QUIZ_HOME": str(home), "PYTHONPATH": str(Path(quiz.__file__).parent.parent)},
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        # Not every question takes a 1, but every one can be skipped.
        program.stdin.write("1\n:s\n" * 60)
        program.stdin.flush()
        verdicts = 0
        for _, line in zip(range(lines_to_read), program.stdout, strict=False):
            verdicts += bool(VERDICT.match(line))
        program.kill()
        verdicts += sum(bool(VERDICT.match(line)) for line in program.stdout if line.endswith("\n"))
    return verdicts
