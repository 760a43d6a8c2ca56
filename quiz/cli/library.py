"""`quiz`: the library."""

from argparse import Namespace

from quiz.cli.front_end import present
from quiz.cli.house import open_house


def run(arguments: Namespace) -> int:
    """Open the library, as lines or as a screen."""
    with open_house(line=arguments.line) as house:
        return present(house, None, line=arguments.line)
