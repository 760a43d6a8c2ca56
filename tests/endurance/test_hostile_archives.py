"""Archives that mean harm are refused in words, or hold a pack that is sound."""

import random
import resource
import shutil
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.model.error import QuizError
from quiz.model.text import forbidden_character
from quiz.play.installing import Shelf

from .hostile import hostile_archive, large_archive

ARCHIVES_A_ROUND = 20
LARGE_EVERY = 400
MOST_MEMORY_MIB = 512
NOW = datetime(2026, 3, 1, tzinfo=UTC)


class _Writes:
    """Notes every place that is written to while it is told to."""

    def __init__(self) -> None:
        self.places: set[str] | None = None

    def watch(self, event: str, details: tuple[object, ...]) -> None:
        """Be told of everything that the interpreter does."""
        if self.places is None:
            return
        is_write = event == "open" and isinstance(details[1], str) and bool(set(details[1]) & set("wxa+"))
        if is_write or event in {"os.mkdir", "os.symlink", "os.link"}:
            self.places.add(str(details[0]))
        elif event == "os.rename":
            self.places.update(map(str, details[:2]))


@pytest.fixture(scope="module")
def writes() -> _Writes:
    """A hook that cannot be taken away again, and does nothing unless it is told to."""
    hook = _Writes()
    sys.addaudithook(hook.watch)
    return hook


def test_hostile_archives_are_refused_or_hold_a_sound_pack(tmp_path: Path, rounds: int, writes: _Writes) -> None:
    """No exception but a clear one, nothing written outside of the shelf, and no more memory than is allowed."""
    dice = random.Random(2026)
    shelf_folder = tmp_path / "shelf"
    shelf, path = Shelf(shelf_folder), tmp_path / "strange.quizpack"
    fates: Counter[str] = Counter()
    before = _memory()
    for number in range(rounds * ARCHIVES_A_ROUND):
        make = large_archive if number % LARGE_EVERY == LARGE_EVERY - 1 else hostile_archive
        path.write_bytes(make(dice))
        writes.places = set()
        try:
            with shelf.candidate(path) as candidate:
                shelf.put(candidate, NOW)
            fate, told = "installed", ""
        except QuizError as refusal:
            fate, told = type(refusal).__name__, str(refusal)
        finally:
            places, writes.places = writes.places, None
        fates[fate] += 1
        assert forbidden_character(told) is None
        assert [] == [place for place in places if not Path(place).is_relative_to(shelf_folder)]
        left = [entry.name for entry in shelf_folder.iterdir()] if shelf_folder.exists() else []
        assert left == (["example.danube"] if fate == "installed" else [])
        shutil.rmtree(shelf_folder, ignore_errors=True)
    print(f"{fates.total()} archives: {dict(fates)}, no other exception, at most {_memory()} MiB")
    assert {"installed", "ArchiveError", "UnsoundPackError"} <= fates.keys()
    assert _memory() < max(MOST_MEMORY_MIB, before + 1)


def _memory() -> int:
    """Return the most memory in MiB that this process, or one that it started, has held so far."""
    return max(resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
