"""The panel in which a session is set up."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz.play.library import QUESTIONS_IN_A_SESSION, PackCard, Selection
from quiz.tui.content import MUTED, plain
from quiz.tui.screens.base import QuizScreen
from quiz.tui.widgets.inline_choice import InlineChoice
from quiz.tui.widgets.press import Press
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList
from quiz.tui.widgets.tick import Tick

COUNTS = (5, 10, QUESTIONS_IN_A_SESSION, 50)


class TopicList(RowList):
    """The topics to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Start", tooltip="Start with these choices", id="setup.start_topic")
    ]


class SetupScreen(QuizScreen[Selection | None]):
    """Asks for a topic, a number of questions and whether answers are to be proven; Enter alone starts."""

    AUTO_FOCUS: ClassVar[str | None] = "TopicList"
    HELP = """
Choose a topic and how many questions you want, and start. Enter starts at once.

With a tick before “then ask where it says so”, each answer whose source is at hand is followed by a second step, in
which you select the sentence of the source that proves the right answer. It is scored apart.

With a tick before “state how certain you are”, you do so before each verdict, by 1, 2 or 3, and are marked for it
apart from your score.
"""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "cancel", "Back", tooltip="Go back to the library", id="setup.cancel"),
        Binding(
            "e",
            "tick('evidence')",
            "Evidence",
            tooltip="Then ask where the source says so, or not",
            id="setup.evidence",
        ),
        Binding(
            "c",
            "tick('certainty')",
            "Certainty",
            tooltip="State with each answer how certain you are, or not",
            id="setup.certainty",
        ),
        Binding("s", "start", "Start", show=False, tooltip="Start with these choices", id="setup.start"),
    ]

    def __init__(self, card: PackCard) -> None:
        super().__init__()
        self._card = card
        self._counts: list[int] = []

    def compose(self) -> ComposeResult:
        """Lay out the panel."""
        panel = Vertical(
            Static(plain(self._card.title, "bold"), id="panel-title"),
            Static(plain(self._card.description, MUTED), id="panel-description"),
            Static(Content.styled("Topic", "bold $primary"), classes="caption"),
            TopicList(id="topics"),
            Static(Content.styled("How many questions", "bold $primary"), classes="caption"),
            InlineChoice(id="counts"),
            Tick("Then ask where it says so", id="evidence"),
            Tick("State how certain you are", id="certainty"),
            Horizontal(Press("Start", "screen.start", id="press-start"), Press("Back", "screen.cancel"), id="bar"),
            id="page",
        )
        yield from self.frame(panel)

    def on_mount(self) -> None:
        """Offer the topics of the pack."""
        titles = [plain("All topics"), *(plain(topic.title) for topic in self._card.topics)]
        numbers = [self._card.questions, *(topic.questions for topic in self._card.topics)]
        self.query_one(TopicList).show_rows(
            [
                Row(Content.styled(f" {number:>2}  ", MUTED), title, Content.styled(f"{count:>8}", MUTED), 8)
                for number, (title, count) in enumerate(zip(titles, numbers, strict=True), start=1)
            ],
            highlighted=0,
        )
        self._offer_counts()

    def action_start(self) -> None:
        """Start with what is chosen."""
        place = self.query_one(TopicList).highlighted or 0
        chosen = self.query_one(InlineChoice).chosen or 0
        topic = self._card.topics[place - 1].title if place else None
        evidence, certainty = (self.query_one(f"#{name}", Tick).is_ticked for name in ("evidence", "certainty"))
        self.dismiss(Selection(topic, self._counts[chosen], evidence=evidence, certainty=certainty))

    def action_tick(self, name: str) -> None:
        """Ask for the evidence or for the certainty of each answer, or not."""
        self.query_one(f"#{name}", Tick).action_toggle_tick()

    def action_cancel(self) -> None:
        """Go back without a session."""
        self.dismiss(None)

    @on(TopicList.OptionSelected)
    @on(InlineChoice.Submitted)
    @on(Tick.Submitted)
    def _start(self) -> None:
        self.action_start()

    @on(TopicList.OptionHighlighted)
    def _offer_counts(self) -> None:
        """Offer the numbers of questions that the topic allows, and keep near the number that was chosen."""
        choice = self.query_one(InlineChoice)
        wanted = self._counts[choice.chosen] if choice.chosen is not None else QUESTIONS_IN_A_SESSION
        place = self.query_one(TopicList).highlighted or 0
        available = self._card.topics[place - 1].questions if place else self._card.questions
        self._counts = [count for count in COUNTS if count < available] + [available]
        labels = [Content(str(count)) for count in self._counts[:-1]] + [Content(f"all {available}")]
        fitting = [number for number, count in enumerate(self._counts) if count <= wanted]
        choice.offer(labels, chosen=fitting[-1] if fitting else 0)
