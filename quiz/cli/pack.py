"""`quiz pack`: packs built into one file, installed from one, listed and removed."""

import os
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.house import open_house
from quiz.cli.output import as_json, packages_told
from quiz.cli.wrong_use import WrongUseError, names_from_command_line
from quiz.engine.figures import counted
from quiz.line.layout import indented, one_line, table
from quiz.model.source import TravellingSource
from quiz.packs.archive import SUFFIX
from quiz.settings.paths import paths_from

if TYPE_CHECKING:
    from quiz.engine.edition import EditionChanges
    from quiz.history.record import QuestionRecord
    from quiz.model.pack import Pack
    from quiz.play.installing import Candidate, InstalledPack, Shelf

_HEADINGS = ("PACK", "VERSION", "TITLE", "QUESTIONS", "STATE")
_NO_LONGER = "no longer, as what is asked is new"
_MOST_NAMED = 20


def build(arguments: Namespace) -> int:
    """Write a pack into one file that others can install."""
    from quiz.play.installing import build_pack

    path, target = _existing(arguments.path), arguments.output
    if target is not None and target.suffix != SUFFIX:
        raise WrongUseError(f"{target} does not end in {SUFFIX}. Give the file a name that does.")
    built = build_pack(path, target, Path.cwd())
    print(f"{_name(built.pack)}: built into {one_line(str(built.file))}.")
    print(f"  SHA-256 {built.sha256}")
    for line in packages_told(source.file for source in built.pack.sources if isinstance(source, TravellingSource)):
        print(line)
    return 0


def install(arguments: Namespace) -> int:
    """Check a pack and put it among the learner's own; tell what changes where it was there before."""
    path = _existing(arguments.path)
    with open_house() as house:
        shelf = _shelf(house.paths.packs)
        with shelf.candidate(path) as candidate:
            records = house.history.question_records(candidate.pack.info.id)
            now = house.outside.clock().utc
            folder = shelf.put(candidate, now, discard_changes=arguments.discard_changes)
            print(f"{_name(candidate.pack)}: installed in {one_line(str(folder))}.")
            for line in (*_shadowing_told(candidate.pack), *_changes_told(candidate, records)):
                print(line)
    return 0


def info(arguments: Namespace) -> int:
    """Tell about an installed pack, or about one that could be installed and what that would change."""
    with open_house() as house:
        shelf = _shelf(house.paths.packs)
        path = Path(arguments.pack)
        if not path.exists():
            with names_from_command_line():
                installed = shelf.called(arguments.pack)
            lines = [*_installed_told(installed)]
        else:
            with shelf.candidate(path) as candidate:
                records = house.history.question_records(candidate.pack.info.id)
                pack = candidate.pack
                lines = [*_told(pack), *_shadowing_told(pack), *_changes_told(candidate, records)]
    for line in lines:
        print(line)
    return 0


def list_(arguments: Namespace) -> int:
    """Print the packs that were installed, as a table or as a JSON document."""
    installed = _shelf_from_environment().installed()
    if arguments.json:
        print(as_json([_record(each) for each in installed]))
    elif installed:
        for line in table([_HEADINGS, *map(_row, installed)], shortened=2):
            print(line)
    else:
        print("No pack was installed. `quiz pack install FILE` installs one.")
    return 0


def remove(arguments: Namespace) -> int:
    """Take an installed pack away; the answers to it stay on record."""
    shelf = _shelf_from_environment()
    with names_from_command_line():
        installed = shelf.called(arguments.pack)
    shelf.remove(installed, discard_changes=arguments.discard_changes)
    print(f"{one_line(installed.id)} was removed. Your answers stay on record.")
    return 0


def _existing(path: Path) -> Path:
    if not path.exists():
        raise WrongUseError(f"There is nothing at {path}. Name a pack's folder, a TOML file or a {SUFFIX} file.")
    return path


def _shelf(folder: Path) -> "Shelf":
    from quiz.play.installing import Shelf

    return Shelf(folder)


def _shelf_from_environment() -> "Shelf":
    return _shelf(paths_from(os.environ, Path.cwd()).packs)


def _name(pack: "Pack") -> str:
    return one_line(f"{pack.info.title} ({pack.info.id}), version {pack.info.version}")


def _told(pack: "Pack") -> Iterator[str]:
    info = pack.info
    yield _name(pack)
    yield from indented(info.description)
    yield from indented(f"By {', '.join(info.authors)}. Licence: {info.licence}.")
    yield from indented(
        f"{counted(len(pack.questions), 'question')} in {info.language}, {counted(len(pack.sources), 'source')}."
    )


def _installed_told(installed: "InstalledPack") -> Iterator[str]:
    if installed.pack is None:
        yield f"{one_line(installed.id)} cannot be read. See `quiz check {one_line(str(installed.folder))}`."
    else:
        yield from _told(installed.pack)
    yield from indented(f"Installed in {installed.folder}.")
    if installed.changed:
        yield from indented(f"Changed there since: {', '.join(installed.changed)}.")


def _shadowing_told(pack: "Pack") -> Iterator[str]:
    from quiz.packs.library import pack_id_at, pack_locations, shipped_folder

    if any(pack_id_at(location) == pack.info.id for location in pack_locations((shipped_folder(),))):
        yield from indented("It takes the place of the pack of this id that comes with the program.")


def _changes_told(candidate: "Candidate", records: "Mapping[str, QuestionRecord]") -> Iterator[str]:
    """Yield what an edition changes, and what becomes of the answers on record, by the ids that their questions had."""
    before, changes = candidate.before, candidate.changes
    if before is None:
        return
    if before.pack is None or changes is None:
        yield from indented("It takes the place of an edition that can no longer be read.")
        return
    yield from indented(f"It takes the place of version {before.pack.info.version}.")
    if changes.is_none:
        yield from indented("Every question is the same.")
        return
    answers = _answers(changes, records)
    for ids, what, fate in (
        (changes.added, "added", None),
        (changes.edited, "edited, with the same key", ("it still counts", "they still count")),
        (changes.rekeyed, "with another key", (f"it counts {_NO_LONGER}", f"they count {_NO_LONGER}")),
        (changes.removed, "removed", ("it stays there", "they stay there")),
        (changes.unchanged, "unchanged", None),
    ):
        if ids:
            yield from indented(f"{counted(len(ids), 'question')} {what}{_named(ids, what)}")
            given = sum(answers.get(each, 0) for each in ids)
            if fate and given:
                told = f"{counted(given, 'answer')} on record: {fate[given > 1]}"
                yield from indented(f"{told}.", indent="    ")
    if changes.formerly:
        renamed = (f"{old} is {new} now" for new, old in changes.formerly.items())
        yield from indented(f"Renamed, with all answers kept: {'; '.join(renamed)}.")


def _answers(changes: "EditionChanges", records: "Mapping[str, QuestionRecord]") -> Mapping[str, int]:
    """Return how many answers are on record for each question, by its id in the new edition."""
    new_ids = {old: new for new, old in changes.formerly.items()}
    return {new_ids.get(question, question): record.attempts for question, record in records.items()}


def _named(ids: Sequence[str], what: str) -> str:
    if what == "unchanged":
        return "."
    more = f" and {len(ids) - _MOST_NAMED} more" if len(ids) > _MOST_NAMED else ""
    return f": {', '.join(ids[:_MOST_NAMED])}{more}."


def _row(installed: "InstalledPack") -> tuple[str, ...]:
    pack = installed.pack
    state = "cannot be read" if pack is None else "changed since" if installed.changed else "as installed"
    if pack is None:
        return one_line(installed.id), "-", "-", "-", state
    return (
        one_line(installed.id),
        one_line(pack.info.version),
        one_line(pack.info.title),
        str(len(pack.questions)),
        state,
    )


def _record(installed: "InstalledPack") -> dict[str, object]:
    pack = installed.pack
    return {
        "id": installed.id,
        "version": pack.info.version if pack else None,
        "title": pack.info.title if pack else None,
        "questions": len(pack.questions) if pack else None,
        "changed": installed.changed,
        "location": installed.folder,
    }
