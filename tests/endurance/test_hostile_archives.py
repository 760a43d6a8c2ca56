"""Archives that mean harm are refused in words, or hold a pack that is sound."""

import random
import shutil
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from quiz.model.error import QuizError
from quiz.model.text import forbidden_character
from quiz.play.installing import Shelf

from .hostile import hostile_archive, large_archive
from .memory import MOST_MEMORY_MIB, peak_mebibytes
from .writes import Writes

ARCHIVES_A_ROUND = 20
LARGE_EVERY = 400
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def test_hostile_archives_are_refused_or_hold_a_sound_pack(tmp_path: Path, rounds: int, writes: Writes) -> None:
    """No exception but a clear one, nothing written outside of the shelf, and no more memory than is allowed."""
    dice = random.Random(2026)
    shelf_folder = tmp_path / "shelf"
    shelf, path = Shelf(shelf_folder), tmp_path / "strange.quizpack"
    fates: Counter[str] = Counter()
    before = peak_mebibytes()
    for number in range(rounds * ARCHIVES_A_ROUND):
        make = large_archive if number % LARGE_EVERY == LARGE_EVERY - 1 else hostile_archive
        path.write_bytes(make(dice))
        with writes.watched() as places:
            try:
                with shelf.candidate(path) as candidate:
                    shelf.put(candidate, NOW)
                fate, told = "installed", ""
            except QuizError as refusal:
                fate, told = type(refusal).__name__, str(refusal)
        fates[fate] += 1
        assert forbidden_character(told) is None
        assert [] == [place for place in places if not Path(place).is_relative_to(shelf_folder)]
        left = [entry.name for entry in shelf_folder.iterdir()] if shelf_folder.exists() else []
        assert left == (["example.danube"] if fate == "installed" else [])
        shutil.rmtree(shelf_folder, ignore_errors=True)
    print(f"{fates.total()} archives: {dict(fates)}, no other exception, at most {peak_mebibytes()} MiB")
    assert {"installed", "ArchiveError", "UnsoundPackError"} <= fates.keys()
    assert peak_mebibytes() < max(MOST_MEMORY_MIB, before + 1)
