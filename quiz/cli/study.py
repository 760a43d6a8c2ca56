"""`quiz study`: what is due and new today, or what is crammed."""

from argparse import Namespace
from typing import TYPE_CHECKING

from quiz.cli.front_end import present
from quiz.cli.house import open_house
from quiz.cli.wrong_use import WrongUseError, names_from_command_line

if TYPE_CHECKING:
    from quiz.play.player import Player
    from quiz.play.study import Desk, Sitting

MISSES = "misses"


def run(arguments: Namespace) -> int:
    """Begin a sitting at once, or show what there is instead of it."""
    from quiz.play.study import Sitting

    if arguments.days is not None and arguments.cram != MISSES:
        raise WrongUseError(f"--days goes with --cram {MISSES}.")
    sitting = Sitting(tuple(arguments.packs), certainty=arguments.certainty, evidence=arguments.evidence)
    with open_house(line=arguments.line) as house:
        with names_from_command_line():
            if arguments.cram is None:
                player = house.desk.study(sitting)
            else:
                player = _crammed(house.desk, sitting, arguments)
                if player is None:
                    return 0
        return present(house, player, line=arguments.line, sitting=sitting)


def _crammed(desk: "Desk", sitting: "Sitting", arguments: Namespace) -> "Player | None":
    from quiz.play.study import MISS_DAYS

    if arguments.cram != MISSES:
        return desk.cram_topic(arguments.cram, sitting)
    days = arguments.days or MISS_DAYS
    player = desk.cram_misses(days, sitting)
    if player is None:
        print("Nothing was missed today." if days == 1 else f"Nothing was missed in the last {days} days.")
    return player
