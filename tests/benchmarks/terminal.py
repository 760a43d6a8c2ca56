"""A program in a pseudo-terminal, driven by keys and read as bytes."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path

COLUMNS, ROWS = 80, 24
LONGEST_WAIT_SECONDS = 30.0


def compiling_environment(home: Path) -> dict[str, str]:
    """Return an environment with this QUIZ_HOME in which Python keeps what it compiles, so that it compiles once."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"QUIZ_HOME": str(home)}


class Terminal:
    """A program in a pseudo-terminal of its own; `started` is when it was, in seconds."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = compiling_environment(home) | {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        self.started = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True
        )
        os.close(slave)

    def press(self, key: bytes, answer: str) -> float:
        """Press a key, and return the time until the first byte of what answers it comes back, in seconds."""
        while self._wait(0):
            os.read(self._master, 1 << 16)
        start = time.perf_counter()
        os.write(self._master, key)
        return self.read_until(answer) - start

    def read_until(self, pattern: str) -> float:
        """Read up to a pattern in text without escape sequences, and return when the write began that holds its end."""
        text, end = b"", time.perf_counter() + LONGEST_WAIT_SECONDS
        while time.perf_counter() < end:
            if self._wait(0.1):
                came = time.perf_counter()
                text += os.read(self._master, 1 << 16)
                if re.search(pattern, re.sub(rb"\x1b\[[0-9;?]*[ -/]*[@-~]", b"", text).decode(errors="replace")):
                    return came
        raise TimeoutError(f"{pattern} did not come: {text[-2000:]!r}")

    def leave(self, key: bytes) -> float:
        """Press the key that ends the program, and return the time until it has ended, in seconds."""
        while self._wait(0):
            os.read(self._master, 1 << 16)
        start = time.perf_counter()
        os.write(self._master, key)
        self._wait_for_end()
        return time.perf_counter() - start

    def end(self) -> None:
        """End the program, and wait for it."""
        self._process.terminate()
        self._wait_for_end()

    def memory(self, name: str) -> int:
        """Return how much memory the program takes, in kilobytes: `VmRSS` at the moment, `VmHWM` at most so far."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        return int(re.findall(rf"^{name}:\s+(\d+) kB$", status, re.MULTILINE)[0])

    def _wait_for_end(self) -> None:
        end = time.perf_counter() + LONGEST_WAIT_SECONDS
        while time.perf_counter() < end:
            if self._wait(0.1):
                try:
                    os.read(self._master, 1 << 16)
                except OSError:  # nobody holds the other side any more
                    break
        self._process.wait(LONGEST_WAIT_SECONDS)
        os.close(self._master)

    def _wait(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])
