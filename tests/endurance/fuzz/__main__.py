"""`python -m tests.endurance.fuzz TARGET --seconds N`: foreign bytes for every reader of them.

Coverage guides it where atheris is installed (`pip install atheris`); elsewhere, or with `--plain`, it is chance.
"""

import argparse
import importlib
import io
import os
import pkgutil
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr
from pathlib import Path
from typing import Any

import quiz

FOREIGN = ("engine", "history", "packs", "play", "settings", "sources")
"""The rooms in which bytes are read."""


def main() -> None:
    """Run the campaign that the command line asks for, print its counts, and exit with 1 where something was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.fuzz", description=__doc__)
    parser.add_argument("target", help="a reader, or all")
    parser.add_argument("--seconds", type=int, default=60, help="of the processor, for each")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain", action="store_true", help="by chance, without coverage")
    parser.add_argument("--keep", action="store_true", help="add to tests/data/fuzz what reaches something new")
    parser.add_argument("--findings", type=Path, default=Path(tempfile.gettempdir()) / "quiz-fuzz-findings")
    chosen = parser.parse_args()
    guide = None if chosen.plain else _guide()
    from .targets import TARGETS

    if chosen.target == "all":
        # Coverage counts for one target, so each has a process of its own.
        rest = [word for word in sys.argv[1:] if word != "all"]
        command = [sys.executable, "-m", "tests.endurance.fuzz"]
        codes = [subprocess.run([*command, name, *rest], check=False).returncode for name in TARGETS]
        sys.exit(int(any(codes)))
    if chosen.target not in TARGETS:
        parser.error(f"the targets are: {', '.join(TARGETS)}")
    _run(chosen, guide)


def _guide() -> Callable[[Callable[[bytes], None], list[str]], None] | None:
    """Return what drives a function by coverage, with all that reads bytes prepared for it; None without atheris."""
    try:
        atheris: Any = importlib.import_module("atheris")  # only whoever fuzzes has it
    except ImportError:
        return None
    with (
        redirect_stderr(io.StringIO()),
        atheris.instrument_imports(include=["quiz", "pypdf", "markdown_it"]),
    ):
        for room in FOREIGN:
            package = importlib.import_module(f"quiz.{room}")
            for module in pkgutil.walk_packages(package.__path__, f"quiz.{room}."):
                importlib.import_module(module.name)
        importlib.import_module("pypdf")
        importlib.import_module("markdown_it")

    def drive(run: Callable[[bytes], None], options: list[str]) -> None:
        atheris.Setup(options, run)
        atheris.Fuzz()

    return drive


def _run(chosen: argparse.Namespace, guide: Callable[[Callable[[bytes], None], list[str]], None] | None) -> None:
    from .corpus import first_inputs, folder_of, replayed
    from .mutation import mutated
    from .targets import TARGETS, forget_files
    from .trial import LONGEST_INPUT, Trial

    target = TARGETS[chosen.target]
    trial = Trial(target, chosen.findings / chosen.target)
    pool = [content[:LONGEST_INPUT] for content in first_inputs(chosen.target)]
    for content in pool:
        trial.run(content)
    end = time.process_time() + chosen.seconds
    way = "by chance" if guide is None else "by coverage"

    def finish() -> None:
        print(f"{chosen.target}, {way}: {trial.told()}", flush=True)
        if chosen.keep:
            count = trial.keep(folder_of(chosen.target), lambda: frozenset().union(*replayed(chosen.target)))
            print(f"  {count} inputs kept", flush=True)
        forget_files()

    if guide is None:
        dice = random.Random(chosen.seed)
        while time.process_time() < end:
            known = len(trial.smallest)
            content = mutated(pool, target.pieces, dice, LONGEST_INPUT)
            trial.run(content)
            if len(trial.smallest) > known:
                pool.append(content)
        finish()
        sys.exit(int(bool(trial.findings)))

    folder = Path(tempfile.mkdtemp(prefix="quiz-fuzz-corpus-"))

    def one(content: bytes) -> None:
        trial.run(content)
        if time.process_time() > end:
            finish()
            shutil.rmtree(folder)
            os._exit(int(bool(trial.findings)))  # the driver would never return

    inputs, pieces = folder / "inputs", folder / "pieces"
    inputs.mkdir()
    for number, content in enumerate(pool):
        (inputs / str(number)).write_bytes(content)
    pieces.write_text("".join(f'"{_escaped(piece)}"\n' for piece in target.pieces if len(piece) < 60))
    options = (f"-max_len={LONGEST_INPUT}", f"-dict={pieces}", f"-seed={chosen.seed}", "-verbosity=0")
    limits = ("-rss_limit_mb=2048", "-timeout=120", "-report_slow_units=120")
    guide(one, [quiz.__name__, str(inputs), *options, *limits])


def _escaped(piece: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in piece)


if __name__ == "__main__":
    main()
