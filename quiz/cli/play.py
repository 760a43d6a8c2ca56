"""`quiz play`: a session with one pack."""

from argparse import Namespace

from quiz.cli.front_end import present
from quiz.cli.house import open_house
from quiz.cli.wrong_use import names_from_command_line


def run(arguments: Namespace) -> int:
    """Start a session at once, as lines or as a screen."""
    from quiz.play.library import Selection

    with open_house() as house:
        with names_from_command_line():
            pack = house.library.open(arguments.pack)
            selection = Selection(
                arguments.topic,
                arguments.count,
                arguments.seed,
                evidence=arguments.evidence,
                certainty=arguments.certainty,
            )
            player = house.library.start(pack, selection)
        return present(house, player, line=arguments.line)
