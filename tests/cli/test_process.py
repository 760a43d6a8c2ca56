"""The program as a process of its own: what only the operating system can show."""

import fcntl
import json
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
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


class Terminal:
    """A pseudo-terminal: its other side, and what was written to it and not read yet."""

    def __init__(self) -> None:
        self.outer, self.inner = pty.openpty()
        fcntl.ioctl(self.inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self._seen = b""

    def read_until(self, pattern: bytes) -> bytes:
        """Return what was written up to a pattern, with that."""
        while not (found := re.search(pattern, self._seen, re.DOTALL)):
            assert select.select([self.outer], [], [], 60)[0], self._seen
            self._seen += os.read(self.outer, 1 << 16)
        read, self._seen = self._seen[: found.end()], self._seen[found.end() :]
        return read


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A terminal as a shell finds it."""
    opened = Terminal()
    yield opened
    os.close(opened.outer)
    os.close(opened.inner)


def test_ctrl_z_hands_the_terminal_to_the_shell_and_fg_takes_it_back(home: Path, terminal: Terminal) -> None:
    """The shell finds echo and lines as they were before; then the screen is drawn again, and takes keys."""
    opened = f"exec <>{os.ttyname(terminal.inner)} >&0 2>&0; set -m"
    commands = f"{opened}; {sys.executable} -m quiz play tour; stty -a; echo shell; fg"
    process = subprocess.Popen(
        ["/bin/bash", "-c", commands], env=environment(home, TERM="xterm"), cwd=home.parent, start_new_session=True
    )
    terminal.read_until(b"1000h.*Menu")
    os.write(terminal.outer, b"\x1a")
    terminal.read_until(rb"\x1b\[\?1049l.*isig icanon iexten echo .*shell")
    terminal.read_until(rb"\x1b\[\?1049h.*Menu")
    os.write(terminal.outer, b"\x11")
    terminal.read_until(rb"\x1b\[\?1049l")
    assert 0 == process.wait(60)


def test_the_first_question_is_there_before_the_screen_and_keys_typed_then_answer_it(
    other_pack: Callable[..., Path], home: Path, terminal: Terminal
) -> None:
    """Nothing is echoed, the screen takes over without clearing what is seen, and all is given back in the end."""
    before = termios.tcgetattr(terminal.inner)
    pack = other_pack("plain", ("Flüsse 日本 [b]rivers[/b]", "Rivers"))
    command = [sys.executable, "-m", "quiz", "play", str(pack)]
    process = subprocess.Popen(
        command, stdin=terminal.inner, stdout=terminal.inner, stderr=terminal.inner, env=environment(home, TERM="xterm")
    )
    early = terminal.read_until(rb"\x1b\[\?1049h.*Menu")
    os.write(terminal.outer, b"1\r")
    taken_over = terminal.read_until(rb"(?<=\x1b\[\?1000h).*(Cor|Incor)rect")
    silent = termios.tcgetattr(terminal.inner)
    os.write(terminal.outer, b"\x11")
    given_back = terminal.read_until(rb"\x1b\[\?1049l.*kept")

    assert 0 == process.wait(60)
    assert (b"Danube" in early or b"Volga" in early, b"\x1b[?1000h" in early) == (True, False)
    assert [] == re.findall(rb"\x1b\[\?1049[hl]|\x1b\[\d*[JK]", taken_over)
    assert 0 == silent[3] & (termios.ECHO | termios.ICANON)
    assert before == termios.tcgetattr(terminal.inner)
    assert b"offers to go on" in given_back + terminal.read_until(b"go on")


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
