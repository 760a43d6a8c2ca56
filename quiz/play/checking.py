"""A pack examined whole: its files, and every citation against the sources that travel with it."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from quiz.engine.figures import counted
from quiz.engine.standing import Standing, standing_of
from quiz.model.citation import Place
from quiz.model.dataclass import dataclass
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.dispute import Dispute
from quiz.model.error import QuizError
from quiz.model.fingerprint import seen_fingerprint
from quiz.model.pack import Pack
from quiz.model.source import Passage, TravellingSource, Unit
from quiz.packs.citations import STALE, ResolvedCitations, resolve_citations
from quiz.packs.collector import collector_paused
from quiz.packs.linting import lint
from quiz.packs.lock import Lock, QuoteName, lock_path, quote_name, read_lock, write_lock
from quiz.packs.problems import in_order
from quiz.packs.progress import Tell, untold, within
from quiz.packs.reader import ReadPack, read_pack
from quiz.play.attaching import AttachedDocuments
from quiz.play.error import PACKAGES_MISSING
from quiz.settings.error import SettingsError
from quiz.sources.reading import PackagesMissingError, SourceError, read_passages

ReadSource = Callable[[Path, Unit], tuple[Passage, ...]]
"""Reads a document in passages of a unit, as `read_passages` does."""

_TOLD_MOVES = 20


@dataclass(frozen=True, slots=True)
class Examination:
    """A pack as read, the passages and SHA-256 of its sources, the place of each citation, and every problem found."""

    read: ReadPack
    passages: Mapping[str, tuple[Passage, ...]]
    hashes: Mapping[str, str]
    places: Mapping[str, tuple[Place | None, ...]]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_playable(self) -> bool:
        """Whether nothing was found that forbids playing; a stale citation is shown as such."""
        return all(found.severity is not Severity.ERROR or found.code == STALE for found in self.diagnostics)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What `quiz check` tells of one pack. Notes are about this machine and change nothing in the result.

    `questions` counts those that could be read; in a pack with errors, which has no `pack_id`, some may be missing.
    """

    path: Path
    pack_id: str | None
    title: str
    questions: int
    diagnostics: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


@collector_paused()
def examine(
    path: Path,
    before_source: Callable[[Path], None] = lambda _: None,
    read_source: ReadSource = read_passages,
    tell: Tell = untold,
) -> Examination:
    """Read a pack and its sources, and resolve its citations. Never raises for what they contain.

    `before_source` is called with the path of each source just before it is read by `read_source`.
    """
    read = read_pack(path, tell=within(tell, 0, 0.75))
    passages: dict[str, tuple[Passage, ...]] = {}
    # A thousand sources may be one file.
    read_once = cache(read_source)
    unreadable = []
    for source in (found.source for found in read.found_sources):
        file = read.source_files.get(source.id)
        if isinstance(source, TravellingSource) and file is not None and source.id not in passages:
            before_source(file)
            tell(0.75)
            try:
                passages[source.id] = read_once(file, source.unit)
            except SourceError as error:
                unreadable.append(_unreadable(source, error))
    hashes = {source: _sha256(file) for source, file in read.source_files.items() if source in passages}
    before_source(lock_path(path))
    lock = read_lock(lock_path(path))
    locked = lock if isinstance(lock, Lock) else Lock({}, {})
    changed_sources = {source for source, sha256 in hashes.items() if locked.sources.get(source, sha256) != sha256}
    changed = {name: place for name, place in locked.quotes.items() if place.source in changed_sources}
    tell(0.8)
    resolved = resolve_citations(read, passages, changed)
    tell(1)
    diagnostics = sorted(
        (
            *read.diagnostics,
            *unreadable,
            *resolved.diagnostics,
            *([lock] if isinstance(lock, Diagnostic) else []),
            *(_source_changed(read, source, changed, resolved) for source in sorted(changed_sources)),
        ),
        key=lambda diagnostic: (diagnostic.file, diagnostic.line or 0, diagnostic.key_path, diagnostic.code),
    )
    return Examination(read, passages, hashes, resolved.places, tuple(diagnostics))


def lock_pack(path: Path) -> Path | None:
    """Write the lock of the pack at a path, and return where; None for a pack with errors. Raises LockError."""
    examination = examine(path)
    if examination.read.pack is None or any(found.severity is Severity.ERROR for found in examination.diagnostics):
        return None
    target = lock_path(path)
    write_lock(target, examination.read.pack, examination.places, examination.hashes)
    return target


@collector_paused()
def check_pack(
    path: Path,
    documents: AttachedDocuments | None = None,
    disputes: Iterable[Dispute] = (),
    *,
    read_source: ReadSource = read_passages,
) -> CheckReport:
    """Return every problem of the pack at a path, and notes on attached documents and on disputes about it."""
    examination = examine(path, read_source=read_source)
    pack = examination.read.pack
    return CheckReport(
        path=path,
        pack_id=pack.info.id if pack else None,
        title=pack.info.title if pack else "",
        questions=len(pack.questions if pack else examination.read.found_questions),
        diagnostics=in_order(
            (*examination.diagnostics, *lint(examination.read, examination.passages, examination.places))
        ),
        notes=() if pack is None else tuple(_notes(pack, documents, disputes)),
    )


def _unreadable(source: TravellingSource, error: SourceError) -> Diagnostic:
    """Return what is said of a source that cannot be read; its citations cannot be judged, everything else can."""
    code, remedy = "source-unreadable", "Mend the document, then check the pack again."
    if isinstance(error, PackagesMissingError):
        code, remedy = PACKAGES_MISSING, "Check the pack again once they are there."
    return Diagnostic(code, Severity.ERROR, source.file, str(error), remedy, f"sources[{source.id}].file")


def _source_changed(
    read: ReadPack, source: str, changed: Mapping[QuoteName, Place], resolved: ResolvedCitations
) -> Diagnostic:
    """Return how the citations of a source fared that is not what it was when it was locked."""
    holding = stale = 0
    moves: Counter[tuple[int, int]] = Counter()
    stale_in: dict[str, None] = {}
    moved_in: dict[str, None] = {}
    for found in read.found_questions:
        places = resolved.places.get(found.question.id, ())
        for (_, citation), place in zip(found.cited(), places, strict=False):
            locked = changed.get(quote_name(found.question.id, citation))
            if locked is None or citation.source != source:
                continue
            if place is None:
                stale += 1
                stale_in[found.question.id] = None
            elif place == locked:
                holding += 1
            else:
                moves[locked.passage, place.passage] += 1
                moved_in[found.question.id] = None
    hold = "holds where it was" if holding == 1 else "hold where they were"
    told = [
        f"The source {source} has changed since it was locked:",
        f"{counted(holding, 'citation')} {hold}, {moves.total()} moved, {stale} {'is' if stale == 1 else 'are'} stale.",
    ]
    if moves:
        told.append(f"Moved {_told_moves(moves)}.")
    if stale_in:
        told.append(f"Questions with a stale citation: {', '.join(stale_in)}.")
    if moved_in:
        told.append(f"Questions touched by a move: {', '.join(moved_in)}.")
    if not stale_in and not moved_in:
        told.append("Questions touched: none.")
    return Diagnostic(
        "source-changed",
        Severity.WARNING,
        "pack.toml" if read.root.joinpath("pack.toml").is_file() else read.root.name,
        " ".join(told),
        "Look at what has changed, mend what is stale, then run `quiz check --lock`.",
        f"sources[{source}]",
    )


def _told_moves(moves: Mapping[tuple[int, int], int]) -> str:
    """Return how many citations moved from which passage to which."""
    told = [
        f"{f'within passage {old}' if old == new else f'from passage {old} to {new}'}: {count}"
        for (old, new), count in sorted(moves.items())
    ]
    others = len(told) - _TOLD_MOVES
    return "; ".join([*told[:_TOLD_MOVES], f"and {others} more such moves"] if others > 1 else told)


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _notes(pack: Pack, documents: AttachedDocuments | None, disputes: Iterable[Dispute]) -> Iterator[str]:
    if documents is not None:
        yield from _notes_on_documents(pack, documents)
    contested = tuple(_contested(pack, disputes))
    if contested:
        count = "One dispute is open" if len(contested) == 1 else f"{len(contested)} disputes are open"
        yield f"{count}, about {', '.join(dict.fromkeys(contested))}. See `quiz disputes`."


def _contested(pack: Pack, disputes: Iterable[Dispute]) -> Iterator[str]:
    """Yield the id of the question of each dispute about the pack that is open by what the pack is now."""
    questions = {name: question for question in pack.questions for name in (question.id, *question.was)}
    for dispute in disputes:
        name = dispute.attempt.question
        if name.pack != pack.info.id:
            continue
        question = questions.get(name.question)
        seen = seen_fingerprint(question) if question else None
        if standing_of(dispute, pack.info.version, seen) is Standing.OPEN:
            yield question.id if question else name.question


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
