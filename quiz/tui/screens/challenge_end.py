"""The end of a challenge: three figures, a line to share, and the review of every question."""

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from quiz.engine.challenge.result import clock_time
from quiz.engine.markup import plain_text
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.view import EndView, ReviewedQuestion
from quiz.play.challenge.wording import earned_told, end_told, remarks_told
from quiz.tui.content import MUTED, percentage, plain, verdict_line
from quiz.tui.screens.after_challenge import AfterChallenge
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.practice import Practice
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.results import Results, reviewed

_AT_ONCE = 8
"""So many reviewed questions are laid out at a time; more of them are not in sight."""


class ChallengeEndScreen(QuizScreen[AfterChallenge | Practice]):
    """Shows how a challenge went; returns what the learner wants next. `saved` tells where the result was written."""

    AUTO_FOCUS: ClassVar[str | None] = "Results"
    HELP = """
Points, accuracy and time are three figures; no one of them is mixed into another. Below them is every question that was
asked, with your answer, the right one, and its source. `o` opens the source at the first quote in sight, and `!`
contests the first question in sight; the button below each does so too.

The line of the result gives no answer away: `+` right, `~` partly right, `-` wrong, `.` skipped, `!` not in time.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "copy", "Copy", tooltip="Copy the line of the result", id="challenge.copy"),
        Binding("o", "open_source", "Source", tooltip="Open the source at the quote in sight", id="challenge.source"),
        Binding(
            "exclamation_mark",
            "contest",
            "Contest",
            key_display="!",
            tooltip="Say what is wrong with the question in sight; it is kept for its author",
            id="challenge.contest",
        ),
        Binding("a", "end('same')", "Play again", tooltip="Play the same paper again", id="challenge.same"),
        Binding("n", "end('another')", "Another paper", tooltip="Play another paper", id="challenge.another"),
        Binding("l", "end('library')", "Library", tooltip="Go to the library", id="challenge.library"),
        Binding("q,escape", "end('leave')", "Back", tooltip="Go back to where you came from", id="challenge.back"),
    ]

    results = query_one(Results)

    def __init__(self, view: EndView, player: ChallengePlayer, saved: str = "") -> None:
        super().__init__()
        self._view = view
        self._player = player
        self._saved = saved
        self._unread = iter(view.review)

    def compose(self) -> ComposeResult:
        """Lay out the results in one column."""
        view = self._view
        presses = [
            Press("Play again", "screen.end('same')", id="press-retry"),
            Press("Another paper", "screen.end('another')"),
            Press("Library", "screen.end('library')"),
        ]
        yield from self.frame(
            Vertical(
                Results(
                    Static(Content.assemble((view.title, "bold $primary"), ("  ", ""), plain(view.pack_title, MUTED))),
                    Static(_figures(view), id="score"),
                    Static(Content("\n").join(_remarks(view)), id="remarks"),
                    Static(Content.assemble(("To share  ", MUTED), plain(view.line)), id="share"),
                    *([Static(plain(self._saved, MUTED), id="saved")] if self._saved else []),
                    Horizontal(*presses, id="bar"),
                ),
                id="page",
            )
        )

    def on_mount(self) -> None:
        """Lay out the first questions."""
        self._review_more()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Dim sources that are not at hand, and contesting where nothing was asked."""
        if action == "contest":
            return True if self._view.review else None
        if action == "open_source":
            cited = (evidence for each in self._view.review for evidence in each.answered.evidence)
            return True if any(evidence.passage is not None for evidence in cited) else None
        return True

    def action_copy(self) -> None:
        """Copy the line of the result."""
        self.app.copy_to_clipboard(self._view.line)
        self.notify("The line of the result is copied, if your terminal allows it.", markup=False)

    def action_open_source(self) -> None:
        """Open the source at the first quote in sight, or at the last one above."""
        from quiz.tui.screens.source import SourceScreen

        self.app.push_screen(SourceScreen(self._player.reading, *self.results.citations()), self._leave_for)

    def action_contest(self, number: int | None = None) -> None:
        """Ask what is wrong with the question of a number, or else with the first in sight, and record it."""
        from quiz.tui.screens.contest import ContestScreen

        place = self.results.question_in_sight() if number is None else number - 1
        if place is None or self.app.screen is not self:
            return
        asked = self._view.review[place].answered.asked
        if asked.number in self._player.contested:
            self.notify(f"You have contested question {asked.number} already.", markup=False)
            return
        record = partial(self._player.contest, asked.number)
        self.app.push_screen(ContestScreen(record, f"{asked.number}  {plain_text(asked.question.stem)}"), self._thank)

    def action_end(self, choice: str) -> None:
        """Leave the results for what was chosen."""
        self.dismiss(AfterChallenge(choice))

    def _thank(self, is_contested: bool | None) -> None:
        if is_contested:
            self.notify("Your objection is on record.", markup=False)

    def _leave_for(self, practice: Practice | None) -> None:
        if practice is not None:
            self.dismiss(practice)

    def _review_more(self) -> None:
        batch = [next_one for _, next_one in zip(range(_AT_ONCE), self._unread, strict=False)]
        if batch:
            self.results.mount(*(part for each in batch for part in _reviewed(each)))
            self.call_after_refresh(self._review_more)


def _figures(view: EndView) -> Content:
    result = view.result
    accuracy = "-" if result.accuracy is None else percentage(result.accuracy)
    figures = [
        Content.assemble((str(result.points), "bold $primary"), (" points", MUTED)),
        Content.assemble((accuracy, "bold $primary"), (" right", MUTED)),
        Content.assemble(("time ", MUTED), (clock_time(result.milliseconds), "bold $primary")),
    ]
    return Content("     ").join(figures)


def _remarks(view: EndView) -> Iterator[Content]:
    yield plain(end_told(view))
    for remark in remarks_told(view):
        yield plain(remark, "bold" if remark.startswith(("A new", "Interrupted")) else "")


def _reviewed(each: ReviewedQuestion) -> Iterator[Widget]:
    yield from reviewed(each.answered, _heading(each))
    yield Press("Contest", f"screen.contest({each.answered.asked.number})", classes="contest")


def _heading(each: ReviewedQuestion) -> Content:
    asked = each.answered.asked
    facts = f"  {earned_told(each.earned)}  ·  {clock_time(each.milliseconds)}  ·  "
    return Content.assemble(
        (f"{asked.number}  ", MUTED),
        verdict_line(each.answered.outcome),
        (facts, MUTED),
        plain(asked.question.topic, MUTED),
    )
