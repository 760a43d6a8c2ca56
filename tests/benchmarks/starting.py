"""Start and leave the program, with packs of three sizes and with its library, beside a bare Textual app.

Each is started in a pseudo-terminal, in turns, and left as soon as it shows what it is there for: the first question,
the library, or the one line of the bare app. Modules and packs are compiled before. What is measured is the time from
the start of the process to the write that shows it, and from the key that leaves to the end of the process. A question
is shown twice: painted while the screens are still being loaded, and live as soon as the screen itself has drawn it.
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
            "bare app": ([sys.executable, "-c", BARE], ("ready",)),
            **{
                f"{size:,} questions": ([sys.executable, "-c", QUIZ, "play", str(pack)], (ASKED, ASKED))
                for size, pack in zip(SIZES, packs, strict=True)
            },
            "library": ([sys.executable, "-c", QUIZ], ("France and Russia",)),
        }
        painted, live, ends = _measure(started, home)
    floor, end_floor = median(live["bare app"]), median(ends["bare app"])
    print(f"bare app: {floor * 1000:.0f} ms to start, {end_floor * 1000:.0f} ms to leave")
    for name in list(started)[1:]:
        first, last, end = median(painted[name]), median(live[name]), median(ends[name])
        print(f"{name}: painted {first / floor:.2f} ({first * 1000:.0f} ms);", end=" ")
        print(f"live {last / floor:.2f} ({last * 1000:.0f} ms);", end=" ")
        print(f"leaving {end / end_floor:.2f} ({end * 1000:.0f} ms)")
    smallest, *_, largest = (name for name in started if name.endswith("questions"))
    for name, times in (("painted", painted), ("live", live)):
        print(f"largest pack to smallest, {name}: {median(times[largest]) / median(times[smallest]):.2f}")
    print("wanted: painted at most 1.25, leaving 0.5, largest to smallest 1.1")


def _measure(
    started: Mapping[str, tuple[Sequence[str], Sequence[str]]], home: Path
) -> tuple[dict[str, list[float]], ...]:
    painted: dict[str, list[float]] = {name: [] for name in started}
    live: dict[str, list[float]] = {name: [] for name in started}
    ends: dict[str, list[float]] = {name: [] for name in started}
    dice = random.Random(2026)
    for number in range(ROUNDS + 1):
        for name in dice.sample(list(started), len(started)):
            command, shown = started[name]
            terminal = Terminal(command, home)
            times = [terminal.read_until(pattern) - terminal.started for pattern in shown]
            end = terminal.leave(b"q")
            if number:  # the first round warms the disk's cache
                painted[name].append(times[0])
                live[name].append(times[-1])
                ends[name].append(end)
    return painted, live, ends


if __name__ == "__main__":
    main()
