"""The question: its text, the place where it is answered, and what can be done with it."""

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import Screen
from textual.widget import Widget

from quiz.model.question import FindEvidence, Matching, MultipleChoice, Ordering, SingleChoice, TrueFalse
from quiz.model.response import Response
from quiz.play.outside import Scheduled
from quiz.play.view import AnsweredView, AskedView, FindingView
from quiz.tui.content import MUTED, block_text, heading, plain
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.answer_bar import AnswerBar
from quiz.tui.widgets.certainty import CertaintyQuestion
from quiz.tui.widgets.choice import ChoiceAnswer
from quiz.tui.widgets.feedback import ShortFeedback
from quiz.tui.widgets.kinds import AnswerPlace
from quiz.tui.widgets.rating import RatingBar
from quiz.tui.widgets.row_list import RowList
from quiz.tui.widgets.typed import Field
from quiz.tui.widgets.words import Words

_SHOWING_KEY = (SingleChoice, MultipleChoice, TrueFalse, Ordering, Matching)
"""The kinds of which the answer itself shows what is right, once it is settled."""


class Asking(Vertical):
    """One question after another, each with its answer, buttons, hint and what is to be noted.

    The question scrolls where there is little room. It begins at its top, and follows what the learner does. Where
    it `is_race` picking an option of a choice answers, and there are no hints.
    """

    def __init__(self, *, is_race: bool = False) -> None:
        super().__init__(id="asking")
        self._is_race = is_race
        self._heading, self._stem, self._given = Words(id="heading"), Words(id="stem"), Words(id="given")
        self._place = AnswerPlace(answers_at_once=is_race)
        parts = (self._heading, self._stem, self._given, self._place)
        self.question = VerticalScroll(*parts, id="question", can_focus=False)
        self.bar = AnswerBar(is_race=is_race)
        self._certainty = CertaintyQuestion()
        self.rating = RatingBar()
        self.notice, self._hint = Words(id="notice"), Words(id="hint")
        self._answer: AnswerWidget
        self._is_answered = False
        self._shows_key = False
        self._focused_here: Widget | None = None
        self._is_at_top = True
        self._followed: RowList | Field | None = None
        self._arrangement: tuple[Size, Size, Region | None] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question above its buttons."""
        yield from (self.question, self.bar, self._certainty, self.rating, self.notice, self._hint)

    def on_mount(self) -> None:
        """Hear of every layout: how high the question can be, and what of it is in sight, follows from the last one."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._fit_layout)

    async def show_asked(self, asked: AskedView) -> None:
        """Show another question, unanswered; it takes no answer before `focus_answer`."""
        question = asked.question
        self._begin(asked, heading(question), Content(), is_searching=isinstance(question, FindEvidence))
        self.bar.show_asked(asked)
        self.say(" ".join(filter(None, (asked.caveat, asked.notice))), "-unclear")
        self.show_hint(asked.hint)
        self._answer = await self._place.widget_for(question)
        await self._answer.show_asked(asked)

    def show_in_place(self, asked: AskedView) -> bool:
        """Show another question of the same kind and size without laying anything out; return whether that is so."""
        stem, text = self._stem, block_text(asked.question.stem)
        lines = text.get_height(stem.styles.get_rules(), stem.content_size.width)
        others = (self.notice, self._hint, self._given, self._certainty)
        is_alone = not (asked.caveat or asked.notice or asked.hint or any(widget.display for widget in others))
        is_whole = not self.question.show_vertical_scrollbar and lines == stem.content_size.height
        if not (is_alone and is_whole and self._answer.show_in_place(asked)):
            return False
        self._heading.update(heading(asked.question), layout=False)
        stem.update(text, layout=False)
        self.bar.show_asked(asked)
        return True

    async def show_finding(self, finding: FindingView) -> None:
        """Ask where the source says so; the answer that is to be proven stands above it."""
        from quiz.engine.feedback import given_words

        question = finding.asked.question
        given = plain(given_words(question, finding.response, finding.asked.language))
        given = Content.assemble(("Where does it say so?", "bold $primary"), ("  Your answer  ", MUTED), given)
        self._begin(finding.asked, heading(question, "where does it say so?"), given, is_searching=True)
        self.bar.show_finding()
        self.say("")
        self.show_hint(None)
        self._answer = widget = await self._place.widget_for_proof()
        widget.search_proof(finding)

    def show_answered(self, answered: AnsweredView) -> None:
        """Mark in place what was answered and what is right."""
        self._is_answered = True
        if self.has_class("-searching"):
            self.add_class("-answered")
        self.bar.show_judged(answered.judged)
        self.show_rating(answered.scheduled)
        self.say("")
        self._hint.display = False
        self._fit()
        self._answer.settle(answered)

    async def ask_certainty(self) -> None:
        """Ask below the answer how certain it is."""
        self.say("")
        self.bar.display = False
        await self._certainty.ask()

    def drop_certainty(self) -> None:
        """Show the buttons below the answer again, if it was asked how certain it is."""
        if not self.bar.display:
            self._certainty.display = False
            self.bar.display = True

    def show_rating(self, scheduled: Scheduled | None) -> None:
        """Show how an answer counts for the schedule, or nothing where it does not."""
        self.rating.show(scheduled)

    def show_hint(self, words: str | None) -> None:
        """Show a hint, or none."""
        hint = self._hint
        if words is None and not hint.display:
            return
        hint.display = words is not None
        hint.update(Content.assemble(("Hint  ", "bold $primary"), plain(words or "")))

    def say(self, message: str, name: str = "") -> None:
        """Show a note in the manner of a CSS class, or none."""
        if not (message or self.notice.display):
            return
        self.notice.display = bool(message)
        self.notice.set_classes(name)
        self.notice.update(plain(f"! {message}"))

    def submit(self) -> None:
        """Give the answer as it stands."""
        self._answer.submit()

    def option(self, number: int) -> Response | None:
        """Return what the option of a number, from 1, answers; None where there is no such option."""
        return self._answer.option(number - 1) if isinstance(self._answer, ChoiceAnswer) else None

    def focus_answer(self) -> None:
        """Put the focus where the answer is given."""
        focused_before = self.screen.focused
        self._answer.focus_answer()
        self._focused_here = None if self.screen.focused is focused_before else self.screen.focused

    def _begin(self, asked: AskedView, task: Content, given: Content, *, is_searching: bool) -> None:
        """Show the text of a question; a source that is to be searched gets all the room that there is."""
        self._is_answered, self._is_at_top, self._followed = False, True, None
        self._shows_key = isinstance(asked.question, _SHOWING_KEY)
        self.remove_class("-answered")
        self.show_rating(None)
        self.set_class(is_searching, "-searching")
        self._heading.update(task)
        self._stem.update(block_text(asked.question.stem))
        self._given.update(given)
        self._given.display = bool(given)
        self.question.scroll_home(animate=False, immediate=True, force=True)

    @on(events.DescendantFocus)
    def _follow_focus(self, event: events.DescendantFocus) -> None:
        if event.widget is self._focused_here:
            self._focused_here = None
        elif isinstance(event.widget, RowList):
            self._follow(event.widget)

    @on(RowList.OptionHighlighted)
    def _follow_highlight(self, event: RowList.OptionHighlighted) -> None:
        event.stop()
        # The message may come late: what is highlighted since counts.
        if isinstance(event.option_list, RowList) and event.option_list.highlighted == event.option_index:
            self._follow(event.option_list)

    @on(AnswerWidget.Changed)
    def _follow_typing(self) -> None:
        if isinstance(self.screen.focused, Field):
            self._follow(self.screen.focused)

    @on(AnswerWidget.Moved)
    def _follow_moves(self, event: AnswerWidget.Moved) -> None:
        event.stop()
        self._is_at_top = event.is_at_top
        self._scroll()

    def _follow(self, widget: RowList | Field) -> None:
        self._followed = widget
        self._scroll()

    def _fit_layout(self, _: Screen[object]) -> None:
        """Give the question its height, and where a layout has moved what is followed, bring it into sight again."""
        self._fit()
        arrangement = self.question.size, self.question.virtual_size, self._followed_region()
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._scroll()

    def _fit(self) -> None:
        """Give the question all the height that bar, notice and hint leave, less only where feedback stands below.

        In a race the feedback is short: it gets its lines, or none where the question itself shows what is right.
        """
        region = self.question.styles
        is_feedback_below = self._is_answered and not self.screen.has_class("-wide")
        if self.has_class("-searching") or (is_feedback_below and not self._is_race):
            region.clear_rule("max_height")
            return
        others = [widget for widget in self.children if widget is not self.question and widget.display]
        needed = sum(widget.outer_size.height + widget.styles.margin.height for widget in others)
        if is_feedback_below and not self._shows_key:
            needed += sum(feedback.lines for feedback in self.screen.query(ShortFeedback))
        if isinstance(self.parent, Vertical):
            region.max_height = max(1, self.parent.size.height - needed)

    def _scroll(self) -> None:
        """Bring into sight what the learner did last; what is answered stands still.

        A source that is searched is in sight, but for its top, where the question is.
        """
        question = self.question
        if self.has_class("-searching"):
            if self._is_at_top and not self._is_answered:
                question.scroll_home(animate=False, immediate=True)
            else:
                question.scroll_end(animate=False, immediate=True)
        elif not self._is_answered and (region := self._followed_region()) is not None:
            is_first_row = isinstance(self._followed, RowList) and self._followed.highlighted == 0
            if is_first_row and region.bottom <= question.content_region.height:
                question.scroll_home(animate=False, immediate=True)
            else:
                question.scroll_to_region(region, animate=False, immediate=True)

    def _followed_region(self) -> Region | None:
        """Return where what is followed is in the whole of the question, however that is scrolled."""
        followed = self._followed
        region = followed.highlighted_region() if isinstance(followed, RowList) else followed and followed.region
        # Heading and rows were laid out together, maybe before the question was scrolled to where it is now.
        return region.translate(-self._heading.region.offset) if region else None
