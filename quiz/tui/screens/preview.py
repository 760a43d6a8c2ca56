"""The preview: the question screen on a pack that is being written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from quiz.engine.unreadable import Unreadable
from quiz.model.error import QuizError
from quiz.model.response import Response
from quiz.packs.watching import LOOK_SECONDS, Watch
from quiz.play.drafting import Draft
from quiz.play.preview import Preview
from quiz.play.view import AnsweredView, AskedView
from quiz.tui.screens.practice import Practice
from quiz.tui.screens.preview_keys import PREVIEW_KEYS, can_be_done
from quiz.tui.screens.question_page import QuestionPage
from quiz.tui.unshown import unshown_parts
from quiz.tui.widgets.asking import Asking
from quiz.tui.widgets.draft_line import DraftLine
from quiz.tui.widgets.feedback import Feedback
from quiz.tui.widgets.finder import Finder
from quiz.tui.widgets.problem_list import ProblemList
from quiz.tui.widgets.row_list import RowList
from quiz.tui.widgets.search_field import SearchField
from quiz.tui.widgets.too_small import SMALLEST_COLUMNS

_PANED_COLUMNS = 110
_WIDE_COLUMNS = 170
"""From this width on, there is room for three columns."""


class PreviewScreen(QuestionPage[None]):
    """Steps through the questions of a pack and shows what is wrong with them, anew whenever a file is saved.

    `read` returns what the pack is now, and may raise OSError where a file goes away meanwhile. `edit` opens a file at
    a line in the author's editor, waits for that to be left, and may raise QuizError.
    """

    HELP = """
The questions of your pack as learners see them, each with its key and all that is said of it. `t` shows them as they
are asked, to be answered on trial; nothing is recorded. Save a file of the pack, and it is shown anew at once.

`!` leads to the problems: choose one to go to its question. `e` opens your editor at the question, or at the problem.
`o` opens the sources: what you select there with Enter is copied as a citation.
"""
    BINDINGS: ClassVar[list[BindingType]] = PREVIEW_KEYS
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it
        (0, "-too-narrow"),
        (SMALLEST_COLUMNS, "-narrow"),
        (60, "-normal"),
        (_PANED_COLUMNS, "-paned"),
        (_WIDE_COLUMNS, "-wide"),
    ]

    @dataclass
    class Reread(Message):
        """The files were read again."""

        draft: Draft

    line = query_one(DraftLine)
    problems = query_one(ProblemList)
    finder = query_one(Finder)

    def __init__(
        self, preview: Preview, read: Callable[[], Draft], watch: Watch, edit: Callable[[Path, int], None]
    ) -> None:
        super().__init__()
        self._edit = edit
        self._preview = preview
        self._read = read
        self._watch = watch
        self._began_at = 0

    def compose(self) -> ComposeResult:
        """Lay out the question above its feedback, and the problems beside both or in their place."""
        page = Vertical(
            DraftLine(),
            Horizontal(Vertical(Asking(), Feedback(), id="columns"), ProblemList(), id="panes"),
            Finder(self._preview.matches),
            id="page",
        )
        yield from self.frame(page)

    async def on_mount(self) -> None:
        """Show the question that the preview is at, and look for changes from now on."""
        self.set_interval(LOOK_SECONDS, self._look)
        await self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Tell which actions can be taken now."""
        if action == "return":
            return isinstance(self.view, AskedView) and self.focused is None
        if isinstance(self.focused, Input) and action == "search":  # there its key is a letter like any other
            return False
        if isinstance(self.focused, SearchField) and action == "problems":
            return False
        return can_be_done(action, self._preview)

    async def action_step(self, step: int) -> None:
        """Go to another question, from the last one on to the first."""
        await self._go_to((self._preview.place + step) % max(1, self._preview.total))

    async def action_next(self) -> None:
        """Go to the next question."""
        await self.action_step(1)

    async def action_go_to(self, place: int) -> None:
        """Go to the question at a place, counted from the end where it is negative."""
        await self._go_to(place % max(1, self._preview.total))

    async def action_turn(self) -> None:
        """Show questions as they are asked, or with their key."""
        self._preview.turn()
        self._leave_problems()
        self.set_focus(None)
        await self._show()

    async def action_again(self) -> None:
        """Ask the question again that was answered on trial."""
        self._preview.ask_again()
        self._leave_problems()
        self.set_focus(None)
        await self._show()

    def action_hint(self) -> None:
        """Show the hint."""
        self._leave_problems()
        self.view = asked = self._preview.take_hint()
        self.asking.show_hint(asked.hint)

    def action_skip(self) -> None:
        """Show the key of the question asked."""
        self._leave_problems()
        self._show_answered(self._preview.skip())

    def action_problems(self) -> None:
        """Go to the problems, or back from them."""
        if self.problems.has_focus:
            self._leave_problems()
            return
        self.add_class("-listing")
        self.set_focus(self.problems)
        if self.problems.highlighted is None:
            self.problems.highlighted = 0

    def action_search(self) -> None:
        """Ask for the id or for words of a question."""
        self._began_at = self._preview.place
        self._leave_problems()
        self.finder.open()

    def action_open_source(self) -> None:
        """Open the sources of the question, and then the others."""
        from quiz.tui.screens.preview_source import PreviewSource

        preview = self._preview
        citations = preview.openable()
        if citations:
            self.app.push_screen(PreviewSource(preview.reading, citations, preview.citation), self._go_to_resting)
        else:
            self.notify("No source is at hand.", markup=False)

    def action_edit(self) -> None:
        """Open the author's editor at the problem that is chosen or else at the question."""
        file, line = self._preview.editable(self.problems.chosen if self.problems.has_focus else None)
        try:
            with self.app.suspend():
                self._edit(file, line)
        except SuspendNotSupported:
            self.notify("The editor cannot be opened from this terminal.", markup=False)
        except QuizError as error:
            self.notify(str(error), severity="warning", markup=False)

    def action_leave(self) -> None:
        """Leave the preview."""
        self.dismiss(None)

    async def take(self, answer: Response | str) -> None:
        """Have an answer graded on trial."""
        if not isinstance(self.view, AskedView):
            return
        response = self._preview.read(answer) if isinstance(answer, str) else answer
        if isinstance(response, Unreadable):
            self.asking.say(response.message, "-unclear")
        else:
            self._show_answered(self._preview.submit(response))

    @on(ProblemList.Picked)
    @on(ProblemList.OptionSelected)
    async def _choose(self, event: RowList.Picked | RowList.OptionSelected) -> None:
        event.stop()
        problem = self.problems.at(event.row if isinstance(event, RowList.Picked) else event.option_index)
        place = None if problem is None else self._preview.place_of(problem)
        if place is None:
            if problem is not None:
                self.notify("No one question is at fault here. `e` opens your editor at this line.", markup=False)
            return
        await self._go_to(place)

    @on(Finder.Found)
    async def _go_to_found(self, event: Finder.Found) -> None:
        event.stop()
        await self._go_to(self._began_at if event.place is None else event.place)

    @on(Finder.Ended)
    def _end_search(self, event: Finder.Ended) -> None:
        event.stop()
        self.set_focus(None)

    async def _go_to_resting(self, practice: Practice | None) -> None:
        place = None if practice is None else self._preview.place_called(practice.questions[0].question)
        if place is not None:
            await self._go_to(place)

    async def _go_to(self, place: int) -> None:
        self._preview.go_to(place)
        self._leave_problems()
        await self._show()

    def _leave_problems(self) -> None:
        """Show the question where the problems stand in its place, and let them have the keys no more."""
        self.remove_class("-listing")
        if self.problems.has_focus:
            self.set_focus(None)

    async def _show(self) -> None:
        """Show where the preview is; the focus stays with the problems or the search where it is there."""
        focused = self.focused
        self.line.show(self._preview)
        self.problems.show(self._preview)
        view = self._preview.view
        self.asking.display = view is not None
        self.asking.bar.display = True
        if view is None:
            self.view = None
            self.feedback.show(unshown_parts(self._preview))
        elif isinstance(view, AskedView):
            await self._show_asked(view)
        else:
            await self._show_asked(view.asked)
            self._show_answered(view)
        if isinstance(focused, ProblemList | SearchField):
            self.set_focus(focused, scroll_visible=False)
        self.refresh_bindings()

    def _show_answered(self, answered: AnsweredView) -> None:
        self._show_verdict(answered)
        self._finish_answered()  # whoever writes a question looks at all of it
        is_trial = answered.response is not None
        self.asking.bar.display = is_trial  # without one there is no verdict
        if not is_trial:
            self.asking.show_hint(answered.asked.question.hint or None)

    def _look(self) -> None:
        if self._watch.has_changed():
            self._read_anew()

    @work(thread=True, exclusive=True, group="reading")
    def _read_anew(self) -> None:
        worker = get_current_worker()
        try:
            draft = self._read()
        except OSError:  # it is away for a moment, and when it comes back, that is a change too
            return
        if worker.is_cancelled:
            draft.pack.close()
        else:
            self.post_message(self.Reread(draft))

    @on(Reread)
    async def _take_draft(self, event: Reread) -> None:
        """Show what the pack is now; a question that looks as it did stays as it is, answered or scrolled."""
        event.stop()
        looks_as_before = self._preview.take(event.draft)
        if not self._preview.problems:
            self._leave_problems()
        if not looks_as_before:
            top = self.feedback.scroll_y
            await self._show()
            self.call_after_refresh(self.feedback.scroll_to, y=top, animate=False)
            return
        self.view = self._preview.view
        self.line.show(self._preview)
        self.problems.show(self._preview)
