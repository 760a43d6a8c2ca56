"""Open packs of 90, 10,000 and 100,000 questions that are to be compiled first, beside parsing the same bytes.

Each round is a fresh process for the floor, for a pack that was never opened, for one of which a word in one file was
changed, and for one that is as it was when it was opened last. Each first does the same with a pack of ninety, by which
modules are loaded and validators built; then its clock starts, which counts processor time. Garbage collection is
paused for the floor and for the parts, as it is while a pack is opened. The program parses by rtoml, which is quicker
than the floor's tomli.
"""

import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import tomli

from large_pack import question_files, write_large_pack
from quiz.packs.collector import collector_paused
from quiz.packs.compile import Contents, write_compiled
from quiz.play.checking import examine
from quiz.play.opening import open_pack

SIZES = {90: 15, 10_000: 11, 100_000: 9}
WANTED = 1.4


def main() -> None:
    """Print for each size the ratios, their parts and the floor."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = folder / "small"
        write_large_pack(small, min(SIZES))
        for questions, rounds in SIZES.items():
            pack, cache = folder / "pack", folder / "compiled"
            write_large_pack(pack, questions)
            measured: list[dict[str, float]] = []
            for number in range(rounds):
                shutil.rmtree(cache, ignore_errors=True)
                measured.append({})
                for what in ("floor", "parts", "cold", "warm"):
                    measured[-1] |= _in_a_process(what, small, pack, cache)
                _edit(question_files(pack)[len(question_files(pack)) // 2], number)
                measured[-1] |= _in_a_process("edited", small, pack, cache)
            _tell(questions, question_files(pack), {part: median(m[part] for m in measured) for part in measured[0]})
            shutil.rmtree(pack)


def _tell(questions: int, files: list[Path], found: dict[str, float]) -> None:
    size, floor = sum(file.stat().st_size for file in files), found["tomli"]
    print(f"{questions:,} questions, {size:,} bytes in {len(files)} files; floor, parsing: {_ms(floor)}")
    print(
        f"  never opened: {_ms(found['cold'])}, ratio {found['cold'] / floor:.2f} (wanted: at most {WANTED});"
        f" of which reading and proving {_ms(found['examine'])}, writing {_ms(found['write'])}"
    )
    print(
        f"  one file edited: {_ms(found['edited'])}, ratio {found['edited'] / floor:.3f}, its share of the bytes"
        f" {1 / len(files):.3f}; unchanged: {_ms(found['warm'])}"
    )


def _edit(file: Path, number: int) -> None:
    """Change a word of an explanation, as somebody would who looks through a file."""
    text = file.read_text(encoding="utf-8")
    place = text.index('explanation = "')
    file.write_text(text[:place] + f'explanation = "Draft {number}. ' + text[place + 15 :], encoding="utf-8")


def _floor(pack: Path, _: Path) -> dict[str, float]:
    texts = [file.read_text(encoding="utf-8") for file in sorted(pack.glob("*.toml"))]
    gc.disable()
    start = time.process_time()
    kept = [tomli.loads(text) for text in texts]
    ended = time.process_time()
    gc.enable()
    assert kept
    return {"tomli": ended - start}


@collector_paused()
def _parts(pack: Path, cache: Path) -> dict[str, float]:
    start = time.process_time()
    found = examine(pack)
    examined = time.process_time()
    read = found.read
    assert read.pack is not None
    contents = Contents(read.pack, read.question_tables, read.question_files, found.places, found.passages)
    write_compiled(cache / "parts.db", contents, [])
    return {"examine": examined - start, "write": time.process_time() - examined}


def _opening(name: str) -> Callable[[Path, Path], dict[str, float]]:
    def opened(pack: Path, cache: Path) -> dict[str, float]:
        start = time.process_time()
        open_pack(pack, cache, datetime.now(UTC)).close()
        return {name: time.process_time() - start}

    return opened


_MEASURED = {"floor": _floor, "parts": _parts} | {name: _opening(name) for name in ("cold", "warm", "edited")}


def _in_a_process(what: str, small: Path, pack: Path, cache: Path) -> dict[str, float]:
    command = [sys.executable, __file__, what, str(small), str(pack), str(cache)]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds >= 0.1 else f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    if sys.argv[1:]:
        what, *paths = sys.argv[1:]
        small_pack, large_pack, compiled = map(Path, paths)
        with tempfile.TemporaryDirectory() as warming:
            _MEASURED[what](small_pack, Path(warming))
        print(json.dumps(_MEASURED[what](large_pack, compiled)))
    else:
        main()
