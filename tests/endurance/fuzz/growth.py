"""`python -m tests.endurance.fuzz.growth [TARGET]`: whether a reader's time grows faster than its input.

A piece that means something to the reader is repeated, alone, behind whole inputs and within them, to two lengths of
which the second is four times the first. Linear work takes four times as long, and quadratic work sixteen times.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import pairwise

from .targets import TARGETS, Target, forget_files

SHORT, LONG = 32 * 1024, 128 * 1024
MOST_GROWTH = 9.0
LEAST_SECONDS = 0.4
"""What takes less for the longer input may grow as it likes: it is the fixed part that is measured there."""


def main() -> None:
    """Print how the time of each target grows, and exit with 1 where it is faster than it should be."""
    parser = argparse.ArgumentParser(prog="python -m tests.endurance.fuzz.growth", description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[[], *TARGETS])
    count = 0
    for name in parser.parse_args().targets or TARGETS:
        worst = (0.0, 0.0, b"")
        tried = 0
        for piece, short, long in _pairs(TARGETS[name]):
            tried += 1
            long_seconds = _seconds(TARGETS[name], long)
            if long_seconds < LEAST_SECONDS:
                worst = max(worst, (0.0, long_seconds, piece))
                continue
            growth = long_seconds / max(1e-6, min(_seconds(TARGETS[name], short) for _ in range(2)))
            worst = max(worst, (growth, long_seconds, piece))
            if growth > MOST_GROWTH:
                count += 1
                print(f"  {name}: {piece[:60]!r} grows {growth:.1f} times, to {long_seconds:.2f} s", flush=True)
        growth, seconds, piece = worst
        print(f"{name}: {tried} pairs, at most {growth:.1f} times and {seconds:.2f} s, by {piece[:40]!r}", flush=True)
    forget_files()
    sys.exit(int(bool(count)))


def _pairs(target: Target) -> Iterator[tuple[bytes, bytes, bytes]]:
    """Yield what is repeated, and the shorter and the longer input made of it."""
    seeds = list(target.seeds())
    # Nothing can be put into a zip archive and leave it whole.
    seed = min([seed for seed in seeds if seed[:2] != b"PK"] or seeds, key=lambda seed: abs(len(seed) - 1000))[:4096]
    # Where the first part of a text begins, what is put in keeps it well-formed.
    half = next((place for mark in (b"<w:p", b"<p", b"[[") if (place := seed.find(mark)) > 0), len(seed) // 2)
    pieces = [piece for piece in target.pieces if len(piece) < 100]
    repeated = [
        *pieces,
        *(one + b" a " + other for one, other in pairwise(pieces)),
        b"a",
        b"a b. ",
    ]
    for piece in repeated:
        for before, behind in ((b"", b""), (seed, b""), (seed[:half], seed[half:])):
            short, long = (before + piece * (length // len(piece)) + behind for length in (SHORT, LONG))
            yield piece, short, long


def _seconds(target: Target, content: bytes) -> float:
    before = time.process_time()
    target.read(content)
    return time.process_time() - before


if __name__ == "__main__":
    main()
