"""Commands that read packs of any size, held to an amount of memory in a process of their own, which may fail alone.

Libraries that find no memory end the process at once, so nothing less than another one keeps the refusal in words.
"""

import os
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from quiz.cli.streams import standard_output
from quiz.model.error import QuizError

LEAST_MEBIBYTES, USUAL_MEBIBYTES = 256, 512
_OUT_OF_MEMORY = 70
_SMALL_BYTES = 256 * 1024
_MOST_ENTRIES = 1000
_ANY_SIZE = frozenset({".docx", ".epub", ".htm", ".html", ".pdf", ".xhtml"})
_PIECE = 64 * 1024


class MemoryLimitError(QuizError):
    """A command would have taken more memory than it may; the message says how to allow more."""


def hold(command: ArgumentParser, paths: Callable[[Namespace], Sequence[Path]], *, is_adjustable: bool = False) -> None:
    """Have a command held that reads the packs at these paths; where that can be adjusted, it gets an option for it."""
    command.set_defaults(held_for=paths)
    if is_adjustable:
        command.add_argument(
            "--memory",
            metavar="MIB",
            type=_mebibytes,
            default=USUAL_MEBIBYTES,
            help=f"stop where more memory would be needed ({USUAL_MEBIBYTES} MiB if not given)",
        )


def is_to_be_held(chosen: Namespace) -> bool:
    """Tell whether what a command reads may take much memory, and this system can limit it."""
    paths = getattr(chosen, "held_for", None)
    return paths is not None and sys.platform != "win32" and not _are_small(paths(chosen))


def run_held(arguments: Sequence[str], chosen: Namespace) -> int:
    """Run a command line in a process of its own, pass on what it writes, and return its exit code.

    Raises MemoryLimitError where the memory that it may take was not enough.
    """
    from subprocess import DEVNULL, PIPE, Popen
    from tempfile import TemporaryFile

    is_adjustable = "memory" in chosen
    mebibytes = chosen.memory if is_adjustable else USUAL_MEBIBYTES
    # Nothing from the current folder is to be taken for a module of ours.
    command = [sys.executable, "-P", "-m", "quiz.cli.held", str(mebibytes), *arguments]
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    with (
        TemporaryFile("w+", encoding="utf-8") as errors,
        Popen(  # noqa: S603 - it is ours
            command, stdin=DEVNULL, stdout=PIPE, stderr=errors, encoding="utf-8", env=environment
        ) as child,
    ):
        output = standard_output()
        while child.stdout is not None and (piece := child.stdout.read(_PIECE)):
            output.write(piece)
        code = child.wait()
        if code < 0 or code == _OUT_OF_MEMORY:
            remedy = f"allow more: --memory {4 * mebibytes}" if is_adjustable else "divide it."
            raise MemoryLimitError(
                f"This takes more than {mebibytes} MiB of memory, so it was stopped. If the pack is to be so large,"
                f" {remedy}"
            )
        errors.seek(0)
        if sys.stderr is not None:
            sys.stderr.write(errors.read())
    return code


def _mebibytes(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and LEAST_MEBIBYTES <= int(written[:9]) <= 2**20):
        raise ArgumentTypeError(f"{written} is no amount of memory: write {LEAST_MEBIBYTES} or more, in MiB")
    return int(written)


def _are_small(paths: Iterable[Path]) -> bool:
    """Tell whether packs, with all that lies around them, are surely read in far less than the least memory."""
    sizes = list(islice(chain.from_iterable(map(_entries_of, paths)), _MOST_ENTRIES))
    return len(sizes) < _MOST_ENTRIES and sum(sizes) <= _SMALL_BYTES


def _entries_of(path: Path) -> Iterator[int]:
    """Yield what each entry counts: its bytes, or more than is small for what cannot be judged by them."""
    waiting = [path if path.is_dir() else path.parent]
    while waiting:
        try:
            with os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    if entry.is_symlink() or Path(entry.name).suffix.lower() in _ANY_SIZE:
                        yield _SMALL_BYTES + 1
                    elif entry.is_dir():
                        waiting.append(Path(entry.path))
                        yield 0
                    else:
                        yield entry.stat().st_size
        except OSError:  # it is told of when the pack is read
            continue


def _main(mebibytes: str, *arguments: str) -> int:
    from quiz.cli.main import main
    from quiz.play.limits import hold_to_memory

    hold_to_memory(int(mebibytes) * 1024 * 1024)
    try:
        return main(arguments, is_held=True)
    except MemoryError:
        return _OUT_OF_MEMORY


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
