"""Documents that stay with their owner, attached on this machine to the sources that name them."""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from quiz.model.dataclass import dataclass
from quiz.model.error import QuizError
from quiz.model.instant import Clock
from quiz.model.source import OwnedSource, Passage, Source, Unit
from quiz.packs.cache import state_of
from quiz.packs.compiled import CompiledPack
from quiz.packs.documents import document_path, open_document, write_document
from quiz.packs.passages import PassageTable
from quiz.play.error import PlayError, UnknownNameError
from quiz.settings.attachments import Attachment, load_attachments, save_attachments


@dataclass(frozen=True, slots=True)
class MatchReport:
    """How a file answers for a source: whether it is the very edition, and where each cited passage stands in it.

    `found` has the number in the pack and the passage of the file, `missing` the numbers that no passage matches.
    """

    source: OwnedSource
    file: Path
    is_same_edition: bool
    found: tuple[tuple[int, Passage], ...]
    missing: tuple[int, ...]


class AttachedDocuments:
    """The documents attached on this machine.

    `attachments` is the file that lists them, `cache` a folder of the cache for what was read of them.
    """

    def __init__(self, attachments: Path, cache: Path, clock: Clock) -> None:
        self._attachments = attachments
        self._cache = cache
        self._clock = clock

    def all(self) -> tuple[Attachment, ...]:
        """Return what is attached. Raises SettingsError where the list cannot be followed."""
        return load_attachments(self._attachments)

    def attach(self, pack: CompiledPack, source_id: str, file: Path) -> MatchReport:
        """Compare a file with a source, and remember it where at least one passage is in it.

        Raises UnknownNameError for a source that the pack has not, PlayError for one that travels with it and for a
        file that holds nothing of it, SourceError for a file that cannot be read.
        """
        report = self.compare(_owned_source(pack, source_id), file)
        if not report.found:
            raise PlayError(f"{file} holds none of the passages that {pack.info.id} cites from {report.source.title}.")
        known = {(each.pack, each.source): each for each in self.all()}
        known[pack.info.id, source_id] = Attachment(pack.info.id, source_id, file.resolve(), _sha256(file))
        save_attachments(self._attachments, known)
        return report

    def detach(self, pack_id: str, source_id: str) -> None:
        """Forget a document; the file itself stays. Raises UnknownNameError where none is attached there."""
        known = {(each.pack, each.source): each for each in self.all()}
        if known.pop((pack_id, source_id), None) is None:
            raise UnknownNameError(
                f"Nothing is attached to the source {source_id} of {pack_id}. See `quiz source list`."
            )
        save_attachments(self._attachments, known)

    def compare(self, source: OwnedSource, file: Path) -> MatchReport:
        """Return how a file answers for a source. Raises SourceError, CacheError."""
        with closing(self._read(file, source.unit)) as document:
            found, missing = [], []
            for number in sorted(int(number) for number in source.passages):
                passage = document.with_fingerprint(source.passages[str(number)], number)
                if passage is None:
                    missing.append(number)
                else:
                    found.append((number, passage))
        return MatchReport(source, file, _sha256(file) == source.sha256, tuple(found), tuple(missing))

    def lend_to(self, pack: CompiledPack) -> None:
        """Let a pack show its attached documents, as far as they can be read now."""
        for source, file in self.files_for(pack.info.id, pack.sources):
            # A document that is away for now is no reason not to play: its title and numbers are shown without it.
            with suppress(QuizError):
                pack.attach(source.id, self._read(file, source.unit))

    def files_for(self, pack_id: str, sources: Sequence[Source]) -> Iterator[tuple[OwnedSource, Path]]:
        """Yield each source of a pack that has a document attached, with its file. Raises SettingsError."""
        files = {each.source: each.file for each in self.all() if each.pack == pack_id}
        for source in sources:
            if isinstance(source, OwnedSource) and source.id in files:
                yield source, files[source.id]

    def _read(self, file: Path, unit: Unit) -> PassageTable:
        target = document_path(file, unit, self._cache)
        document = open_document(target)
        if document is None:
            from quiz.sources.reading import read_passages

            try:
                state = state_of(file, int(self._clock().utc.timestamp() * 1e9))
            except OSError as error:
                raise PlayError(f"{file} cannot be read: {error.strerror or error}.") from error
            write_document(target, read_passages(file, unit), [state])
            document = open_document(target)
        if document is None:
            raise PlayError(f"{file} changed while it was read. Try again.")
        return document


def is_as_attached(attachment: Attachment) -> bool:
    """Tell whether a document is still there, byte for byte as it was when it was attached."""
    try:
        return _sha256(attachment.file) == attachment.sha256
    except OSError:
        return False


def _owned_source(pack: CompiledPack, source_id: str) -> OwnedSource:
    sources = {source.id: source for source in pack.sources}
    if source_id not in sources:
        from difflib import get_close_matches

        nearest = get_close_matches(source_id, sources, n=1) or list(sources)
        raise UnknownNameError(f"{pack.info.id} has no source {source_id}. Did you mean {' or '.join(nearest)}?")
    source = sources[source_id]
    if not isinstance(source, OwnedSource):
        raise PlayError(f"The source {source_id} travels with {pack.info.id}; there is nothing to attach.")
    return source


def _sha256(file: Path) -> str:
    import hashlib

    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
