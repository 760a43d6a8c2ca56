"""The program in a pseudo-terminal, with somebody who types and sees what is shown."""

import fcntl
import json
import os
import select
import signal
import struct
import subprocess
import sys
import termios
import time
import tty
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import quiz

from .terminal import Terminal

COLUMNS, ROWS = 100, 34
PATIENCE_SECONDS = 60.0
GLANCE_SECONDS, LONGEST_SHOW_SECONDS = 0.01, 2.0
PIECE_BYTES = 1 << 16


class Program:
    """The program, loaded once, to be run as often as is wished; one run at a time."""

    def __init__(self) -> None:
        paths = {"PYTHONPATH": str(Path(quiz.__file__).parent.parent)}
        self._process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("forks.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | paths | {"TERM": "xterm-256color", "BROWSER": "true"},
        )
        self._latest: Run | None = None
        self.can_mount: bool = json.loads(self._heard())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._end_latest()
        self._process.communicate()

    def run(
        self,
        home: Path,
        *arguments: str,
        obeys_modes: bool = False,
        days: int = 0,
        ignores: Sequence[int] = (),
        echoes: bool = False,
        faults: Path | None = None,
        encoding: str = "utf-8",
    ) -> "Run":
        """Start the program so many days from now; with `obeys_modes` a file that is read-only is so for root too.

        What it `ignores` are signals, and `encoding` is that of the terminal. Where that `echoes`, it is as people have
        it. Tracebacks of the screens are written to the file `faults` too.
        """
        self._end_latest()
        outer, inner = os.openpty()
        fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        if not echoes:
            tty.setcbreak(inner)
        wish = {
            "terminal": os.ttyname(inner),
            "home": str(home),
            "arguments": arguments,
            "obeys_modes": obeys_modes,
            "days": days,
            "ignores": ignores,
            "faults": str(faults or ""),
            "encoding": encoding,
        }
        process = int(self._asked(wish))
        self._latest = Run(process, outer, inner, self._heard)
        return self._latest

    def mount(self, folder: Path, size: int) -> Path:
        """Mount a disk of so many bytes on a folder, for the program alone, and return where it is seen from here."""
        self._end_latest()
        folder.mkdir(parents=True)
        self._asked({"folder": str(folder), "size": size})
        return Path(f"/proc/{self._process.pid}/root{folder}")

    def _end_latest(self) -> None:
        """End what a failed campaign has left."""
        if self._latest is not None and not self._latest.has_ended:
            self._latest.kill()

    def _asked(self, wish: object) -> str:
        assert self._process.stdin is not None
        print(json.dumps(wish), file=self._process.stdin, flush=True)
        return self._heard()

    def _heard(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


class Run:
    """One process of the program, from its start to its end, and how the terminal was set before and after."""

    def __init__(self, process: int, outer: int, inner: int, status: Callable[[], str]) -> None:
        self.process = process
        self.terminal = Terminal(COLUMNS, ROWS)
        os.set_blocking(outer, False)
        self._outer = outer
        self._inner: int | None = inner
        self._status = status
        self.settings_before = termios.tcgetattr(outer)
        self.settings_after = self.settings_before
        self.is_over = self.has_ended = False

    def type(self, keys: str) -> None:
        """Type keys, whether or not anybody reads them."""
        self.type_bytes(keys.encode())

    def type_bytes(self, keys: bytes) -> None:
        """Type what need be no text; while the program is slow to take it, see what is shown."""
        end = time.monotonic() + PATIENCE_SECONDS
        while keys and not self.is_over:
            assert time.monotonic() < end, f"It is not read:\n{self.terminal.text()}"
            shown, taken, _ = select.select([self._outer], [self._outer], [], max(0.0, end - time.monotonic()))
            if shown:
                self._see(end)
            if taken and not self.is_over:
                keys = keys[self._write(keys[:PIECE_BYTES]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self._outer, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.terminal.resize(columns, rows)

    def until(self, is_seen: Callable[[], bool], *, may_end: bool = False) -> None:
        """See what is shown until something is, or, where it `may_end`, the program has ended."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not (is_seen() or (may_end and self.is_over)):
            assert not self.is_over, f"The program has ended with {self.ended()}:\n{self.terminal.transcript[-4000:]}"
            assert time.monotonic() < end, (
                f"It was not shown:\n{self.terminal.text()}\n{self.terminal.transcript[-4000:]}"
            )
            self._see(end)

    def until_quiet(self, patience: float, quiet: float = 0.012) -> None:
        """See what is shown, at the latest from `patience` on, until nothing more is for a moment; all in seconds."""
        latest = time.monotonic() + LONGEST_SHOW_SECONDS
        while not self.is_over and time.monotonic() < latest and select.select([self._outer], [], [], patience)[0]:
            self._see(latest)
            patience = quiet

    def until_written(self, characters: int, patience: float) -> None:
        """See what is shown until it is so many characters of text, or for so many seconds nothing more."""
        enough = len(self.terminal.transcript) + characters
        while not self.is_over and len(self.terminal.transcript) < enough and self._see(time.monotonic() + patience):
            pass

    def hang_up(self) -> int:
        """Take the terminal away, and return the exit code, or below 0 the signal that ended the program."""
        self._let_go()
        watched = os.pidfd_open(self.process)
        try:
            os.close(self._outer)
            self.is_over = True
            assert select.select([watched], [], [], PATIENCE_SECONDS)[0], "The program goes on without a terminal."
        finally:
            os.close(watched)
        self.has_ended = True
        return os.waitstatus_to_exitcode(int(self._status()))

    def signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.process, number)

    def until_stopped(self) -> None:
        """See what is shown until the process stands still."""
        status = Path(f"/proc/{self.process}/stat")
        end = time.monotonic() + PATIENCE_SECONDS
        while status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "T":
            assert time.monotonic() < end, "The program does not stop."
            self._see(time.monotonic() + GLANCE_SECONDS)
        # What it wrote last may still be on its way.
        while self._see(time.monotonic() + GLANCE_SECONDS):
            pass

    def kill(self) -> None:
        """Kill the process, and see what it had shown."""
        if not self.is_over:
            os.kill(self.process, signal.SIGKILL)
        self._let_go()
        self.ended()

    def ended(self) -> int:
        """See all that is still shown, and return the exit code, or below 0 the signal that ended it."""
        end = time.monotonic() + PATIENCE_SECONDS
        while not self.is_over:
            assert time.monotonic() < end, f"The program does not end:\n{self.terminal.text()}"
            self._see(end)
        code = os.waitstatus_to_exitcode(int(self._status()))
        self.settings_after = termios.tcgetattr(self._outer)
        os.close(self._outer)
        self.has_ended = True
        return code

    def _see(self, end: float) -> bool:
        """Take in what is shown until then, and return whether anything was."""
        if not select.select([self._outer], [], [], max(0.0, end - time.monotonic()))[0]:
            return False
        try:
            content = os.read(self._outer, PIECE_BYTES)
        except OSError:  # nobody holds the other side any more
            content = b""
        self.is_over = not content
        self.terminal.feed(content)
        if content:
            self._let_go()
        return bool(content)

    def _write(self, keys: bytes) -> int:
        try:
            return os.write(self._outer, keys)
        except BlockingIOError:
            return 0

    def _let_go(self) -> None:
        """Leave the inner side to the program, once it holds it, so that its end is noticed here."""
        if self._inner is not None:
            os.close(self._inner)
            self._inner = None
