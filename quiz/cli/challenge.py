"""`quiz challenge`: a pack against the clock."""

import os
from argparse import Namespace
from contextlib import suppress
from functools import partial
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.cli.front_end import present_screens, race_in_lines
from quiz.cli.house import House, open_house
from quiz.cli.output import write_new
from quiz.cli.streams import is_attended, standard_input, standard_output, wants_lines
from quiz.cli.wrong_use import WrongUseError, names_from_command_line
from quiz.line.layout import indented
from quiz.model.challenge import ExtraTime

if TYPE_CHECKING:
    from quiz.model.challenge_result import ChallengeResult
    from quiz.packs.compiled import CompiledPack
    from quiz.play.challenge.deal import Dealt
    from quiz.play.challenge.player import ChallengePlayer

_CONFIRMATION = "yes"


def run(arguments: Namespace) -> int:
    """Play the challenge that is wanted, and save its result where that is wanted too."""
    from quiz.play.challenge.offer import Offer
    from quiz.play.challenge.player import ChallengePlayer

    extra_time = _extra_time(arguments.extra_time)
    if arguments.save is not None:
        _refuse_taken(arguments.save)
    with open_house(line=arguments.line) as house:
        pack, code = _wanted(arguments, house)
        dealt = _dealt(code, pack, extra_time)
        if dealt is None:
            print("Nothing was played.")
            return 0
        if arguments.line or wants_lines(os.environ):
            _play_in_lines(
                house, ChallengePlayer(dealt, pack, house.outside, extra_time, name=arguments.name), arguments.save
            )
            return 0
        is_fixed = arguments.daily or arguments.code is not None
        offer = Offer(pack, house.outside, dealt, extra_time, is_fixed=is_fixed, name=arguments.name)
        return present_screens(house, challenge=(offer, partial(_saved, path=arguments.save)))


def _play_in_lines(house: House, player: "ChallengePlayer", path: Path | None) -> None:
    from quiz.line.console import Console, EndOfInput

    def save(result: "ChallengeResult") -> None:
        if path is not None:
            _save(result, path)

    with suppress(EndOfInput):
        race_in_lines(house, player, Console(standard_input(), standard_output()), save)


def _extra_time(word: str | None) -> ExtraTime:
    if word is None:
        return ExtraTime.USUAL
    return ExtraTime.UNLIMITED if word == "none" else ExtraTime(word)


def _wanted(arguments: Namespace, house: House) -> tuple["CompiledPack", str]:
    """Return the pack and the code of the challenge that is wanted."""
    from quiz.engine.challenge.code import spelt
    from quiz.play.challenge.wish import Wish, WishError, code_of_the_day, code_of_wish, pack_with_challenge

    chosen = (arguments.rules, arguments.count, arguments.seconds, arguments.seed)
    if arguments.daily and any(choice is not None for choice in chosen):
        raise WrongUseError(
            "The challenge of the day is a blitz: --rules, --count, --seconds and --seed say otherwise."
        )
    if arguments.code is not None and (arguments.no_speed or any(choice is not None for choice in chosen)):
        raise WrongUseError("A code says all but the extra time: name no rules, numbers or --no-speed beside it.")
    if arguments.pack is None and arguments.code is None:
        raise WrongUseError("Name a pack, or a challenge with --code. See `quiz challenge play --help`.")
    wish = Wish(arguments.rules, arguments.count, arguments.seconds, arguments.seed, speed=not arguments.no_speed)
    with names_from_command_line():
        try:
            if arguments.pack is None:
                return pack_with_challenge(house.library, arguments.code), spelt(arguments.code)
            pack = house.library.open(arguments.pack)
            if arguments.code is not None:
                return pack, spelt(arguments.code)
            if arguments.daily:
                return pack, code_of_the_day(wish, pack, house.outside.clock().utc.astimezone().date())
            return pack, code_of_wish(wish, pack, house.outside.new_seed)
        except WishError as error:
            raise WrongUseError(str(error)) from error


def _dealt(code: str, pack: "CompiledPack", extra_time: ExtraTime) -> "Dealt | None":
    """Return the challenge of a code; where it was made with another version, ask whether to play it by this one."""
    from quiz.play.challenge.deal import AnotherVersionError, deal

    try:
        return deal(code, pack, extra_time)
    except AnotherVersionError as difference:
        if not is_attended():
            raise
        for line in indented(str(difference), label=""):
            print(line)
        print(f"With your version it is another challenge, {difference.code}: other questions, or other points.")
        print(f"Type {_CONFIRMATION} to play that one, or anything else to leave.", flush=True)
        if standard_input().readline().strip().casefold() != _CONFIRMATION:
            return None
        return deal(difference.code, pack, extra_time)


def _refuse_taken(path: Path) -> None:
    """See to it before the start that the result can be saved at its end."""
    if os.path.lexists(path):
        raise WrongUseError(f"There is something at {path} already. Name a file that does not exist yet.")
    if not os.access(path.parent, os.W_OK):
        raise WrongUseError(f"Nothing can be written to {path.parent}. Name another folder.")


def _save(result: "ChallengeResult", path: Path) -> None:
    for line in indented(str(_write(result, path)), label="Written to "):
        print(line)


def _saved(result: "ChallengeResult", path: Path | None) -> str:
    """Save a result where that is wanted, and return what there is to be said of it on the screen."""
    if path is None:
        return ""
    try:
        return f"Written to {_write(result, path)}"
    except OSError as error:
        return f"This result could not be written to {path}: {error.strerror}."


def _write(result: "ChallengeResult", path: Path) -> Path:
    """Write a result to a new file, and return which: a path that is taken gets a number, from `-2` on."""
    from quiz.play.challenge.result_file import result_text

    text = result_text(result)
    numbered = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    for free in chain([path], numbered):
        try:
            write_new(free, text)
        except FileExistsError:
            continue
        except OSError as error:
            raise OSError(error.errno, error.strerror, str(path)) from error
        break
    return free
