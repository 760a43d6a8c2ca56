"""Fresh interpreters, and what they have loaded in the end."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_REPORT = """
import sys
_before = set(sys.modules)
{code}
_new = {{name.partition(".")[0] for name in set(sys.modules) - _before}}
print("loaded:", *sorted(_new - set(sys.stdlib_module_names) - {{"quiz"}}))
"""

LoadedBy = Callable[[str], set[str]]


@pytest.fixture
def loaded_by(tmp_path: Path) -> LoadedBy:
    """Return what runs code in a fresh interpreter and tells the top-level third-party modules that it has loaded.

    The interpreter is an isolated one, in an empty folder. Each test has one place where the program stores its files.
    """

    def run(code: str) -> set[str]:
        finished = subprocess.run(
            [sys.executable, "-I", "-c", _REPORT.format(code=code)],
            cwd=tmp_path,
            env=os.environ | {"QUIZ_HOME": str(tmp_path / "home")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert (0, "") == (finished.returncode, finished.stderr)
        name, *modules = finished.stdout.splitlines()[-1].split()
        assert "loaded:" == name
        return set(modules)

    return run
