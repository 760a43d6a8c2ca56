"""What the command line takes, and its exit codes."""

import errno
import os
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

import quiz
from quiz.cli import arguments, challenge_arguments, record_arguments, sharing_arguments
from quiz.cli.argument_types import Later
from quiz.cli.main import main

Run = Callable[..., Any]


def test_the_version_is_told(run: Run) -> None:
    """One line, to read by people and programs."""
    result = run("--version")

    assert (0, f"quiz {quiz.__version__}\n", "") == (result.code, result.out, result.err)


@pytest.mark.parametrize(
    "command", [[], ["play"], ["list"], ["check"], ["stats"], ["disputes"], ["schema"], ["challenge"]]
)
def test_every_command_has_help(command: list[str], run: Run) -> None:
    """Help goes to standard output and is no error."""
    result = run(*command, "--help")

    assert (0, "") == (result.code, result.err)
    assert result.out.startswith(" ".join(["usage: quiz", *command]))


def test_every_command_can_be_run() -> None:
    """What each command names as the place of its work is there, though it is loaded only then."""
    tables = (arguments, challenge_arguments, record_arguments, sharing_arguments)
    commands = [
        command
        for table in tables
        for name, found in vars(table).items()
        if name.endswith("_COMMANDS")
        for command in found
    ]

    assert len(commands) > 30
    assert all(callable(Later(place).load()) for _, place, *_ in commands)


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["--nonsense"],
        ["--lin"],
        ["play"],
        ["play", ""],
        ["play", "rivers", "more"],
        ["play", "rivers", "--count", "0"],
        ["play", "rivers", "--count", "-1"],
        ["play", "rivers", "--count", "1000001"],
        ["play", "rivers", "--count", "9" * 5000],
        ["play", "rivers", "--count", "ten"],
        ["play", "rivers", "--count", "1.5"],
        ["play", "rivers", "--count", "٣"],
        ["play", "rivers", "--seed", "-1"],
        ["play", "rivers", "--seed", str(2**63)],
        ["play", "rivers", "--topic", ""],
        ["play", "rivers", "--topic", "Rhine"],
        ["play", "river"],
        ["play", "./nowhere"],
        ["play", "no\nwhere"],
        ["challenge"],
        ["challenge", "--daily"],
        ["challenge", "play"],
        ["challenge", "nowhere"],
        ["challenge", "rivers", "--rules", "chess"],
        ["challenge", "rivers", "--count", "3"],
        ["challenge", "rivers", "--seconds", "60"],
        ["challenge", "rivers", "--rules", "sprint", "--count", "2"],
        ["challenge", "rivers", "--rules", "sprint", "--seconds", "61"],
        ["challenge", "rivers", "--seed", str(2**20)],
        ["challenge", "rivers", "--extra-time", "4"],
        ["challenge", "rivers", "--daily", "--seed", "1"],
        ["challenge", "rivers", "--daily", "--code", "XYZ-BLITZ-20-0001-0001-X"],
        ["challenge", "--code", "FRR-BLITZ-20-78NH-BHPQ-J"],
        ["challenge", "--code", "XYZ-BLITZ-20-0001-0001-X"],
        ["challenge", "--code", "XYZ-BLITZ-20-0001-0001-X", "--no-speed"],
        ["challenge", "rivers", "--name", "=1+1"],
        ["challenge", "rivers", "--save", "."],
        ["challenge", "rivers", "--save", "no/such/folder/result.json"],
        ["challenge", "replay"],
        ["challenge", "board"],
        ["challenge", "board", "a", "--by", "luck"],
        ["check"],
        ["check", "nowhere"],
        ["stats", "river"],
        ["disputes", "river"],
        ["disputes", "rivers", "more"],
        ["disputes", "--export"],
        ["disputes", "--export", ""],
        ["disputes", "--export", "."],
        ["list", "rivers"],
        ["schema", "--json"],
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_wrong_use_exits_with_2(arguments: list[str], run: Run, rivers: Path) -> None:
    """The message says what is wrong, on the error stream, and nothing is played."""
    assert rivers.is_dir()

    result = run(*arguments, typed="1\n")

    assert 2 == result.code
    assert "" == result.out
    assert result.err.startswith("quiz: ")
    assert all(line.startswith("  ") for line in result.err.splitlines()[1:])


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["play", "rivrs"], "“rivers”"),
        (["stats", "rivrs"], "“rivers”"),
        (["play", "rivers", "--topic", "Danub"], "“Danube”"),
        (["play", "rivers", "--topic", "x"], "Danube; Volga"),
    ],
)
def test_an_unknown_name_brings_the_nearest_one(arguments: list[str], hint: str, run: Run, rivers: Path) -> None:
    """A slip in a name is told with what was probably meant."""
    assert rivers.is_dir()

    assert hint in run(*arguments).err


def test_a_pack_with_problems_exits_with_1(run: Run, other_pack: Callable[..., Path]) -> None:
    """The pack was named rightly, so that this is no wrong use."""
    pack = other_pack("broken", (", key = true", ""), ("stem = ", "stemm = "))

    result = run("play", str(pack))

    assert 1 == result.code
    assert "cannot be played" in result.err
    assert "quiz check" in result.err


@pytest.mark.parametrize("arguments", [["list"], ["play", "rivers"], ["stats"], ["disputes"], []])
def test_a_damaged_record_exits_with_1_and_stays_as_it_is(arguments: list[str], run: Run, home: Path) -> None:
    """What is no history is told of, and never overwritten."""
    history = home / "data" / "history.db"
    history.parent.mkdir(parents=True)
    history.write_bytes(b"my diary" * 200)

    result = run(*arguments)

    assert (1, "") == (result.code, result.out)
    assert result.err.startswith("quiz: ")
    assert b"my diary" * 200 == history.read_bytes()


def test_a_home_that_is_a_file_exits_with_1(run: Run, home: Path) -> None:
    """QUIZ_HOME must be a folder."""
    home.write_text("", encoding="utf-8")

    result = run("list")

    assert 1 == result.code
    assert "QUIZ_HOME" in result.err


def test_an_interrupt_ends_quietly(run: Run, rivers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C is no error; the session can be gone on with."""

    class Interrupted:
        def isatty(self) -> bool:
            return False

        def readline(self) -> str:
            line = next(typed, None)
            if line is None:
                raise KeyboardInterrupt
            return line

    assert rivers.is_dir()
    assert 0 == run("list").code
    typed = iter([":s\n"])
    monkeypatch.setattr(sys, "stdin", Interrupted())

    assert 130 == main(["play", "rivers"])
    assert "You left a session at 1 of 2 questions." in run("--line", typed="q\n").out


def test_a_full_disk_is_told_of(run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be written is an error, with a message."""

    class Full(StringIO):
        def write(self, _: str, /) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    assert 0 == run("list").code
    monkeypatch.setattr(sys, "stdout", Full())

    assert 1 == main(["list"])
    assert f"quiz: {os.strerror(errno.ENOSPC)}\n" == capsys.readouterr().err


def test_names_with_control_characters_cannot_steer_the_terminal(run: Run) -> None:
    """What stands in a message cannot clear the screen."""
    result = run("play", "\x1b[2Jnowhere")

    assert "\x1b" not in result.err
    assert 2 == result.code
