"""The choice between screens and lines, and what each is handed."""

import os
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from quiz.cli.house import House
from quiz.cli.streams import standard_input, standard_output, wants_lines

if TYPE_CHECKING:
    from quiz.play.player import Player
    from quiz.play.statistics import Progress


def present(house: House, player: "Player | None", *, line: bool) -> int:
    """Play a session, or open the library where there is none, and return the exit code."""
    if line or wants_lines(os.environ):
        _present_lines(house, player)
        return 0

    from quiz.settings.settings import save_settings
    from quiz.tui.app import run

    loaded = house.settings
    save = partial(save_settings, house.paths.settings)
    progress = partial(_progress, house)
    ending = run(house.library, loaded.settings, save, player, progress=progress, notice=loaded.notice)
    if ending.is_session_left:
        print("What you answered is kept. `quiz` offers to go on.")
    return ending.code


def _present_lines(house: House, player: "Player | None") -> None:
    from quiz.line.console import Console, EndOfInput
    from quiz.line.library import browse
    from quiz.line.session import play
    from quiz.settings.error import SettingsError
    from quiz.settings.settings import save_settings

    console = Console(standard_input(), standard_output())
    with suppress(EndOfInput):
        if player is not None:
            play(player, console)
            return
        loaded = house.settings
        if loaded.notice:
            console.tell(loaded.notice)
        if not loaded.settings.welcomed:
            try:
                save_settings(house.paths.settings, replace(loaded.settings, welcomed=True))
            except SettingsError as error:
                console.tell(str(error))
        progress = partial(_progress, house)
        browse(house.library, console, progress=progress, offer_tour=not loaded.settings.welcomed)


def _progress(house: House) -> "Progress":
    from quiz.play.statistics import progress_of_all

    return progress_of_all(house.library, house.history, house.schedule)
