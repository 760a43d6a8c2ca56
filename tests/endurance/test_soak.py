"""Sessions of every mode, with a monkey at the keyboard, at the mouse and at the window's corner."""

from pathlib import Path

from quiz.settings.settings import load_settings

from .program import Program
from .soak import Soak


def test_sessions_without_end_lose_nothing_and_leave_nothing(
    program: Program, tmp_path: Path, sessions: int, seed: int
) -> None:
    """No traceback, no stuck terminal, no lost answer, no process left, and a process that does not grow."""
    soak = Soak(program, tmp_path, seed)

    soak.play(sessions)

    check = program.run(tmp_path, "history", "check")
    assert 0 == check.ended()
    print(f"  {check.terminal.transcript.strip()}")
    assert [] == soak.faults
    assert "clean" in check.terminal.transcript
    assert "" == load_settings(tmp_path / "config" / "settings.toml").notice
