"""A library and a console for dialogues, in which what is typed can be seen after `> `."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from io import StringIO
from itertools import count
from pathlib import Path

import pytest

from quiz.engine.scheduling.study import Study
from quiz.history.store import History, open_history
from quiz.line.challenge.choosing import choose
from quiz.line.challenge.play import play_challenge
from quiz.line.challenge.timing import Timing
from quiz.line.console import Console, EndOfInput
from quiz.line.library import browse
from quiz.line.session import play
from quiz.model.instant import Instant
from quiz.packs.compiled import CompiledPack
from quiz.play.challenge.offer import Offer
from quiz.play.library import Library, Selection
from quiz.play.outside import Outside
from quiz.play.schedule import Schedule, basis_of
from quiz.play.statistics import Progress, progress_of_all
from quiz.play.study import Desk

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PACKS = Path(__file__).with_name("packs")
UNLISTED = Path(__file__).with_name("unlisted")
"""Packs that the library does not list, and that are opened by their path."""

STUDY = Study(new_per_day=2)

Dialogue = Callable[..., str]


class TypedLines(StringIO):
    """Lines that are typed: each is echoed where it is read, as a terminal would."""

    def __init__(self, lines: Iterable[str], echo: StringIO) -> None:
        super().__init__("".join(f"{line}\n" for line in lines))
        self._echo = echo

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        """Return the next line, and echo it."""
        line = super().readline(-1 if size is None else size)
        if line:
            self._echo.write(f"> {line}".rstrip() + "\n")
        return line


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    """An empty record."""
    with open_history(tmp_path / "history.db") as opened:
        yield opened


@pytest.fixture
def schedule(tmp_path: Path, history: History) -> Iterator[Schedule]:
    """When they are asked again, by a clock that stands still."""
    with closing(Schedule(history, tmp_path / "states", basis_of(STUDY, UTC), lambda: Instant(NOON, 0))) as opened:
        yield opened


@pytest.fixture
def outside(history: History, schedule: Schedule) -> Outside:
    """A clock that goes on by a second at each look, and seeds from 1 up."""
    seconds, ids, seeds = count(1), count(1), count(1)

    def clock() -> Instant:
        passed = next(seconds)
        return Instant(NOON + timedelta(seconds=passed), 500.0 + passed)

    return Outside(history, clock, lambda: next(ids).to_bytes(16, "big"), lambda: next(seeds), schedule)


@pytest.fixture
def library(tmp_path: Path, outside: Outside) -> Iterator[Library]:
    """The packs beside these tests."""
    with closing(Library((PACKS,), tmp_path / "cache", outside)) as opened:
        yield opened


@pytest.fixture
def desk(library: Library, outside: Outside, schedule: Schedule) -> Desk:
    """Where the packs are studied."""
    return Desk(library, outside, schedule, STUDY)


@pytest.fixture
def progress(library: Library, schedule: Schedule) -> Callable[[], Progress]:
    """What tells the progress in all packs of the library."""
    return partial(progress_of_all, library, schedule)


@pytest.fixture
def dialogue(library: Library, desk: Desk, outside: Outside, progress: Callable[[], Progress]) -> Dialogue:
    """Play with lines typed and return all that was written.

    `pack`, of the library or beside it, and `topic` start a session at once; without them the library is opened.
    """

    def run(
        lines: Iterable[str],
        pack: str = "",
        topic: str | None = None,
        *,
        certainty: bool = False,
        offer_tour: bool = False,
    ) -> str:
        output = StringIO()
        console = Console(TypedLines(lines, output), output)

        def race(pack: CompiledPack) -> None:
            player = choose(Offer(pack, outside), console)
            play_challenge(player, console, Timing(outside.clock), lambda _: None)

        with suppress(EndOfInput):
            if pack:
                name = str(UNLISTED / pack) if (UNLISTED / pack).exists() else pack
                play(library.start(library.open(name), Selection(topic, certainty=certainty)), console)
            else:
                browse(library, desk, console, progress=progress, race=race, offer_tour=offer_tour)
        return output.getvalue()

    return run
