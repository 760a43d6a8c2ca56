"""The library screen: the packs, what is known of them, and the offers to go on or to look around."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.model.dataclass import dataclass
from quiz.play.library import PackCard, Unfinished
from quiz.play.study import Agenda
from quiz.tui.content import MUTED, percentage, plain
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.answer import digit_bindings
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList

TOUR = "quiz.tour"
"""The id of the bank that shows how everything works."""


class PackList(RowList):
    """The packs to choose from, below a first row for studying what is due in all of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "select", "Choose", tooltip="Study, or choose topic and number of questions", id="library.play"
        ),
        # Each pack names its digit, and the line of keys has more to tell.
        *digit_bindings("pick", "Choose", "Choose the pack of that number", show=False),
    ]

    def action_pick(self, number: int) -> None:
        """Pick a pack by its number, from 1."""
        self.pick(number)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the library screen shows. `today` is the learner's local day; `offers_tour` is true at the first start.

    `agenda` is what there is to study. `highlighted` is the id of the pack at which the screen opens; where there is
    none of it, that is the row for studying or, where nothing is due, the first pack.
    """

    cards: Sequence[PackCard]
    unfinished: Unfinished | None
    agenda: Agenda
    offers_tour: bool
    today: date
    highlighted: str = ""


@dataclass(frozen=True, slots=True)
class Study:
    """The wish to study what is due and new today."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A pack that the learner wants to play."""

    card: PackCard


@dataclass(frozen=True, slots=True)
class Resumed:
    """A session that the learner wants to go on with, or, where `is_set_aside`, not to be offered any more."""

    unfinished: Unfinished
    is_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Tour:
    """The pack that shows how everything works, to be played at once from its first question to its last."""

    card: PackCard


@dataclass(frozen=True, slots=True)
class Challenge:
    """A pack that the learner wants to play against the clock."""

    card: PackCard


@dataclass(frozen=True, slots=True)
class Progress:
    """The wish to look at the progress in a pack, by its id, or in all where it is empty."""

    pack_id: str


Wish = Study | Chosen | Resumed | Tour | Challenge | Progress | None
"""What the learner wants to do; None to leave the program."""


class LibraryScreen(QuizScreen[Wish]):
    """Shows the packs, and returns what the learner wants to do."""

    AUTO_FOCUS: ClassVar[str | None] = "PackList"
    HELP = """
`s`, or Enter at the first row, asks what is due today and introduces new questions, over all packs. Choose a pack by
its number, the arrow keys or the mouse to play it; `c` plays it against the clock. `quiz play PATH` opens one from
anywhere.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "study", "Study", tooltip="Study what is due and new today, over all packs", id="library.study"),
        Binding("r", "resume", "Resume", tooltip="Go on with the session that was left", id="library.resume"),
        Binding(
            "x",
            "set_aside",
            "Set aside",
            tooltip="Do not offer that session again; your answers stay on record",
            id="library.set_aside",
        ),
        Binding("c", "challenge", "Challenge", tooltip="Play the pack against the clock", id="library.challenge"),
        Binding("p", "progress", "Progress", tooltip="See how your learning goes, in charts", id="library.progress"),
        Binding("t", "tour", "Tour", tooltip="Take a look at every kind of question", id="library.tour"),
        Binding("q", "quit", "Quit", tooltip="Leave the program", id="library.quit"),
    ]

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf

    def compose(self) -> ComposeResult:
        """Lay out the offer, if there is one, over the packs."""
        page = Vertical(
            Static(
                Content.assemble(("Quiz", "bold $primary"), ("   every answer shows its source", MUTED)), id="title"
            ),
            *self._offer(),
            PackList(id="packs"),
            Static(id="nothing"),
            id="page",
        )
        yield from self.frame(page)

    def on_mount(self) -> None:
        """Fill the list."""
        cards, agenda = self._shelf.cards, self._shelf.agenda
        rows = [
            Row(Content.styled(f" {number:>2}  ", MUTED), card_text(card, self._shelf.today), Content(), 0)
            for number, card in enumerate(cards, start=1)
        ]
        if rows:
            rows.insert(0, Row(Content.styled("  s  ", MUTED), study_text(agenda), Content(), 0))
        places = {card.id: place for place, card in reversed(list(enumerate(cards, start=1)))}
        start = places.get(self._shelf.highlighted, 1 if agenda.is_empty else 0)
        self.query_one(PackList).show_rows(rows, highlighted=start if rows else None)
        nothing = self.query_one("#nothing", Static)
        nothing.display = not rows
        nothing.update(Content("There are no packs yet. `quiz play PATH` opens one from anywhere."))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  # Textual's signature
        """Hide what there is nothing for."""
        match action:
            case "resume" | "set_aside":
                return self._shelf.unfinished is not None
            case "tour":
                return self._tour is not None
            case "challenge":
                return True if self._card else None
            case "progress" | "study":
                return bool(self._shelf.cards)
        return True

    def action_study(self) -> None:
        """Study what is due and new."""
        self.dismiss(Study())

    def action_resume(self) -> None:
        """Go on with the unfinished session."""
        if self._shelf.unfinished is not None:
            self.dismiss(Resumed(self._shelf.unfinished))

    def action_set_aside(self) -> None:
        """Offer the unfinished session no more."""
        if self._shelf.unfinished is not None:
            self.dismiss(Resumed(self._shelf.unfinished, is_set_aside=True))

    def action_challenge(self) -> None:
        """Play the highlighted pack against the clock."""
        if self._card is not None:
            self.dismiss(Challenge(self._card))

    def action_progress(self) -> None:
        """Look at the progress in the highlighted pack."""
        place = self.query_one(PackList).highlighted
        if place is not None:
            self.dismiss(Progress(self._shelf.cards[place - 1].id if place else ""))

    def action_tour(self) -> None:
        """Take the tour."""
        if self._tour is not None:
            self.dismiss(Tour(self._tour))

    def action_quit(self) -> None:
        """Leave the program."""
        self.dismiss(None)

    @on(PackList.Picked)
    @on(PackList.OptionSelected)
    def _choose(self, event: RowList.Picked | RowList.OptionSelected) -> None:
        event.stop()
        place = event.row if isinstance(event, RowList.Picked) else event.option_index
        self.dismiss(Chosen(self._shelf.cards[place - 1]) if place else Study())

    @on(PackList.OptionHighlighted)
    def _offer_what_it_allows(self) -> None:
        self.refresh_bindings()

    @property
    def _card(self) -> PackCard | None:
        """The highlighted pack, if it can be played."""
        place = self.query_one(PackList).highlighted
        card = self._shelf.cards[place - 1] if place else None
        return None if card is None or card.problem else card

    @property
    def _tour(self) -> PackCard | None:
        return next((card for card in self._shelf.cards if card.id == TOUR and not card.problem), None)

    def _offer(self) -> Sequence[Vertical]:
        unfinished = self._shelf.unfinished
        if unfinished is not None:
            words = Content.assemble(
                ("Go on where you left off?  ", "bold"),
                plain(unfinished.pack_title),
                (f" · {unfinished.answered} of {unfinished.total} done", MUTED),
                ("\nSet aside, it is not offered again; your answers stay on record.", MUTED),
            )
            presses = [Press("Resume", "screen.resume", id="press-resume"), Press("Set aside", "screen.set_aside")]
        elif self._shelf.offers_tour and self._tour is not None:
            words = Content.assemble(
                ("Welcome.  ", "bold"), "The tour shows each kind of question and all the keys in a few minutes."
            )
            presses = [Press("Take the tour", "screen.tour", id="press-tour")]
        else:
            return []
        return [Vertical(Static(words), Horizontal(*presses, id="bar"), id="offer")]


def study_text(agenda: Agenda) -> Content:
    """Return what there is to study today."""
    explanation = agenda.next_told if agenda.is_empty else "what you are about to forget first, over all packs"
    return Content.assemble(("Study: ", "bold $primary"), (agenda.told, "bold"), "\n", (explanation, MUTED), "\n")


def card_text(card: PackCard, today: date) -> Content:
    """Return the title of a pack over its description and what is known of it."""
    if card.problem:
        return Content.assemble(plain(card.title, "bold"), "\n", ("✗ ", "$error"), (card.problem, MUTED), "\n")
    facts = [f"{card.questions} question{'s' if card.questions != 1 else ''}"]
    if card.accuracy is not None:
        facts += [f"{percentage(card.accuracy)} right", f"{card.seen} seen"]
    facts.append(f"last played {_day(card.last_played, today)}" if card.last_played else "not played yet")
    lines = [plain(card.title, "bold"), plain(card.description), Content.styled(" · ".join(facts), MUTED)]
    return Content("\n").join([*(line for line in lines if line), Content()])


def _day(moment: datetime, today: date) -> str:
    days = (today - moment.astimezone().date()).days
    if days <= 0:
        return "today"
    return "yesterday" if days == 1 else f"{days} days ago" if days < 14 else f"on {moment.astimezone():%Y-%m-%d}"
