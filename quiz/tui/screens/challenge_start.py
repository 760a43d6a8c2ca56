"""The panel in which a challenge is chosen, with its rules in words."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.getters import query_one
from textual.widgets import Static

from quiz.model.challenge import ExtraTime, Rules
from quiz.model.error import QuizError
from quiz.play.challenge.offer import Choice, Offer
from quiz.play.challenge.player import ChallengePlayer
from quiz.play.challenge.view import ReadyView
from quiz.play.challenge.wording import best_told
from quiz.tui.content import MUTED, plain
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.inline_choice import InlineChoice
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.tick import Tick

_EXTRA_TIMES = tuple(ExtraTime)


class StartChoice(InlineChoice):
    """A line of options on the panel."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Start", tooltip="Start with these choices", id="challenge.begin")
    ]


class ChallengeStartScreen(QuizScreen[ChallengePlayer | None]):
    """Shows what a challenge is played by, and returns it to be played; Enter alone starts."""

    AUTO_FOCUS: ClassVar[str | None] = "StartChoice"
    HELP = """
Choose the rules, how long it is, and whether you want more time. Tab goes from line to line, the arrow keys or the
numbers choose. Whoever has the code can play the same paper: `quiz challenge --code CODE`.

Extra time is for those who need it; the result stands on a list of its own.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "Back", tooltip="Go back without a challenge", id="challenge.cancel"),
        Binding("f", "tick", "Falling points", tooltip="Let points fall with time, or not", id="challenge.speed"),
        Binding("n", "deal", "Another paper", tooltip="Deal other questions", id="challenge.deal"),
        Binding(
            "pagedown", "scroll(1)", "Read on", key_display="PgDn", tooltip="Read on in the rules", id="challenge.down"
        ),
        Binding("pageup", "scroll(-1)", "Read back", show=False, tooltip="Read the rules again", id="challenge.up"),
        Binding("s", "start", "Start", show=False, tooltip="Start with these choices", id="challenge.begin_now"),
    ]

    page = query_one("#page", VerticalScroll)

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self._offer = offer
        self._numbers: Sequence[int] = ()
        self._player: ChallengePlayer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the choices over the rules that follow from them."""
        title = Content.assemble(("Challenge", "bold $primary"), ("  ", ""), plain(self._offer.title, "bold"))
        choices = [self._line("rules", "Rules"), self._line("numbers", "Length")]
        page = VerticalScroll(
            Static(title, id="panel-title"),
            *([] if self._offer.is_fixed else choices),
            self._line("extra", "Time"),
            *([] if self._offer.is_fixed else [Tick("Points fall with time", id="speed")]),
            Static(id="told"),
            Horizontal(Press("Start", "screen.start", id="press-start"), Press("Back", "screen.cancel"), id="bar"),
            id="page",
            can_focus=False,
        )
        yield from self.frame(page)

    async def on_mount(self) -> None:
        """Offer the choices."""
        choice = self._offer.choice
        if not self._offer.is_fixed:
            rules = self._offer.rules
            self._choice("rules").offer([plain(each.title) for each in rules], chosen=rules.index(choice.rules))
            self._offer_numbers(choice.rules, choice.number)
            self.query_one(Tick).is_ticked = choice.speed
        labels = [Content(_extra_time_label(each)) for each in _EXTRA_TIMES]
        self._choice("extra").offer(labels, chosen=_EXTRA_TIMES.index(choice.extra_time))
        self._deal()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Hide what cannot be chosen."""
        match action:
            case "tick":
                return not self._offer.is_fixed and self._offer.choice.rules.speed
            case "deal":
                return not self._offer.is_fixed
            case "scroll":
                return self.page.max_scroll_y > 0
            case "start":
                return self._player is not None
        return True

    def action_start(self) -> None:
        """Start with what is chosen."""
        if self._player is not None:
            self.dismiss(self._player)

    def action_deal(self) -> None:
        """Deal another paper."""
        self._offer.deal_another()
        self._deal()

    def action_tick(self) -> None:
        """Let points fall with time, or not."""
        self.query_one(Tick).action_toggle_tick()

    def action_scroll(self, pages: int) -> None:
        """Scroll so many pages down."""
        scroll = self.page.scroll_page_down if pages > 0 else self.page.scroll_page_up
        scroll(animate=False)

    def action_cancel(self) -> None:
        """Go back without a challenge."""
        self.dismiss(None)

    @on(InlineChoice.Submitted)
    @on(Tick.Submitted)
    def _start(self) -> None:
        self.action_start()

    @on(InlineChoice.Changed)
    @on(Tick.Changed)
    def _choose(self) -> None:
        """Take the choices as they are now; other rules come with the lengths that suit them."""
        extra_time = _EXTRA_TIMES[self._choice("extra").chosen or 0]
        if self._offer.is_fixed:
            self._offer.choice = replace(self._offer.choice, extra_time=extra_time)
        else:
            before = self._offer.choice
            rules = self._offer.rules[self._choice("rules").chosen or 0]
            number = self._numbers[self._choice("numbers").chosen or 0]
            if rules != before.rules:
                is_alike = (rules.limit == "clock") == (before.rules.limit == "clock")
                number = self._offer_numbers(rules, before.number if is_alike else self._offer.usual_number(rules))
            self._offer.choice = Choice(rules, number, self.query_one(Tick).is_ticked, extra_time)
        self._deal()

    def _offer_numbers(self, rules: Rules, wanted: int) -> int:
        """Offer the lengths that there are, and return the chosen one: the one that is wanted, or the usual one."""
        self._numbers = self._offer.numbers(rules)
        number = wanted if wanted in self._numbers else self._offer.usual_number(rules)
        unit = " s" if rules.limit == "clock" else ""
        labels = [Content(f"{each}{unit}") for each in self._numbers]
        self._choice("numbers").offer(labels, chosen=self._numbers.index(number))
        return number

    def _deal(self) -> None:
        """Show the challenge that is chosen."""
        told = self.query_one("#told", Static)
        try:
            self._player = self._offer.player()
        except QuizError as error:
            self._player = None
            told.update(plain(f"! {error}", "$error"))
        else:
            view = self._player.view
            if isinstance(view, ReadyView):
                told.update(_told(view))
        if not self._offer.is_fixed:
            self.query_one(Tick).display = self._offer.choice.rules.speed
        self.refresh_bindings()

    def _line(self, name: str, label: str) -> Horizontal:
        return Horizontal(
            Static(Content.styled(label, "bold $primary"), classes="label"), StartChoice(id=name), classes="choice"
        )

    def _choice(self, name: str) -> StartChoice:
        return self.query_one(f"#{name}", StartChoice)


def _extra_time_label(extra_time: ExtraTime) -> str:
    match extra_time:
        case ExtraTime.USUAL:
            return "usual"
        case ExtraTime.UNLIMITED:
            return "no limit"
    return f"×{extra_time.value}"  # noqa: RUF001 - the sign for times


def _told(view: ReadyView) -> Content:
    warning = "Once begun, it cannot be interrupted and gone on with later."
    code = Content.assemble(("Code  ", MUTED), plain(view.code, "bold"))
    return Content("\n").join([*map(plain, (*view.rules, warning)), Content(), code, plain(best_told(view.best))])
