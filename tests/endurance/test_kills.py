"""Sessions that are killed at random moments, again and again on one record."""

import random
import shutil
from collections import Counter
from pathlib import Path

from .learner import Learner, write_pack
from .program import Program

STARTING_SECONDS, ANSWERING_SECONDS = 0.3, 0.12
"""Within how long a run is killed: after its start where it is to see no question, else after the last key."""

MOST_ANSWERS = 5


def test_killed_sessions_lose_no_answer_whose_verdict_was_shown(program: Program, tmp_path: Path, rounds: int) -> None:
    """After each kill every file opens, every verdict seen is on record, and the next run asks the same question."""
    dice = random.Random(2026)
    write_pack(tmp_path / "data" / "packs" / "campaign")
    learner = Learner(program, tmp_path, tmp_path, dice)
    found: Counter[str] = Counter()
    for _ in range(rounds):
        if dice.random() < 0.1:
            shutil.rmtree(tmp_path / "cache", ignore_errors=True)
        if dice.random() < 0.2:
            shutil.rmtree(tmp_path / "data" / "backups", ignore_errors=True)
        found[type(_play_until_killed(learner).front).__name__] += 1
        learner.examine_files()
        found["recorded, verdict not seen"] += learner.lose_nothing()
    print(
        f"{rounds} kills ({dict(found)}), {learner.resumed} sessions gone on with,"
        f" {learner.shown_in_all + len(learner.verdicts)} verdicts seen, none lost"
    )


def _play_until_killed(learner: Learner) -> Learner:
    run, dice = learner.start(), learner.dice
    if dice.random() < 0.15:
        run.for_a_while(dice.random() * STARTING_SECONDS)
    else:
        learner.until_asked(run)
        for _ in range(dice.randrange(MOST_ANSWERS)):
            learner.answer(run)
            run.until(lambda: learner.is_judged(run))
            if not learner.go_on(run):
                break
        else:
            learner.answer(run)
        run.for_a_while(dice.random() * ANSWERING_SECONDS)
    run.kill()
    learner.look(run)
    return learner
