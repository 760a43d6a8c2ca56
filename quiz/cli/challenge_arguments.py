"""What the command line understands of timed challenges."""

from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence

from quiz.cli import challenge, challenge_results
from quiz.cli.argument_types import JSON_HELP, Parser, name_of, path_of, whole
from quiz.engine.challenge.rules import CLOCK_SECONDS, QUESTION_COUNTS
from quiz.model.challenge import SEED_BITS, ChallengeCode

_COMMANDS = ("play", "replay", "board")
_WORDS = frozenset({*_COMMANDS, "-h", "--help"})


def spelt_out(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments with the word that may be left out: `challenge PACK` means `challenge play PACK`."""
    words = (place for place, word in enumerate(arguments) if not word.startswith("-"))
    behind = next(words, len(arguments)) + 1
    if "challenge" not in arguments[behind - 1 : behind] or _WORDS & {*arguments[behind : behind + 1]}:
        return arguments
    return [*arguments[:behind], "play", *arguments[behind:]]


def taken_for_a_pack(arguments: Namespace) -> str:
    """Return what there is to be said of a word that may have been meant as a command, or nothing."""
    if arguments.run is not challenge.run or arguments.pack is None:
        return ""
    *others, last = _COMMANDS
    return f'. "{arguments.pack}" was taken for a pack; the commands are {", ".join(others)} and {last}'


def add_challenge_commands(parser: ArgumentParser) -> None:
    """Add the commands behind `quiz challenge`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, required=True)

    def command(name: str, run: Callable[..., int], summary: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        return found

    played = command("play", challenge.run, "Play a challenge; the word `play` may be left out")
    played.add_argument(
        "pack", metavar="PACK", nargs="?", type=name_of, help="named as for play; a code may do without"
    )
    played.add_argument(
        "--rules", metavar="R", type=name_of, help="sprint, blitz (if not given), survival, paper, or a pack's own"
    )
    played.add_argument("--count", metavar="N", type=whole(1, QUESTION_COUNTS[-1]), help="how many questions to ask")
    played.add_argument("--seconds", metavar="N", type=whole(1, CLOCK_SECONDS[-1]), help="for how long, in a sprint")
    played.add_argument(
        "--seed", metavar="N", type=whole(0, 2**SEED_BITS - 1), help="the same number deals the same questions"
    )
    played.add_argument(
        "--extra-time",
        choices=("1.25", "1.5", "2", "3", "10", "none"),
        help="so many times the usual time, or no limit at all; the result stands on a list of its own",
    )
    played.add_argument("--no-speed", action="store_true", help="points do not fall with time")
    which = played.add_mutually_exclusive_group()
    which.add_argument("--daily", action="store_true", help="the challenge of the day, the same for everyone")
    which.add_argument(
        "--code", metavar="CODE", type=_challenge_code, help="the challenge that somebody named by its code"
    )
    played.add_argument(
        "--name", metavar="NAME", type=_player_name, default="", help="your name in the file of the result"
    )
    played.add_argument(
        "--save",
        metavar="FILE",
        type=path_of,
        help="write the result to a new file; its checksum shows that it is consistent, not that it is honest",
    )
    played.add_argument("--line", action="store_true", default=SUPPRESS, help="plain lines instead of screens")

    replayed = command("replay", challenge_results.replay, "Grade a result anew, and tell where it claims too much")
    replayed.add_argument("file", metavar="FILE", type=path_of)
    replayed.add_argument(
        "pack", metavar="PACK", nargs="?", type=name_of, help="the pack, where it is not in the library"
    )

    ranked = command("board", challenge_results.board, "Rank results as their files claim them")
    ranked.add_argument("files", metavar="FILE", nargs="+", type=path_of)
    ranked.add_argument("--by", choices=("points", "accuracy", "time"), default="points", help="points if not given")
    form = ranked.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print a table, for spreadsheets")
    form.add_argument("--json", action="store_true", help=JSON_HELP)


def _challenge_code(text: str) -> ChallengeCode:
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
