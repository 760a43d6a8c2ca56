"""The terminal of Linux and macOS, which may be taken away, stopped and garbled, and is always given back as it was."""

import os
import selectors
import signal
from codecs import getincrementaldecoder
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING

from textual._parser import ParseError
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

from quiz.first_paint.terminal import ENTER_ALTERNATE_SCREEN, SIGNAL_CODE
from quiz.tui.ended import Ended
from quiz.tui.outlet import Outlet

if TYPE_CHECKING:
    from quiz.tui.stage import Stage

_ENDING_SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGTERM)
_WAIT_SECONDS = 0.1
_READ_BYTES = 1 << 16


class TerminalDriver(LinuxDriver):
    """Ends the application where a signal asks for it or the terminal is gone, so that all is closed in order.

    Textual's own goes on reading from a terminal that is gone, without end and without rest; leaves one as it is that
    a signal takes the program away from; takes one that is raw already for what it has to give back, where a program
    that stood still goes on, or waits for itself for ever as it stops; gives up at bytes that are no UTF-8; and waits
    for a key a while longer when there is nothing to wait for any more.
    """

    def __init__(
        self, app: "Stage", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._painted = app.painted
        self._outlet = Outlet(self._file)  # type: ignore[arg-type] # it is there
        self._file = self._outlet  # type: ignore[assignment] # it is only ever written to
        self._is_in_use = False
        self._leaving: _Awakening | None = None

    def start_application_mode(self) -> None:
        """Take the terminal, and the signals that ask to end."""
        if self._leaving is None:
            self.exit_event = self._leaving = _Awakening()
        self._outlet.open()
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual declares no types there
        if self._painted is not None and self._painted.is_held:
            self.attrs_before = self._painted.hand_over()
        self._is_in_use = True
        for number in _ENDING_SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                self._loop.add_signal_handler(number, self._end, number)
        # Not in the midst of whatever the program is doing: it may hold a lock that is needed then.
        self._loop.add_signal_handler(signal.SIGTSTP, self._sigtstp_application)
        self._loop.add_signal_handler(signal.SIGCONT, self._sigcont_application)

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self._is_in_use = False
        super().stop_application_mode()

    def write(self, data: str) -> None:
        """Write to the terminal, as long as somebody hands it on; where it is painted already, it is not cleared."""
        if data == ENTER_ALTERNATE_SCREEN and self._painted is not None and self._painted.is_held:
            return
        if self._writer_thread is not None and self._writer_thread.is_alive():
            rest = self._outlet.take(data)
            if rest:
                super().write(rest)

    def run_input_thread(self) -> None:
        """Hand on what is typed until the terminal is given back or gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            if self._leaving is not None:
                selector.register(self._leaving.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if any(key.fd == self.fileno for key, _ in selector.select(_WAIT_SECONDS)):
                    typed = self._read()
                    if not typed:
                        self._end(signal.SIGHUP)
                        break
                    for event in parser.feed(decode(typed)):
                        self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
        with suppress(EOFError, ParseError):
            list(parser.feed(""))

    def close(self) -> None:
        """Let go of everything, until the terminal is taken again."""
        super().close()
        self._outlet.close()
        if self._leaving is not None:
            self._leaving.close()
            self._leaving = None

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, _READ_BYTES)
        except OSError:  # the system tells it so of a terminal that is gone
            return b""

    def _end(self, number: int) -> None:
        self.send_message(Ended(SIGNAL_CODE + number))

    def _sigcont_application(self, *_: object) -> None:
        """Take the terminal again."""
        if not self._auto_restart:
            return
        # One that went on unasked has given nothing back, and whoever stopped it may have changed the terminal.
        if self._is_in_use:
            self.suspend_application_mode()
        self.resume_application_mode()


class _Awakening(Event):
    """An event that can be waited for together with files: `fileno` can be read from as long as it is set."""

    def __init__(self) -> None:
        super().__init__()
        self.fileno, self._writing = os.pipe()

    def set(self) -> None:
        """Let it happen."""
        if not self.is_set() and self._writing >= 0:
            super().set()
            os.write(self._writing, b"!")

    def clear(self) -> None:
        """Let it be as if it had not happened."""
        if self.is_set():
            super().clear()
            os.read(self.fileno, 1)

    def close(self) -> None:
        """Let go of the pipe; it cannot happen any more."""
        os.close(self._writing)
        os.close(self.fileno)
        self._writing = self.fileno = -1  # their numbers may be those of other files soon
