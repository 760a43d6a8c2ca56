"""Documents that are read again and again while nobody touches them."""

from pathlib import Path

from quiz.model.source import Passage, Unit
from quiz.sources.reading import read_passages


class RememberedSources:
    """Reads the passages of a document as `read_passages` does, but only where the file looks other than last time."""

    def __init__(self) -> None:
        self._read: dict[tuple[Path, Unit], tuple[tuple[int, int, int], tuple[Passage, ...]]] = {}

    def passages(self, file: Path, unit: Unit) -> tuple[Passage, ...]:
        """Return the passages of a document. Raises SourceError as `read_passages` does."""
        try:
            state = file.stat()
        except OSError:
            return read_passages(file, unit)  # which says what is wrong
        # Looked at before it is read, so that a change meanwhile is read the next time.
        look = state.st_mtime_ns, state.st_size, state.st_ino
        known = self._read.get((file, unit))
        if known is not None and known[0] == look:
            return known[1]
        passages = read_passages(file, unit)
        self._read[file, unit] = look, passages
        return passages
