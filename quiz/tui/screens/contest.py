"""The panel in which a question is contested."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from quiz.engine.comment import read_comment
from quiz.engine.unreadable import Unreadable
from quiz.model.error import QuizError
from quiz.tui.content import MUTED, plain
from quiz.tui.screens.base import QuizModal
from quiz.tui.widgets.key_line import KeyLine
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.too_small import TooSmall
from quiz.tui.widgets.typed import Field


class CommentField(Field):
    """The words of a comment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Record", tooltip="Put your objection on record", id="comment.record"),
        Binding("escape", "screen.cancel", "Cancel", tooltip="Go back without contesting", id="comment.cancel"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.placeholder = "Your words, or none"


class ContestScreen(QuizModal[bool]):
    """Asks what is wrong with a question and has it recorded; returns whether it was.

    `record` takes the comment and may raise QuizError; then what was typed stays. `question` is its stem, where it is
    not the one that lies below.
    """

    AUTO_FOCUS: ClassVar[str | None] = "CommentField"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Cancel", tooltip="Go back without contesting", id="contest.cancel")
    ]

    def __init__(self, record: Callable[[str], None], question: str = "") -> None:
        super().__init__()
        self._record = record
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay out the panel over the question."""
        yield TooSmall()
        yield VerticalScroll(
            *([Static(plain(self._question))] if self._question else []),
            Static(Content.styled("What is wrong with it?", "bold")),
            Static(Content.styled("It is kept for the author; quiz disputes lists it.", MUTED), classes="aside"),
            CommentField(),
            Static(id="notice"),
            Horizontal(Press("Record", "screen.record", id="press-record"), Press("Cancel", "screen.cancel"), id="bar"),
            id="dialog",
            can_focus=False,
        )
        yield KeyLine()

    def action_record(self) -> None:
        """Record the comment as it stands, once."""
        if self.is_left:
            return
        comment = read_comment(self.query_one(CommentField).value)
        if isinstance(comment, Unreadable):
            self._say(comment.message)
            return
        try:
            self._record(comment)
        except QuizError as error:
            self._say(f"This could not be recorded; it is still here, so try again. {error}")
            return
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Go back without a word."""
        self.dismiss(False)

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_record()

    def _say(self, message: str) -> None:
        notice = self.query_one("#notice", Static)
        notice.display = True
        notice.update(plain(f"! {message}", "$error"))
