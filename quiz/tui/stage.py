"""How the application takes keys, lists what can be done, and shows what cannot, whichever screen is shown."""

import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from quiz.first_paint.palettes import DEFAULT_THEME
from quiz.model.error import QuizError
from quiz.model.instant import Clock
from quiz.play.error import PackProblems
from quiz.settings.settings import Settings
from quiz.tui.ended import Ended
from quiz.tui.gone import is_of_what_is_gone
from quiz.tui.input_clock import InputClock
from quiz.tui.screens.base import QuizScreen, read_style
from quiz.tui.themes import THEMES
from quiz.tui.widgets.too_small import SMALLEST_COLUMNS, SMALLEST_ROWS, TooSmall

if TYPE_CHECKING:
    from quiz.first_paint.terminal import PaintedTerminal

Result = TypeVar("Result")

WIDE_COLUMNS = 120
"""From this width on, feedback opens beside the question and not below it."""


class Stage(App[bool]):
    """An application on which screens follow one another, in the colours that were chosen last.

    `input_clock` knows when each key was pressed, however late it is handled. `save_settings` is called whenever a
    choice is to be remembered, and may raise SettingsError. `notice` is shown at the start. `painted` is the terminal
    where it shows already what the first screen will show.
    """

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual declares it
        (0, "-too-narrow"),
        (SMALLEST_COLUMNS, "-narrow"),
        (60, "-normal"),
        (WIDE_COLUMNS, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012 - the same
        (0, "-too-low"),
        (SMALLEST_ROWS, "-low"),
        (20, "-medium"),
        (32, "-tall"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", "Help", tooltip="Show or hide all keys of the moment", id="app.help"),
        Binding("ctrl+p", "command_palette", "Menu", priority=True, tooltip="List all actions", id="app.palette"),
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, tooltip="Leave the program", id="app.quit"),
        Binding(
            "ctrl+z",
            "suspend_process",
            "Suspend",
            show=False,
            priority=True,
            tooltip="Go back to the shell for a while; `fg` returns here",
            id="app.suspend",
        ),
    ]

    TITLE = "Quiz"
    CSS_PATH = "quiz.tcss"

    def __init__(
        self,
        clock: Clock,
        settings: Settings,
        save_settings: Callable[[Settings], None],
        notice: str = "",
        painted: "PaintedTerminal | None" = None,
    ) -> None:
        super().__init__()
        self.painted = painted
        self._typed: list[events.Key] = []
        self._has_begun = False
        self.input_clock = InputClock(clock)
        self._sent_to: WeakKeyDictionary[events.Key, Widget | None] = WeakKeyDictionary()
        self._settings = settings
        self._save_settings = save_settings
        self._notice = notice
        for theme in THEMES:
            self.register_theme(theme)
        is_known = settings.theme in self.available_themes
        self.theme = settings.theme if is_known else DEFAULT_THEME
        self._remembered_theme = self.theme
        self._colours = self.get_css_variables()
        self.stylesheet.set_variables(self._colours)
        if not is_known:
            self._notice = f"{notice} There is no theme called “{settings.theme}”: the default stands in.".strip()

    def on_mount(self) -> None:
        """Say what is to be known at the start, and remember the theme from now on."""
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        if self._notice:
            self.tell(self._notice)

    def get_driver_class(self) -> type[Driver]:
        """Return what works the terminal: our own in the place of Textual's for Linux and macOS."""
        usual = super().get_driver_class()
        if sys.platform != "win32":
            from textual.drivers.linux_driver import LinuxDriver

            from quiz.tui.driver import TerminalDriver

            if usual is LinuxDriver:
                return TerminalDriver
        return usual

    def push_screen(self, screen: Any, *arguments: Any, **options: Any) -> Any:
        """Show a screen over the others, from the first as its size has it; its own style sheets are read, and once."""
        for path in screen.css_path:
            read_style(self.stylesheet, path)
        for room, breakpoints in zip(self.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            screen.add_class(max(known for known in breakpoints if known[0] <= room)[1], update=False)
        pushed = super().push_screen(screen, *arguments, **options)
        self._has_begun = True
        self.call_later(self._take_typed)
        return pushed

    def refresh_css(self, animate: bool = True) -> None:
        """Read the style sheet again where the colours have changed, which at the start they have not."""
        colours = self.get_css_variables()
        if colours != self._colours:
            self._colours = colours
            super().refresh_css(animate)

    def leave(self, code: int = 0) -> None:
        """Leave the program with an exit code, at any moment."""
        self.exit(return_code=code)

    def _handle_exception(self, error: Exception) -> None:
        """Let come to nothing what a screen has still to show once it, or the whole program, is being left."""
        if not is_of_what_is_gone(error):
            super()._handle_exception(error)

    @on(Ended)
    def _leave_at_once(self, event: Ended) -> None:
        event.stop()
        self.leave(event.code)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell which actions can be taken now: no suspension where no shell could bring the program back."""
        if action == "suspend_process":
            return _is_job_of_a_shell()
        return super().check_action(action, parameters)

    def tell(self, message: str) -> None:
        """Show a warning for a while."""
        self.notify(message, severity="warning", markup=False)

    def action_help(self) -> None:
        """Show the keys of the screen; the help screen itself knows how to go away."""
        from quiz.tui.screens.help import HelpScreen, help_of

        if self._is_screen_there:
            self.push_screen(HelpScreen(self.screen.HELP or "", help_of(self.screen)))

    @property
    def _is_screen_there(self) -> bool:
        """Whether there is a screen on the stage, and not only the ground between one and the next."""
        return len(self.screen_stack) > 1

    def action_command_palette(self) -> None:
        """Show all that can be done at the moment."""
        from quiz.tui.screens.palette import Palette

        if self._is_screen_there and not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Show the themes."""
        from textual.theme import ThemeProvider

        from quiz.tui.screens.palette import Palette

        self.push_screen(Palette(providers=[ThemeProvider], placeholder="Search for themes…"))

    async def on_event(self, event: events.Event) -> None:
        """Take what happens; keys are taken in the order in which they were typed."""
        if isinstance(event, events.Key):
            self._typed.append(event)
            await self._take_typed()
        else:
            await self._take(event)

    async def _take_typed(self) -> None:
        """Take the keys that wait, for the first screen or for one that is not laid out yet."""
        while self._typed and self._has_begun:
            if not self.screen.is_mounted:
                self.screen.call_later(self.call_later, self._take_typed)
                break
            await self._take(self._typed.pop(0))

    async def _take(self, event: events.Event) -> None:
        """Let no input through to a screen that is behind the notice of a window too small, save for leaving.

        A key that nobody took comes back here to be looked up among the bindings. If the focus has gone elsewhere since
        it was pressed, it was typed ahead, and belongs there first: a letter into a field, say.
        """
        is_input = isinstance(event, events.InputEvent | events.Paste)
        if is_input and self._is_screen_hidden:
            if isinstance(event, events.Key) and event.key == "ctrl+q":
                await self.action_quit()
            return
        if is_input:
            self.input_clock.note(event)
            if isinstance(self.screen, QuizScreen):
                await self.screen.catch_up()
        if isinstance(event, events.Key):
            if event.is_forwarded and self.focused is not None and self._sent_to.get(event) is not self.focused:
                self._sent_to[event] = self.focused
                self.focused.post_message(event)
                return
            self._sent_to.setdefault(event, self.focused)
            if self._is_for_bindings(event) and (
                await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)
            ):
                return
        await super().on_event(event)

    def _is_for_bindings(self, event: events.Key) -> bool:
        """Tell whether a key can only be bound to an action, and nothing that came before it is waiting.

        It would find its action after a long way, from the widget in focus to here; a learner would feel that.
        """
        focused = self.focused or self.screen
        return (
            not event.is_forwarded
            and not focused.check_consume_key(event.key, event.character)
            and not any(node.message_queue_size for node in focused.ancestors_with_self)
        )

    @property
    def _is_screen_hidden(self) -> bool:
        if not self.screen_stack:
            return False
        # The classes that show the notice tell most of the time that there is none, and need no search for it.
        screen = self.screen_stack[-1]
        is_small = screen.has_class("-too-narrow") or screen.has_class("-too-low")
        return is_small and any(notice.display for notice in screen.query(TooSmall))

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as it is printed on keyboards: `F2`, not `f2`."""
        name = super().get_key_display(binding)
        return name.upper() if name.startswith("f") and name[1:].isdigit() else name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """List the actions of the moment by their bindings, and the choice of a theme."""
        offered: dict[str, SystemCommand] = {}
        for node, binding, is_enabled, tooltip in screen.active_bindings.values():
            # A digit names a row, and is no action of its own.
            if is_enabled and binding.id and binding.id != "app.palette" and not binding.system | binding.key.isdigit():

                async def act(action: str = binding.action, namespace: DOMNode = node) -> None:
                    await self.run_action(action, namespace)

                offered.setdefault(binding.description, SystemCommand(binding.description, tooltip, act))
        yield from offered.values()
        yield SystemCommand("Theme", "Choose other colours; the choice is remembered", self.action_change_theme)

    def _remember_theme(self, theme: Theme) -> None:
        # The theme of the start is no choice: it may stand in for one that is not known here.
        if theme.name != self._remembered_theme:
            self._remembered_theme = theme.name
            self._remember(replace(self._settings, theme=theme.name))

    def _remember(self, settings: Settings) -> None:
        self._settings = settings
        try:
            self._save_settings(settings)
        except QuizError as error:
            self.tell(str(error))

    async def tried(self, act: Callable[[], Result]) -> Result | None:
        """Return what an act returns; where it cannot be done, show why and return None."""
        try:
            return act()
        except QuizError as error:
            from quiz.tui.screens.problems import ProblemsScreen

            diagnostics = error.diagnostics if isinstance(error, PackProblems) else ()
            await self.push_screen_wait(ProblemsScreen(str(error), diagnostics))
            return None


def _is_job_of_a_shell() -> bool:
    """Tell whether somebody else leads the session of the terminal, who gets it when this program is stopped."""
    return sys.platform != "win32" and os.getpgrp() != os.getsid(0)
