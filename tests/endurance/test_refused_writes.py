"""Sessions whose record cannot be written for a while: the disk is full, or the folder has become read-only."""

import random
import re
from collections import Counter
from pathlib import Path

from .faults import Fault, FullDisk, Immutable, ReadOnlyModes, SizeLimit
from .learner import Learner
from .pack import write_pack
from .program import Program, Run

DISK_BYTES = 12_000_000
MOST_STEPS = 3
REASON = re.compile(r"the disk is full|the disk reports a fault|read-only|cannot be opened")


def test_a_full_disk_in_mid_session_loses_nothing(program: Program, tmp_path: Path, rounds: int) -> None:
    """What cannot be recorded is told and can be answered again; what was shown as recorded is on record."""
    home = tmp_path / "home"
    if program.can_mount:
        seen_from_here = program.mount(home, DISK_BYTES)
        faults: list[Fault] = [FullDisk(seen_from_here), SizeLimit()]
    else:
        seen_from_here, faults = home, [SizeLimit()]
    write_pack(seen_from_here / "data" / "packs" / "campaign")
    _run_campaign(Learner(program, home, seen_from_here, random.Random(2026)), faults, rounds // 2)


def test_a_folder_made_read_only_in_mid_session_loses_nothing(program: Program, tmp_path: Path, rounds: int) -> None:
    """The same, whether a write-ahead log is open already or a rollback journal has to be made."""
    data = tmp_path / "data"
    write_pack(data / "packs" / "campaign")
    faults: list[Fault] = [ReadOnlyModes(data, rollback=True), ReadOnlyModes(data)]
    if (immutable := Immutable(data)).is_possible():
        faults.append(immutable)
    try:
        _run_campaign(Learner(program, tmp_path, tmp_path, random.Random(2026), obeys_modes=True), faults, rounds // 2)
    finally:
        for fault in faults[::-1]:
            fault.end(None)


def _run_campaign(learner: Learner, faults: list[Fault], rounds: int) -> None:
    refused: Counter[str] = Counter()
    unseen = 0
    for number in range(rounds):
        fault = faults[number % len(faults)]
        fault.prepare()
        came_to = _play_with(fault, learner)
        refused[f"{type(fault).__name__}: {came_to}"] += 1
        fault.clear()
        learner.examine_files()
        unseen += learner.lose_nothing()
    assert any("refused" in what for what in refused)
    print(f"{rounds} rounds: {learner.verdicts_seen} verdicts seen, none lost; {unseen} more on record that were not")
    print(f"  {learner.steps_told}")
    for what, times in sorted(refused.items()):
        print(f"  {what}: {times}")


def _play_with(fault: Fault, learner: Learner) -> str:
    """Play until a write was refused and on, and return what came of it."""
    dice = learner.dice
    if dice.random() < 0.15:
        fault.begin(None)
        run = learner.start()
        came_to = _see_start(learner, run)
    else:
        run = learner.start()
        learner.until_asked(run)
        came_to = _answer_with(fault, learner, run)
    if not run.has_ended:
        run.kill()
        learner.look(run)
    fault.end(None)
    return came_to


def _see_start(learner: Learner, run: Run) -> str:
    """See the program say at once why no answer could be recorded, or begin where one can."""
    run.until(lambda: run.is_over or learner.offers_or_asks(run))
    if not run.is_over:
        return "begun all the same"
    code = run.ended()
    told = " ".join(run.terminal.transcript.split())
    assert (1, True) == (code, bool(REASON.search(told))), told
    assert "Traceback" not in told
    return "refused at the start"


def _answer_with(fault: Fault, learner: Learner, run: Run) -> str:
    dice = learner.dice
    if not all(learner.take_step(run) for _ in range(dice.randrange(MOST_STEPS))) or not learner.go_on(run):
        return "over before"
    fault.begin(run)
    for _ in range(MOST_STEPS):
        learner.type_step(run)
        run.until(lambda: learner.is_taken(run) or learner.is_refused(run))
        if not learner.is_taken(run):
            return _bear_refusal(fault, learner, run)
        learner.until_taken(run)
        if not learner.go_on(run):
            break
    return "recorded all the same"


def _bear_refusal(fault: Fault, learner: Learner, run: Run) -> str:
    """Try again in vain, then leave, be killed, or have the disk back and go on."""
    dice = learner.dice
    run.until(lambda: REASON.search(" ".join(run.terminal.text().split())) is not None)
    if dice.random() < 0.5:
        learner.type_in_vain(run)
    what = dice.choice(("killed", "left", "went on", "went on", "went on"))
    if what == "killed":
        return "refused, then killed"
    if what == "left":
        run.type(learner.front.leave)
        code = run.ended()
        learner.look(run)
        assert code >= 0, f"The program was ended by signal {-code} as it closed its files."
        return "refused, then left"
    fault.end(run)
    learner.type_again(run)
    learner.until_taken(run)
    all(learner.take_step(run) for _ in range(dice.randrange(MOST_STEPS)))
    return "refused, then went on"
