"""The three streams of the process, made safe for any text and any place that they lead to."""

import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO


def soften() -> None:
    """Let characters that a stream cannot carry be replaced, where they would end the program."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def standard_input() -> TextIO:
    """Return the standard input; one that is closed reads as empty."""
    return io.StringIO() if sys.stdin is None else sys.stdin


def standard_output() -> TextIO:
    """Return the standard output; what is written to one that is closed is lost."""
    return io.StringIO() if sys.stdout is None else sys.stdout


def is_attended() -> bool:
    """Whether somebody can be asked: both streams are a terminal."""
    return standard_input().isatty() and standard_output().isatty()


def wants_lines(environment: Mapping[str, str]) -> bool:
    """Whether the terminal cannot show screens: there is none on one of the streams, or it calls itself dumb."""
    return not is_attended() or environment.get("TERM") == "dumb"


def can_clear(environment: Mapping[str, str]) -> bool:
    """Whether what was written before can be cleared away, so that the new stands alone."""
    # The old console of Windows shows such sequences as they are, where no program has asked it for more.
    return standard_output().isatty() and environment.get("TERM") != "dumb" and sys.platform != "win32"


def tell(message: str) -> None:
    """Write to the person at the terminal, where there is still one."""
    try:
        print(message, flush=True)
    except OSError:  # the terminal is gone
        mute(sys.stdout)


def tell_error(message: str) -> None:
    """Write an error for the person at the terminal. Lines stay whole, so that a path in them can be copied."""
    from quiz.line.layout import INDENT, printable

    if sys.stderr is not None:
        with suppress(OSError):  # the terminal is gone
            print(f"quiz: {printable(message)}".replace("\n", f"\n{INDENT}"), file=sys.stderr)


def settle() -> None:
    """Let go what could not be written to the error stream."""
    if sys.stderr is not None:
        try:
            sys.stderr.flush()
        except OSError:
            mute(sys.stderr)


def mute(stream: TextIO | None) -> None:
    """Send what is left to be written nowhere, as nobody reads it, so that leaving the program does not fail on it."""
    if stream is not None:
        try:
            descriptor = stream.fileno()
        except (OSError, ValueError):  # not a real stream
            return
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, descriptor)
        os.close(nowhere)
