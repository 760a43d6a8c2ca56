"""How the terminal is given back; what disturbs it is tested in the campaigns."""

import os
import selectors
import signal
import sys
import termios
from collections.abc import Iterator
from contextlib import closing

import pytest
from textual.app import App

from quiz.tui import driver


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """What is done at each signal, as it was before."""
    numbers = (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


async def test_the_terminal_is_given_back_without_waiting_for_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for keys is told of the end; it does not have to find out after a while, however often it begins."""
    woken = []

    class Watched(selectors.SelectSelector):
        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            found = super().select(timeout)
            woken.append(bool(found))
            return found

    monkeypatch.setattr(selectors, "SelectSelector", Watched)
    monkeypatch.setattr(driver, "_WAIT_SECONDS", 20)
    outer, inner = os.openpty()
    with os.fdopen(outer, "rb"), os.fdopen(inner, "rb") as stream, os.fdopen(os.dup(inner), "w") as output:
        before = termios.tcgetattr(stream)
        monkeypatch.setattr(sys, "__stdin__", stream)
        monkeypatch.setattr(sys, "__stderr__", output)
        with closing(driver.TerminalDriver(App())) as terminal:
            for _ in range(2):
                terminal.start_application_mode()
                assert before != termios.tcgetattr(stream)
                terminal.suspend_application_mode()
                assert before == termios.tcgetattr(stream)

    assert [True, True] == woken
