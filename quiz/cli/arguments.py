"""What the command line understands."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from quiz import __version__
from quiz.cli.argument_types import JSON_HELP, Later, Parser, add_commands, add_json, name_of, path_of, whole
from quiz.cli.challenge_arguments import fill_challenge, spelt_out, taken_for_a_pack
from quiz.cli.held import hold
from quiz.cli.record_arguments import fill_history, fill_source
from quiz.cli.sharing_arguments import AUTHOR_COMMANDS, fill_pack

MOST_QUESTIONS = 1_000_000
MOST_DAYS = 36_500
LARGEST_SEED = 2**63 - 1


def read_arguments(words: Sequence[str]) -> Namespace:
    """Return what the words of a command line say; its `run` is the function to call. Raises SystemExit."""
    words = spelt_out(words)
    parser = _command_line(words[0] if words else "")
    arguments, rest = parser.parse_known_args(words)
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}{taken_for_a_pack(arguments)}")
    return arguments


def _command_line(first: str) -> ArgumentParser:
    parser = Parser(
        prog="quiz",
        description="A quiz in which every answer shows its source. Without a command, opens the library.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"quiz {__version__}")
    parser.add_argument("--line", action="store_true", help="plain lines instead of screens")
    parser.set_defaults(run=Later("library:run"))
    # Where the first word is a command, the others need not be known.
    add_commands(parser, [command for command in _COMMANDS if command[0] == first] or _COMMANDS)
    return parser


def _fill_play(parser: Parser) -> None:
    parser.add_argument(
        "packs", metavar="PACK", nargs="*", type=name_of, help="its id, the part of it behind the dot, or its path"
    )
    parser.add_argument("--playlist", metavar="FILE", type=path_of, help="a mix by shares of packs and topics")
    parser.add_argument("--topic", metavar="T", type=name_of, help="ask only questions of this topic")
    parser.add_argument(
        "--count", metavar="N", type=whole(1, MOST_QUESTIONS), help="how many questions to ask (20 if not given)"
    )
    parser.add_argument(
        "--seed", metavar="N", type=whole(0, LARGEST_SEED), help="the same number draws the same questions"
    )
    _add_session(parser)


def _fill_study(parser: Parser) -> None:
    parser.add_argument(
        "packs", metavar="PACK", nargs="*", type=name_of, help="only these packs, named as for play (all if not given)"
    )
    parser.add_argument(
        "--cram",
        metavar="TOPIC|misses",
        type=name_of,
        help="ask everything of a topic, or what was missed lately, and leave the schedule alone",
    )
    parser.add_argument(
        "--days",
        metavar="N",
        type=whole(1, MOST_DAYS),
        help="with --cram misses: those of so many days (7 if not given)",
    )
    _add_session(parser)


def _fill_check(parser: Parser) -> None:
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=name_of,
        help="a pack's folder, a single TOML file, or a folder of packs",
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    parser.add_argument("--watch", action="store_true", help="check again whenever a file is saved, until Ctrl+C")
    parser.add_argument("--lock", action="store_true", help="note in sources.lock where every quote was found")
    add_json(parser)
    # What is watched is being written by whoever watches it.
    hold(parser, lambda chosen: [] if chosen.watch else [Path(path) for path in chosen.paths], is_adjustable=True)


def _fill_explain(parser: Parser) -> None:
    parser.add_argument("codes", metavar="CODE", nargs="*", type=name_of, help="all codes are listed if none is given")
    parser.add_argument("--markdown", action="store_true", help="print the whole reference, as in docs/codes.md")


def _fill_stats(parser: Parser) -> None:
    parser.add_argument("pack", metavar="PACK", nargs="?", type=name_of, help="one pack only, named as for play")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--html", metavar="FILE", type=path_of, help="write a page with charts to this file")
    form.add_argument("--json", action="store_true", help=JSON_HELP)


def _fill_coverage(parser: Parser) -> None:
    parser.add_argument("pack", metavar="PACK", type=name_of, help="named as for play")
    add_json(parser)


def _fill_schema(parser: Parser) -> None:
    parser.add_argument("--markdown", action="store_true", help="print the reference of all keys, as in docs/keys.md")


def _fill_disputes(parser: Parser) -> None:
    parser.add_argument(
        "packs",
        metavar="PACK",
        nargs="*",
        type=name_of,
        help="one pack only, named as for play; or .jsonl files that learners sent, to read those instead",
    )
    parser.add_argument(
        "--export", metavar="FILE", type=name_of, help="write the open ones to a new file, for the author"
    )
    add_json(parser)


def _add_session(parser: Parser) -> None:
    parser.add_argument("--certainty", action="store_true", help="state with each answer how certain you are")
    parser.add_argument(
        "--evidence", action="store_true", help="ask after each answer where its source says so, scored apart"
    )
    parser.add_argument("--line", action="store_true", default=SUPPRESS, help="plain lines instead of screens")


_COMMANDS = (
    ("play", "play:run", "Play a pack, or a mix of several", _fill_play),
    ("study", "study:run", "Study what is due and new today", _fill_study),
    ("challenge", "challenge:run", "Play against the clock, alone or all with one paper", fill_challenge),
    ("list", "list_:run", "List the packs", add_json),
    ("check", "check:run", "Check packs and show every problem", _fill_check),
    ("explain", "explain:run", "Explain the codes of quiz check, with samples", _fill_explain),
    ("stats", "stats:run", "Show how your answers went", _fill_stats),
    ("coverage", "coverage:run", "Show which passages the questions rest on", _fill_coverage),
    ("source", "source:list_", "Read documents, and attach those that packs rest on", fill_source),
    ("disputes", "disputes:run", "List the questions that were contested", _fill_disputes),
    (
        "history",
        "history:check",
        "Take your answers along, bring them together, copy, check and forget them",
        fill_history,
    ),
    *AUTHOR_COMMANDS,
    ("pack", "pack:list_", "Share packs: build one into a file, install, list and remove", fill_pack),
    ("schema", "schema:run", "Print the JSON Schema of the pack format", _fill_schema),
)
