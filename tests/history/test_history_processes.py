"""Histories that are written by several processes, and by processes that are killed."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

import quiz
from quiz.history.store import open_history

ANSWERING = Path(__file__).with_name("answering.py")


def start(history: Path, sitting: int, attempts: int) -> "subprocess.Popen[str]":
    """Start a program that records that many attempts and prints the id of each one afterwards."""
    return subprocess.Popen(
        [sys.executable, ANSWERING, history, str(sitting), str(attempts)],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(quiz.__file__).parent.parent)},
    )


@pytest.mark.parametrize("answers", [0, 1, 40, 1200])
def test_a_killed_process_loses_no_answer_that_it_told_of(history_path: Path, answers: int) -> None:
    """Each one that was told to be on record is there, and the session is honestly unfinished.

    The largest number is past the point at which SQLite copies its log into the file for the first time.
    """
    with start(history_path, 1, -1) as program:
        assert program.stdout is not None
        told = list(islice(program.stdout, 1 + answers))
        program.kill()
        told += [line for line in program.stdout if line.endswith("\n")]

    with open_history(history_path) as history:
        attempts = history.attempts_of((1).to_bytes(16, "big"))
        assert [line.strip() for line in told[1:]] == [attempt.id.hex() for attempt in attempts][: len(told) - 1]
        unfinished = history.latest_unfinished()
        assert len(attempts) == 0 or unfinished == history.session((1).to_bytes(16, "big"))
    with closing(sqlite3.connect(history_path)) as connection:
        assert [("ok",)] == connection.execute("PRAGMA integrity_check").fetchall()


def test_two_processes_share_one_history(history_path: Path) -> None:
    """Both begin it at once where there is none, and neither loses an answer of the other."""
    with start(history_path, 1, 100) as one, start(history_path, 2, 100) as other:
        one.communicate()
        other.communicate()
    assert (0, 0) == (one.returncode, other.returncode)
    with open_history(history_path) as history:
        for sitting in (1, 2):
            assert list(range(100)) == [
                attempt.position for attempt in history.attempts_of(sitting.to_bytes(16, "big"))
            ]
