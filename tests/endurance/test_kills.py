"""Sessions that are killed at random places of what they show, again and again on one record."""

import random
import shutil
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from quiz.engine.scheduling.study import Study
from quiz.history.record import PackRecord
from quiz.history.store import open_history
from quiz.model.instant import Instant
from quiz.play.schedule import Schedule, basis_of
from quiz.play.sums import kept_sums
from quiz.settings.time_zone import MachineZone
from tests.history.steps import states_in

from .learner import Learner
from .pack import PACK, write_pack
from .program import Program

STARTING_CHARACTERS, ANSWERING_CHARACTERS = 1000, 600
"""How much a run may write before it is killed: after its start where it is to see no question, else after a key."""

STARTING_PATIENCE, ANSWERING_PATIENCE = 0.5, 0.1
"""After how many seconds without a sign a run is killed that has less to write."""

MOST_STEPS = 6


def test_killed_sessions_lose_nothing_that_was_shown(program: Program, tmp_path: Path, rounds: int) -> None:
    """After each kill every file opens, and all that was seen is on record as it was seen, what was undone undone.

    The next run goes on where that leads: at the same question with its options in the same order.
    """
    dice = random.Random(2026)
    write_pack(tmp_path / "data" / "packs" / "campaign")
    learner = Learner(program, tmp_path, tmp_path, dice)
    found: Counter[str] = Counter()
    for _ in range(rounds):
        if dice.random() < 0.1:
            shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        if dice.random() < 0.2:
            shutil.rmtree(tmp_path / "data" / "backups", ignore_errors=True)
        _play_until_killed(learner)
        found[type(learner.front).__name__] += 1
        learner.examine_files()
        found["unseen"] += learner.lose_nothing()
        found["states from the cache"] += _examine_states(tmp_path)
    print(
        f"{rounds} kills: {learner.verdicts_seen} verdicts seen before them, none lost;"
        f" {found.pop('unseen')} more on record that were not seen\n  {dict(found)}\n  {learner.steps_told}"
    )


def _play_until_killed(learner: Learner) -> None:
    run, dice = learner.start(), learner.dice
    if dice.random() < 0.15:
        run.until_written(dice.randrange(STARTING_CHARACTERS), STARTING_PATIENCE)
    else:
        learner.until_asked(run)
        if all(learner.take_step(run) for _ in range(dice.randrange(MOST_STEPS))) and learner.go_on(run):
            learner.type_step(run, in_haste=True)
        run.until_written(dice.choice((0, dice.randrange(ANSWERING_CHARACTERS))), ANSWERING_PATIENCE)
    run.kill()
    learner.look(run)


def _examine_states(home: Path) -> bool:
    """See that the cache has the states and sums that all answers lead to; return whether there was one."""
    with TemporaryDirectory() as name, open_history(home / "data" / "history.db") as history:
        kept, anew = Path(name) / "kept", Path(name) / "anew"
        is_kept = (home / "cache" / "states").exists()
        if is_kept:
            shutil.copytree(home / "cache" / "states", kept)
        basis = basis_of(Study(), MachineZone())
        states = []
        for folder in (kept, anew):
            with closing(Schedule(history, folder, basis, lambda: Instant(datetime.now(UTC), 0))) as schedule:
                states.append(schedule.ask(lambda tables: states_in(tables, PACK)))
            with closing(kept_sums(history, folder)) as sums:
                assert _rounded(history.pack_records()) == _rounded(sums.pack_records())
        assert states[0] == states[1]
        return is_kept


def _rounded(records: Mapping[str, PackRecord]) -> dict[str, PackRecord]:
    """Return records with sums of scores that do not depend on the order in which they were added."""
    return {pack: replace(record, score_sum=round(record.score_sum, 6)) for pack, record in records.items()}
