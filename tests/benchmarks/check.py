"""Check a pack of 10,000 questions, beside parsing the same bytes with tomli and validating the same models.

Each round is a fresh process for the floor and one for `quiz check`, in turns, so that neither finds anything worked
out already. A process first goes through a pack of ninety questions, by which modules are loaded and validators built;
then its clock starts, which counts processor time. For the whole command a clock on the wall runs from the start of the
process to its end, and the floor is the same for a program that only parses and validates. Garbage collection is paused
for the floor and for the parts too, as it is during a check. The program parses by rtoml, which is quicker than the
floor's tomli.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from statistics import median

from large_pack import write_large_pack
from quiz.cli.main import main as quiz
from quiz.packs.citations import resolve_citations
from quiz.packs.collector import collector_paused
from quiz.packs.linting import lint
from quiz.packs.reader import read_pack
from quiz.sources.reading import read_passages
from terminal import compiling_environment

QUESTIONS, FEW = 10_000, 90
ROUNDS = 11
WANTED = 2.5
_FLOOR = str(Path(__file__).with_name("bare_parsing.py"))


def main() -> None:
    """Print the ratios, their parts and the floors."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small, large = str(folder / "small"), str(folder / "large")
        write_large_pack(Path(small), FEW)
        write_large_pack(Path(large), QUESTIONS)
        rounds: list[dict[str, float]] = []
        for _ in range(ROUNDS):
            rounds.append({})
            rounds[-1] |= json.loads(_run(folder, _FLOOR, small, large))
            for what in _MEASURED:
                rounds[-1] |= json.loads(_run(folder, __file__, what, small, large))
            rounds[-1]["bare program"] = _seconds(time.perf_counter, lambda: _run(folder, _FLOOR, large))
            rounds[-1]["command"] = _seconds(time.perf_counter, lambda: _run(folder, "-m", "quiz", "check", large))
        size = sum(file.stat().st_size for file in Path(large).glob("*.toml"))
    found = {part: median(measured[part] for measured in rounds) for part in rounds[0]}
    floor = found["tomli"] + found["pydantic"]
    told = found["whole"] - sum(found[part] for part in ("read", "sources", "resolve", "lint"))
    print(f"{QUESTIONS:,} questions, {size:,} bytes of TOML, fresh processes, {ROUNDS} rounds")
    print(f"floor: tomli {_ms(found['tomli'])} + pydantic {_ms(found['pydantic'])} = {_ms(floor)}")
    print(f"quiz check, modules loaded: {_ms(found['whole'])}, of which reading the pack {_ms(found['read'])}, reading")
    print(f"  the source {_ms(found['sources'])}, resolving citations {_ms(found['resolve'])}, lint")
    print(f"  {_ms(found['lint'])}, all else (lock, attached documents, disputes, report) {_ms(told)}")
    print(f"ratio: {found['whole'] / floor:.2f} (wanted: at most {WANTED})")
    print(f"whole command: {_ms(found['command'])}; a program that parses and validates: {_ms(found['bare program'])}")
    print(f"ratio: {found['command'] / found['bare program']:.2f}")


def _whole(pack: Path) -> dict[str, float]:
    """Return the seconds that all of `quiz check` takes in the process that it has for reading packs."""

    def check() -> None:
        with redirect_stdout(StringIO()) as said:
            code = quiz(["check", "--strict", str(pack)], is_held=True)
        assert code == 0, said.getvalue()[-2000:]

    return {"whole": _seconds(time.process_time, check)}


@collector_paused()
def _parts(pack: Path) -> dict[str, float]:
    """Return the seconds of each part, called one by one as `quiz check` calls them."""
    start = time.process_time()
    read = read_pack(pack)
    was_read = time.process_time()
    passages = {source.id: read_passages(read.source_files[source.id], source.unit) for source in read.sources}
    were_there = time.process_time()
    resolved = resolve_citations(read, passages)
    were_found = time.process_time()
    found = lint(read, passages, resolved.places)
    ended = time.process_time()
    assert not (*read.diagnostics, *resolved.diagnostics, *found)
    return {
        "read": was_read - start,
        "sources": were_there - was_read,
        "resolve": were_found - were_there,
        "lint": ended - were_found,
    }


_MEASURED: dict[str, Callable[[Path], dict[str, float]]] = {"whole": _whole, "parts": _parts}


def _run(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=compiling_environment(folder / "home"),
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return done.stdout


def _seconds(clock: Callable[[], float], act: Callable[[], object]) -> float:
    start = clock()
    act()
    return clock() - start


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


if __name__ == "__main__":
    if sys.argv[1:]:
        what, small, large = sys.argv[1:]
        _MEASURED[what](Path(small))
        print(json.dumps(_MEASURED[what](Path(large))))
    else:
        main()
