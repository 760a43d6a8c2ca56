"""The screen on which a challenge is played against the clock."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.reactive import reactive
from textual.timer import Timer
from textual.widgets import Static

from quiz.engine.unreadable import Unreadable
from quiz.history.error import HistoryLockedError
from quiz.model.error import QuizError
from quiz.model.instant import Instant
from quiz.model.response import Response
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.view import EndView, RacingView, ReadyView, SettledView
from quiz.play.challenge.wording import settled_told
from quiz.tui.collector import Collector
from quiz.tui.content import MUTED, plain
from quiz.tui.input_clock import InputClock
from quiz.tui.screens.base import RETRY_SECONDS, VERDICT_SECONDS, QuizScreen
from quiz.tui.screens.challenge_keys import CHALLENGE_HELP, CHALLENGE_KEYS, can_be_done
from quiz.tui.screens.confirm import ConfirmScreen
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.asking import Asking
from quiz.tui.widgets.feedback import ShortFeedback
from quiz.tui.widgets.race_header import RaceHeader, seconds_to_next_look
from quiz.tui.widgets.verdict_line import VerdictLine

COUNTDOWN = 3
GRACE_SECONDS = 0.05
"""So long after the time is up, whatever the terminal had brought before is in a queue at least."""


class ChallengeScreen(QuizScreen[EndView | None]):
    """Counts down, asks one question after another against the clock, and returns how it ended.

    Returns None where the challenge was not begun.
    """

    HELP = CHALLENGE_HELP
    BINDINGS: ClassVar[list[BindingType]] = CHALLENGE_KEYS

    view: reactive[RacingView | SettledView | ReadyView | None] = reactive(None, repaint=False, bindings=True)

    header = query_one(RaceHeader)
    asking = query_one(Asking)
    feedback = query_one(ShortFeedback)
    ready = query_one("#ready", Static)

    def __init__(self, player: ChallengePlayer, clock: InputClock) -> None:
        super().__init__()
        self._player = player
        self._clock = clock
        self._verdict = VerdictLine()
        self._collector = Collector()
        self._timer: Timer | None = None
        self._asked_at: Instant = clock()
        self._unfinished: RacingView | None = None
        self._waiting: Callable[[], SettledView] | None = None  # for the record to be writable again

    def compose(self) -> ComposeResult:
        """Lay out the clock above the question and what is said of the answer."""
        page = Vertical(Static(id="ready"), Vertical(Asking(is_race=True), ShortFeedback(), id="columns"), id="page")
        yield from self.frame(RaceHeader(), self._verdict, page)

    def on_mount(self) -> None:
        """Count down."""
        self._collector.rest()
        view = self._player.view
        if not isinstance(view, ReadyView):
            raise TypeError("The challenge has begun already.")
        self.header.title = Content.assemble((view.title, "bold $primary"), ("  ", ""), plain(view.pack_title, MUTED))
        self.header.best_points = None if view.best is None else view.best.points
        self.query_one("#columns").display = False
        self.view = view
        self._count_down(COUNTDOWN)

    async def on_unmount(self) -> None:
        """Leave a run that goes on when the program ends; that cannot be told any more, nor that it went wrong."""
        self._collector.wake()
        with suppress(QuizError):
            self._player.leave(self._clock())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell which actions can be taken now."""
        if action == "return":
            return isinstance(self.view, RacingView) and self.focused is None
        return can_be_done(action, self.view)

    async def action_start(self) -> None:
        """Start the clock, without counting any further."""
        self._stop_timer()
        at = self._clock()
        try:
            racing = self._player.begin(at, is_ticking=True)
        except QuizError as error:
            self.header.countdown = 0
            self.ready.update(plain(f"! The challenge cannot begin yet. Press Enter to try again. {error}"))
            return
        self.ready.display = False
        self.query_one("#columns").display = True
        self.header.countdown = 0
        await self._show_asked(racing, at)

    async def action_answer(self, number: int) -> None:
        """Answer with the option of a number, from 1."""
        response = self.asking.option(number)
        if response is not None:
            await self._submit(response, self._clock.latest)

    def action_submit(self) -> None:
        """Give the answer as it stands."""
        self.asking.submit()

    def action_return(self) -> None:
        """Go back to answering."""
        self.asking.focus_answer()

    async def action_skip(self) -> None:
        """Pass the question over."""
        at = self._clock.latest
        if self._is_after_asking(at):
            await self._settle(lambda: self._player.skip(at))

    async def action_next(self) -> None:
        """Go on to the next question or to the end."""
        at = self._clock()
        try:
            view = self._player.advance(at)
        except QuizError as error:
            self.asking.say(f"The challenge cannot go on yet. Press Enter to try again. {error}", "-error")
            return
        if isinstance(view, EndView):
            self._end(view)
        else:
            await self._show_asked(view, at)

    def action_leave(self) -> None:
        """Ask whether to leave; the clock goes on meanwhile."""
        if isinstance(self.view, ReadyView):
            self._stop_timer()
            self.dismiss(None)
            return
        words = "Leave the challenge? It cannot be gone on with later. The clock goes on while you think about it."
        self.app.push_screen(ConfirmScreen(Content(words)), self._leave)

    def _leave(self, is_wanted: bool | None) -> None:
        if not is_wanted or not self.is_attached:
            return
        self._stop_timer()
        try:
            self._player.leave(self._clock())
        except QuizError as error:
            words = f"What was answered is kept, but not that the challenge is over. {error}"
            self.notify(words, severity="warning", markup=False)
        view = self._player.view
        self.view = None
        self.dismiss(view if isinstance(view, EndView) else None)

    def _end(self, view: EndView) -> None:
        self.view = None
        self.dismiss(view)

    @on(AnswerWidget.Given)
    async def _take(self, event: AnswerWidget.Given) -> None:
        event.stop()
        if isinstance(self.view, RacingView) and self.view.asked.question == event.question:
            answer = event.answer
            response = self._player.read(answer) if isinstance(answer, str) else answer
            if isinstance(response, Unreadable):
                self.asking.say(response.message, "-unclear")
            else:
                await self._submit(response, self._clock.of(event))

    @on(AnswerWidget.Incomplete)
    async def _explain(self, event: AnswerWidget.Incomplete) -> None:
        event.stop()
        if self._waiting is not None:
            await self._settle(self._waiting)
        else:
            self.asking.say(event.explanation, "-unclear")

    @on(AnswerWidget.Changed)
    def _forget_notice(self, event: AnswerWidget.Changed) -> None:
        event.stop()
        if isinstance(self.view, RacingView) and self._waiting is None:
            self.asking.say(self.view.asked.caveat, "-unclear")

    async def _submit(self, response: Response, at: Instant) -> None:
        if self._is_after_asking(at):
            await self._settle(lambda: self._player.submit(response, at))

    def _is_after_asking(self, at: Instant) -> bool:
        """Tell whether an input came after its question was there; what was pressed before was not meant for it."""
        return isinstance(self.view, RacingView) and at.seconds >= self._asked_at.seconds

    async def _settle(self, act: Callable[[], SettledView]) -> None:
        """Settle the question, and show its verdict where that is told at once.

        What cannot be recorded waits, with its instant, until it can; the clock stands still meanwhile.
        """
        act = self._waiting or act
        self._stop_timer()
        try:
            settled = act()
        except QuizError as error:
            self._waiting = act
            words = "This could not be recorded. The clock stands still; answer again to retry, and your answer counts."
            self.asking.say(f"{words} {error}", "-error")
            if isinstance(error, HistoryLockedError):
                self._timer = self.set_timer(RETRY_SECONDS, partial(self._settle, act))
            return
        self._waiting = None
        if settled.outcome is None:
            self.view = settled
            await self.action_next()
            return
        # The verdict comes first and alone, and reaches the terminal before the rest is laid out, which takes longer.
        self.set_reactive(ChallengeScreen.view, settled)
        self._verdict.show(settled.outcome, settled_told(settled))
        self.paint()
        self.set_timer(VERDICT_SECONDS, partial(self._show_answered, settled))

    def _show_answered(self, settled: SettledView) -> None:
        """Show what there is besides the verdict, unless the learner went on already."""
        if self.view is not settled:
            return
        answered = self._player.answered()
        self.header.figures = settled.figures
        self.header.is_asking = False
        self.feedback.display = True
        self.feedback.show_answered(answered)
        self.asking.show_answered(answered)
        self.set_focus(None)
        self.refresh_bindings()
        self.call_after_refresh(self._clear_up)

    def _clear_up(self) -> None:
        """Do while the answer is read what would hold up a verdict."""
        self._player.checkpoint()
        self._collector.work()

    async def _show_asked(self, racing: RacingView, at: Instant) -> None:
        is_same_place = isinstance(self.view, SettledView)
        self.set_reactive(ChallengeScreen.view, None)
        self.header.racing = racing
        self.header.figures = racing.figures
        self.header.is_asking = True
        self._verdict.clear()
        self.feedback.clear()
        # A text that is searched takes all the room below the question.
        self.feedback.display = racing.asked.searched is None or self.has_class("-wide")
        self._asked_at = at
        self._unfinished = racing
        if is_same_place and self.asking.show_in_place(racing.asked):
            self.header.clock = self._player.look(at)
            self.paint()
            self.set_timer(VERDICT_SECONDS, self.catch_up)
        else:
            await self.catch_up()

    async def catch_up(self) -> None:
        """Show the rest of a question of which as yet only that is shown which fits in the place of the one before."""
        racing, self._unfinished = self._unfinished, None
        if racing is not None:
            await self.asking.show_asked(racing.asked)
            self.view = racing
            self.asking.focus_answer()
            self._tick()

    def _count_down(self, number: int) -> None:
        self.header.countdown = number
        self.ready.update(Content.styled("Enter starts at once.", MUTED))
        later = self.action_start if number == 1 else lambda: self._count_down(number - 1)
        self._timer = self.set_timer(1.0, later)

    def _tick(self) -> None:
        """Look at the clock, and again when it shows something else."""
        if not isinstance(self.view, RacingView) or self._waiting is not None:
            return
        self.header.clock = clock = self._player.look(self._clock())
        if clock.is_up:
            self._timer = self.set_timer(GRACE_SECONDS, self._expire)
        else:
            self._timer = self.set_timer(seconds_to_next_look(clock), self._tick)

    async def _expire(self) -> None:
        """Let the time be up once everything that came in before has been handled."""
        if not isinstance(self.view, RacingView) or self._waiting is not None:
            return
        if any(pump.message_queue_size for pump in (self.app, *self.walk_children(with_self=True))):
            self._timer = self.set_timer(GRACE_SECONDS, self._expire)
        else:
            await self._settle(self._player.expire)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
