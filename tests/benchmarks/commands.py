"""Run the commands that only tell something, beside a bare interpreter: `--help`, `--version` and `list`.

The commands run as they are installed, with modules and packs compiled before, in turns with `python -c pass`.
"""

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from packs import QUIZ, compile_everything
from terminal import compiling_environment

ROUNDS = 25
COMMANDS = ("--help", "--version", "list")


def main() -> None:
    """Print the medians of all, and their ratios to the bare interpreter's."""
    dice = random.Random(2026)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        compile_everything(home)
        started = {"python -c pass": ["-c", "pass"], **{name: ["-c", QUIZ, name] for name in COMMANDS}}
        times: dict[str, list[float]] = {name: [] for name in started}
        for _ in range(ROUNDS):
            for name in dice.sample(list(started), len(started)):
                times[name].append(_seconds(started[name], home))
    floor, *ours = (median(seconds) for seconds in times.values())
    print(f"python -c pass: {floor * 1000:.1f} ms")
    for name, seconds in zip(COMMANDS, ours, strict=True):
        print(f"quiz {name}: {seconds / floor:.1f} ({seconds * 1000:.1f} ms)")
    print("wanted: at most 3 for --help and --version, 6 for list")


def _seconds(arguments: list[str], home: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=compiling_environment(home), check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
