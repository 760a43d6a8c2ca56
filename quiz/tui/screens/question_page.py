"""What every screen has on which a question stands above what is said of its answer."""

from abc import abstractmethod
from typing import TypeVar

from textual import on
from textual.getters import query_one
from textual.reactive import reactive

from quiz.model.response import Response
from quiz.play.view import AnsweredView, AskedView, FindingView, JudgedView
from quiz.tui.screens.base import VERDICT_SECONDS, QuizScreen
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.asking import Asking
from quiz.tui.widgets.feedback import Feedback

Result = TypeVar("Result")


class QuestionPage(QuizScreen[Result]):
    """A question, the place where it is answered, and why, all in place; who asks it is up to the screen."""

    view: reactive[AskedView | FindingView | JudgedView | AnsweredView | None] = reactive(
        None, repaint=False, bindings=True
    )

    _unfinished: AskedView | JudgedView | AnsweredView | None = None
    """What is shown in part: of an answer nothing but its verdict, of a question all that fits in the same place."""

    asking = query_one(Asking)
    feedback = query_one(Feedback)

    @abstractmethod
    async def take(self, answer: Response | str) -> None:
        """Take what was answered, by a response or by typed words that are yet to be read."""

    def drop_certainty(self) -> None:
        """Ask no longer how certain an answer is, if that was asked."""
        self.asking.drop_certainty()

    def action_submit(self) -> None:
        """Give the answer as it stands."""
        self.asking.submit()

    def action_return(self) -> None:
        """Go back to answering."""
        self.asking.focus_answer()

    def action_scroll(self, key: str) -> None:
        """Scroll the explanation as the key says."""
        self.feedback.scroll_by_key(key)

    @on(AnswerWidget.Given)
    async def _take(self, event: AnswerWidget.Given) -> None:
        event.stop()
        asked = self.view if isinstance(self.view, AskedView | None) else self.view.asked
        if asked is None or asked.question != event.question:
            return
        if isinstance(self._unfinished, JudgedView | AnsweredView):  # Enter was pressed once more, before all was shown
            await self.catch_up()
            await self.run_action("next")
        else:
            await self.take(event.answer)

    @on(AnswerWidget.Incomplete)
    def _explain(self, event: AnswerWidget.Incomplete) -> None:
        event.stop()
        self.asking.say(event.explanation, "-unclear")

    @on(AnswerWidget.Changed)
    def _forget_notice(self, event: AnswerWidget.Changed) -> None:
        event.stop()
        self.drop_certainty()
        self.asking.say(self.view.caveat if isinstance(self.view, AskedView) else "", "-unclear")

    async def _show_asked(self, asked: AskedView) -> None:
        self._unfinished = None
        self._compositor.veiled = ()
        self.set_reactive(QuestionPage.view, None)
        self.feedback.clear()
        await self.asking.show_asked(asked)
        self.view = asked
        self.asking.focus_answer()

    def _show_verdict(self, answered: JudgedView | AnsweredView) -> None:
        # The verdict comes first and alone, and reaches the terminal before the rest is laid out, which takes longer.
        self.set_reactive(QuestionPage.view, answered)
        self.asking.bar.show_judged(answered if isinstance(answered, JudgedView) else answered.judged)
        self._finish_later(answered)

    def _finish_later(self, view: AskedView | JudgedView | AnsweredView) -> None:
        self._unfinished = view
        self.paint()
        self.set_timer(VERDICT_SECONDS, self.catch_up)

    def _finish_answered(self) -> None:
        """Show what there is besides the verdict."""
        if isinstance(self._unfinished, AnsweredView):
            answered, self._unfinished = self._unfinished, None
            self.asking.show_answered(answered)
            self.feedback.show_answered(answered)
            self.set_focus(None)
            self.set_reactive(QuestionPage.view, answered)
            self.mutate_reactive(QuestionPage.view)

    async def catch_up(self) -> None:
        """Show the rest of a question or of an answer, of which as yet only the most important is shown."""
        self._finish_answered()
        if isinstance(self._unfinished, AskedView):
            await self._show_asked(self._unfinished)
