"""The author's own editor, opened at a line."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli.editor import EditorError, edit, editor_command

FILE = Path("/packs/my bees/pack.toml")


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"VISUAL": "vim", "EDITOR": "nano"}, ["vim", "+12", str(FILE)]),
        ({"EDITOR": "/usr/bin/nano -w"}, ["/usr/bin/nano", "-w", "+12", str(FILE)]),
        ({"VISUAL": "", "EDITOR": "hx"}, ["hx", f"{FILE}:12"]),
        ({"VISUAL": "code --wait"}, ["code", "--wait", "--goto", f"{FILE}:12"]),
        ({"VISUAL": "'/my tools/write'"}, ["/my tools/write", str(FILE)]),
    ],
)
def test_editors_go_to_the_line_in_their_own_ways(environment: dict[str, str], expected: list[str]) -> None:
    """VISUAL comes before EDITOR; an editor that is not known is given the file."""
    assert expected == editor_command(environment, FILE, 12)


def test_without_an_editor_a_common_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is none, or none that could be started, it is said what to do."""
    monkeypatch.setattr("quiz.cli.editor.which", lambda name: name == "vi")
    assert ["vi", "+1", str(FILE)] == editor_command({}, FILE, 1)
    monkeypatch.setattr("quiz.cli.editor.which", lambda _: None)
    for environment in ({}, {"VISUAL": "'"}):
        with pytest.raises(EditorError, match="Set VISUAL or EDITOR"):
            editor_command(environment, FILE, 1)
    monkeypatch.setenv("VISUAL", "/nowhere/to/be/found")
    with pytest.raises(EditorError, match=r"^/nowhere/to/be/found cannot be started: No such file"):
        edit(FILE, 1)


def test_ctrl_c_in_the_editor_is_for_the_editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program lives on, and the editor can be interrupted; then all is as before."""

    class Interrupted(subprocess.Popen[bytes]):
        def wait(self, timeout: float | None = None) -> int:
            signal.raise_signal(signal.SIGINT)
            return super().wait(timeout)

    editor = tmp_path / "editor.py"
    editor.write_text(
        "import signal, sys\n"
        "if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:\n"
        "    open(sys.argv[1], 'w').write('edited')\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("VISUAL", f"{sys.executable} {editor}")
    monkeypatch.setattr(subprocess, "Popen", Interrupted)
    before = signal.getsignal(signal.SIGINT)

    edit(tmp_path / "pack.toml", 1)

    assert "edited" == (tmp_path / "pack.toml").read_text(encoding="utf-8")
    assert before is signal.getsignal(signal.SIGINT)
