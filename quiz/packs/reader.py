"""From files to a pack, or to everything that is wrong with it; never an exception on what a pack holds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Diagnostic, Excerpt, Severity
from quiz.model.pack import Pack
from quiz.model.source import Source, TravellingSource, units_of
from quiz.packs.collector import collector_paused
from quiz.packs.consistency import check_together
from quiz.packs.contents import FileContents, FoundQuestion, FoundSource, read_contents
from quiz.packs.files import (
    FILE_LIMIT_BYTES,
    PACK_FILE,
    PackFiles,
    UnusableFileError,
    check_file,
    find_files,
    inside,
    read_text,
    safe_name,
)
from quiz.packs.parsing import parse
from quiz.packs.plain import is_plain
from quiz.packs.problems import TomlFile, as_diagnostics, in_order
from quiz.packs.progress import Tell, untold
from quiz.packs.wording import typed

_EXCERPT_CHARACTERS = 200
_VALIDATED = 0.85
"""The share of the time after which files are parsed and their questions validated."""


@dataclass(frozen=True, slots=True)
class ReadPack:
    """What came of reading a pack. `pack` is None as soon as one diagnostic is an error.

    `files` and `folders` are all that was read and looked into. `source_files` maps the id of each travelling source
    whose file is there, and of a format that has its unit, to that file, with symbolic links followed. `main` is the
    file with the pack's own table, where it could be read. `found_sources` and `found_questions` hold also what has
    faults, so that citations can be judged in the same run. `question_places` are file and place, from 0, of every
    question, also of those of no known kind, in their order.
    """

    root: Path
    pack: Pack | None
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[Path, ...] = ()
    folders: tuple[Path, ...] = ()
    source_files: Mapping[str, Path] = field(default_factory=dict)
    found_sources: tuple[FoundSource, ...] = ()
    main: TomlFile | None = None
    found_questions: tuple[FoundQuestion, ...] = field(default=(), repr=False)
    question_places: tuple[tuple[TomlFile, int], ...] = field(default=(), repr=False)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources as far as they could be read: those of the pack where there is one."""
        return tuple(found.source for found in self.found_sources)

    @property
    def question_tables(self) -> tuple[dict[str, Any], ...]:
        """The plain tables of the questions whose keys and types are right, in their order, such as JSON can hold."""
        return tuple(found.table for found in self.found_questions if not found.faulty)

    @property
    def question_files(self) -> tuple[str, ...]:
        """The names, inside the pack, of the files in which the valid questions stand, in their order."""
        return tuple(found.file.name for found in self.found_questions if not found.faulty)


def read_pack(path: Path, *, limit_bytes: int = FILE_LIMIT_BYTES, tell: Tell = untold) -> ReadPack:
    """Read the pack that a folder or a single .toml file holds, and collect every problem of every file."""
    found = find_files(path)
    is_single = path.name in found.files and not found.folders
    return _read(found, found.files, path.name if is_single else PACK_FILE, limit_bytes, tell)


def read_some(found: PackFiles, names: Collection[str]) -> ReadPack:
    """Read the main file of a folder's pack and the files of these names, as if there were no others.

    Whatever is missing for want of the other files is not told.
    """
    files = {name: file for name, file in found.files.items() if name == PACK_FILE or name in names}
    return _read(found, files, PACK_FILE, FILE_LIMIT_BYTES, untold)


def _read(found: PackFiles, named: Mapping[str, Path], main: str, limit_bytes: int, tell: Tell) -> ReadPack:
    with collector_paused():
        diagnostics = list(found.diagnostics)
        contents: list[FileContents] = []
        for number, (name, file) in enumerate(named.items()):
            tell(_VALIDATED * number / len(named))
            try:
                contents.append(read_contents(_parsed(name, file, limit_bytes), is_main=name == main))
            except UnusableFileError as error:
                diagnostics.append(error.diagnostic(name))
        tell(_VALIDATED)
        has_errors = any(each.severity is Severity.ERROR for each in diagnostics)
        is_whole = not has_errors and len(named) == len(found.files)
        check_together(contents, found.root, limit_bytes, is_whole=is_whole)
        for content in contents:
            diagnostics += as_diagnostics(content.file, content.told())
        sources = tuple(source for content in contents for source in content.sources)
        questions = tuple(question for content in contents for question in content.questions)
        return ReadPack(
            root=found.root,
            pack=_pack_of(contents, sources, questions, diagnostics),
            diagnostics=in_order(diagnostics),
            files=tuple(found.files.values()),
            folders=tuple(found.folders),
            source_files=_source_files(sources, found.root, limit_bytes),
            found_sources=sources,
            main=next((content.file for content in contents if content.is_main), None),
            found_questions=questions,
            question_places=tuple((content.file, place) for content in contents for place in content.question_places),
        )


def _parsed(name: str, path: Path, limit_bytes: int) -> TomlFile:
    text = read_text(path, limit_bytes)
    try:
        data = parse(text)
    except RecursionError as error:
        raise UnusableFileError(
            "nesting-too-deep", "Tables and lists are nested too deeply.", "Use the keys of the pack format."
        ) from error
    except ValueError as error:
        raise _no_toml(text, error) from error
    if not data:
        raise UnusableFileError("file-empty", "The file holds no keys.", "Write the questions into it, or remove it.")
    if "parts" in data and "pack" not in data:
        raise UnusableFileError(
            "pack-is-playlist",
            "This is a playlist, which mixes packs and is none itself.",
            f"Play it by `quiz play --playlist {typed(safe_name(str(path)))}`, and keep it outside of packs.",
        )
    return TomlFile(path, name, text, data, is_plain(text))


def _no_toml(text: str, error: ValueError) -> UnusableFileError:
    from tomli import TOMLDecodeError

    if not isinstance(error, TOMLDecodeError):
        return UnusableFileError(
            "number-too-large", "A number in the file has thousands of digits.", "Write a smaller number."
        )
    from quiz.packs.toml_hints import syntax_hint

    line = text.split("\n")[error.lineno - 1]
    hint = syntax_hint(error.msg, line, error.colno)
    return UnusableFileError(
        "toml-syntax",
        f"This is not valid TOML: {hint.what} (column {error.colno}).",
        hint.remedy,
        line=error.lineno,
        excerpt=_around(line, error.colno - 1),
    )


def _around(line: str, start: int) -> Excerpt:
    cut = max(0, start - _EXCERPT_CHARACTERS)
    return Excerpt(line[cut : start + _EXCERPT_CHARACTERS], start - cut, 1)


def _pack_of(
    contents: Sequence[FileContents],
    sources: Sequence[FoundSource],
    questions: Sequence[FoundQuestion],
    diagnostics: Sequence[Diagnostic],
) -> Pack | None:
    info = next((content.info for content in contents if content.info), None)
    if info is None or any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
        return None
    challenges = tuple(found.rules for content in contents for found in content.challenges)
    return Pack(
        info, tuple(found.source for found in sources), tuple(found.question for found in questions), challenges
    )


def _source_files(sources: Sequence[FoundSource], root: Path, limit_bytes: int) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for found in sources:
        if isinstance(found.source, TravellingSource) and not found.faulty & {"id", "file", "unit"}:
            if found.source.unit not in units_of(found.source.file):
                continue
            try:
                path = inside(root, found.source.file)
                check_file(path, limit_bytes)
            except UnusableFileError:
                continue
            files.setdefault(found.source.id, path)
    return files
