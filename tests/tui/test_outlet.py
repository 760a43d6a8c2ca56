"""What is written to the terminal, at once or by the thread that waits for it."""

import os
import tty
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from io import FileIO

from quiz.tui.outlet import Outlet


@contextmanager
def _outlet() -> Iterator[tuple[FileIO, Outlet]]:
    """A terminal as whoever looks at it reads from it, and what the program writes to."""
    outer, inner = os.openpty()
    tty.setraw(inner)
    with os.fdopen(inner, "w", encoding="utf-8", errors="backslashreplace") as stream:
        outlet = Outlet(stream)
        outlet.open()
        with FileIO(outer) as reader:
            yield reader, outlet
        outlet.close()


def test_what_the_terminal_takes_is_written_at_once() -> None:
    """It does not wait for a thread, and half a pair that some terminal let through does no harm."""
    with _outlet() as (reader, outlet):
        assert "" == outlet.take("✓ Correct \ud83d")
        assert "✓ Correct \\ud83d".encode() == reader.read(100)


def test_what_a_slow_terminal_does_not_take_is_left_in_order() -> None:
    """The thread writes it, and nothing overtakes it; characters that were cut come whole."""
    text, brought = "→" * 100_000, b""
    with _outlet() as (reader, outlet):
        left = [outlet.take(text), outlet.take("behind")]
        assert 0 < len(left[0]) < len(text)
        assert "behind" == left[1]
        with ThreadPoolExecutor(1) as thread:
            written = [thread.submit(outlet.write, rest) for rest in left]
            while not brought.endswith(b"behind"):
                brought += reader.read(1 << 16)
            wait(written)
        assert f"{text}behind" == brought.decode()
        assert "" == outlet.take("at once again")


def test_what_is_written_to_a_terminal_that_is_gone_is_lost() -> None:
    """There is nobody left whom it could be told."""
    with _outlet() as (reader, outlet):
        reader.close()
        assert "" == outlet.take("Who is there?")
