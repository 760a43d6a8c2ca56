"""Starts the program, as `quiz` and as `python -m quiz`."""

import gc
import sys

_MANY_OBJECTS = 200_000
"""So many new objects the garbage collector waits for: more than a start makes, of which nearly all stay."""


def main() -> int:
    """Run the program and return its exit code."""
    gc.set_threshold(_MANY_OBJECTS)
    from quiz.cli.main import main as run

    code = run()
    gc.freeze()  # what is left goes with the process, and need not be looked at once more
    return code


if __name__ == "__main__":
    sys.exit(main())
