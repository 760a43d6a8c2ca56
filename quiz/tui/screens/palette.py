"""The list of all that can be done at the moment, and that of the themes."""

from textual.command import CommandList, CommandPalette
from textual.events import Mount

from quiz.tui.screens.base import ReturningScreen


class Palette(CommandPalette, ReturningScreen[None]):
    """Textual's, which a second Enter does not take more away with than itself."""

    def _on_mount(self, event: Mount) -> None:
        """Come to nothing where the screen below was left before this one came, and took it along."""
        if self not in self.app.screen_stack:
            event.prevent_default()

    def _action_command_list(self, action: str) -> None:
        """Move in the list once it is there to be seen: by pages Textual fails before."""
        if self.query_one(CommandList).scrollable_content_region:
            super()._action_command_list(action)
