"""The program as a process of its own: what only the operating system can show."""

import json
import os
import pty
import re
import select
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

import quiz
from quiz.history.store import open_history
from quiz.model.attempt import Mode, Paper, QuestionName, Session


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return this process's environment with a home, in which the quiz under test is found."""
    return os.environ | {"QUIZ_HOME": str(home), "PYTHONPATH": str(Path(quiz.__file__).parent.parent)} | more


def shell(command: str, home: Path, **more: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a shell command in which `quiz` is the program."""
    text = command.replace("quiz", f"{sys.executable} -m quiz")
    return subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", text],
        capture_output=True,
        cwd=home.parent,
        env=environment(home, **more),
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("command", "code"),
    [("quiz --version", 0), ("quiz list", 0), ("quiz check nowhere", 2), ("quiz nonsense", 2), ("quiz </dev/null", 0)],
)
def test_exit_codes_reach_the_shell(command: str, code: int, home: Path) -> None:
    """What main returns is what the process exits with."""
    assert code == shell(command, home).returncode


def test_ctrl_z_hands_the_terminal_to_the_shell_and_fg_takes_it_back(home: Path) -> None:
    """The shell finds echo and lines as they were before; then the screen is drawn again, and takes keys."""
    seen = b""

    def read_until(pattern: bytes) -> None:
        nonlocal seen
        while not (found := re.search(pattern, seen, re.DOTALL)):
            assert select.select([terminal], [], [], 60)[0], seen
            seen += os.read(terminal, 1 << 16)
        seen = seen[found.end() :]

    terminal, inside = pty.openpty()
    commands = f"exec <>{os.ttyname(inside)} >&0 2>&0; set -m; {sys.executable} -m quiz; stty -a; echo shell; fg"
    process = subprocess.Popen(
        ["/bin/bash", "-c", commands], env=environment(home, TERM="xterm"), cwd=home.parent, start_new_session=True
    )
    read_until(b"Menu")
    os.write(terminal, b"\x1a")
    read_until(rb"\x1b\[\?1049l.*isig icanon iexten echo .*shell")
    read_until(rb"\x1b\[\?1049h.*Menu")
    os.write(terminal, b"\x11")
    read_until(rb"\x1b\[\?1049l")
    os.close(inside)
    assert 0 == process.wait(60)
    os.close(terminal)


@pytest.mark.parametrize("command", ["quiz schema | head -1", "yes :s | quiz play tour | head -1", "quiz list | true"])
def test_a_closed_pipe_ends_quietly(command: str, home: Path) -> None:
    """No traceback and no message when nobody reads on."""
    result = shell(command, home)

    assert b"" == result.stderr
    assert 1 != result.returncode


def test_an_export_ends_quietly_in_its_midst(home: Path) -> None:
    """It is longer than what a pipe holds, so that the program still writes when nobody reads."""
    paper = Paper(0, (QuestionName("who.what", "question"),) * 9000)
    with open_history(home / "data" / "history.db") as history:
        for number in range(3):
            history.begin(
                Session(
                    id=bytes([number] * 16), mode=Mode.PRACTICE, paper=paper, started=datetime(2026, 3, 1, tzinfo=UTC)
                )
            )

    result = shell("quiz history export --sessions | head -c 9", home)

    assert b'{"record"' == result.stdout
    assert (141, b"") == (result.returncode, result.stderr)


@pytest.mark.parametrize(
    "command",
    [
        "quiz play tour <&-",
        "quiz play tour </dev/null >&-",
        "quiz play tour </dev/null 2>&-",
        "quiz list <&- >&- 2>&-",
        "quiz --line <&-",
    ],
)
def test_closed_streams_are_like_empty_ones(command: str, home: Path) -> None:
    """A closed standard input is the end of the input; what is written to a closed stream is lost."""
    result = shell(command, home)

    assert (0, b"") == (result.returncode, result.stderr)


def test_wrong_use_without_an_error_stream_still_has_its_code(home: Path) -> None:
    """The message is lost, and does not end up among the results."""
    result = shell("quiz nonsense 2>&-", home)

    assert (2, b"") == (result.returncode, result.stdout)


@pytest.mark.parametrize(
    "encoding",
    [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "cp1252"}],
    ids=["C", "ASCII", "cp1252"],
)
def test_streams_that_carry_few_characters_carry_the_rest_as_question_marks(
    encoding: dict[str, str], home: Path, rivers: Path
) -> None:
    """Neither what is written nor what is typed can end the program by its characters."""
    assert rivers.is_dir()

    played = shell(r"printf '\xff\xc3\x28\n:s\n:s\n' | quiz play rivers", home, **encoding)
    listed = shell("quiz list --json", home, **encoding)

    assert (0, b"") == (played.returncode, played.stderr)
    assert 2 == played.stdout.count(b"\nSkipped\n")
    assert "Flüsse 日本 [b]rivers[/b]" in [record["title"] for record in json.loads(listed.stdout)]


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["list"], ["play", "rivers"]])
def test_light_commands_load_no_heavy_library(arguments: list[str], home: Path, rivers: Path) -> None:
    """Textual and pydantic are not imported, once the packs are compiled."""
    assert rivers.is_dir()
    assert 0 == shell("quiz list", home).returncode
    program = (
        "import sys; from quiz.cli.main import main; main(sys.argv[1:]);"
        "print('LOADED', sorted({'textual', 'pydantic', 'dateparser', 'markdown_it', 'rapidfuzz'} & set(sys.modules)))"
    )

    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment(home),
        check=True,
        timeout=60,
    )

    assert "LOADED []" == result.stdout.splitlines()[-1]
