"""The progress screen: how the learning goes, in charts, over all packs and for each."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from quiz.engine.combining import together
from quiz.engine.progress import headline
from quiz.engine.statistics import Statistics
from quiz.model.error import QuizError
from quiz.play.statistics import Progress
from quiz.tui.charts.charts import CHARTS, Subject
from quiz.tui.content import MUTED, plain
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.chart_panel import ChartPanel, acting

OVERVIEW_COLUMNS, OVERVIEW_ROWS = 112, 38
"""From this size on, all charts are shown at once."""


class ProgressScreen(QuizScreen[None]):
    """Shows charts of what was learnt: one at a time, or in a large window all at once."""

    AUTO_FOCUS: ClassVar[str | None] = "#charts"
    HELP = """
How your learning goes, over all packs and for each. The digits show one chart with all its words, and `0` all charts
at once where the window is large enough. `quiz stats` tells the same as lines, and `quiz stats --html FILE` on a page.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "pack(1)", "Next pack", tooltip="Show the next pack", id="progress.next_pack", priority=True),
        Binding(
            "left",
            "pack(-1)",
            "Pack before",
            show=False,
            tooltip="Show the pack before",
            id="progress.last_pack",
            priority=True,
        ),
        Binding("tab", "step(1)", "Next chart", tooltip="Show the next chart", id="progress.next_chart", priority=True),
        Binding(
            "shift+tab",
            "step(-1)",
            "Chart before",
            show=False,
            tooltip="Show the chart before",
            id="progress.last_chart",
            priority=True,
        ),
        *(
            Binding(str(number), f"chart({number - 1})", chart.name, show=False, tooltip=f"Show: {chart.title}")
            for number, chart in enumerate(CHARTS, start=1)
        ),
        Binding("0", "overview", "All charts", tooltip="Show all charts at once", id="progress.overview"),
        Binding("escape,q,p", "close", "Library", tooltip="Go back to the library", id="progress.close"),
    ]

    def __init__(self, progress: Progress, pack_id: str) -> None:
        """Show the packs that were played, first the one of that id, or all together where it was not."""
        super().__init__()
        self._progress = progress
        self._shown = _shown(progress.packs)
        self._titles = {pack.id: pack.title for pack in progress.packs}
        self._place = next((place for place, pack in enumerate(self._shown) if pack.id == pack_id), 0)
        self._chart: int | None = None
        self._is_predicted = False

    who = query_one("#who", Static)
    names = query_one("#names", Static)
    charts = query_one("#charts", VerticalScroll)

    def compose(self) -> ComposeResult:
        """Lay out the pack and its figures over the charts."""
        panels = (ChartPanel(chart, self._subject, place) for place, chart in enumerate(CHARTS))
        yield from self.frame(
            Vertical(Static(id="who"), Static(id="names"), VerticalScroll(*panels, id="charts"), id="page")
        )

    def on_resize(self) -> None:
        """Show as much as there is room for."""
        self._show()

    async def on_click(self, event: events.Click) -> None:
        """Take the action that a piece of text stands for."""
        if action := event.style.meta.get("action"):
            await self.run_action(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Hide what there is no room or no pack for."""
        match action:
            case "overview":
                return self._has_room and self._chart is not None
            case "pack":
                return len(self._shown) > 1
        return True

    def action_pack(self, step: int) -> None:
        """Show the next pack or the one before, all together being one of them."""
        self._place = (self._place + step) % len(self._shown)
        self.charts.scroll_home(animate=False)
        self._show()

    def action_chart(self, place: int) -> None:
        """Show one chart alone, with all its words."""
        self._chart = place
        self.charts.scroll_home(animate=False)
        self._show()

    def action_step(self, step: int) -> None:
        """Show the next chart or the one before."""
        before = self._chart if self._chart is not None else 0 if not self._has_room else -1 if step > 0 else 0
        self.action_chart((before + step) % len(CHARTS))

    def action_overview(self) -> None:
        """Show all charts at once."""
        self._chart = None
        self._show()

    def action_close(self) -> None:
        """Go back to the library."""
        self.dismiss(None)

    @property
    def _subject(self) -> Subject:
        return Subject(self._shown[self._place], self._titles, self._progress.today)

    @property
    def _has_room(self) -> bool:
        return self.size.width >= OVERVIEW_COLUMNS and self.size.height >= OVERVIEW_ROWS

    def _show(self) -> None:
        is_overview = self._has_room and self._chart is None
        chosen = None if is_overview else self._chart or 0
        if chosen is not None and CHARTS[chosen].tells_predictions:
            self._predict()
        self.set_class(is_overview, "-overview")
        self.who.update(self._who())
        self.names.update(self._names(chosen))
        for place, panel in enumerate(self.query(ChartPanel)):
            panel.display = chosen in (None, place)
            panel.show(self._subject, is_brief=is_overview)
        self.refresh_bindings()

    def _predict(self) -> None:
        if self._is_predicted:
            return
        self._is_predicted = True
        try:
            self._shown = _shown(self._progress.predicted())
        except QuizError as error:
            self.notify(str(error), severity="warning", markup=False)

    def _who(self) -> Content:
        statistics = self._shown[self._place]
        title = plain(statistics.title, "bold")
        if len(self._shown) > 1:
            before, after = (
                plain(arrow, "bold $primary").stylize(acting(f"pack({step})"))
                for arrow, step in ((" ← ", -1), (" → ", 1))
            )
            place = plain(f" {self._place + 1} of {len(self._shown)}", MUTED)
            title = Content.assemble(before, title, after, place)
        return Content.assemble(title, "\n", plain(headline(statistics), MUTED))

    def _names(self, chosen: int | None) -> Content:
        names = []
        for place, chart in enumerate(CHARTS):
            style = "bold $primary underline" if place == chosen else MUTED
            name = Content.assemble((f"{place + 1}\N{NO-BREAK SPACE}", "bold $primary"), plain(chart.name, style))
            names.append(name.stylize(acting(f"chart({place})")))
        return Content("  ").join(names)


def _shown(packs: Sequence[Statistics]) -> Sequence[Statistics]:
    played = [pack for pack in packs if pack.seen]
    return played if len(played) == 1 else [together(packs), *played]
