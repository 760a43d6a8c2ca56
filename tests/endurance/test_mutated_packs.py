"""Packs and playlists with random damage, checked whole and built."""

import random
import shutil
from collections import Counter
from pathlib import Path

from quiz.model.diagnostic import Severity
from quiz.model.error import QuizError
from quiz.model.text import forbidden_character
from quiz.packs.playlist import PlaylistError, read_playlist
from quiz.play.checking import check_pack, examine
from quiz.play.drafting import draft_of, read_draft
from quiz.play.installing import build_pack
from quiz.play.preview import Preview

from .memory import MOST_MEMORY_MIB, peak_mebibytes
from .mutated import VALID, mutated_playlist, seeds, write_mutated
from .writes import Writes

PACKS_A_ROUND = 20
PLAYLISTS_A_ROUND = 10
TOLD_EVERY = 2000


def test_mutated_packs_give_a_pack_or_problems(tmp_path: Path, rounds: int, writes: Writes) -> None:
    """Damage to bytes, structure or files never raises, writes nowhere, and leaves an error or a pack to be built.

    A preview shows whatever is sound, and takes over one state after the other.
    """
    preview, shown = Preview(read_draft(VALID / "danube")), 0
    dice, kinds = random.Random(2026), seeds()
    folder, archive = tmp_path / "pack", tmp_path / "target" / "built.quizpack"
    archive.parent.mkdir()
    before = peak_mebibytes()
    fates: Counter[str] = Counter()
    for number in range(rounds * PACKS_A_ROUND):
        damage = write_mutated(folder, dice, kinds)
        with writes.watched() as places:
            report = check_pack(folder)
            preview.take(draft_of(examine(folder)))
            for place in range(preview.total):
                preview.go_to(place)
                preview.turn()
                shown += preview.view is not None
        assert set() == places, damage
        told = [text for found in report.diagnostics for text in (found.message, found.remedy, found.file)]
        assert [] == [text for text in told if forbidden_character(text)], damage
        errors = [found for found in report.diagnostics if found.severity is Severity.ERROR]
        with writes.watched() as places:
            fate = _built(folder, archive)
        assert [] == [place for place in places if not Path(place).is_relative_to(archive.parent)], damage
        assert archive.exists() == (fate == "built"), damage
        assert not (errors and fate == "built"), damage
        assert errors or fate != "UnsoundPackError", damage
        fates[fate] += 1
        archive.unlink(missing_ok=True)
        shutil.rmtree(folder)
        if (number + 1) % TOLD_EVERY == 0:
            print(f"{number + 1} packs: {dict(fates)}, at most {peak_mebibytes()} MiB", flush=True)
    print(f"{fates.total()} mutated packs: {dict(fates)}, no other exception, at most {peak_mebibytes()} MiB")
    preview.close()
    assert shown
    assert {"built", "UnsoundPackError"} <= fates.keys()
    assert peak_mebibytes() < max(MOST_MEMORY_MIB, before + 1)


def test_mutated_playlists_are_followed_or_refused(tmp_path: Path, rounds: int) -> None:
    """A playlist with damage gives the playlist that it still is, or says in words what is wrong."""
    dice, path = random.Random(2026), tmp_path / "mix.toml"
    fates: Counter[str] = Counter()
    for _ in range(rounds * PLAYLISTS_A_ROUND):
        path.write_bytes(mutated_playlist(dice))
        try:
            read_playlist(path)
            fate, told = "followed", ""
        except PlaylistError as refusal:
            fate, told = "refused", str(refusal)
        assert forbidden_character(told) is None
        fates[fate] += 1
    print(f"{fates.total()} mutated playlists: {dict(fates)}, no other exception")
    assert {"followed", "refused"} == fates.keys()


def _built(folder: Path, archive: Path) -> str:
    """Return what came of building the pack in a folder: `built`, or the name of the refusal."""
    try:
        build_pack(folder, archive, archive.parent)
    except QuizError as refusal:
        return type(refusal).__name__
    return "built"
