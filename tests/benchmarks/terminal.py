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


class Terminal:
    """A program in a pseudo-terminal of its own."""

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        environment = os.environ | {"QUIZ_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
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

    def end(self) -> None:
        """End the program, and wait for it."""
        self._process.terminate()
        while self._process.poll() is None:
            if self._wait(0.1):
                try:
                    os.read(self._master, 1 << 16)
                except OSError:  # the other side is closed
                    break
        self._process.wait()
        os.close(self._master)

    def _wait(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])
