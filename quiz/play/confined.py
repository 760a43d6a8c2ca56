"""Packs of strangers checked within bounds: what could grow is read by a process of its own, which may fail alone."""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from quiz.model.diagnostic import Diagnostic, Severity
from quiz.play.checking import examine
from quiz.play.error import PlayError
from quiz.play.limits import MEMORY_BYTES, hold_to_memory

_SECONDS = 300
_SMALL_BYTES = 128 * 1024
_PLAIN = frozenset({".toml", ".md", ".txt", ".lock", ""})
_MOST_TOLD = 100
_TOLD = ("code", "file", "message", "remedy", "key_path", "line")


def errors_of(folder: Path, parts: Mapping[str, bytes]) -> list[Diagnostic]:
    """Return the first errors of the pack in a folder, which holds these files by their paths.

    Raises PlayError where it cannot be checked within MEMORY_BYTES.
    """
    is_plain = all(PurePosixPath(name).suffix.lower() in _PLAIN for name in parts)
    if is_plain and sum(map(len, parts.values())) <= _SMALL_BYTES:
        return _errors_in(folder)
    # Nothing from the current folder is to be taken for a module of ours.
    command = [sys.executable, "-P", "-m", "quiz.play.confined", str(folder)]
    try:
        child = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603 - it is ours
        return [Diagnostic(severity=Severity.ERROR, **found) for found in json.loads(child.stdout)]
    except (subprocess.SubprocessError, ValueError) as error:
        raise PlayError(
            f"The pack cannot be checked with {MEMORY_BYTES // 1024 // 1024} MiB of memory and in"
            f" {_SECONDS // 60} minutes. Ask its author to divide it."
        ) from error


def _errors_in(folder: Path) -> list[Diagnostic]:
    errors = (found for found in examine(folder).diagnostics if found.severity is Severity.ERROR)
    return [found for _, found in zip(range(_MOST_TOLD), errors, strict=False)]


if __name__ == "__main__":
    hold_to_memory(MEMORY_BYTES)
    sys.stdout.write(
        json.dumps([{name: getattr(found, name) for name in _TOLD} for found in _errors_in(Path(sys.argv[1]))])
    )
