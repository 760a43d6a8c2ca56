"""What the command line understands of timed challenges."""

from argparse import SUPPRESS, ArgumentTypeError, Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz.cli.argument_types import JSON_HELP, Parser, add_commands, name_of, path_of, whole

if TYPE_CHECKING:
    from quiz.model.challenge import ChallengeCode

_PLAY = "challenge:run"
_NAMES = ("play", "replay", "board")
_WORDS = frozenset({*_NAMES, "-h", "--help"})


def spelt_out(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments with the word that may be left out: `challenge PACK` means `challenge play PACK`."""
    words = (place for place, word in enumerate(arguments) if not word.startswith("-"))
    behind = next(words, len(arguments)) + 1
    if "challenge" not in arguments[behind - 1 : behind] or _WORDS & {*arguments[behind : behind + 1]}:
        return arguments
    return [*arguments[:behind], "play", *arguments[behind:]]


def taken_for_a_pack(arguments: Namespace) -> str:
    """Return what there is to be said of a word that may have been meant as a command, or nothing."""
    if arguments.run.place != _PLAY or arguments.pack is None:
        return ""
    *others, last = _NAMES
    return f'. "{arguments.pack}" was taken for a pack; the commands are {", ".join(others)} and {last}'


def fill_challenge(parser: Parser) -> None:
    """Add the commands behind `quiz challenge`."""
    add_commands(parser, _COMMANDS, required=True)


def _fill_play(parser: Parser) -> None:
    from quiz.engine.challenge.rules import CLOCK_SECONDS, QUESTION_COUNTS
    from quiz.model.challenge import SEED_BITS

    parser.add_argument(
        "pack", metavar="PACK", nargs="?", type=name_of, help="named as for play; a code may do without"
    )
    parser.add_argument(
        "--rules", metavar="R", type=name_of, help="sprint, blitz (if not given), survival, paper, or a pack's own"
    )
    parser.add_argument("--count", metavar="N", type=whole(1, QUESTION_COUNTS[-1]), help="how many questions to ask")
    parser.add_argument("--seconds", metavar="N", type=whole(1, CLOCK_SECONDS[-1]), help="for how long, in a sprint")
    parser.add_argument(
        "--seed", metavar="N", type=whole(0, 2**SEED_BITS - 1), help="the same number deals the same questions"
    )
    parser.add_argument(
        "--extra-time",
        choices=("1.25", "1.5", "2", "3", "10", "none"),
        help="so many times the usual time, or no limit at all; the result stands on a list of its own",
    )
    parser.add_argument("--no-speed", action="store_true", help="points do not fall with time")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--daily", action="store_true", help="the challenge of the day, the same for everyone")
    which.add_argument(
        "--code", metavar="CODE", type=_challenge_code, help="the challenge that somebody named by its code"
    )
    parser.add_argument(
        "--name", metavar="NAME", type=_player_name, default="", help="your name in the file of the result"
    )
    parser.add_argument(
        "--save",
        metavar="FILE",
        type=path_of,
        help="write the result to a new file; its checksum shows that it is consistent, not that it is honest",
    )
    parser.add_argument("--line", action="store_true", default=SUPPRESS, help="plain lines instead of screens")


def _fill_replay(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=path_of)
    parser.add_argument(
        "pack", metavar="PACK", nargs="?", type=name_of, help="the pack, where it is not in the library"
    )


def _fill_board(parser: Parser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", type=path_of)
    parser.add_argument("--by", choices=("points", "accuracy", "time"), default="points", help="points if not given")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print a table, for spreadsheets")
    form.add_argument("--json", action="store_true", help=JSON_HELP)


def _challenge_code(text: str) -> "ChallengeCode":
    from quiz.engine.challenge.code import read_code
    from quiz.engine.unreadable import Unreadable

    code = read_code(text)
    if isinstance(code, Unreadable):
        raise ArgumentTypeError(code.message.removesuffix("."))
    return code


def _player_name(text: str) -> str:
    from quiz.engine.challenge.result import wrong_name

    if wrong := wrong_name(text):
        raise ArgumentTypeError(wrong.removesuffix("."))
    return text


_COMMANDS = (
    ("play", _PLAY, "Play a challenge; the word `play` may be left out", _fill_play),
    ("replay", "challenge_results:replay", "Grade a result anew, and tell where it claims too much", _fill_replay),
    ("board", "challenge_results:board", "Rank results as their files claim them", _fill_board),
)
