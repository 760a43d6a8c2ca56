"""The terminal between the first frame and the screens, of Linux and macOS: taken, and handed over or given back."""

import signal
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from quiz.first_paint.frame import Frame, Piece

ENTER_ALTERNATE_SCREEN = "\x1b[?1049h"
_HIDE_CURSOR = "\x1b[?25l"
_LEAVE = "\x1b[0m\x1b[?1049l\x1b[?25h"

_ENDING_SIGNALS = (signal.SIGHUP, signal.SIGTERM)
SIGNAL_CODE = 128
"""What a shell adds to the number of the signal that ended a program."""

_INPUT_MODES, _LOCAL_MODES, _CHARACTERS = 0, 3, 6
"""Where in the attributes of a terminal these are."""

Attributes = list[Any]
"""How a terminal works, as `termios` tells it."""


class PaintedTerminal:
    """A terminal that shows the first frame, echoes nothing, and keeps what is typed for the screens."""

    def __init__(self, stream: TextIO, descriptor: int) -> None:
        """Write to the stream; `descriptor` is where keys come from."""
        self._stream = stream
        self._descriptor = descriptor
        self._before: Attributes | None = None

    @property
    def is_held(self) -> bool:
        """Whether it is neither handed over nor given back."""
        return self._before is not None

    @contextmanager
    def showing(self, frame: Frame, environment: Mapping[str, str]) -> Iterator[None]:
        """Show the frame until the terminal is handed over; where that does not come about, give it back at the end.

        That holds for the signals that ask to end the program too.
        """
        handlers = {number: signal.getsignal(number) for number in (*_ENDING_SIGNALS, signal.SIGTSTP)}
        for number in _ENDING_SIGNALS:
            if handlers[number] is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, _end)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        try:
            self._before = termios.tcgetattr(self._descriptor)
            termios.tcsetattr(self._descriptor, termios.TCSANOW, _silent(self._before))
            self._stream.write(f"{ENTER_ALTERNATE_SCREEN}{_HIDE_CURSOR}{_written(frame, environment)}")
            self._stream.flush()
            yield
        finally:
            self._give_back()
            for number, handler in handlers.items():
                signal.signal(number, handler)

    def hand_over(self) -> Attributes | None:
        """Return how the terminal worked before, to whoever goes on with it; to a second one None."""
        before, self._before = self._before, None
        return before

    def _give_back(self) -> None:
        before = self.hand_over()
        if before is not None:
            with suppress(OSError):  # the terminal is gone
                self._stream.write(_LEAVE)
                self._stream.flush()
            with suppress(termios.error):
                termios.tcsetattr(self._descriptor, termios.TCSANOW, before)


def _end(number: int, _: object) -> None:
    raise SystemExit(SIGNAL_CODE + number)


def _silent(attributes: Attributes) -> Attributes:
    """Return how a terminal works that takes keys one by one, with none that ends or stops the program."""
    silent = [*attributes[:_CHARACTERS], list(attributes[_CHARACTERS])]
    silent[_INPUT_MODES] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    silent[_LOCAL_MODES] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    silent[_CHARACTERS][termios.VMIN] = 1
    return silent


def _written(frame: Frame, environment: Mapping[str, str]) -> str:
    """Return the frame as what a terminal is told, in the colours that it has."""
    from rich.color import Color, ColorSystem

    systems = {"256color": ColorSystem.EIGHT_BIT, "kitty": ColorSystem.EIGHT_BIT}
    system = systems.get(environment.get("TERM", "").strip().lower().rpartition("-")[2], ColorSystem.STANDARD)
    if environment.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        system = ColorSystem.TRUECOLOR

    def codes(colour: str, *, is_ink: bool) -> tuple[str, ...]:
        return Color.parse(colour).downgrade(system).get_ansi_codes(foreground=is_ink)

    def written(piece: Piece) -> str:
        manner = (*("1" * piece.is_bold), *("3" * piece.is_italic))
        style = ";".join((*manner, *codes(piece.ink, is_ink=True), *codes(piece.ground, is_ink=False)))
        return f"\x1b[{piece.row + 1};{piece.column + 1}H\x1b[{style}m{piece.words}\x1b[0m"

    blank = " " * frame.columns
    ground = (Piece(row, 0, blank, frame.ink, frame.ground) for row in range(frame.rows))
    return "".join(map(written, (*ground, *frame.pieces)))
