"""Packs opened for playing, compiled first where they have changed."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path

from quiz.model.error import QuizError
from quiz.packs.cache import InputState, cache_path, state_of
from quiz.packs.cache_connection import CacheError
from quiz.packs.collector import collector_paused
from quiz.packs.compile import Contents, hold_compiled, write_compiled
from quiz.packs.compiled import CompiledPack, open_compiled
from quiz.packs.files import find_files
from quiz.packs.progress import Tell, untold, within
from quiz.play.error import PackProblems, PlayError

Watch = Callable[[Path], AbstractContextManager[Tell]]
"""Is entered with the path of a pack while it is compiled, and told how far that has come."""

_PATCHED = 0.1
"""The share of the time after which it is clear whether it was enough to bring up to date what was there."""
_READ = 0.65
"""The share of the time for compiling anew after which a pack is read and proven."""


class CompilationNeeded(Exception):  # noqa: N818 - no error: nothing is wrong
    """The pack at `location` has to be compiled before it can be opened."""

    def __init__(self, location: Path) -> None:
        super().__init__(str(location))
        self.location = location


@contextmanager
def unwatched(_: Path) -> Iterator[Tell]:
    """Let a pack be compiled without anybody looking on."""
    yield untold


def deferred(outcomes: Mapping[Path, QuizError | None]) -> Watch:
    """Return what lets no pack be compiled here and now, since somebody would have to wait, and tells it instead.

    It raises CompilationNeeded for a pack of which nothing is known. `outcomes` has those that were compiled elsewhere:
    the error that came of it, which is raised, or None. Where such a pack has to be compiled all the same, because it
    could not be kept, it is.
    """

    @contextmanager
    def watch(location: Path) -> Iterator[Tell]:
        if location not in outcomes:
            raise CompilationNeeded(location)
        error = outcomes[location]
        if error is not None:
            raise error
        yield untold

    return watch


def open_pack(location: Path, cache: Path, now: datetime, watch: Watch = unwatched) -> CompiledPack:
    """Return the pack at a path, from the cache where nothing has changed since it was compiled.

    Where the cache cannot be written the pack is compiled in memory each time. `watch` follows the compiling of all of
    it. Raises PackProblems where the pack has errors, and whatever `watch` raises.
    """
    compiled = cache_path(cache, location)
    pack = open_compiled(compiled)
    if pack is None:
        # What was read is let go of while the collector still rests: else it would walk over all of it once more.
        with collector_paused(), watch(location) as tell:
            begin = _PATCHED if compiled.exists() else 0
            if begin and _is_patched(compiled, location, now, within(tell, 0, begin)):
                pack = open_compiled(compiled)
            pack = pack or _compile(compiled, location, now, within(tell, begin, 1))
        pack = pack or open_compiled(compiled)
    if pack is None:
        raise PlayError(
            f"The pack at {location} was compiled to {compiled}, which others can write or which changed at once."
            " Make that folder your own, or set QUIZ_HOME to a folder that is."
        )
    return pack


def _compile(compiled: Path, location: Path, now: datetime, tell: Tell) -> CompiledPack | None:
    """Write the compiled form of a pack, or return it, held in memory, where the cache cannot be written."""
    contents, inputs = _contents(location, int(now.timestamp() * 1e9), within(tell, 0, _READ))
    try:
        write_compiled(compiled, contents, inputs, within(tell, _READ, 1))
    except CacheError:
        return CompiledPack(*hold_compiled(contents))
    return None


def _is_patched(compiled: Path, location: Path, now: datetime, tell: Tell) -> bool:
    """Return whether what was compiled of a pack could be brought up to date; most of it is read only for that."""
    from quiz.packs.lock import lock_path
    from quiz.packs.patch import patch_compiled

    return patch_compiled(compiled, location, lock_path(location), int(now.timestamp() * 1e9), tell)


def _contents(location: Path, now_nanoseconds: int, tell: Tell) -> tuple[Contents, list[InputState]]:
    from quiz.play.checking import examine

    found = find_files(location)
    inputs: list[InputState] = []

    def note(path: Path) -> None:
        if path.exists():
            inputs.append(state_of(path, now_nanoseconds))

    try:
        # Looked at before anything is read, so that an edit in between makes the compiled pack stale, not wrong.
        for path in (*found.folders, *found.files.values()):
            note(path)
        examination = examine(location, before_source=note, tell=tell)
    except OSError as error:
        raise PlayError(f"The pack at {location} cannot be read: {error.strerror or error}.") from error
    read = examination.read
    if read.pack is None or not examination.is_playable:
        raise PackProblems(str(location), examination.diagnostics)
    contents = Contents(read.pack, read.question_tables, read.question_files, examination.places, examination.passages)
    return contents, inputs
