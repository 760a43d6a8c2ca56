"""What is shown while packs are compiled, and the keys by which whoever waits leaves."""

import os
import select
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import TextIO

from quiz.packs.progress import SHOWN_AFTER_SECONDS, Tell, untold

_REPAINTED_AFTER_SECONDS = 0.1
_BAR = 20
_NAME = 26
_ESCAPE = b"\x1b"
_LEAVING = (b"q", b"Q", b"\x03")

Keys = Callable[[], bytes]
"""Returns what was typed since it was called last, without waiting."""


class Waiting:
    """Shows how far a pack is that takes a while to compile, and raises KeyboardInterrupt where a key asks to leave.

    `stream` is the terminal, or None where there is none; `keys` is entered while something is shown. Where lines are
    wanted, `is_repainted` is False: then a line is written now and then, no key is taken, and only Ctrl+C leaves.
    """

    def __init__(
        self,
        stream: TextIO | None,
        seconds: Callable[[], float],
        keys: Callable[[], AbstractContextManager[Keys]],
        *,
        is_repainted: bool,
    ) -> None:
        self._stream = stream
        self._seconds = seconds
        self._keys = keys
        self._is_repainted = is_repainted

    @contextmanager
    def __call__(self, location: Path) -> Iterator[Tell]:
        """Look on while the pack at a path is compiled."""
        if self._stream is None:
            yield untold
            return
        from quiz.line.layout import one_line

        name = location.name
        short = one_line(name if len(name) <= _NAME else f"{name[: _NAME - 1]}…")
        shown = _Bar(self._stream, short, self._keys) if self._is_repainted else _Lines(self._stream, short)
        begun = last = self._seconds()

        def tell(share: float) -> None:
            nonlocal last
            now = self._seconds()
            if now - begun >= SHOWN_AFTER_SECONDS and now - last >= _REPAINTED_AFTER_SECONDS:
                last = now
                shown.show(share)

        try:
            yield tell
        finally:
            shown.end()


class _Lines:
    """A line at first, and one at every further quarter."""

    def __init__(self, stream: TextIO, name: str) -> None:
        self._stream = stream
        self._name = name
        self._told = -1

    def show(self, share: float) -> None:
        quarter = int(share * 4)
        if quarter > self._told:
            hint = " Ctrl+C leaves." if self._told < 0 else ""
            self._told = quarter
            print(f"Preparing {self._name}: {share:.0%}.{hint}", file=self._stream, flush=True)

    def end(self) -> None:
        pass


class _Bar:
    """A bar on one line, which is gone in the end."""

    def __init__(self, stream: TextIO, name: str, keys: Callable[[], AbstractContextManager[Keys]]) -> None:
        self._stream = stream
        self._name = name
        self._keys = keys
        self._entered = ExitStack()
        self._typed: Keys | None = None

    def show(self, share: float) -> None:
        if self._typed is None:
            self._typed = self._entered.enter_context(self._keys())
        done = round(share * _BAR)
        bar = "#" * done + "-" * (_BAR - done)
        self._stream.write(f"\rPreparing {self._name} [{bar}] {share:4.0%}  Esc leaves\x1b[K")
        self._stream.flush()
        typed = self._typed()
        if typed == _ESCAPE or any(key in typed for key in _LEAVING):
            raise KeyboardInterrupt

    def end(self) -> None:
        if self._typed is not None:
            self._entered.close()
            self._stream.write("\r\x1b[K")
            self._stream.flush()


def waiting_at(environment: Mapping[str, str], seconds: Callable[[], float], *, wants_lines: bool) -> Waiting:
    """Return what waits at the terminal of this process, where the error stream leads to one."""
    stream = sys.stderr if sys.stderr is not None and sys.stderr.isatty() else None
    is_repainted = not wants_lines and environment.get("TERM") != "dumb" and sys.platform != "win32"
    return Waiting(stream, seconds, _terminal_keys, is_repainted=is_repainted)


def _terminal_keys() -> AbstractContextManager[Keys]:
    if sys.platform == "win32" or sys.stdin is None or not sys.stdin.isatty():
        return nullcontext(lambda: b"")
    return _unbuffered_keys(sys.stdin.fileno())


@contextmanager
def _unbuffered_keys(descriptor: int) -> Iterator[Keys]:
    """Take keys one by one and unseen, and leave the terminal as it was."""
    if sys.platform == "win32":
        raise NotImplementedError
    import termios
    import tty

    def typed() -> bytes:
        return os.read(descriptor, 64) if select.select([descriptor], [], [], 0)[0] else b""

    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor, termios.TCSANOW)
    try:
        yield typed
    finally:
        termios.tcsetattr(descriptor, termios.TCSANOW, before)
