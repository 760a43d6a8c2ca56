"""A pack of every kind, a record that can be made to fail, and the application around them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.screen import Screen

from quiz.engine.scheduling.study import Study
from quiz.history.error import HistoryError
from quiz.history.store import History, open_history
from quiz.model.attempt import Attempt, Mode, Paper, QuestionName
from quiz.model.dispute import Dispute
from quiz.model.finding import Finding
from quiz.model.instant import Instant
from quiz.play.library import Library
from quiz.play.outside import Outside
from quiz.play.player import Player
from quiz.play.schedule import Schedule, basis_of
from quiz.play.statistics import progress_of_all
from quiz.play.study import Desk, Sitting
from quiz.play.view import AnsweredView, AskedView
from quiz.settings.settings import Settings
from quiz.tui.app import QuizApp
from quiz.tui.challenging import Challenged
from quiz.tui.preview import PreviewApp
from quiz.tui.screens.preparing import PreparingScreen
from quiz.tui.screens.question import QuestionScreen

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RIVER = Path(__file__).parent / "river"
STUDY = Study(hurried=0)


_SOON_SECONDS = 0.02
_MOST_TIMERS = 20


async def _idle(min_sleep: float = 0, max_sleep: float = 1) -> None:  # noqa: ARG001 - Textual passes it
    """Wait until nothing is left to be done and no timer is about to ring.

    Textual's tests sleep for a fiftieth of a second, several times for each key, and look how busy the process was:
    slow where there is nothing to wait for, and wrong where another process keeps this one from its work.
    """
    loop = asyncio.get_running_loop()
    ready, timers = (vars(loop)[name] for name in ("_ready", "_scheduled"))
    end, rung = loop.time() + max_sleep, 0
    while loop.time() < end:
        await asyncio.sleep(0)
        if ready:
            continue
        rings = min((timer.when() for timer in timers if not timer.cancelled()), default=end) - loop.time()
        if rings > _SOON_SECONDS or rung == _MOST_TIMERS:
            return
        rung += 1
        await asyncio.sleep(max(0, rings))


@pytest.fixture(scope="package", autouse=True)
def _no_needless_waiting() -> Iterator[None]:
    """Go on as soon as the application is idle."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.app.wait_for_idle", _idle)
        patch.setattr("textual.pilot.wait_for_idle", _idle)
        yield


class Quiz:
    """The running application as somebody at the terminal has it: keys and clicks in, text out."""

    def __init__(self, app: QuizApp | PreviewApp, pilot: Pilot[bool]) -> None:
        self.app = app
        self._pilot = pilot

    @property
    def question_screen(self) -> QuestionScreen:
        """The question screen, which is on top."""
        assert isinstance(self.app.screen, QuestionScreen)
        return self.app.screen

    @property
    def answered(self) -> AnsweredView:
        """The answer that is shown."""
        assert isinstance(self.question_screen.view, AnsweredView)
        return self.question_screen.view

    @property
    def asked(self) -> AskedView:
        """The question that is asked."""
        assert isinstance(self.question_screen.view, AskedView)
        return self.question_screen.view

    async def rest(self) -> None:
        """Wait until one of our own screens is on top and all is done, also on other threads."""
        for _ in range(500):
            await self._pilot.pause()
            if type(self.app.screen) not in (Screen, PreparingScreen) or self.app._exit:
                break
            await asyncio.sleep(_SOON_SECONDS)
        await self._pilot.pause()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Wait for a condition that background work brings about."""
        for _ in range(1000):
            if is_so():
                return
            await self._pilot.pause(0.01)
        raise AssertionError(f"It did not come about:\n{self.text()}")

    async def press(self, *keys: str) -> None:
        """Press keys one after another."""
        await self._pilot.press(*keys)
        await self.rest()

    async def type_ahead(self, *keys: str) -> None:
        """Press keys all at once, faster than anything can be shown."""
        for key in keys:
            self.app.simulate_key(key)
        await self.rest()

    async def animated(self) -> None:
        """Wait until nothing scrolls by itself any more."""
        await self._pilot.wait_for_scheduled_animations()
        await self.rest()

    async def write(self, words: str) -> None:
        """Paste words into the field that has the focus, which is faster than typing them."""
        self.app.post_message(Paste(words))
        await self.rest()

    async def click(self, text: str, *, last: bool = False) -> None:
        """Click where the text stands on the screen: where it is first, or last."""
        found = [(line.index(text), row) for row, line in enumerate(self.lines()) if text in line]
        assert found, f"{text!r} is not on the screen:\n{self.text()}"
        await self._pilot.click(offset=found[-1 if last else 0])
        await self.rest()

    async def drag(self, start: str, end: str) -> None:
        """Press the mouse button on one text and let it go on another."""
        places = [self.place_of(start), self.place_of(end)]
        await self._pilot.mouse_down(offset=places[0])
        await self._pilot.mouse_up(offset=places[1])
        await self.rest()

    async def pull(self, start: str, end: str) -> None:
        """Move the mouse from one text to another with its button held down."""
        await self._pilot.mouse_down(offset=self.place_of(start))
        await self._pilot.hover(offset=self.place_of(end))
        await self._pilot.mouse_up(offset=self.place_of(end))
        await self.rest()

    async def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        await self._pilot.resize_terminal(columns, rows)
        await self.rest()

    def place_of(self, text: str) -> tuple[int, int]:
        """Return column and row where the text stands first, from 0."""
        return next((line.index(text), row) for row, line in enumerate(self.lines()) if text in line)

    def lines(self) -> list[str]:
        """Return what is to be seen, line by line."""
        return ["".join(segment.text for segment in strip) for strip in self.app.screen._compositor.render_strips()]

    def text(self) -> str:
        """Return what is to be seen."""
        return "\n".join(self.lines())

    def running_text(self) -> str:
        """Return what is to be seen with every run of white space as one blank."""
        return " ".join(self.text().split())


class FakeClock:
    """A clock that goes on by a second each time it is read."""

    def __init__(self) -> None:
        self._seconds = 0.0

    def __call__(self) -> Instant:
        """Return the next second."""
        self._seconds += 1
        return Instant(NOON + timedelta(seconds=self._seconds), self._seconds)


class Stage:
    """What a test plays on: a library in a folder of its own, with settings that are kept in `saved`."""

    def __init__(self, history: History, folder: Path) -> None:
        numbers: Callable[[], int] = count(1).__next__
        self.history = history
        self.folder = folder
        self.outside = Outside(history, FakeClock(), lambda: numbers().to_bytes(16, "big"), lambda: 7)
        self.saved: list[Settings] = []
        self._libraries = ExitStack()
        schedule = Schedule(history, folder / "states", basis_of(STUDY, UTC), self.outside.clock)
        self.schedule = self._libraries.enter_context(closing(schedule))
        self.outside = replace(self.outside, schedule=schedule)

    def library(self, *packs: Path) -> Library:
        """Return a library of these packs, ready to be played."""
        shelf = self.folder / "packs"
        shelf.mkdir(exist_ok=True)
        for pack in packs:
            (shelf / pack.name).symlink_to(pack, target_is_directory=True)
        library = Library((shelf,), self.folder / "cache", self.outside)
        library.prepare()
        return self._libraries.enter_context(closing(library))

    def close(self) -> None:
        """Close every library."""
        self._libraries.close()

    def player(
        self, *questions: str, pack: Path = RIVER, mode: Mode = Mode.PRACTICE, certainty: bool = False
    ) -> Player:
        """Return a player for these questions of a pack."""
        opened = self.library().open(str(pack))
        names = tuple(QuestionName(opened.info.id, question) for question in questions)
        session = self.outside.session(Paper(1, names), mode, certainty=certainty)
        return Player.begin({opened.info.id: opened}, session, self.outside)

    def app(
        self,
        player: Player | None = None,
        *,
        library: Library | None = None,
        settings: Settings = Settings(welcomed=True),  # noqa: B008 - it is frozen
        sitting: Sitting | None = None,
        challenged: Challenged | None = None,
        notice: str = "",
    ) -> QuizApp:
        """Return the application, not yet running."""
        library = library or self.library()
        return QuizApp(
            library,
            settings,
            self.saved.append,
            player,
            outside=self.outside,
            desk=lambda: Desk(library, self.outside, self.schedule, STUDY),
            sitting=sitting,
            challenged=challenged,
            progress=partial(progress_of_all, library, self.schedule),
            notice=notice,
            today=lambda: date(2026, 3, 2),
        )

    @asynccontextmanager
    async def run(self, app: QuizApp, columns: int = 80, rows: int = 24) -> AsyncIterator[Quiz]:
        """Run the application in a terminal of that size, with its first screen shown."""
        async with app.run_test(size=(columns, rows), notifications=True) as pilot:
            quiz = Quiz(app, pilot)
            await quiz.rest()
            yield quiz

    def attempts(self) -> Sequence[Attempt]:
        """Return what is on record of the first session."""
        return self.history.attempts_of((1).to_bytes(16, "big"))


class FailingHistory(History):
    """A record that refuses to write while `is_failing`."""

    is_failing = False
    fault = HistoryError

    def record(self, attempt: Attempt) -> None:
        """Record, or raise as a locked file does."""
        if self.is_failing:
            raise self.fault("The history is locked by [another] program.")
        super().record(attempt)

    def record_finding(self, finding: Finding) -> None:
        """Record, or raise as a locked file does."""
        if self.is_failing:
            raise self.fault("The history is locked by [another] program.")
        super().record_finding(finding)

    def contest(self, dispute: Dispute) -> None:
        """Record, or raise as a locked file does."""
        if self.is_failing:
            raise self.fault("The history is locked by [another] program.")
        super().contest(dispute)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[FailingHistory]:
    """An empty record."""
    path = tmp_path / "history.db"
    with open_history(path) as opened:
        yield FailingHistory(opened._connection, path)


@pytest.fixture
def stage(history: FailingHistory, tmp_path: Path) -> Iterator[Stage]:
    """A stage on an empty record."""
    with closing(Stage(history, tmp_path)) as built:
        yield built
