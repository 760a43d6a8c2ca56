"""`quiz check`: every problem of packs."""

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.excerpt import excerpt_lines
from quiz.cli.house import attached_documents, recorded_disputes
from quiz.cli.output import as_json
from quiz.cli.wrong_use import WrongUseError
from quiz.engine.figures import counted
from quiz.line.layout import indented, one_line
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.error import QuizError
from quiz.settings.paths import paths_from

if TYPE_CHECKING:
    from quiz.model.dispute import Dispute
    from quiz.play.attaching import AttachedDocuments
    from quiz.play.checking import CheckReport


def run(arguments: Namespace) -> int:
    """Check each path and return 1 where there are errors, or warnings under `--strict`."""
    from quiz.play.checking import check_pack

    packs = dict.fromkeys(pack for path in arguments.paths for pack in _packs_at(Path(path)))
    documents, disputes, trouble = _kept_here()
    reports = []
    for pack in packs:
        report = check_pack(pack, documents, disputes)
        locked = (_locked(pack),) if arguments.lock else ()
        report = replace(report, notes=(*report.notes, *trouble, *locked))
        reports.append(report)
        if not arguments.json:
            _print(report)
    if arguments.json:
        print(as_json([_record(report) for report in reports]))
    else:
        print(f"{counted(len(reports), 'pack')} checked: {_verdict(_severities(reports))}.")
    found = _severities(reports)
    return 1 if found[Severity.ERROR] or (arguments.strict and found[Severity.WARNING]) else 0


def _locked(pack: Path) -> str:
    from quiz.play.checking import lock_pack

    target = lock_pack(pack)
    return "Not locked: mend the errors first." if target is None else f"Locked in {target.name}."


def _kept_here() -> tuple["AttachedDocuments | None", Sequence["Dispute"], Sequence[str]]:
    """Return the documents attached here and the open disputes, and a note where the record cannot be read.

    What is checked is the pack, which does not depend on them.
    """
    documents = None
    try:
        paths = paths_from(os.environ, Path.cwd())
        documents = attached_documents(paths)
        return documents, recorded_disputes(paths), ()
    except (QuizError, OSError) as error:
        return documents, (), (f"Whether questions are contested cannot be told. {error}",)


def _packs_at(path: Path) -> Sequence[Path]:
    """Return the pack at a path, or the packs in the folder there."""
    from quiz.packs.library import packs_at

    if not path.exists():
        raise WrongUseError(f"There is nothing at {path}. Name a pack's folder, a TOML file or a folder of packs.")
    return packs_at(path)


def _severities(reports: Sequence["CheckReport"]) -> Counter[Severity]:
    return Counter(diagnostic.severity for report in reports for diagnostic in report.diagnostics)


def _verdict(found: Counter[Severity]) -> str:
    if not found.total():
        return "clean"
    return f"{counted(found[Severity.ERROR], 'error')}, {counted(found[Severity.WARNING], 'warning')}"


def _print(report: "CheckReport") -> None:
    questions = counted(report.questions, "question")
    print(f"{one_line(str(report.path))}: {_verdict(_severities([report]))} ({questions})")
    for file, diagnostics in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.file):
        print(f"  {one_line(file)}")
        for line in _told_of_a_file(tuple(diagnostics)):
            print(line)
    for note in report.notes:
        for line in indented(note, label="  note: ", indent="    "):
            print(line)


def _told_of_a_file(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Yield the lines on one file. Quotes that moved are summed up: a new paragraph moves all that stand behind it."""
    from quiz.packs.citations import MOVED

    moved = [diagnostic for diagnostic in diagnostics if diagnostic.code == MOVED]
    is_summed_up = len(moved) > 1
    for diagnostic in diagnostics:
        if not (is_summed_up and diagnostic.code == MOVED):
            yield from _told(diagnostic)
    if is_summed_up:
        yield f"    {Severity.WARNING} {MOVED}  {len(moved)} quotes"
        yield from indented(
            "Their source has changed, and they were found in it where they stand now.", indent="      "
        )
        yield from indented(moved[0].remedy.replace("the new place", "the new places"), indent="      ")


def _told(diagnostic: Diagnostic) -> Iterator[str]:
    line = "" if diagnostic.line is None else f":{diagnostic.line}"
    place = ", ".join(one_line(part) for part in (f"{diagnostic.file}{line}", diagnostic.key_path) if part)
    yield f"    {diagnostic.severity} {diagnostic.code}  {place}"
    if diagnostic.excerpt is not None:
        yield from excerpt_lines(diagnostic.excerpt, indent="      ")
    yield from indented(diagnostic.message, indent="      ")
    yield from indented(diagnostic.remedy, indent="      ")


def _record(report: "CheckReport") -> dict[str, object]:
    return {
        "path": report.path,
        "id": report.pack_id,
        "title": report.title,
        "questions": report.questions,
        "diagnostics": [asdict(diagnostic) for diagnostic in report.diagnostics],
        "notes": report.notes,
    }
