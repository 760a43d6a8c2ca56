"""`quiz history`: the record of the answers taken along, brought together, checked, copied and forgotten."""

from argparse import Namespace
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.house import House, open_house
from quiz.cli.streams import is_attended, standard_input, standard_output
from quiz.cli.wrong_use import WrongUseError
from quiz.engine.figures import counted
from quiz.line.layout import indented, one_line
from quiz.model.pack import short_name

if TYPE_CHECKING:
    from quiz.history.union import Union
    from quiz.play.merging import OtherSettings

STANDARD_INPUT = "-"
_CONFIRMATION = "yes"


def export(arguments: Namespace) -> int:
    """Write the attempts, or the whole record, as lines for other programs and machines."""
    from quiz.history.exporting import export_lines

    output = standard_output()
    if isinstance(output, TextIOWrapper):
        # The same bytes everywhere, so that what one system writes another one reads.
        output.reconfigure(encoding="utf-8", newline="\n")
    with open_house() as house:
        output.writelines(export_lines(house.history, arguments.format, with_sessions=arguments.sessions))
    return 0


def import_(arguments: Namespace) -> int:
    """Add what an export wrote, all of it or nothing."""
    from quiz.history.importing import import_lines

    with open_house() as house:
        if arguments.file == STANDARD_INPUT:
            source = standard_input()
            if isinstance(source, TextIOWrapper):
                source.reconfigure(encoding="utf-8", errors="surrogateescape", newline="")
            union = import_lines(house.history, source, "standard input")
        else:
            with Path(arguments.file).open(encoding="utf-8", errors="surrogateescape", newline="") as source:
                union = import_lines(house.history, source, arguments.file)
    print(_union_told(union))
    return 0


def merge(arguments: Namespace) -> int:
    """Add what histories of other machines hold, all of it or nothing, and tell where settings differ."""
    from quiz.play.merging import merge as merge_files

    with open_house() as house:
        report = merge_files(house.history, [Path(file) for file in arguments.files], house.paths.settings)
    print(_union_told(report.union))
    for other in report.other_settings:
        for line in _settings_told(other):
            print(line)
    return 0


def check(_: Namespace) -> int:
    """Look at every row and return 1 where something is wrong."""
    from quiz.history.check import examine

    with open_house() as house:
        examination = examine(house.history)
    for problem in examination.problems:
        for line in indented(one_line(problem), label=""):
            print(line)
    verdict = counted(len(examination.problems), "problem") if examination.problems else "clean"
    print(f"{_told(examination.rows) or 'An empty history'} checked: {verdict}.")
    return 1 if examination.problems else 0


def backup(arguments: Namespace) -> int:
    """Copy the record into a new file, while it is in use."""
    with open_house() as house:
        target = _new_backup(house) if arguments.file is None else Path(arguments.file)
        house.history.back_up(target)
    print(f"The history was copied to {one_line(str(target))}.")
    return 0


def forget(arguments: Namespace) -> int:
    """Delete what is on record of a pack, or everything, once the learner has confirmed it."""
    from quiz.history.forget import forget as delete
    from quiz.history.forget import forgettable

    with open_house() as house:
        pack = None if arguments.all else _pack_called(arguments.pack, house)
        rows = forgettable(house.history, pack)
        whose = "of all packs" if pack is None else f"of {one_line(pack)}"
        if not rows:
            print(f"There is nothing on record {whose}.")
            return 0
        if not (arguments.yes or _is_confirmed(f"This deletes what is on record {whose}: {_told(rows)}.")):
            print("Nothing was deleted.")
            return 0
        deleted = delete(house.history, pack, house.outside.new_id, house.outside.clock().utc)
        house.schedule.discard()
        house.sums.discard()
        print(f"Deleted: {_told(deleted)}.")
        if any(house.paths.backups.glob("*.db")):
            print(f"The copies in {house.paths.backups} still hold them. Delete those too if nobody should read them.")
    return 0


def _new_backup(house: House) -> Path:
    house.paths.backups.mkdir(mode=0o700, parents=True, exist_ok=True)
    return house.paths.backups / f"history-{house.outside.clock().utc.astimezone():%Y-%m-%d-%H%M%S}.db"


def _pack_called(name: str, house: House) -> str:
    """Return the pack on record of that id, or with that part behind the dot; it need not be installed any more."""
    from quiz.history.forget import packs_on_record

    known = packs_on_record(house.history)
    if name in known:
        return name
    matching = sorted(pack for pack in known if short_name(pack) == name)
    if len(matching) == 1:
        return matching[0]
    told = ", ".join(matching or sorted(known)) or "nothing"
    if matching:
        raise WrongUseError(f"Several packs on record are called {name}: {told}. Use one of these.")
    raise WrongUseError(f"There is nothing on record of {name}. On record is: {told}.")


def _is_confirmed(question: str) -> bool:
    if not is_attended():
        raise WrongUseError(f"{question} Nobody can be asked here, so say --yes to delete that.")
    print(f"{question} It cannot be undone.")
    print(f"Type {_CONFIRMATION} to delete that, or anything else to keep it.", flush=True)
    return standard_input().readline().strip().casefold() == _CONFIRMATION


def _union_told(union: "Union") -> str:
    known = union.known.total()
    return f"New: {_told(union.added) or 'nothing'}. {known} {'was' if known == 1 else 'were'} here already."


def _settings_told(other: "OtherSettings") -> Iterator[str]:
    if other.notice:
        outcome = "Settings were not compared. " if other.differences is None else ""
        yield from indented(f"{outcome}{other.notice}", label="")
    if not other.differences:
        return
    yield from indented(f"The settings in {other.path} differ. Yours stay as they are:", label="")
    for difference in other.differences:
        yield from indented(f"{difference.name}: here {difference.here}, there {difference.there}")


def _told(rows: Mapping[str, int]) -> str:
    return ", ".join(counted(count, name) for name, count in rows.items())
