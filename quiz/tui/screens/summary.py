"""The summary screen: how a session went, and every miss with its answer and its source."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

from quiz.engine.figures import counted
from quiz.engine.statistics import Tally
from quiz.first_paint.words import points
from quiz.play.reading import Reading
from quiz.play.view import AnsweredView, Evidence, SummaryView
from quiz.tui.content import KINDS, MUTED, percentage, plain, signed, verdict_line
from quiz.tui.screens.after_summary import AfterSummary
from quiz.tui.screens.base import QuizScreen
from quiz.tui.screens.practice import Practice
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.results import Results, reviewed

BAR_CELLS = 20


class SummaryScreen(QuizScreen[AfterSummary | Practice]):
    """Shows the results of a session that is over; returns what the learner wants next."""

    AUTO_FOCUS: ClassVar[str | None] = "Results"
    HELP = """
The results of this session. Every miss is listed with your answer, the right one and its source.

`o` opens the source at the first quote in sight.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "end('retry')", "Retry misses", tooltip="Play the missed questions again", id="summary.retry"),
        Binding("o", "open_source", "Source", tooltip="Open the source at the quote in sight", id="summary.source"),
        Binding("l,escape", "end('library')", "Library", tooltip="Go to the library", id="summary.library"),
        Binding("q", "end('quit')", "Quit", tooltip="Leave the program", id="summary.quit"),
    ]

    results = query_one(Results)

    def __init__(self, summary: SummaryView, read: Callable[[Evidence], Reading]) -> None:
        super().__init__()
        self._summary = summary
        self._read = read

    def compose(self) -> ComposeResult:
        """Lay out the results in one column."""
        summary = self._summary
        presses = [Press("Library", "screen.end('library')"), Press("Quit", "screen.end('quit')")]
        if summary.misses:
            presses.insert(0, Press("Retry misses", "screen.end('retry')", id="press-retry"))
        yield from self.frame(
            Vertical(
                Results(
                    Static(plain(summary.pack_title, MUTED)),
                    Static(_score(summary), id="score"),
                    *_certainty(summary),
                    Horizontal(*presses, id="bar"),
                    *_tables(summary),
                    *_misses(summary.misses),
                ),
                id="page",
            )
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what was not missed, and sources that are not at hand."""
        match action, parameters:
            case "end", ("retry",):
                return True if self._summary.misses else None
            case "open_source", _:
                cited = (evidence for miss in self._summary.misses for evidence in miss.evidence)
                return True if any(evidence.passage is not None for evidence in cited) else None
        return True

    def action_open_source(self) -> None:
        """Open the source at the first quote in sight, or at the last one above."""
        from quiz.tui.screens.source import SourceScreen

        self.app.push_screen(SourceScreen(self._read, *self.results.citations()), self._leave_for)

    def _leave_for(self, practice: Practice | None) -> None:
        if practice is not None:
            self.dismiss(practice)

    def action_end(self, choice: str) -> None:
        """Leave the summary for what was chosen."""
        self.dismiss(AfterSummary(choice))


def _score(summary: SummaryView) -> Content:
    overall = summary.overall
    if overall.accuracy is None:
        return Content.styled("Nothing was answered", "bold")
    parts = [
        Content.styled(f"{points(overall.score)} of {overall.answered}", "bold $primary"),
        Content.styled(f"{percentage(overall.accuracy)} right", "bold"),
    ]
    if overall.skipped:
        parts.append(plain(f"{overall.skipped} skipped", MUTED))
    parts.append(plain(_duration(summary.milliseconds), MUTED))
    return Content.styled("  ·  ", MUTED).join(parts)


def _certainty(summary: SummaryView) -> Iterator[Static]:
    mark = summary.certainty
    if mark is not None and mark.answered:
        words = f"  of at most {signed(mark.best)}, for {counted(mark.answered, 'answer')}"
        parts = (("Certainty mark  ", MUTED), (signed(mark.mark), "bold $primary"), (words, MUTED))
        yield Static(Content.assemble(*parts), id="certainty")


def _duration(milliseconds: int) -> str:
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def _tables(summary: SummaryView) -> Iterator[Widget]:
    kinds = [Tally(KINDS[tally.name], tally.answered, tally.score, tally.skipped) for tally in summary.kinds]
    found = [replace(summary.findings, name="Proofs found")] if summary.findings else []
    for title, tallies in (("By topic", summary.topics), ("By kind", kinds), ("Where it says so", found)):
        if not tallies:
            continue
        yield Static(Content.styled(title, "bold"), classes="title")
        for tally in tallies:
            name, figures = Static(plain(tally.name), classes="name"), Static(_figures(tally), classes="figures")
            yield Horizontal(name, figures, classes="tally")


def _figures(tally: Tally) -> Content:
    if tally.accuracy is None:
        return Content.styled(f"{tally.skipped} skipped", MUTED)
    filled = round(BAR_CELLS * tally.accuracy)
    return Content.assemble(
        ("━" * filled, "$primary"),
        ("─" * (BAR_CELLS - filled), "$border-blurred"),
        f" {percentage(tally.accuracy):>5}",
        (f"  {points(tally.score)} of {tally.answered}", MUTED),
    )


def _misses(misses: Sequence[AnsweredView]) -> Iterator[Static]:
    if not misses:
        yield Static(Content.styled("✓ Nothing was missed.", "bold $success"), classes="title")
        return
    count = "One question" if len(misses) == 1 else f"{len(misses)} questions"
    yield Static(Content.styled(f"{count} not fully right", "bold"), classes="title")
    for miss in misses:
        heading = Content.assemble(verdict_line(miss.outcome), ("  ", ""), plain(miss.asked.question.topic, MUTED))
        yield from reviewed(miss, heading)
