"""How certain an answer is, asked in place before its verdict."""

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.getters import query_one
from textual.message import Message
from textual.widgets import OptionList, Static

from quiz.engine.certainty import LEVELS, Level, best_range
from quiz.tui.content import MUTED, signed
from quiz.tui.widgets.row import Row
from quiz.tui.widgets.row_list import RowList

_NOTE_CELLS = 22


class LevelList(RowList):
    """The levels to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "State", tooltip="State the highlighted certainty", id="certainty.state"),
        *(
            Binding(
                str(certainty),
                f"pick({certainty})",
                "State",
                key_display="1-3",
                show=certainty == 1,
                system=certainty > 1,
                tooltip="State the certainty of that number",
                id=f"certainty.{certainty}",
            )
            for certainty in LEVELS
        ),
        Binding("escape,u", "withdraw", "Change", tooltip="Go back to your answer", id="certainty.withdraw"),
    ]

    class Withdrawn(Message):
        """The learner wants to change the answer."""

    def action_withdraw(self) -> None:
        """Go back to the answer."""
        self.post_message(self.Withdrawn())


class CertaintyQuestion(Vertical):
    """The three levels with what each earns, below the answer that was given."""

    class Stated(Message):
        """The learner stated a certainty from 1 to 3."""

        def __init__(self, certainty: int) -> None:
            super().__init__()
            self.certainty = certainty

    levels = query_one(LevelList)

    async def ask(self) -> None:
        """Let a level be chosen; none is suggested."""
        if not self.children:  # most sessions never ask
            await self.mount(Static(Content.styled("How certain are you?", "bold $primary")), LevelList())
        self.levels.show_rows([_row(level) for level in LEVELS.values()])
        self.display = True
        self.levels.focus(scroll_visible=False)

    @on(RowList.Picked)
    def _state_picked(self, event: RowList.Picked) -> None:
        event.stop()
        self.post_message(self.Stated(event.row + 1))

    @on(OptionList.OptionSelected)
    def _state_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Stated(event.option_index + 1))

    @on(RowList.OptionHighlighted)
    @on(RowList.Missed)
    def _keep_to_itself(self, event: Message) -> None:
        event.stop()


def _row(level: Level) -> Row:
    lead = Content.styled(f" {level.certainty}  ", MUTED)
    note = Content.styled(f"right {signed(level.right)}, wrong {signed(level.wrong)}", MUTED)
    words = Content.assemble((f"C={level.certainty}", "bold"), f"  {best_range(level)}")
    return Row(lead, words, note, _NOTE_CELLS)
