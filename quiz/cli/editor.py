"""The author's own editor, opened at a line."""

import os
import shlex
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from shutil import which

from quiz.model.error import QuizError

# fmt: off
_PLUS_LINE = frozenset((
    *("ed", "emacs", "emacsclient", "gedit", "gvim", "jed", "joe", "kak", "lvim", "mg", "micro", "mvim", "nano"),
    *("ne", "nvi", "nvim", "pico", "vi", "view", "vim", "vis"),
))
# fmt: on
"""Editors that go to a line by `+12`."""

_COLON_LINE = frozenset(("helix", "hx", "subl", "zed", "zeditor"))
"""Editors that go to a line by `file:12`."""

_GOTO_LINE = frozenset(("code", "code-insiders", "codium", "cursor", "vscodium", "windsurf"))
"""Editors that go to a line by `--goto file:12`."""


class EditorError(QuizError):
    """There is no editor, or it cannot be started; the message says why."""


def editor_command(environment: Mapping[str, str], file: Path, line: int) -> Sequence[str]:
    """Return what opens a file at a line, from 1, in the editor that the environment names, or in a common one.

    An editor of which it is not known how it goes to a line is given the file alone. Raises EditorError.
    """
    stated = environment.get("VISUAL") or environment.get("EDITOR") or _common()
    try:
        words = shlex.split(stated, posix=sys.platform != "win32")
    except ValueError:
        words = []
    if not words:
        raise EditorError("Set VISUAL or EDITOR to the command of your editor.")
    name = Path(words[0].strip('"')).name.lower().removesuffix(".exe").removesuffix(".cmd")
    if name in _PLUS_LINE:
        return [*words, f"+{line}", str(file)]
    if name in _COLON_LINE:
        return [*words, f"{file}:{line}"]
    if name in _GOTO_LINE:
        return [*words, "--goto", f"{file}:{line}"]
    return [*words, str(file)]


def edit(file: Path, line: int) -> None:
    """Open a file at a line, and wait for the editor to be left. Raises EditorError where it cannot be started."""
    from subprocess import Popen

    command = editor_command(os.environ, file.resolve(), line)
    try:
        editor = Popen(command)  # noqa: S603 - it is the author's own
    except OSError as error:
        raise EditorError(f"{command[0]} cannot be started: {error.strerror or error}.") from error
    # Ctrl+C is for the editor now; the editor, which is started already, does not ignore it too.
    former = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        editor.wait()
    finally:
        signal.signal(signal.SIGINT, former)


def _common() -> str:
    return next((name for name in ("nano", "vim", "vi", "notepad") if which(name)), "")
