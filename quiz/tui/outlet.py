"""The way to the terminal, on which what answers a key waits for nobody."""

import os
from contextlib import suppress
from typing import TextIO


class Outlet:
    """The stream to the terminal; what is written to one that is gone is lost without a word.

    Textual leaves all writing to a thread, so that nothing waits for a terminal that is slow; but that thread in turn
    waits until it is given the interpreter, and whoever looks at the terminal with it. `take` waits for neither.
    """

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self._is_unicode = file.encoding.lower() == "utf-8"
        self._direct = -1
        self._left = 0  # so many texts were left to the thread, and so many of them it has written
        self._written = 0

    def open(self) -> None:
        """Begin to take what can be written at once, where the terminal can be opened once more for that."""
        if self._direct < 0 and self._is_unicode:
            # Whether to wait is said of an opened file, and the one that the program was given is others' as well.
            with suppress(OSError):
                self._direct = os.open(os.ttyname(self._file.fileno()), os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)

    def close(self) -> None:
        """Take nothing at once any more."""
        if self._direct >= 0:
            os.close(self._direct)
            self._direct = -1

    def take(self, text: str) -> str:
        """Write as much of a text as the terminal takes at once, and return the rest, which is left to the thread.

        Nothing overtakes what was left to it before.
        """
        rest = text
        if self._is_unicode:
            data = text.encode(errors=self._file.errors or "strict")
            if self._direct >= 0 and self._left == self._written:
                data = data[self._write_at_once(data) :]
            rest = data.decode(errors="surrogateescape")  # the terminal may have taken a part of a character
        self._left += bool(rest)
        return rest

    def write(self, text: str) -> None:
        """Write a text that was left to the thread, which calls this, as far as it can be written."""
        with suppress(OSError):
            if self._is_unicode:
                self._file.buffer.write(text.encode(errors="surrogateescape"))
            else:
                self._file.write(text)
            self._file.flush()
        self._written += 1

    def flush(self) -> None:
        """Hand on what can be handed on: that is done already."""

    def fileno(self) -> int:
        """Return the number by which the system knows it."""
        return self._file.fileno()

    def _write_at_once(self, data: bytes) -> int:
        """Return how many bytes are done with."""
        try:
            return os.write(self._direct, data)
        except BlockingIOError:
            return 0
        except OSError:
            return len(data)
