"""The problems of a pack that is being written."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from quiz.model.diagnostic import Diagnostic
from quiz.play.preview import Preview
from quiz.tui.content import MUTED, plain
from quiz.tui.diagnosed import place_told, severity_mark
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList

MOST_ROWS = 100
"""More are not read through anyway, and take their time to be laid out."""


class ProblemList(RowList):
    """The problems, those of the question that is shown first; choosing one leads to its question."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Go there", tooltip="Go to the question that this is about", id="problems.go"),
        Binding("escape", "screen.problems", "Back", tooltip="Go back to the question", id="problems.back"),
    ]

    def __init__(self) -> None:
        super().__init__(id="problems")
        self._problems: Sequence[Diagnostic] = ()

    def show(self, preview: Preview) -> None:
        """Show what is wrong, with nothing chosen but the problem that was."""
        chosen = self.chosen
        own = preview.own_problems
        others = [problem for problem in preview.problems if problem not in own]
        self._problems = (*own, *others)[:MOST_ROWS]
        rows = [_row(problem, is_own=place < len(own)) for place, problem in enumerate(self._problems)]
        left_out = len(own) + len(others) - len(rows)
        if left_out:
            rows.append(_remark(f"and {left_out} more. `quiz check` shows all."))
        elif not rows:
            rows.append(_remark("No problems."))
        self.show_rows(rows, highlighted=self._problems.index(chosen) if chosen in self._problems else None)

    @property
    def chosen(self) -> Diagnostic | None:
        """The problem that is highlighted."""
        return None if self.highlighted is None else self.at(self.highlighted)

    def at(self, row: int) -> Diagnostic | None:
        """Return the problem of a row, from 0."""
        return self._problems[row] if row < len(self._problems) else None


def _row(problem: Diagnostic, *, is_own: bool) -> Row:
    lead = Content.assemble(("▸" if is_own else " ", "bold $primary"), severity_mark(problem.severity), " ")
    parts = [
        plain(problem.code, "bold"),
        plain(f"  {place_told(problem)}", MUTED),
        plain(f"\n{problem.key_path}" if problem.key_path and not is_own else "", MUTED),
        plain(f"\n{problem.message}"),
        plain(f"\n{problem.remedy}", MUTED),
    ]
    return Row(lead, Content.assemble(*parts), Content(), 0)


def _remark(words: str) -> Row:
    return Row(Content("   "), Content.styled(words, MUTED), Content(), 0)
