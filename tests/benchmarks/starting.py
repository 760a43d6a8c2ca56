"""Start and leave the program, with packs of three sizes and with its library, beside a bare Textual app.

Each is started in a pseudo-terminal, in turns, and left as soon as it shows what it is there for: the first question,
the library, or the one line of the bare app. Modules and packs are compiled before. What is measured is the time from
the start of the process to the write that shows it, and from the key that leaves to the end of the process.
"""

import random
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from packs import ASKED, BARE, QUIZ, compile_everything, write_pack
from terminal import Terminal

ROUNDS = 15
SIZES = (90, 10_000, 100_000)


def main() -> None:
    """Print the medians of all, and their ratios to the bare app's."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        packs = [write_pack(Path(folder) / f"pack-{size}", size) for size in SIZES]
        compile_everything(home, *packs)
        started = {
            "bare app": ([sys.executable, "-c", BARE], "ready"),
            **{
                f"{size:,} questions": ([sys.executable, "-c", QUIZ, "play", str(pack)], ASKED)
                for size, pack in zip(SIZES, packs, strict=True)
            },
            "library": ([sys.executable, "-c", QUIZ], "France and Russia"),
        }
        starts, ends = _measure(started, home)
    floor, *ours, library = (median(times) for times in starts.values())
    end_floor, *our_ends, library_end = (median(times) for times in ends.values())
    print(f"bare app: {floor * 1000:.0f} ms to start, {end_floor * 1000:.0f} ms to leave")
    names = list(starts)[1:]
    for name, start, end in zip(names, (*ours, library), (*our_ends, library_end), strict=True):
        print(f"{name}: start {start / floor:.2f} ({start * 1000:.0f} ms);", end=" ")
        print(f"leaving {end / end_floor:.2f} ({end * 1000:.0f} ms)")
    print(f"largest pack to smallest: {ours[-1] / ours[0]:.2f}")
    print("wanted: start at most 1.25, leaving 0.5, largest to smallest 1.1")


def _measure(started: Mapping[str, tuple[Sequence[str], str]], home: Path) -> tuple[dict[str, list[float]], ...]:
    starts: dict[str, list[float]] = {name: [] for name in started}
    ends: dict[str, list[float]] = {name: [] for name in started}
    dice = random.Random(2026)
    for number in range(ROUNDS + 1):
        for name in dice.sample(list(started), len(started)):
            command, shown = started[name]
            terminal = Terminal(command, home)
            start = terminal.read_until(shown) - terminal.started
            end = terminal.leave(b"q")
            if number:  # the first round warms the disk's cache
                starts[name].append(start)
                ends[name].append(end)
    return starts, ends


if __name__ == "__main__":
    main()
