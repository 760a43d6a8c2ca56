"""A record on which another program has laid its hand."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .front_ends import Screens
from .pack import PACK, write_pack
from .program import Program
from .standing import recorded

SCREENS = Screens()


def test_a_lock_keeps_no_answer_and_no_screen(program: Program, tmp_path: Path) -> None:
    """While another program holds the record, keys are taken; the verdict comes by itself once it lets go."""
    write_pack(tmp_path / "data" / "packs" / "campaign")
    run = program.run(tmp_path, "play", PACK, "--count", "3")
    run.until(lambda: SCREENS.is_waiting(run.terminal))
    history = tmp_path / "data" / "history.db"
    with closing(sqlite3.connect(history, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        run.type(SCREENS.keys["skip"])
        run.until(lambda: "is locked by another program" in " ".join(run.terminal.text().split()))
        assert () == recorded(history).given
        run.type("\x1bOP")
        run.until(lambda: "What was answered is kept when you leave" in run.terminal.text())
        run.type("\x1bOP")
        other.execute("ROLLBACK")

    run.until(lambda: any("skipped" == shown.verdict for shown in SCREENS.shown(run.terminal, 0)))
    run.type(SCREENS.leave)
    assert 0 == run.ended()
    assert 1 == len(recorded(history).given)
