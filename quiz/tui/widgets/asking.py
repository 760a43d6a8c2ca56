"""The question: its text, the place where it is answered, and what can be done with it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from quiz.engine.feedback import given_words
from quiz.model.question import FindEvidence
from quiz.model.response import Response
from quiz.play.outside import Scheduled
from quiz.play.view import AnsweredView, AskedView, FindingView
from quiz.tui.content import MUTED, block_text, heading, plain
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.answer_bar import AnswerBar
from quiz.tui.widgets.certainty import CertaintyQuestion
from quiz.tui.widgets.choice import ChoiceAnswer
from quiz.tui.widgets.kinds import AnswerPlace
from quiz.tui.widgets.rating import RatingBar
from quiz.tui.widgets.row_list import RowList
from quiz.tui.widgets.typed import Field


class Asking(Vertical):
    """One question after another, each with its answer, buttons, hint and what is to be noted.

    The question scrolls where there is little room. It begins at its top, and follows what the learner does. Where
    it `is_race` picking an option of a choice answers, and there are no hints.
    """

    bar = query_one(AnswerBar)
    notice = query_one("#notice", Static)
    question = query_one("#question", VerticalScroll)

    def __init__(self, *, is_race: bool = False) -> None:
        super().__init__(id="asking")
        self._is_race = is_race
        self._answer: AnswerWidget
        self._is_answered = False
        self._is_focused_here = False
        self._is_at_top = True

    def compose(self) -> ComposeResult:
        """Lay out the question above its buttons."""
        yield VerticalScroll(
            Static(id="heading"),
            Static(id="stem"),
            Static(id="given"),
            AnswerPlace(answers_at_once=self._is_race),
            id="question",
            can_focus=False,
        )
        yield AnswerBar()
        yield CertaintyQuestion()
        yield RatingBar()
        yield Static(id="notice")
        yield Static(id="hint")

    async def show_asked(self, asked: AskedView) -> None:
        """Show another question, unanswered; it takes no answer before `focus_answer`."""
        question = asked.question
        self._begin(asked, heading(question), Content(), is_searching=isinstance(question, FindEvidence))
        self.bar.show_asked(asked, offers_hint=not self._is_race)
        self.say(" ".join(filter(None, (asked.caveat, asked.notice))), "-unclear")
        self.show_hint(asked.hint)
        self._answer = await self.query_one(AnswerPlace).widget_for(question)
        await self._answer.show_asked(asked)

    async def show_finding(self, finding: FindingView) -> None:
        """Ask where the source says so; the answer that is to be proven stands above it."""
        question = finding.asked.question
        given = plain(given_words(question, finding.response, finding.asked.language))
        given = Content.assemble(("Where does it say so?", "bold $primary"), ("  Your answer  ", MUTED), given)
        self._begin(finding.asked, heading(question, "where does it say so?"), given, is_searching=True)
        self.bar.show_finding()
        self.say("")
        self.show_hint(None)
        self._answer = widget = await self.query_one(AnswerPlace).widget_for_proof()
        widget.search_proof(finding)

    def show_answered(self, answered: AnsweredView, earned: str = "") -> None:
        """Mark in place what was answered and what is right; beside the verdict stands what it earned, if anything."""
        self._is_answered = True
        self.add_class("-answered")
        self.bar.show_answered(answered, earned)
        self.show_rating(answered.scheduled)
        self.say("")
        self.query_one("#hint").display = False
        self.fit()
        self.call_after_refresh(self.fit)
        self._answer.settle(answered)

    def ask_certainty(self) -> None:
        """Ask below the answer how certain it is."""
        self.say("")
        self.bar.display = False
        self.query_one(CertaintyQuestion).ask()
        self.call_after_refresh(self.fit)

    def drop_certainty(self) -> None:
        """Show the buttons below the answer again, if it was asked how certain it is."""
        if not self.bar.display:
            self.query_one(CertaintyQuestion).display = False
            self.bar.display = True
            self.call_after_refresh(self.fit)

    def show_rating(self, scheduled: Scheduled | None) -> None:
        """Show how an answer counts for the schedule, or nothing where it does not."""
        self.query_one(RatingBar).show(scheduled)

    def show_hint(self, words: str | None) -> None:
        """Show a hint, or none."""
        hint = self.query_one("#hint", Static)
        hint.display = words is not None
        hint.update(Content.assemble(("Hint  ", "bold $primary"), plain(words or "")))
        self.call_after_refresh(self.fit)

    def say(self, message: str, name: str = "") -> None:
        """Show a note in the manner of a CSS class, or none."""
        self.notice.display = bool(message)
        self.notice.set_classes(name)
        self.notice.update(plain(f"! {message}"))
        self.call_after_refresh(self.fit)

    def submit(self) -> None:
        """Give the answer as it stands."""
        self._answer.submit()

    def option(self, number: int) -> Response | None:
        """Return what the option of a number, from 1, answers; None where there is no such option."""
        return self._answer.option(number - 1) if isinstance(self._answer, ChoiceAnswer) else None

    def focus_answer(self) -> None:
        """Put the focus where the answer is given."""
        self._is_focused_here = True
        self._answer.focus_answer()

    def fit(self) -> None:
        """Give the question all the height that bar, notice and hint leave, less only where feedback stands below."""
        region = self.question.styles
        is_feedback_below = self._is_answered and not self.screen.has_class("-wide")
        if is_feedback_below or self.has_class("-searching"):
            region.clear_rule("max_height")
            if self.has_class("-searching"):
                self._show_source()
            return
        others = [widget for widget in self.children if widget is not self.question and widget.display]
        needed = sum(widget.outer_size.height + widget.styles.margin.height for widget in others)
        if isinstance(self.parent, Vertical):
            region.max_height = max(1, self.parent.size.height - needed)

    def _begin(self, asked: AskedView, task: Content, given: Content, *, is_searching: bool) -> None:
        """Show the text of a question; a source that is to be searched gets all the room that there is."""
        self._is_answered, self._is_at_top = False, True
        self.remove_class("-answered")
        self.show_rating(None)
        self.set_class(is_searching, "-searching")
        self.query_one("#heading", Static).update(task)
        self.query_one("#stem", Static).update(block_text(asked.question.stem))
        self.query_one("#given", Static).update(given)
        self.query_one("#given").display = bool(given)
        self.question.scroll_home(animate=False)

    @on(events.DescendantFocus)
    def _follow_focus(self, event: events.DescendantFocus) -> None:
        if isinstance(event.widget, RowList) and not self._is_focused_here:
            self._keep_in_sight(event.widget)
        self._is_focused_here = False

    @on(RowList.OptionHighlighted)
    def _follow_highlight(self, event: RowList.OptionHighlighted) -> None:
        event.stop()
        if isinstance(event.option_list, RowList):
            self._keep_in_sight(event.option_list)

    @on(AnswerWidget.Changed)
    def _follow_typing(self) -> None:
        if isinstance(self.screen.focused, Field):
            self.screen.focused.scroll_visible(animate=False)

    @on(AnswerWidget.Moved)
    def _follow_moves(self, event: AnswerWidget.Moved) -> None:
        event.stop()
        self._is_at_top = event.is_at_top
        self._show_source()

    def _show_source(self) -> None:
        """Let the source that is searched be seen where it has no room beside the question; at its top, the latter."""
        if self._is_at_top and not self._is_answered:
            self.question.scroll_home(animate=False)
        else:
            self.question.scroll_end(animate=False)

    def _keep_in_sight(self, rows: RowList) -> None:
        region, question = rows.highlighted_region(), self.question
        if region is not None:
            placed = region.translate(question.scroll_offset - question.content_region.offset)
            if rows.highlighted == 0 and placed.bottom <= question.content_region.height:
                question.scroll_home(animate=False)
            else:
                question.scroll_to_region(placed, animate=False)
