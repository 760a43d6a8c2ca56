"""`quiz check`: every problem of packs."""

import os
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.excerpt import excerpt_lines
from quiz.cli.house import attached_documents, recorded_disputes
from quiz.cli.output import as_json
from quiz.cli.streams import can_clear
from quiz.cli.watching import Check, watch
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

    _Kept = tuple[AttachedDocuments | None, Sequence[Dispute], Sequence[str]]


def run(arguments: Namespace) -> int:
    """Check each path and return 1 where there are errors, or warnings under `--strict`."""
    if arguments.watch:
        return _watch(arguments)
    from quiz.play.checking import check_pack

    reports = []
    for report in _reports(arguments, _kept_here(), check_pack):
        reports.append(report)
        if not arguments.json:
            for line in _report_told(report):
                print(line)
    print(as_json([_record(report) for report in reports]) if arguments.json else _summary(reports))
    return _code(reports, strict=arguments.strict)


def _watch(arguments: Namespace) -> int:
    """Check again whenever a file of the packs was saved, until that is ended, and return the code of the last check.

    What is kept here of packs is read once: it is the files that are watched.
    """
    from quiz.packs.watching import look_at
    from quiz.play.checking import check_pack
    from quiz.sources.remembering import RememberedSources

    if arguments.json or arguments.lock:
        raise WrongUseError(f"--watch goes with no {'--json' if arguments.json else '--lock'}. Leave one of them out.")
    kept = _kept_here()
    paths = [Path(path) for path in arguments.paths]
    for path in paths:
        _refuse_nothing(path)

    check_again = partial(check_pack, read_source=RememberedSources().passages)

    def check() -> Check:
        reports = list(_reports(arguments, kept, check_again))
        lines = [line for report in reports for line in _report_told(report)]
        return Check((*lines, _summary(reports)), _code(reports, strict=arguments.strict))

    is_cleared = not arguments.line and can_clear(os.environ)
    return watch(check, partial(look_at, paths), clock=_local_now, wait=time.sleep, is_cleared=is_cleared)


def _reports(arguments: Namespace, kept: "_Kept", check: Callable[..., "CheckReport"]) -> Iterator["CheckReport"]:
    documents, disputes, trouble = kept
    for pack in dict.fromkeys(pack for path in arguments.paths for pack in _packs_at(Path(path))):
        report = check(pack, documents, disputes)
        locked = (_locked(pack),) if arguments.lock else ()
        yield replace(report, notes=(*report.notes, *trouble, *locked))


def _summary(reports: Sequence["CheckReport"]) -> str:
    return f"{counted(len(reports), 'pack')} checked: {_verdict(_severities(reports))}."


def _code(reports: Sequence["CheckReport"], *, strict: bool) -> int:
    found = _severities(reports)
    return 1 if found[Severity.ERROR] or (strict and found[Severity.WARNING]) else 0


def _local_now() -> datetime:
    return datetime.now(UTC).astimezone()


def _locked(pack: Path) -> str:
    from quiz.play.checking import lock_pack

    target = lock_pack(pack)
    return "Not locked: mend the errors first." if target is None else f"Locked in {target.name}."


def _kept_here() -> "_Kept":
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

    _refuse_nothing(path)
    return packs_at(path)


def _refuse_nothing(path: Path) -> None:
    if not path.exists():
        raise WrongUseError(f"There is nothing at {path}. Name a pack's folder, a TOML file or a folder of packs.")


def _severities(reports: Sequence["CheckReport"]) -> Counter[Severity]:
    return Counter(diagnostic.severity for report in reports for diagnostic in report.diagnostics)


def _verdict(found: Counter[Severity]) -> str:
    if not found.total():
        return "clean"
    return f"{counted(found[Severity.ERROR], 'error')}, {counted(found[Severity.WARNING], 'warning')}"


def _report_told(report: "CheckReport") -> Iterator[str]:
    questions = counted(report.questions, "question") + ("" if report.pack_id else " read")
    yield f"{one_line(str(report.path))}: {_verdict(_severities([report]))} ({questions})"
    for file, diagnostics in groupby(report.diagnostics, key=lambda diagnostic: diagnostic.file):
        yield f"  {one_line(file)}"
        yield from _told_of_a_file(tuple(diagnostics))
    for note in report.notes:
        yield from indented(note, label="  note: ", indent="    ")


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
