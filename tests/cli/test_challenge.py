"""`quiz challenge`, as lines, and the files of its results."""

import csv
import errno
import json
import os
import re
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from quiz.cli import challenge
from quiz.cli.challenge_arguments import spelt_out
from quiz.cli.house import now
from quiz.cli.ticking import Ticker
from quiz.model.instant import Instant
from quiz.play.challenge.result_file import read_result, result_text

Run = Callable[..., Any]
CODE = re.compile(r"^Code: (\S+)$", re.MULTILINE)
ANSWERS = "\n1\n\n1\n\n"


def code_in(told: str) -> str:
    """Return the code that was told before the start."""
    found = CODE.search(told)
    assert found is not None
    return found[1]


def test_one_code_gives_one_paper(run: Run, rivers: Path) -> None:
    """However the challenge was made, its code deals the same questions and options again."""
    assert rivers.is_dir()
    made = run("challenge", "rivers", "--seed", "7", "--count", "2", typed=ANSWERS)
    assert (0, "") == (made.code, made.err)
    code = code_in(made.out)

    again = run("challenge", "--code", code.lower().replace("-", " "), typed=ANSWERS)

    questions = [
        [line for line in told.splitlines() if line.startswith(("  The", "  Where", "1. ", "2. "))]
        for told in (made.out, again.out)
    ]
    assert code == code_in(again.out)
    assert questions[0] == questions[1]
    assert "Your best so far: " in again.out


def test_the_challenge_of_the_day_is_the_same_all_day(run: Run, rivers: Path) -> None:
    """With speed points and without it has a code each."""
    assert rivers.is_dir()

    first, second, calm = (
        code_in(run("challenge", "rivers", "--daily", *more, typed="q\n").out) for more in ([], [], ["--no-speed"])
    )

    assert first == second
    assert first.startswith("RIVE-BLITZ-2-")
    assert first != calm


def test_rules_are_played_as_they_are_wanted(run: Run, rivers: Path) -> None:
    """By name, for so long, with more time."""
    assert rivers.is_dir()

    told = run("challenge", "rivers", "--rules", "sprint", "--seconds", "120", "--extra-time", "2", typed="q\n").out

    assert "Challenge: Sprint" in told
    assert "- You have 4 min." in told
    assert code_in(told).startswith("RIVE-SPRINT-120-")
    assert "The challenge was not begun." in told
    assert "- You play without a limit." in run("challenge", "rivers", "--extra-time", "none", typed="q\n").out


def test_a_pack_that_has_changed_is_told_of_before_the_start(
    run: Run, rivers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever is there is asked whether to play what it is now; it has a code of its own."""
    code = code_in(run("challenge", "rivers", typed="q\n").out)
    text = (rivers / "pack.toml").read_text(encoding="utf-8")
    (rivers / "pack.toml").write_text(text.replace("Where does", "Tell where does"), encoding="utf-8")

    unattended = run("challenge", "--code", code)
    monkeypatch.setattr(challenge, "is_attended", lambda: True)
    refused = run("challenge", "--code", code, typed="no\n")
    played = run("challenge", "rivers", "--code", code, typed="yes\nq\n")

    assert (1, "") == (unattended.code, unattended.out)
    assert "was made with another version" in unattended.err
    assert (0, "Nothing was played.") == (refused.code, refused.out.splitlines()[-1])
    assert "was made with another version" in refused.out
    assert code != code_in(played.out)


def test_a_result_is_saved_graded_anew_and_ranked(run: Run, rivers: Path, tmp_path: Path) -> None:
    """With the name of the player; a run that was left is a result too."""
    assert rivers.is_dir()
    files = [tmp_path / "ann.json", tmp_path / "bob.json"]
    played = run("challenge", "rivers", "--seed", "7", "--name", "Ann", "--save", str(files[0]), typed=ANSWERS)
    run("challenge", "rivers", "--seed", "7", "--name", "Bob", "--save", str(files[1]), typed="\n1\nq\n")
    # A long path is broken over lines.
    assert "".join(played.out.split()).count("".join(str(files[0]).split())) == 1
    code = code_in(played.out)

    replayed = run("challenge", "replay", str(files[0]))
    taken = run("challenge", "rivers", "--save", str(files[0]))
    board = run("challenge", "board", *map(str, files), "--by", "time")
    table = run("challenge", "board", *map(str, files), "--csv")
    document = run("challenge", "board", *map(str, files), "--json")

    assert (0, "Player: Ann") == (replayed.code, replayed.out.splitlines()[1])
    assert replayed.out.startswith(code)
    assert (2, "") == (taken.code, taken.out)
    assert f"{code}, by time" == board.out.splitlines()[0]
    assert [["1", "Ann"], ["-", "Bob"]] == [line.split()[:2] for line in board.out.splitlines()[2:]]
    assert ["Ann", "Bob"] == [row["player"] for row in csv.DictReader(StringIO(table.out))]
    assert [code] == [each["code"] for each in json.loads(document.out)]


def test_who_plays_again_on_the_screen_has_every_result_saved(run: Run, rivers: Path, tmp_path: Path) -> None:
    """Beside the first, which stays as it is; where nothing can be written, the reason is told."""
    assert rivers.is_dir()
    first = tmp_path / "ann.json"
    run("challenge", "rivers", "--save", str(first), typed=ANSWERS)
    result = read_result(first.read_text(encoding="utf-8"))
    again = replace(result, id="1" * 32)

    told = [challenge._saved(again, first), challenge._saved(replace(result, id="2" * 32), first)]

    assert [f"Written to {tmp_path / name}" for name in ("ann-2.json", "ann-3.json")] == told
    files = [first, tmp_path / "ann-2.json"]
    assert [result, again] == [read_result(file.read_text(encoding="utf-8")) for file in files]
    nowhere = tmp_path / "nowhere" / "ann.json"
    assert f"This result could not be written to {nowhere}: {os.strerror(errno.ENOENT)}." == (
        challenge._saved(result, nowhere)
    )


def test_a_result_that_claims_too_much_is_found_out(run: Run, rivers: Path, tmp_path: Path) -> None:
    """Even with a checksum that fits; one that does not fit is refused, and so is what is no result."""
    assert rivers.is_dir()
    file = tmp_path / "result.json"
    run("challenge", "rivers", "--save", str(file), typed=ANSWERS)
    text = file.read_text(encoding="utf-8")
    claimed = re.sub(r'"points": -?\d+', '"points": 99999', text)
    file.write_text(claimed, encoding="utf-8")
    changed = run("challenge", "replay", str(file))
    file.write_text(result_text(replace(read_result(text), points=99999)), encoding="utf-8")
    forged = run("challenge", "replay", str(file), "rivers")
    file.write_text("{}", encoding="utf-8")
    nothing = run("challenge", "board", str(file))
    missing = run("challenge", "replay", str(tmp_path / "nowhere.json"))

    assert (1, "") == (changed.code, changed.out)
    assert "checksum does not fit" in changed.err
    assert 1 == forged.code
    assert "- 99999 points are claimed" in forged.out
    assert "does not hold" in forged.out
    assert (1, "") == (nothing.code, nothing.out)
    assert "result.json" in nothing.err
    assert 1 == missing.code


def test_what_was_left_is_not_offered(run: Run, rivers: Path) -> None:
    """A challenge is never gone on with, and its answers count."""
    assert rivers.is_dir()
    assert "it cannot be gone on with" in run("challenge", "rivers", typed="\n1\n").out

    assert "You left a session" not in run("--line", typed="q\n").out
    assert "1 answer" in run("stats", "rivers").out


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["challenge", "rivers"], ["challenge", "play", "rivers"]),
        (["--line", "challenge", "--code", "X"], ["--line", "challenge", "play", "--code", "X"]),
        (["challenge"], ["challenge", "play"]),
        (["challenge", "board", "a"], ["challenge", "board", "a"]),
        (["challenge", "replay", "a"], ["challenge", "replay", "a"]),
        (["challenge", "--help"], ["challenge", "--help"]),
        (["play", "challenge"], ["play", "challenge"]),
        (["--line"], ["--line"]),
        ([], []),
    ],
)
def test_the_word_play_may_be_left_out(words: list[str], meant: list[str]) -> None:
    """And no other command is touched."""
    assert meant == spelt_out(words)


def test_a_misspelt_command_is_told_beside_those_that_there_are(run: Run) -> None:
    """It is a word that could be a pack as well; what stands behind it shows that none was meant."""
    told = run("challenge", "bord", "ann.json")

    assert 2 == told.code
    assert "unrecognized arguments: ann.json" in told.err
    assert '"bord" was taken for a pack; the commands are play, replay and board.' in told.err


def test_somebody_looks_at_the_clock() -> None:
    """From time to time for as long as it matters; each look is handed out once, and none comes after."""
    instants = iter(range(10**9))
    ticker = Ticker(lambda: Instant(datetime(2026, 3, 1, tzinfo=UTC), next(instants)), seconds=0)
    looks: list[Instant] = []
    with ticker:
        while len(looks) < 3:
            looks += ticker()
    looks += ticker()
    assert list(range(len(looks))) == [look.seconds for look in looks]
    assert [] == list(ticker())


def test_the_clock_counts_what_a_computer_sleeps() -> None:
    """Where it has a clock that does; such a clock is never behind the one that stands still."""
    assert time.monotonic() - 1 < now().seconds
