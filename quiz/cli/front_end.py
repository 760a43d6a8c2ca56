"""The choice between screens and lines, and what each is handed."""

import os
from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from quiz.cli.house import House
from quiz.cli.painting import painted_first
from quiz.cli.streams import standard_input, standard_output, tell, wants_lines
from quiz.cli.ticking import Ticker

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.line.console import Console
    from quiz.model.challenge_result import ChallengeResult
    from quiz.packs.compiled import CompiledPack
    from quiz.play.challenge.offer import Offer
    from quiz.play.challenge.player import ChallengePlayer
    from quiz.play.player import Player
    from quiz.play.statistics import Progress
    from quiz.play.study import Sitting
    from quiz.tui.challenging import Challenged, Save

SCREENS_WAIT_SECONDS = 0.1
"""How long the screens may stand still for another program that is writing to the history; they try again later."""


def present(house: House, player: "Player | None", *, line: bool, sitting: "Sitting | None" = None) -> int:
    """Play a session, or open the library where there is none, and return the exit code.

    Without a session, but with a `sitting` that was wanted, what there is instead of it is offered first.
    """
    if line or wants_lines(os.environ):
        _present_lines(house, player, sitting)
        return 0
    return present_screens(house, player, sitting)


def present_screens(
    house: House,
    player: "Player | None" = None,
    sitting: "Sitting | None" = None,
    challenge: "tuple[Offer, Save] | None" = None,
) -> int:
    """Open the screens, with what was wanted first, and return the exit code."""
    from quiz.settings.settings import save_settings

    loaded = house.settings
    theme = loaded.settings.theme
    house.history.wait_at_most(SCREENS_WAIT_SECONDS)
    save = partial(save_settings, house.paths.settings)
    progress = partial(_progress, house)
    if player is None and challenge is None:
        house.library.prepare()
    with painted_first(player, theme, os.environ) if player else nullcontext() as painted:
        from quiz.tui.app import run

        ending = run(
            house.library,
            loaded.settings,
            save,
            player,
            outside=house.outside,
            desk=lambda: house.desk,
            sitting=sitting,
            challenged=None if challenge is None else _challenged(*challenge),
            progress=progress,
            notice=loaded.notice,
            painted=painted,
        )
    if ending.is_session_left:
        tell("What you answered is kept. `quiz` offers to go on.")
    return ending.code


def _challenged(offer: "Offer", save: "Save") -> "Challenged":
    from quiz.tui.challenging import Challenged

    return Challenged(offer, save)


def _present_lines(house: House, player: "Player | None", sitting: "Sitting | None") -> None:
    from quiz.line.commands import LeaveRequested
    from quiz.line.console import Console, EndOfInput
    from quiz.line.library import browse
    from quiz.line.session import play
    from quiz.line.study import offer
    from quiz.settings.error import SettingsError
    from quiz.settings.settings import save_settings

    console, loaded = Console(standard_input(), standard_output()), house.settings
    if loaded.notice:
        console.tell(loaded.notice)
    with suppress(EndOfInput):
        if player is None and sitting is not None:
            with suppress(LeaveRequested):
                player = offer(house.desk, sitting, console)
            if player is None:
                return
        if player is not None:
            play(player, console)
            return
        if not loaded.settings.welcomed:
            try:
                save_settings(house.paths.settings, replace(loaded.settings, welcomed=True))
            except SettingsError as error:
                console.tell(str(error))
        progress = partial(_progress, house)
        offer_tour = not loaded.settings.welcomed
        race = partial(_race, house, console)
        browse(house.library, house.desk, console, progress=progress, race=race, offer_tour=offer_tour)


def race_in_lines(
    house: House, player: "ChallengePlayer", console: "Console", save: "Callable[[ChallengeResult], None]"
) -> None:
    """Play a challenge as lines. Raises EndOfInput."""
    from quiz.line.challenge.play import play_challenge
    from quiz.line.challenge.timing import Timing

    clock = house.outside.clock
    with Ticker(clock) as ticks:
        play_challenge(player, console, Timing(clock, ticks), save)


def _race(house: House, console: "Console", pack: "CompiledPack") -> None:
    from quiz.line.challenge.choosing import choose
    from quiz.play.challenge.offer import Offer

    race_in_lines(house, choose(Offer(pack, house.outside), console), console, lambda _: None)


def _progress(house: House) -> "Progress":
    from quiz.play.statistics import progress_of_all

    return progress_of_all(house.library, house.schedule)
