"""What is shown where nothing is due, and the topics that can be crammed instead."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.packs.compiled import TopicCount
from quiz.play.study import MISS_DAYS, Agenda, OfferedPack
from quiz.tui.content import MUTED, plain
from quiz.tui.screens.base import QuizScreen, Result
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList

_NOTE_CELLS = 8


class OfferList(RowList):
    """What is offered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Begin with the highlighted one", id="offers.choose")
    ]


class _OfferScreen(QuizScreen[Result | None]):
    """Offers rows to choose from under some words; each stands for a result, and going back is None."""

    AUTO_FOCUS: ClassVar[str | None] = "OfferList"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "Back", tooltip="Go back", id="offers.cancel"),
    ]

    def __init__(self, words: Content, offers: Sequence[tuple[Content, str, Result | None]]) -> None:
        super().__init__()
        self._words = words
        self._offers = offers

    def compose(self) -> ComposeResult:
        """Lay out the words over the rows."""
        yield from self.frame(Vertical(Static(self._words, id="title"), OfferList(id="packs"), id="page"))

    def on_mount(self) -> None:
        """Fill the list."""
        rows = [
            Row(Content.styled(f" {number:>2}  ", MUTED), text, Content.styled(f"{note:>8}", MUTED), _NOTE_CELLS)
            for number, (text, note, _) in enumerate(self._offers, start=1)
        ]
        self.query_one(OfferList).show_rows(rows, highlighted=0)

    def action_cancel(self) -> None:
        """Go back."""
        self.dismiss(None)

    @on(OfferList.Picked)
    @on(OfferList.OptionSelected)
    def _choose(self, event: RowList.Picked | RowList.OptionSelected) -> None:
        event.stop()
        place = event.row if isinstance(event, RowList.Picked) else event.option_index
        self.dismiss(self._offers[place][2])


class Instead(Enum):
    """What a learner does where nothing is due."""

    AHEAD = auto()
    MISSES = auto()
    TOPIC = auto()
    CHALLENGE = auto()


class NothingDueScreen(_OfferScreen[Instead]):
    """Says that nothing is due and when something will be, and offers what else there is."""

    HELP = """
What was due today is done, and so are the new questions of the day. You can learn ahead of time, or cram: that asks at
once, as often as you like, and leaves the schedule alone. `quiz study --cram misses --days 30` looks further back. A
challenge is played against the clock.
"""

    def __init__(self, agenda: Agenda, misses: int) -> None:
        offers: list[tuple[Content, str, Instead | None]] = []
        if agenda.ahead:
            offers.append((_offer("Learn ahead", "what the next days will bring"), str(agenda.ahead), Instead.AHEAD))
        if misses:
            missed = f"what you missed in the last {MISS_DAYS} days; the schedule stays as it is"
            offers.append((_offer("Cram the misses", missed), str(misses), Instead.MISSES))
        offers.append((_offer("Cram a topic", "all of it; the schedule stays as it is"), "", Instead.TOPIC))
        offers.append((_offer("Play a challenge", "a pack against the clock"), "", Instead.CHALLENGE))
        offers.append((_offer("Play a pack", "choose one in the library"), "", None))
        words = Content.assemble(("Well done: nothing is due today.", "bold $success"), "\n\n", agenda.next_told)
        super().__init__(words, offers)


class TopicScreen(_OfferScreen[str]):
    """Asks for the topic that is to be crammed."""

    HELP = "Choose the topic of which every question is to be asked. Cramming leaves the schedule alone."

    def __init__(self, topics: Sequence[TopicCount]) -> None:
        offers = [(plain(topic.title), str(topic.questions), topic.title) for topic in topics]
        super().__init__(Content.styled("Cram a topic", "bold"), offers)


class PackScreen(_OfferScreen[OfferedPack]):
    """Asks for the pack that is to be played against the clock."""

    HELP = "Choose the pack that is to be played against the clock; its rules and its length are asked next."

    def __init__(self, packs: Sequence[OfferedPack]) -> None:
        offers = [(plain(pack.title), str(pack.questions), pack) for pack in packs]
        super().__init__(Content.styled("Play a challenge", "bold"), offers)


def _offer(title: str, explanation: str) -> Content:
    return Content.assemble((title, "bold"), "\n", (explanation, MUTED), "\n")
