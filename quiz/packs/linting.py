"""The rules on good questions, asked about a pack as it was read, with what its author allows on purpose."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from quiz.engine.lint.registry import CODES, findings
from quiz.engine.lint.rule import PACK, Bank
from quiz.model.citation import Place
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.pack import Pack
from quiz.model.source import Passage
from quiz.packs.collector import collector_paused
from quiz.packs.locate import KeyPath
from quiz.packs.problems import Problem, TomlFile, as_diagnostics
from quiz.packs.reader import ReadPack
from quiz.packs.wording import nearest, shown


@collector_paused()
def lint(
    read: ReadPack, passages: Mapping[str, Sequence[Passage]], places: Mapping[str, Sequence[Place | None]]
) -> tuple[Diagnostic, ...]:
    """Return a warning for everything in a pack that makes its questions bad and that its author does not allow.

    A pack with errors is judged question by question, as far as the keys and types of each are right.
    """
    sound = [found for found in read.found_questions if not found.faulty]
    language = read.pack.info.language if read.pack else _language_of(read)
    sources = read.pack.sources if read.pack else ()
    bank = Bank(language, tuple(found.question for found in sound), passages, places, sources)
    problems: dict[str, list[Problem]] = {}
    files: dict[str, TomlFile] = {}
    for place, problem in _problems(bank, read.pack):
        file = read.main if place is None else sound[place].file
        if file is not None:
            files[file.name] = file
            here: KeyPath = () if place is None else ("questions", sound[place].place)
            problems.setdefault(file.name, []).append(problem.below(*here))
    return tuple(diagnostic for name, file in files.items() for diagnostic in as_diagnostics(file, problems[name]))


def _problems(bank: Bank, pack: Pack | None) -> Iterator[tuple[int | None, Problem]]:
    """Yield what is wrong, with the place of the question, where paths begin, or None for the main file."""
    allowed = pack.info.allow if pack else {}
    used: set[tuple[int | None, str]] = set()
    for code, place, finding in findings(bank, is_whole=pack is not None):
        if place is not None and code in bank.questions[place].allow:
            used.add((place, code))
        elif code in allowed:
            used.add((None, code))
        else:
            yield place, Problem(code, finding.path, finding.message, finding.remedy, Severity.WARNING)
    if pack is None:
        return
    for place, question in enumerate(bank.questions):
        if question.allow:
            yield from ((place, problem) for problem in _misallowed(question.allow, place, used))
    yield from ((None, problem.below(*PACK)) for problem in _misallowed(allowed, None, used))


def _misallowed(codes: Iterable[str], place: int | None, used: set[tuple[int | None, str]]) -> Iterator[Problem]:
    for code in codes:
        if code not in CODES:
            near = nearest(code, CODES)
            yield Problem(
                "allow-unknown",
                ("allow", code),
                f"There is no warning {shown(code)} that could be allowed.",
                f"Did you mean {near}?" if near else "`quiz explain` lists all codes.",
                Severity.WARNING,
            )
        elif (place, code) not in used:
            yield Problem(
                "allow-needless",
                ("allow", code),
                f"There is nothing here that {code} would warn of.",
                "Remove it.",
                Severity.WARNING,
            )


def _language_of(read: ReadPack) -> str:
    table = read.main.data.get("pack") if read.main else None
    language = table.get("language") if isinstance(table, dict) else None
    return language if isinstance(language, str) else ""
