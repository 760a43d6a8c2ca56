"""The clock of a challenge and how the run stands, in a place of fixed size that never causes a layout."""

from functools import partial

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.play.challenge.view import ClockView, Figures, RacingView
from quiz.play.challenge.wording import standing_told
from quiz.tui.content import MUTED, plain
from quiz.tui.widgets.big_digits import DIGIT_ROWS, big

WARNING_MILLISECONDS = 10_000
"""From then on what is left of the time is told in words too."""

LAST_MILLISECONDS = 5_000
"""From then on tenths of seconds are shown."""

_CLOCK_CELLS = 19
_NARROWEST_WITH_BIG_CLOCK = 56
_LABEL_CELLS = 6
_OWN, _GHOST = ("you", "━", "$primary"), ("best", "╍", "$secondary")


class RaceHeader(Widget):
    """The time in big figures, beside it the points, what an answer is worth, streak and lives, and two bars.

    The first bar is the run, the second one the best run so far at the same time. `best_points` is where the latter
    ended; None where there is none.
    """

    ALLOW_SELECT = False
    auto_links = False  # there are none to be looked for

    racing: reactive[RacingView | None] = reactive(None)
    figures: reactive[Figures | None] = reactive(None)
    clock: reactive[ClockView | None] = reactive(None)
    countdown: reactive[int] = reactive(0)
    is_asking: reactive[bool] = reactive(False)

    def __init__(self) -> None:
        super().__init__()
        self.title = Content()
        self.best_points: int | None = None

    def render(self) -> Content:
        """Return the lines at the size of the widget, of which a low or narrow one has two."""
        width = self.content_size.width
        if self.content_size.height <= DIGIT_ROWS or width < _NARROWEST_WITH_BIG_CLOCK:
            time = Content.assemble((self._time(), f"bold {self._colour}"), ("  ", ""), self._warning())
            first = [_apart(time, self._number(), width), *self._bars(width)][: self.content_size.height - 1]
            return Content("\n").join([*first, self._standing().truncate(width, ellipsis=True)])
        face = [*big(self._time()), ""]
        beside = width - _CLOCK_CELLS
        facts = [
            _apart(self.title, self._number(), beside),
            self._standing().truncate(beside, ellipsis=True),
            *self._bars(beside),
        ]
        clock = [Content.styled(row.ljust(_CLOCK_CELLS), f"bold {self._colour}") for row in face[:DIGIT_ROWS]]
        words = self._warning()
        clock.append(Content.assemble(words, " " * max(0, _CLOCK_CELLS - words.cell_length)))
        return Content("\n").join([Content.assemble(*row) for row in zip(clock, facts, strict=True)])

    def _time(self) -> str:
        """Return the seconds that are left, or without a limit those that went by."""
        if self.countdown:
            return str(self.countdown)
        if self.clock is None:
            return ""
        remaining = self.clock.remaining_milliseconds
        seconds = (self.clock.milliseconds if remaining is None else remaining) // 1000
        if remaining is not None and remaining <= LAST_MILLISECONDS:
            return f"{seconds}.{remaining % 1000 // 100}"
        return str(seconds) if seconds < 60 else f"{seconds // 60}:{seconds % 60:02}"

    def _warning(self) -> Content:
        remaining = self._remaining
        if self.countdown:
            return Content.styled("get ready", MUTED)
        if self.clock is not None and remaining is None:
            return Content.styled("no limit", MUTED)
        if not self._is_short or remaining is None:
            return Content()
        if (self.clock is not None and self.clock.is_up) or not remaining:
            return Content.styled("time is up", "bold $error")
        seconds = remaining // 1000
        words = {0: "the last second", 1: "1 second left"}.get(seconds, f"{seconds} seconds left")
        return Content.styled(words, "bold $warning")

    @property
    def _remaining(self) -> int | None:
        return None if self.clock is None else self.clock.remaining_milliseconds

    @property
    def _is_short(self) -> bool:
        return self._remaining is not None and self._remaining <= WARNING_MILLISECONDS

    @property
    def _colour(self) -> str:
        return "$warning" if self._is_short else "$primary"

    def _number(self) -> Content:
        if self.racing is None:
            return Content()
        number, questions = self.racing.asked.number, self.racing.questions
        return Content.styled(f"question {number}" if questions is None else f"{number} of {questions}", "bold")

    def _standing(self) -> Content:
        if self.figures is None:
            return Content()
        parts = [plain(words, "bold" if place == 0 else "") for place, words in enumerate(standing_told(self.figures))]
        is_falling = self.racing is not None and self.racing.is_falling
        if self.is_asking and is_falling and self.clock is not None and self.figures.points is not None:
            parts.append(plain(f"now worth {self.clock.worth}"))
        return Content.styled("  ·  ", MUTED).join(parts)

    def _bars(self, width: int) -> list[Content]:
        """Return the bar of the run and that of the best one: their points, or where these are not told how far on.

        Without a best run there is one bar of how far on it is.
        """
        racing, figures, clock = self.racing, self.figures, self.clock
        if racing is None or figures is None or clock is None:
            return [Content(), Content()]
        if figures.points is not None and clock.ghost_points is not None:
            most = max(figures.points, self.best_points or 0, 1)
            bar = partial(_bar, most=most, unit="points", width=width)
            return [bar(_OWN, figures.points), bar(_GHOST, clock.ghost_points)]
        if racing.questions is None:
            return [Content(), Content()]
        bar = partial(_bar, most=racing.questions, unit="done", width=width)
        ghost = clock.ghost_settled
        return [bar(_OWN, racing.asked.done), Content() if ghost is None else bar(_GHOST, ghost)]


def seconds_to_next_look(clock: ClockView) -> float:
    """Return how many seconds after a look at the clock the header has another time to show."""
    remaining = clock.remaining_milliseconds
    if remaining is None:
        return (1000 - clock.milliseconds % 1000) / 1000
    step = 100 if remaining <= LAST_MILLISECONDS else 1000
    return (remaining % step + 1) / 1000


def _bar(kind: tuple[str, str, str], value: int, *, most: int, unit: str, width: int) -> Content:
    (label, sign, style), number = kind, f" {value:>6} {unit}"
    cells = max(0, width - _LABEL_CELLS - len(number))
    filled = max(0, min(cells, cells * value // most))
    return Content.assemble(
        (label.ljust(_LABEL_CELLS), MUTED),
        (sign * filled, style),
        ("─" * (cells - filled), "$border-blurred"),
        number,
    )


def _apart(left: Content, right: Content, width: int) -> Content:
    left = left.truncate(max(1, width - right.cell_length - 2), ellipsis=True)
    return Content.assemble(left, " " * max(1, width - left.cell_length - right.cell_length), right)
