"""How the terminal is given back; what disturbs it is tested in the campaigns."""

import os
import selectors
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO

import pytest

from quiz.first_paint.frame import Frame
from quiz.first_paint.terminal import ENTER_ALTERNATE_SCREEN, PaintedTerminal
from quiz.model.instant import Instant
from quiz.settings.settings import Settings
from quiz.tui import driver
from quiz.tui.outlet import Outlet
from quiz.tui.stage import Stage


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """What is done at each signal, as it was before."""
    numbers = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A terminal of which a driver holds the streams."""
    outer, inner = os.openpty()
    with os.fdopen(outer, "rb"), os.fdopen(inner, "rb") as stream, os.fdopen(os.dup(inner), "w") as output:
        monkeypatch.setattr(sys, "__stdin__", stream)
        monkeypatch.setattr(sys, "__stderr__", output)
        yield inner


def stage(painted: PaintedTerminal | None = None) -> Stage:
    """Return an application that has a driver."""
    saved: list[Settings] = []
    return Stage(lambda: Instant(datetime.now(UTC), 0), Settings(), saved.append, painted=painted)


async def test_the_terminal_is_given_back_without_waiting_for_a_key(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What waits for keys is told of the end; it does not have to find out after a while, however often it begins."""
    woken = []

    class Watched(selectors.SelectSelector):
        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            found = super().select(timeout)
            woken.append(bool(found))
            return found

    monkeypatch.setattr(selectors, "SelectSelector", Watched)
    monkeypatch.setattr(driver, "_WAIT_SECONDS", 20)
    before = termios.tcgetattr(terminal)
    with closing(driver.TerminalDriver(stage())) as taken:
        for _ in range(2):
            taken.start_application_mode()
            assert before != termios.tcgetattr(terminal)
            taken.suspend_application_mode()
            assert before == termios.tcgetattr(terminal)

    assert [True, True] == woken


async def test_a_painted_terminal_is_taken_over_as_it_is_and_given_back_as_it_was_before(
    terminal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not cleared; only when it is taken again, after a shell had it, there is something to be cleared."""
    written: list[str] = []

    def take(_: Outlet, text: str) -> str:
        written.append(text)
        return ""

    monkeypatch.setattr(Outlet, "take", take)
    before, first = termios.tcgetattr(terminal), StringIO()
    painted = PaintedTerminal(first, terminal)
    with (
        painted.showing(Frame(1, 1, "#ffffff", "#000000", ()), {}),
        closing(driver.TerminalDriver(stage(painted))) as taken,
    ):
        taken.start_application_mode()
        assert written
        assert ENTER_ALTERNATE_SCREEN not in written
        taken.suspend_application_mode()
        assert before == termios.tcgetattr(terminal)
        taken.start_application_mode()
        assert ENTER_ALTERNATE_SCREEN in written
        taken.suspend_application_mode()
    assert before == termios.tcgetattr(terminal)
    assert first.getvalue().endswith("\x1b[0m")
