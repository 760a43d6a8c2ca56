"""Where everything from outside is brought in: folders, record, clock, and new ids and seeds."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.streams import tell_error
from quiz.cli.waiting import waiting_at
from quiz.engine.dice import SEED_BITS
from quiz.model.dataclass import dataclass
from quiz.model.instant import Instant
from quiz.settings.paths import Paths, paths_from

if TYPE_CHECKING:
    from quiz.engine.scheduling.study import Study
    from quiz.history.store import History
    from quiz.history.sum_cache import SumCache
    from quiz.model.attempt import Attempt
    from quiz.model.dispute import Dispute
    from quiz.play.attaching import AttachedDocuments
    from quiz.play.library import Library
    from quiz.play.outside import Outside, Scheduled
    from quiz.play.schedule import Schedule
    from quiz.play.study import Desk
    from quiz.settings.settings import LoadedSettings

ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class House:
    """What the commands that play, list and count work with."""

    paths: Paths
    history: "History"
    outside: "Outside"
    library: "Library"
    documents: "AttachedDocuments"
    settings: "LoadedSettings"
    sums: "SumCache"
    late: "_LateSchedule"

    @property
    def schedule(self) -> "Schedule":
        """Where every question stands."""
        return self.late.real

    @property
    def desk(self) -> "Desk":
        """What there is to study."""
        from quiz.play.study import Desk

        return Desk(self.library, self.outside, self.schedule, self.settings.settings.study)


class _LateSchedule:
    """The schedule, opened when it is first asked: most commands and sessions never do."""

    def __init__(self, opened: "Callable[[], Schedule]") -> None:
        self._opened = opened

    @cached_property
    def real(self) -> "Schedule":
        """What was opened."""
        return self._opened()

    def after(self, attempt: "Attempt") -> "Scheduled | None":
        """Return how the question of an attempt stands, or None where the attempt does not count."""
        return self.real.after(attempt)


@contextmanager
def open_house(*, line: bool = False) -> Iterator[House]:
    """Open the record, copied first where that is due, and the library. Raises SettingsError, HistoryError.

    Where plain lines are wanted, with `line`, nothing is painted while a pack is compiled either.
    """
    from quiz.packs.library import shipped_folder
    from quiz.play.library import Library
    from quiz.play.outside import Outside
    from quiz.play.sums import kept_sums
    from quiz.settings.settings import load_settings

    paths = paths_from(os.environ, Path.cwd())
    settings = load_settings(paths.settings)
    with _opened_history(paths) as history, ExitStack() as opened:
        late = _LateSchedule(lambda: opened.enter_context(closing(_schedule(history, paths, settings.settings.study))))
        sums = opened.enter_context(closing(kept_sums(history, paths.states)))
        outside = Outside(history, now, lambda: os.urandom(ID_BYTES), _new_seed, late, sums)
        documents = attached_documents(paths)
        folders = (paths.packs, shipped_folder())
        waiting = waiting_at(os.environ, _seconds, wants_lines=line)
        with closing(Library(folders, paths.compiled, outside, documents, waiting)) as library:
            yield House(paths, history, outside, library, documents, settings, sums, late)


def _schedule(history: "History", paths: Paths, study: "Study") -> "Schedule":
    from quiz.play.schedule import Schedule, basis_of
    from quiz.settings.time_zone import MachineZone, zone_called

    return Schedule(history, paths.states, basis_of(study, zone_called(study.time_zone) or MachineZone()), now)


def attached_documents(paths: Paths) -> "AttachedDocuments":
    """Return the documents that are attached on this machine."""
    from quiz.play.attaching import AttachedDocuments

    return AttachedDocuments(paths.attachments, paths.documents, now)


def recorded_disputes(paths: Paths) -> tuple["Dispute", ...]:
    """Return the open disputes, and begin no record where there is none. Raises HistoryError, OSError."""
    if not paths.history.exists():
        return ()
    with _opened_history(paths) as history:
        return history.open_disputes()


def _opened_history(paths: Paths) -> "History":
    from quiz.history.backup import Backups
    from quiz.history.store import open_history

    backups = Backups(paths.backups, now().utc.astimezone().date(), tell_error)
    return open_history(paths.history, backups=backups)


def now() -> Instant:
    """Return the present moment, with the seconds of a clock that is never set back."""
    return Instant(datetime.now(UTC), _seconds())


def _new_seed() -> int:
    # As `secrets` does it, which loads all of `random` and more.
    return int.from_bytes(os.urandom(-(-SEED_BITS // 8))) >> -SEED_BITS % 8


def _seconds() -> float:
    """Return the seconds of a clock that is never set back and goes on while the computer sleeps, where there is one.

    Linux has CLOCK_BOOTTIME for that; under macOS CLOCK_MONOTONIC counts sleep and what `time.monotonic` reads does
    not; under Windows that one does.
    """
    clock = getattr(time, "CLOCK_BOOTTIME" if sys.platform == "linux" else "CLOCK_MONOTONIC", None)
    if clock is None or sys.platform == "win32":
        return time.monotonic()
    return time.clock_gettime(clock)
