"""Whoever waits for a pack to be compiled sees how far it is, and can leave."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest

from quiz.cli.waiting import Keys, Waiting
from quiz.packs.progress import SHOWN_AFTER_SECONDS

RIVERS = Path("packs", "rivers")


class Terminal:
    """A terminal on which keys are taken from a list, and a clock that is set by hand."""

    def __init__(self, *, is_repainted: bool = True) -> None:
        self.shown = StringIO()
        self.seconds = 0.0
        self.keys: list[bytes] = []
        self.is_taken = False
        self.waiting = Waiting(self.shown, lambda: self.seconds, self._taken, is_repainted=is_repainted)

    @contextmanager
    def _taken(self) -> Iterator[Keys]:
        self.is_taken = True
        try:
            yield lambda: self.keys.pop() if self.keys else b""
        finally:
            self.is_taken = False


def test_nothing_is_shown_of_what_is_soon_done() -> None:
    """Nor is a key taken."""
    terminal = Terminal()
    with terminal.waiting(RIVERS) as tell:
        for _ in range(5):
            terminal.seconds += SHOWN_AFTER_SECONDS / 6
            tell(0.5)
    assert ("", False) == (terminal.shown.getvalue(), terminal.is_taken)


def test_a_bar_grows_and_is_gone_in_the_end() -> None:
    """It is repainted a few times a second and no more, and foreign names cannot steer the terminal."""
    terminal = Terminal()
    with terminal.waiting(Path("ri\x1bvers" + "s" * 100)) as tell:
        terminal.seconds += SHOWN_AFTER_SECONDS
        tell(0.25)
        tell(0.3)
        terminal.seconds += 1
        tell(0.75)
        assert terminal.is_taken
    painted = terminal.shown.getvalue()
    frames = painted.split("\r")[1:]
    assert ["[#####---------------]  25%", "[###############-----]  75%", ""] == [
        frame[frame.index("[") : frame.index("%") + 1] if "%" in frame else "" for frame in frames
    ]
    assert painted.endswith("\r\x1b[K")
    assert len(frames) == painted.count("\x1b") == painted.count("\x1b[K")
    assert max(map(len, frames)) < 80
    assert not terminal.is_taken


@pytest.mark.parametrize(
    ("key", "leaves"), [(b"\x1b", True), (b"q", True), (b"Q", True), (b"x", False), (b"\x1b[A", False)]
)
def test_a_key_leaves(key: bytes, leaves: bool) -> None:
    """Escape and q do, an arrow and other keys do not, and the terminal is given back."""
    terminal = Terminal()
    terminal.keys.append(key)
    left = False
    try:
        with terminal.waiting(RIVERS) as tell:
            terminal.seconds += 1
            tell(0.5)
    except KeyboardInterrupt:
        left = True
    assert (leaves, False, True) == (left, terminal.is_taken, terminal.shown.getvalue().endswith("\r\x1b[K"))


def test_where_lines_are_wanted_each_quarter_is_a_line() -> None:
    """And no key is taken, as what is typed is for what comes then."""
    terminal = Terminal(is_repainted=False)
    with terminal.waiting(RIVERS) as tell:
        for percent in range(0, 100, 10):
            terminal.seconds += 1
            tell(percent / 100)
            assert not terminal.is_taken
    assert [
        "Preparing rivers: 0%. Ctrl+C leaves.",
        "Preparing rivers: 30%.",
        "Preparing rivers: 50%.",
        "Preparing rivers: 80%.",
    ] == terminal.shown.getvalue().splitlines()


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    """Nor is a key taken."""
    seconds = iter((0.0, 9.0))
    terminal = Terminal()
    with Waiting(None, lambda: next(seconds), terminal._taken, is_repainted=True)(RIVERS) as tell:
        tell(0.5)
    assert not terminal.is_taken
