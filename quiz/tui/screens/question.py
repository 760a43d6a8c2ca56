"""The question screen: one question, its answer, and why, all in place."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.timer import Timer

from quiz.engine.scheduling.rating import Rating
from quiz.engine.unreadable import Unreadable
from quiz.history.error import HistoryLockedError
from quiz.model.error import QuizError
from quiz.model.question import SingleChoice, TrueFalse
from quiz.model.response import EvidenceResponse, Response
from quiz.packs.cache_connection import CacheError
from quiz.play.player import Player, View
from quiz.play.view import AnsweredView, AskedView, FindingView, JudgedView, SummaryView
from quiz.tui.collector import Collector
from quiz.tui.screens.base import RETRY_SECONDS, STYLE_OF_ANSWERS, VERDICT_SECONDS, read_style
from quiz.tui.screens.practice import Practice
from quiz.tui.screens.question_keys import QUESTION_KEYS, can_be_done
from quiz.tui.screens.question_page import QuestionPage
from quiz.tui.widgets.asking import Asking
from quiz.tui.widgets.certainty import CertaintyQuestion, LevelList
from quiz.tui.widgets.feedback import Feedback
from quiz.tui.widgets.status_line import StatusLine

REST_SECONDS = 0.5
"""So long after the first question is shown, nobody has read it yet."""
_NOTHING_CHANGED = "This could not be recorded, so nothing has changed."


class QuestionScreen(QuestionPage[SummaryView | Practice | None]):
    """Asks the questions of a session one after another.

    Returns its summary, None where the learner left, or a wish to practise other questions instead.
    """

    CSS_PATH = None
    HELP = "Answer by keyboard or by mouse. What was answered is kept when you leave."
    BINDINGS: ClassVar[list[BindingType]] = QUESTION_KEYS

    status = query_one(StatusLine)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player
        self._collector = Collector()
        self._waiting: Response | None = None  # for its certainty
        self._retry: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question above its feedback; the style sheet puts them side by side where there is room."""
        page = Vertical(
            StatusLine(),
            Vertical(Asking(), Feedback(), id="columns"),
            id="page",
        )
        yield from self.frame(page)

    async def on_mount(self) -> None:
        """Show where the session stands."""
        await self._show(self._player.view)
        self.call_after_refresh(self.set_timer, VERDICT_SECONDS, self._read_style)
        self.set_timer(REST_SECONDS, self._get_ready)

    def _read_style(self) -> None:
        """Read how all but a first question with options is to look."""
        read_style(self.app.stylesheet, STYLE_OF_ANSWERS)

    def _get_ready(self) -> None:
        # The first answer needs them; its verdict need not wait for them, as the question need not now.
        from quiz.engine import certainty, feedback, grading  # noqa: F401
        from quiz.play import reading  # noqa: F401

        self._collector.rest()

    def on_unmount(self) -> None:
        """Leave everything as it was."""
        self._collector.wake()

    async def catch_up(self) -> None:
        """Show the rest, and do while it is read what would hold up a verdict."""
        self._read_style()
        if self._unfinished is not None:
            await super().catch_up()
            self.call_after_refresh(self._clear_up)

    def _clear_up(self) -> None:
        self._player.checkpoint()
        self._collector.work()

    def _finish_answered(self) -> None:
        """Learn what there is besides the verdict, and show it."""
        if isinstance(self._unfinished, JudgedView):
            self._unfinished = None
            try:
                self._unfinished = self._player.tell()
            except CacheError as error:
                self._give_up(error)
        super()._finish_answered()

    def watch_view(self, view: AskedView | FindingView | JudgedView | AnsweredView | None) -> None:
        """Show where in the session this is."""
        if view is not None:
            self.status.asked = view if isinstance(view, AskedView) else view.asked

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell which actions can be taken now."""
        if action == "return":
            return isinstance(self.view, AskedView | FindingView) and self.focused is None
        return can_be_done(action, self.view, self._player)

    def action_hint(self) -> None:
        """Show the hint."""
        self.view = self._player.take_hint()
        self.asking.show_hint(self.view.hint)

    async def action_skip(self) -> None:
        """Pass the question over, or the search for its proof, and show the answer."""
        await self._step(self._player.skip_finding if isinstance(self.view, FindingView) else self._player.skip)

    async def action_put_off(self) -> None:
        """Ask another question first."""
        await self._step(self._player.put_off)

    async def action_undo(self) -> None:
        """Take the latest answer back, and ask its question again."""
        await self._step(self._player.undo)

    async def action_redo(self) -> None:
        """Show the answer again that was undone last."""
        await self._step(self._player.redo, is_elsewhere=True)

    def action_rate(self, number: int) -> None:
        """Say how well the question was known, from 1 for Again to 4 for Easy."""
        try:
            self.view = rated = self._player.rate(Rating(number))
        except QuizError as error:
            self.asking.say(f"{_NOTHING_CHANGED} {error}", "-error")
            return
        self.asking.say("")
        self.asking.show_rating(rated.scheduled)
        self.feedback.show_answered(rated)
        self.set_focus(None)  # so that Enter goes on, also behind a click

    async def action_next(self) -> None:
        """Go on to the next question or to the end."""
        await self._step(self._player.advance, "The session cannot go on yet.")

    def action_contest(self) -> None:
        """Ask what is wrong with the question, and record it."""
        from quiz.tui.screens.contest import ContestScreen

        if self.app.screen is self:  # and not below the field already
            self.app.push_screen(ContestScreen(self._player.contest), self._thank)

    def action_open_source(self) -> None:
        """Open the source of the answer; the question stays as it is meanwhile."""
        from quiz.tui.screens.source import SourceScreen

        if isinstance(self.view, AnsweredView):
            screen = SourceScreen(self._player.reading, self.view.openable, is_in_session=True)
            self.app.push_screen(screen, self._leave_for)

    def action_leave(self) -> None:
        """Leave the session; it can be resumed."""
        self._leave(None)

    def _leave_for(self, practice: Practice | None) -> None:
        if practice is not None:
            self._leave(practice)

    def _leave(self, practice: Practice | None) -> None:
        try:
            self._player.leave()
        except QuizError as error:
            self.notify(f"What was answered is kept, but not that you left. {error}", severity="warning", markup=False)
        self.dismiss(practice)

    def _thank(self, is_contested: bool | None) -> None:
        if is_contested:
            self.notify("Your objection is on record.", markup=False)
            self.refresh_bindings()

    async def take(self, answer: Response | str) -> None:
        """Have an answer graded and recorded, once it is stated how certain it is where that is asked."""
        match self.view, answer:
            case FindingView(), EvidenceResponse() as found:
                await self._submit(partial(self._player.submit_finding, found))
            case AskedView(), _:
                response = self._player.read(answer) if isinstance(answer, str) else answer
                if isinstance(response, Unreadable):
                    self.asking.say(response.message, "-unclear")
                elif self.view.asks_certainty and not self.view.caveat:
                    self._waiting = response
                    await self.asking.ask_certainty()
                else:
                    await self._submit(partial(self._player.judge, response))

    @on(CertaintyQuestion.Stated)
    async def _take_certainty(self, event: CertaintyQuestion.Stated) -> None:
        event.stop()
        if self._waiting is not None and isinstance(self.view, AskedView):
            await self._submit(partial(self._player.judge, self._waiting, event.certainty))

    @on(LevelList.Withdrawn)
    def _withdraw(self, event: LevelList.Withdrawn) -> None:
        event.stop()
        self.drop_certainty()
        self.asking.focus_answer()

    def drop_certainty(self) -> None:
        """Ask no longer how certain an answer is, and forget what waits, for that or to be recorded."""
        self._waiting = None
        if self._retry is not None:
            self._retry.stop()
        super().drop_certainty()

    async def _submit(self, act: Callable[[], View]) -> None:
        await self._step(act, "Your answer could not be recorded; it is still here, so answer again to retry.")

    async def _step(
        self, act: Callable[[], View], failure: str = _NOTHING_CHANGED, *, is_elsewhere: bool = False
    ) -> None:
        """Show what a step leads to, where `is_elsewhere` from its question on; say it where it cannot be recorded."""
        await self.catch_up()
        if self.is_left:
            return
        self.drop_certainty()
        try:
            view = act()
        except CacheError as error:
            self._give_up(error)
            return
        except QuizError as error:
            self.asking.say(f"{failure} {error}", "-error")
            if isinstance(error, HistoryLockedError):
                self.asking.say(f"{failure} {error} It is tried again by itself.", "-error")
                self._try_later(act, is_elsewhere=is_elsewhere)
            if isinstance(self.view, AskedView | FindingView):
                self.asking.focus_answer()  # it was at the certainty, perhaps
            return
        await self._go_on(view, is_elsewhere=is_elsewhere)

    def _give_up(self, error: CacheError) -> None:
        """Leave the session; from the library it can be gone on with."""
        self.notify(str(error), severity="warning", markup=False)
        self._leave(None)

    async def _try_again(self, act: Callable[[], View], *, is_elsewhere: bool) -> None:
        try:
            view = act()
        except HistoryLockedError:
            self._try_later(act, is_elsewhere=is_elsewhere)
        except QuizError as error:
            self.asking.say(f"{_NOTHING_CHANGED} {error}", "-error")
        else:
            await self._go_on(view, is_elsewhere=is_elsewhere)

    def _try_later(self, act: Callable[[], View], *, is_elsewhere: bool) -> None:
        self._retry = self.set_timer(RETRY_SECONDS, partial(self._try_again, act, is_elsewhere=is_elsewhere))

    async def _go_on(self, view: View, *, is_elsewhere: bool) -> None:
        if is_elsewhere and isinstance(view, FindingView | AnsweredView):
            await self._show_asked(view.asked)
        await self._show(view)

    async def _show(self, view: View) -> None:
        if not (isinstance(view, AskedView) and isinstance(view.question, SingleChoice | TrueFalse)):
            self._read_style()
        match view:
            case AskedView() if isinstance(self.view, AnsweredView) and self.asking.show_in_place(view):
                # Nothing is laid out: what was said of the answer before is drawn no more, and goes a moment later.
                self._compositor.veiled = (self.feedback, self.asking.rating)
                self.feedback.refresh()
                self.asking.rating.refresh()
                self.status.asked = view
                self.set_reactive(QuestionPage.view, None)
                self._finish_later(view)
            case AskedView():
                await self._show_asked(view)
            case FindingView():
                await self._show_finding(view)
            case JudgedView() | AnsweredView():
                self._show_verdict(view)
            case SummaryView():
                self.dismiss(view)

    async def _show_finding(self, finding: FindingView) -> None:
        self.view = None
        await self.asking.show_finding(finding)
        self.view = finding
        self.asking.focus_answer()
