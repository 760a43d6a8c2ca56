"""The question screen: one question, its answer, and why, all in place."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.reactive import reactive

from quiz.engine.unreadable import Unreadable
from quiz.model.error import QuizError
from quiz.model.response import EvidenceResponse
from quiz.play.player import Player, View
from quiz.play.view import AnsweredView, AskedView, FindingView, SummaryView
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.practice import Practice
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.asking import Asking
from quiz.tui.widgets.feedback import Feedback
from quiz.tui.widgets.status_line import StatusLine

_ACTIONS_ON_A_QUESTION = frozenset({"next", "open_source", "contest", "scroll", "return", "submit", "skip", "hint"})


class QuestionScreen(QuizScreen[SummaryView | Practice | None]):
    """Asks the questions of a session one after another.

    Returns its summary, None where the learner left, or a wish to practise other questions instead.
    """

    HELP = "Answer by keyboard or by mouse. What was answered is kept when you leave."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,n", "next", "Next", tooltip="Go on to the next question", id="question.next"),
        Binding("o", "open_source", "Source", tooltip="Read on in the source, at these words", id="question.source"),
        Binding("up", "scroll('up')", "Scroll", key_display="↑↓", tooltip="Scroll the explanation", id="feedback.up"),
        *(
            Binding(
                key,
                f"scroll('{key}')",
                "Scroll",
                show=False,
                system=True,
                tooltip="Scroll the explanation",
                id=f"feedback.{key}",
            )
            for key in ("down", "pageup", "pagedown", "home", "end")
        ),
        Binding("enter,i", "return", "Back to the answer", tooltip="Go back to answering", id="question.return"),
        Binding("h,f2", "hint", "Hint", tooltip="Show a hint; that it was taken is recorded", id="question.hint"),
        Binding("s,f3", "skip", "Skip", tooltip="Skip this question and see its answer", id="question.skip"),
        Binding(
            "exclamation_mark",
            "contest",
            "Contest",
            key_display="!",
            tooltip="Say what is wrong with this question; it is kept for its author",
            id="question.contest",
        ),
        Binding("q,f4", "leave", "Leave", tooltip="Leave; what was answered is kept", id="question.leave"),
    ]

    view: reactive[AskedView | FindingView | AnsweredView | None] = reactive(None, bindings=True)

    status = query_one(StatusLine)
    asking = query_one(Asking)
    feedback = query_one(Feedback)

    def __init__(self, player: Player) -> None:
        super().__init__()
        self._player = player

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell which actions can be taken now."""
        if self.view is None:
            return action not in _ACTIONS_ON_A_QUESTION
        is_answered = isinstance(self.view, AnsweredView)
        match action:
            case "next" | "scroll":
                return is_answered
            case "open_source":
                return isinstance(self.view, AnsweredView) and (bool(self.view.openable) or None)
            case "contest":
                return is_answered and (self._player.contestable is not None or None)
            case "return":
                return not is_answered and self.focused is None
            case "submit" | "skip":
                return not is_answered
            case "hint":
                return isinstance(self.view, AskedView) and bool(self.view.question.hint) and self.view.hint is None
        return True

    @on(events.Resize)
    def _fit_again(self) -> None:
        self.call_after_refresh(self.asking.fit)

    def action_submit(self) -> None:
        """Give the answer as it stands."""
        self.asking.submit()

    def action_return(self) -> None:
        """Go back to answering."""
        self.asking.focus_answer()

    def action_hint(self) -> None:
        """Show the hint."""
        self.view = self._player.take_hint()
        self.asking.show_hint(self.view.hint)

    def action_skip(self) -> None:
        """Pass the question over, or the search for its proof, and show the answer."""
        skip = self._player.skip_finding if isinstance(self.view, FindingView) else self._player.skip
        try:
            self._show_answered(skip())
        except QuizError as error:
            self.asking.say(f"This could not be recorded, so nothing has changed. {error}", "-error")

    async def action_next(self) -> None:
        """Go on to the next question or to the end."""
        try:
            view = self._player.advance()
        except QuizError as error:
            self.asking.say(f"The session cannot go on yet. {error}", "-error")
            return
        await self._show(view)

    def action_contest(self) -> None:
        """Ask what is wrong with the question, and record it."""
        from quiz.tui.screens.contest import ContestScreen

        self.app.push_screen(ContestScreen(self._player.contest), self._thank)

    def action_scroll(self, key: str) -> None:
        """Scroll the explanation as the key says."""
        self.feedback.scroll_by_key(key)

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

    @on(AnswerWidget.Given)
    async def _take(self, event: AnswerWidget.Given) -> None:
        event.stop()
        match self.view, event.answer:
            case FindingView(), EvidenceResponse() as found:
                await self._submit(partial(self._player.submit_finding, found))
            case AskedView(), answer:
                response = self._player.read(answer) if isinstance(answer, str) else answer
                if isinstance(response, Unreadable):
                    self.asking.say(response.message, "-unclear")
                else:
                    await self._submit(partial(self._player.submit, response))

    @on(AnswerWidget.Incomplete)
    def _explain(self, event: AnswerWidget.Incomplete) -> None:
        event.stop()
        self.asking.say(event.explanation, "-unclear")

    @on(AnswerWidget.Changed)
    def _forget_notice(self, event: AnswerWidget.Changed) -> None:
        event.stop()
        self.asking.say(self.view.caveat if isinstance(self.view, AskedView) else "", "-unclear")

    async def _submit(self, act: Callable[[], AnsweredView | FindingView]) -> None:
        try:
            view = act()
        except QuizError as error:
            self.asking.say(
                f"Your answer could not be recorded; it is still here, so answer again to retry. {error}", "-error"
            )
            return
        await self._show(view)

    async def _show(self, view: View) -> None:
        match view:
            case AskedView():
                await self._show_asked(view)
            case FindingView():
                await self._show_finding(view)
            case AnsweredView():
                self._show_answered(view)
            case SummaryView():
                self.dismiss(view)

    async def _show_asked(self, asked: AskedView) -> None:
        self.view = None
        self.status.asked = asked
        self.feedback.clear()
        await self.asking.show_asked(asked)
        self.view = asked
        self.asking.focus_answer()

    async def _show_finding(self, finding: FindingView) -> None:
        self.view = None
        self.status.asked = finding.asked
        await self.asking.show_finding(finding)
        self.view = finding
        self.asking.focus_answer()

    def _show_answered(self, answered: AnsweredView) -> None:
        self.view = answered
        self.status.asked = answered.asked
        self.asking.show_answered(answered)
        self.feedback.show_answered(answered)
        self.set_focus(None)
