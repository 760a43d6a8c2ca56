"""Packs with random damage, checked whole."""

import random
import shutil
from pathlib import Path

from quiz.model.diagnostic import Severity
from quiz.play.checking import examine
from quiz.play.drafting import draft_of, read_draft
from quiz.play.preview import Preview

VALID = Path(__file__).parents[1] / "data" / "packs" / "valid"
PIECES_OF_DAMAGE = (
    b'"', b"'", b"[", b"]]", b"{", b"}", b"\n", b"=", b"\\", b"\x00", b"\xff", b"\xe2\x80\xae", b"[[questions]]\n",
    b"key = 1e999\n", b"9" * 5000, b"inf", b'"""', b"true", b"../" * 20, b"id", b"quote", b"\r",
)  # fmt: skip
PACKS_A_ROUND = 40


def test_mutated_packs_give_a_pack_or_problems(tmp_path: Path, rounds: int) -> None:
    """Bytes cut, doubled or put anywhere into a pack or its source never raise, and errors mean no pack.

    A preview shows whatever is sound, and takes over one state after the other.
    """
    preview = Preview(read_draft(VALID / "danube"))
    shown = 0
    dice = random.Random(2026)
    folder = tmp_path / "pack"
    playable = 0
    for _ in range(rounds * PACKS_A_ROUND):
        shutil.copytree(VALID / "danube", folder, dirs_exist_ok=True)
        victim = folder / dice.choice(("pack.toml", "pack.toml", "sources/notes.md"))
        victim.write_bytes(_damaged(victim.read_bytes(), dice))

        examination = examine(folder)

        has_errors = any(found.severity is Severity.ERROR for found in examination.read.diagnostics)
        assert has_errors == (examination.read.pack is None)
        playable += examination.is_playable
        preview.take(draft_of(examination))
        for place in range(preview.total):
            preview.go_to(place)
            preview.turn()
            shown += preview.view is not None
    assert 0 < playable < rounds * PACKS_A_ROUND < shown
    print(f"{rounds * PACKS_A_ROUND} packs, {playable} of them still playable, no exception")


def _damaged(content: bytes, dice: random.Random) -> bytes:
    for _ in range(dice.randint(1, 3)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.choice((0, 0, 1, 5, 40)))
        content = content[:start] + dice.choice((*PIECES_OF_DAMAGE, b"", content[start:end] * 2)) + content[end:]
    return content
