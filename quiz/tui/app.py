"""The application: which screen follows which."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from quiz.model.dataclass import dataclass
from quiz.model.error import QuizError
from quiz.play.error import UnpreparedError
from quiz.play.library import Selection
from quiz.play.opening import CompilationNeeded, deferred
from quiz.play.player import Player
from quiz.play.view import SummaryView
from quiz.tui.screens.after_challenge import AfterChallenge
from quiz.tui.screens.after_summary import AfterSummary
from quiz.tui.screens.practice import Practice
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.stage import Result, Stage

if TYPE_CHECKING:
    from quiz.first_paint.terminal import PaintedTerminal
    from quiz.play.library import Library
    from quiz.play.outside import Outside
    from quiz.play.statistics import Progress
    from quiz.play.study import Desk, Sitting
    from quiz.settings.settings import Settings
    from quiz.tui.challenging import Challenged
    from quiz.tui.screens.library import Challenge, Chosen, Resumed, Shelf, Study, Tour


@dataclass(frozen=True, slots=True)
class Ending:
    """How the screens ended: the exit code, and whether that left a session which can be resumed."""

    code: int
    is_session_left: bool


def run(  # noqa: PLR0913 - what the screens are led by
    library: "Library",
    settings: "Settings",
    save_settings: Callable[["Settings"], None],
    player: Player | None,
    *,
    outside: "Outside",
    desk: "Callable[[], Desk]",
    sitting: "Sitting | None",
    challenged: "Challenged | None",
    progress: Callable[[], "Progress"],
    notice: str = "",
    painted: "PaintedTerminal | None" = None,
) -> Ending:
    """Run the screens until the learner leaves, and return how they ended.

    With a player its first question is asked at once; without one the library opens, or what there is at the `desk`
    instead of a `sitting` that was wanted and has nothing to ask, or the challenge that was wanted. `save_settings` is
    called whenever a choice is to be remembered and may raise SettingsError; `progress` returns how the learning goes
    and may raise HistoryError. `notice` is shown at the start. `painted` is the terminal where it shows the first
    question already.
    """
    app = QuizApp(
        library,
        settings,
        save_settings,
        player,
        outside=outside,
        desk=desk,
        sitting=sitting,
        challenged=challenged,
        progress=progress,
        notice=notice,
        painted=painted,
    )
    is_left = app.run()
    return Ending(app.return_code or 0, is_session_left=bool(is_left))


def _local_today() -> date:
    return datetime.now(UTC).astimezone().date()


class QuizApp(Stage):
    """Leads from the library to a session, to its summary and back; returns whether leaving it left a session."""

    def __init__(  # noqa: PLR0913 - what `run` takes, and today's date for tests
        self,
        library: "Library",
        settings: "Settings",
        save_settings: Callable[["Settings"], None],
        player: Player | None,
        *,
        outside: "Outside",
        desk: "Callable[[], Desk]",
        sitting: "Sitting | None" = None,
        challenged: "Challenged | None" = None,
        progress: Callable[[], "Progress"],
        notice: str = "",
        painted: "PaintedTerminal | None" = None,
        today: Callable[[], date] = _local_today,
    ) -> None:
        super().__init__(outside.clock, settings, save_settings, notice, painted)
        self._library = library
        self._outside = outside
        self._desk = desk
        self._sitting = sitting
        self._challenged = challenged
        self._progress = progress
        self._player = player
        self._today = today
        self._left: set[Path] = set()

    def on_mount(self) -> None:
        """Show the first screen."""
        self._lead(self._player)

    async def action_quit(self) -> None:
        """Leave the program."""
        self.leave()

    def leave(self, code: int = 0) -> None:
        """Leave the program; a session that is going on can be resumed."""
        if self._is_session_going_on and self._player is not None:
            # A session that cannot be marked as left is offered again all the same, as after a crash.
            with suppress(QuizError):
                self._player.leave()
        self.exit(self._is_session_going_on, return_code=code)

    def action_help_quit(self) -> None:
        """Say how to leave, for those who press Ctrl+C; once, however often it is pressed."""
        self.clear_notifications()
        self.tell("Ctrl+Q leaves. What you answered is kept.")

    @property
    def _is_session_going_on(self) -> bool:
        return self._player is not None and not isinstance(self._player.view, SummaryView)

    @work
    async def _lead(self, player: Player | None) -> None:
        """Lead from screen to screen until the learner leaves."""
        first = player or await self._first()
        if first is not AfterChallenge.LEAVE:
            await self._play(first if isinstance(first, Player) else None, came_from_library=player is None)
        self.exit(self._is_session_going_on)

    async def _play(self, player: Player | None, *, came_from_library: bool) -> None:
        """Play one session after another; without a player the library is opened."""
        while True:
            if player is None:
                came_from_library = True
                player = await self._choose()
                if player is None:
                    break
            self._player = player
            wish: SummaryView | AfterSummary | Practice | None = await self.push_screen_wait(QuestionScreen(player))
            if isinstance(wish, SummaryView):
                wish = await self._summarise(wish, player)
            match wish:
                case AfterSummary.QUIT:
                    break
                case AfterSummary.RETRY:
                    player = await self.tried(player.retry_misses)
                case Practice(questions):
                    player = await self.tried(partial(player.practise, questions))
                case None if not came_from_library:
                    break
                case _:
                    player = None

    async def tried(self, act: Callable[[], Result], *, goes_without: bool = False) -> Result | None:
        """Return what an act returns; where it cannot be done, show why and return None.

        Packs that it needs are compiled first where they have changed, and the learner sees how far that is. One whose
        compiling they leave is missing from now on, until they choose it: the act is done without it where it
        `goes_without`, and else not at all.
        """
        outcomes: dict[Path, QuizError | None] = {location: UnpreparedError(location) for location in self._left}

        def deferring() -> Result:
            with self._library.watched_by(deferred(outcomes)):
                return act()

        while True:
            try:
                return await super().tried(deferring)
            except CompilationNeeded as needed:
                location = needed.location
            outcomes[location] = await self._compiled(location)
            if isinstance(outcomes[location], UnpreparedError) and not goes_without:
                return None

    async def _compiled(self, location: Path) -> QuizError | None:
        """Have a pack compiled, and return what kept it from that: an error, or the learner, who did not wait."""
        from quiz.tui.preparing import prepare

        compile_pack = partial(self._library.compile, location)
        try:
            if await prepare(compile_pack, location.name, self._outside.clock, self):
                return None
        except QuizError as error:
            return error
        self._left.add(location)
        return UnpreparedError(location)

    async def _first(self) -> Player | AfterChallenge | None:
        """Offer what was wanted on the command line and is no session; None where the library is to be opened."""
        if self._challenged is not None:
            from quiz.tui.challenging import challenge

            return await challenge(self._challenged, self)
        if self._sitting is not None:
            from quiz.tui.studying import instead_of

            return await instead_of(self._sitting, self._desk(), self)
        return None

    async def _summarise(self, summary: SummaryView, player: Player) -> AfterSummary | Practice:
        from quiz.tui.screens.summary import SummaryScreen

        return await self.push_screen_wait(SummaryScreen(summary, player.reading))

    async def _choose(self) -> Player | None:
        """Show the library until a session is begun; None where the learner leaves instead."""
        from quiz.tui.screens.library import Challenge, LibraryScreen, Progress

        self._player = None
        highlighted = ""
        while True:
            shelf = await self.tried(partial(self._shelf, highlighted), goes_without=True)
            if shelf is None:
                return None
            wish = await self.push_screen_wait(LibraryScreen(shelf))
            if not self._settings.welcomed:
                self._remember(replace(self._settings, welcomed=True))
            match wish:
                case None:
                    return None
                case Progress(pack_id):
                    highlighted = pack_id
                    await self._look_at_progress(pack_id)
                    continue
                case Challenge(card):
                    highlighted = card.id
            player = await self._player_for(wish)
            if player is not None:
                return player

    def _shelf(self, highlighted: str) -> "Shelf":
        from quiz.tui.screens.library import Shelf

        cards, unfinished = self._library.cards(), self._library.unfinished()
        return Shelf(cards, unfinished, self._desk().agenda(), not self._settings.welcomed, self._today(), highlighted)

    async def _look_at_progress(self, pack_id: str) -> None:
        from quiz.tui.screens.progress import ProgressScreen

        progress = await self.tried(self._progress)
        if progress is not None:
            await self.push_screen_wait(ProgressScreen(progress, pack_id))

    async def _player_for(self, wish: "Study | Chosen | Resumed | Tour | Challenge") -> Player | None:
        """Return the session that the learner wants; None where none is begun, and the library is shown again."""
        from quiz.tui.screens.library import Challenge, Resumed, Study, Tour
        from quiz.tui.screens.setup import SetupScreen

        if isinstance(wish, Study):
            from quiz.play.study import Sitting
            from quiz.tui.studying import study

            return await study(Sitting(), self._desk(), self)
        if isinstance(wish, Resumed):
            if not wish.is_set_aside:
                return await self.tried(partial(self._library.resume, wish.unfinished))
            await self.tried(partial(self._library.set_aside, wish.unfinished))
            return None
        location = wish.card.location
        self._left.discard(location)
        # It may have been edited since its card was shown.
        found = await self.tried(lambda: (self._library.open(str(location)), self._library.card(location)))
        if found is None:
            return None
        pack, card = found
        if isinstance(wish, Challenge):
            from quiz.play.challenge.offer import Offer
            from quiz.tui.challenging import Challenged, challenge

            next_ = await challenge(Challenged(Offer(pack, self._outside)), self)
            return next_ if isinstance(next_, Player) else None
        if isinstance(wish, Tour):
            selection: Selection | None = Selection(count=card.questions)
        else:
            selection = await self.push_screen_wait(SetupScreen(card))
        return await self.tried(partial(self._library.start, pack, selection)) if selection else None
