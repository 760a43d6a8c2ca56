"""The terminal while the first frame is shown: it keeps what is typed, and is given back on every way out."""

import os
import signal
import termios
from collections.abc import Iterator
from io import StringIO

import pytest

from quiz.first_paint.frame import Frame, Piece
from quiz.first_paint.terminal import PaintedTerminal

FRAME = Frame(2, 1, "#d8dce4", "#15181e", [Piece(0, 1, "é", "#86b4f0", "#15181e", is_bold=True)])
PAINTED = "\x1b[?1049h\x1b[?25l\x1b[1;1H\x1b[{}m  \x1b[0m\x1b[1;2H\x1b[1;{}mé\x1b[0m"
GIVEN_BACK = "\x1b[0m\x1b[?1049l\x1b[?25h"
TRUE_COLOURS = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


class Outside:
    """A terminal in which nobody types, and what was written to it."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.written = StringIO()
        self.painted = PaintedTerminal(self.written, descriptor)

    @property
    def modes(self) -> int:
        """The local modes, such as echo."""
        return int(termios.tcgetattr(self.descriptor)[3])


@pytest.fixture
def outside() -> Iterator[Outside]:
    """A terminal as a shell leaves it."""
    outer, inner = os.openpty()
    yield Outside(inner)
    os.close(outer)
    os.close(inner)


@pytest.mark.parametrize(
    ("environment", "ground", "ink"),
    [
        (TRUE_COLOURS, "38;2;216;220;228;48;2;21;24;30", "38;2;134;180;240;48;2;21;24;30"),
        ({"TERM": "screen-256color"}, "38;5;188;48;5;16", "38;5;111;48;5;16"),
        ({}, "97;40", "37;40"),
    ],
)
def test_a_frame_is_written_in_the_colours_that_the_terminal_has(
    outside: Outside, environment: dict[str, str], ground: str, ink: str
) -> None:
    """Each piece at its place, in what takes the place of the screen that was there before."""
    with outside.painted.showing(FRAME, environment):
        written = outside.written.getvalue()

    assert PAINTED.format(ground, ink) == written


def test_the_terminal_echoes_nothing_while_the_frame_is_shown_and_is_then_as_it_was(outside: Outside) -> None:
    """Keys are taken one by one, and none of them ends or stops the program."""
    before = outside.modes
    with outside.painted.showing(FRAME, TRUE_COLOURS):
        assert 0 == outside.modes & (termios.ECHO | termios.ICANON | termios.ISIG)
    assert before == outside.modes
    assert outside.written.getvalue().endswith(GIVEN_BACK)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_that_ends_the_program_gives_the_terminal_back(outside: Outside, number: int) -> None:
    """The exit code names the signal, and what was done at it before is done again."""
    before, handler = outside.modes, signal.default_int_handler
    inherited = signal.signal(number, handler)  # which ignores it under nohup
    try:
        with pytest.raises(SystemExit) as ended, outside.painted.showing(FRAME, TRUE_COLOURS):
            signal.raise_signal(number)
        after = signal.getsignal(number)
    finally:
        signal.signal(number, inherited)
    assert (128 + number, before, handler) == (ended.value.code, outside.modes, after)
    assert outside.written.getvalue().endswith(GIVEN_BACK)


def test_an_interruption_and_a_fault_give_the_terminal_back(outside: Outside) -> None:
    """Whatever goes wrong while the screens are loaded."""
    before = outside.modes
    for fault in (KeyboardInterrupt, ImportError):
        with pytest.raises(fault), outside.painted.showing(FRAME, TRUE_COLOURS):
            raise fault
        assert before == outside.modes
    assert 2 == outside.written.getvalue().count(GIVEN_BACK)


def test_a_terminal_that_was_handed_over_is_left_alone(outside: Outside) -> None:
    """Whoever has it knows how it was, and gives it back; it is handed over once."""
    before = termios.tcgetattr(outside.descriptor)
    with outside.painted.showing(FRAME, TRUE_COLOURS):
        assert outside.painted.is_held
        assert before == outside.painted.hand_over()
        assert not outside.painted.is_held
        silent = outside.modes
    assert silent == outside.modes
    assert GIVEN_BACK not in outside.written.getvalue()
