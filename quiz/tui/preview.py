"""The application in which a pack is previewed while it is written."""

from collections.abc import Callable
from pathlib import Path

from textual import work

from quiz.model.instant import Clock
from quiz.packs.watching import Watch
from quiz.play.drafting import Draft
from quiz.play.preview import Preview
from quiz.settings.settings import Settings
from quiz.tui.screens.preview import PreviewScreen
from quiz.tui.stage import Stage


class PreviewApp(Stage):
    """Shows the preview and nothing else. `read` returns what the pack is now, `watch` tells when to ask for it.

    `edit` opens a file at a line in the author's editor.
    """

    def __init__(  # noqa: PLR0913 - what the preview and the stage are led by
        self,
        preview: Preview,
        read: Callable[[], Draft],
        watch: Watch,
        edit: Callable[[Path, int], None],
        *,
        clock: Clock,
        settings: Settings,
        save_settings: Callable[[Settings], None],
        notice: str = "",
    ) -> None:
        super().__init__(clock, settings, save_settings, notice)
        self._preview = preview
        self._read = read
        self._watch = watch
        self._edit = edit

    def on_mount(self) -> None:
        """Show the preview."""
        self._lead()

    def action_help_quit(self) -> None:
        """Say how to leave, for those who press Ctrl+C."""
        self.clear_notifications()
        self.tell("Ctrl+Q leaves.")

    @work
    async def _lead(self) -> None:
        await self.push_screen_wait(PreviewScreen(self._preview, self._read, self._watch, self._edit))
        self.leave()
