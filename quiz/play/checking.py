"""A pack examined whole: its files, and every citation against the sources that travel with it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.model.citation import Place
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.error import QuizError
from quiz.model.pack import Pack
from quiz.model.source import Passage, TravellingSource
from quiz.packs.citations import resolve_citations
from quiz.packs.reader import ReadPack, read_pack
from quiz.play.attaching import AttachedDocuments
from quiz.settings.error import SettingsError
from quiz.sources.reading import SourceError, read_passages


@dataclass(frozen=True, slots=True)
class Examination:
    """A pack as read, the passages of its sources, the place of each citation, and every problem found."""

    read: ReadPack
    passages: Mapping[str, tuple[Passage, ...]]
    places: Mapping[str, tuple[Place | None, ...]]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_playable(self) -> bool:
        """Whether nothing worse than warnings was found."""
        return all(diagnostic.severity is not Severity.ERROR for diagnostic in self.diagnostics)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `quiz check` tells of one pack. Notes are about this machine and change nothing in the result."""

    path: Path
    pack_id: str | None
    title: str
    questions: int
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


def examine(path: Path, before_source: Callable[[Path], None] = lambda _: None) -> Examination:
    """Read a pack and its sources, and resolve its citations. Never raises for what they contain.

    `before_source` is called with the path of each source just before it is read.
    """
    read = read_pack(path)
    passages: dict[str, tuple[Passage, ...]] = {}
    unreadable = []
    for source in (found.source for found in read.found_sources):
        file = read.source_files.get(source.id)
        if isinstance(source, TravellingSource) and file is not None and source.id not in passages:
            before_source(file)
            try:
                passages[source.id] = read_passages(file, source.unit)
            except SourceError as error:
                unreadable.append(
                    Diagnostic(
                        code="source-unreadable",
                        severity=Severity.ERROR,
                        file=source.file,
                        message=str(error),
                        remedy="Mend the document, then check the pack again.",
                        key_path=f"sources[{source.id}].file",
                    )
                )
    resolved = resolve_citations(read, passages)
    diagnostics = sorted(
        (*read.diagnostics, *unreadable, *resolved.diagnostics),
        key=lambda diagnostic: (diagnostic.file, diagnostic.line or 0, diagnostic.key_path, diagnostic.code),
    )
    return Examination(read, passages, resolved.places, tuple(diagnostics))


def check_pack(path: Path, documents: AttachedDocuments | None = None) -> CheckReport:
    """Return every problem of the pack at a path, and notes on the documents attached to its sources."""
    examination = examine(path)
    pack = examination.read.pack
    return CheckReport(
        path=path,
        pack_id=pack.info.id if pack else None,
        title=pack.info.title if pack else "",
        questions=len(pack.questions) if pack else 0,
        diagnostics=examination.diagnostics,
        notes=() if pack is None or documents is None else tuple(_notes_on_documents(pack, documents)),
    )


def _notes_on_documents(pack: Pack, documents: AttachedDocuments) -> Iterator[str]:
    try:
        for source, file in documents.files_for(pack.info.id, pack.sources):
            try:
                report = documents.compare(source, file)
            except QuizError as error:
                yield f"The document attached to {source.id} cannot be used: {error}"
                continue
            edition = "the same edition" if report.is_same_edition else "another edition"
            total = len(source.passages)
            yield f"{file.name}, attached to {source.id}, is {edition}: {len(report.found)} of {total} passages found."
            for number in report.missing:
                yield f"Passage {number} of {source.id} is not in the attached {file.name}."
    except SettingsError as error:
        yield str(error)
