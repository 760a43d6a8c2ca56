"""What the command line understands."""

import sys
from argparse import SUPPRESS, ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn, get_args

from quiz import __version__
from quiz.cli import (
    challenge,
    challenge_results,
    check,
    coverage,
    disputes,
    explain,
    history,
    library,
    list_,
    pack,
    play,
    schema,
    source,
    stats,
    study,
)
from quiz.cli.sharing_arguments import add_author_commands, add_pack_commands
from quiz.cli.streams import tell_error
from quiz.engine.challenge.rules import CLOCK_SECONDS, QUESTION_COUNTS
from quiz.model.challenge import SEED_BITS, ChallengeCode
from quiz.model.source import Unit

WRONG_USE = 2
MOST_QUESTIONS = 1_000_000
MOST_DAYS = 36_500
LARGEST_SEED = 2**63 - 1
_CHALLENGE_WORDS = frozenset({"play", "replay", "board", "-h", "--help"})
_UNITS = get_args(Unit)
_JSON_HELP = "print one JSON document, for programs"


class _Parser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        tell_error(f"{message}. See `{self.prog} --help`.")
        sys.exit(WRONG_USE)


def command_line() -> ArgumentParser:
    """Return the parser of the whole command line; what it returns has the function to call as `run`."""
    parser = _Parser(
        prog="quiz",
        description="A quiz in which every answer shows its source. Without a command, opens the library.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"quiz {__version__}")
    parser.add_argument("--line", action="store_true", help="plain lines instead of screens")
    parser.set_defaults(run=library.run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    def command(name: str, run: Callable[..., int], summary: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        return found

    played = command("play", play.run, "Play a pack, or a mix of several")
    played.add_argument(
        "packs", metavar="PACK", nargs="*", type=_name, help="its id, the part of it behind the dot, or its path"
    )
    played.add_argument("--playlist", metavar="FILE", type=_path, help="a mix by shares of packs and topics")
    played.add_argument("--topic", metavar="T", type=_name, help="ask only questions of this topic")
    played.add_argument(
        "--count", metavar="N", type=_whole(1, MOST_QUESTIONS), help="how many questions to ask (20 if not given)"
    )
    played.add_argument(
        "--seed", metavar="N", type=_whole(0, LARGEST_SEED), help="the same number draws the same questions"
    )
    _add_session(played)

    studied = command("study", study.run, "Study what is due and new today")
    studied.add_argument(
        "packs", metavar="PACK", nargs="*", type=_name, help="only these packs, named as for play (all if not given)"
    )
    studied.add_argument(
        "--cram",
        metavar="TOPIC|misses",
        type=_name,
        help="ask everything of a topic, or what was missed lately, and leave the schedule alone",
    )
    studied.add_argument(
        "--days",
        metavar="N",
        type=_whole(1, MOST_DAYS),
        help="with --cram misses: those of so many days (7 if not given)",
    )
    _add_session(studied)

    _add_challenge_commands(command("challenge", challenge.run, "Play against the clock, alone or all with one paper"))

    listed = command("list", list_.run, "List the packs")
    _add_json(listed)

    checked = command("check", check.run, "Check packs and show every problem")
    checked.add_argument(
        "paths", metavar="PATH", nargs="+", type=_name, help="a pack's folder, a single TOML file, or a folder of packs"
    )
    checked.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    checked.add_argument("--lock", action="store_true", help="note in sources.lock where every quote was found")
    _add_json(checked)

    explained = command("explain", explain.run, "Explain the codes of quiz check, with samples")
    explained.add_argument("codes", metavar="CODE", nargs="*", type=_name, help="all codes are listed if none is given")
    explained.add_argument("--markdown", action="store_true", help="print the whole reference, as in docs/codes.md")

    counted = command("stats", stats.run, "Show how your answers went")
    counted.add_argument("pack", metavar="PACK", nargs="?", type=_name, help="one pack only, named as for play")
    form = counted.add_mutually_exclusive_group()
    form.add_argument("--html", metavar="FILE", type=_path, help="write a page with charts to this file")
    form.add_argument("--json", action="store_true", help=_JSON_HELP)

    covered = command("coverage", coverage.run, "Show which passages the questions rest on")
    covered.add_argument("pack", metavar="PACK", type=_name, help="named as for play")
    _add_json(covered)

    _add_source_commands(command("source", source.list_, "Read documents, and attach those that packs rest on"))

    contested = command("disputes", disputes.run, "List the questions that were contested")
    contested.add_argument("pack", metavar="PACK", nargs="?", type=_name, help="one pack only, named as for play")
    contested.add_argument(
        "--export", metavar="FILE", type=_name, help="write the open ones to a new file, for the author"
    )
    _add_json(contested)

    _add_history_commands(
        command("history", history.check, "Take your answers along, bring them together, copy, check and forget them")
    )

    add_author_commands(command)
    add_pack_commands(command("pack", pack.list_, "Share packs: build one into a file, install, list and remove"))

    command("schema", schema.run, "Print the JSON Schema of the pack format")
    return parser


def spelt_out(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments with the word that may be left out: `challenge PACK` means `challenge play PACK`."""
    words = (place for place, word in enumerate(arguments) if not word.startswith("-"))
    behind = next(words, len(arguments)) + 1
    if "challenge" not in arguments[behind - 1 : behind] or _CHALLENGE_WORDS & {*arguments[behind : behind + 1]}:
        return arguments
    return [*arguments[:behind], "play", *arguments[behind:]]


def _add_challenge_commands(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser, required=True)

    def command(name: str, run: Callable[..., int], summary: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        return found

    played = command("play", challenge.run, "Play a challenge; the word `play` may be left out")
    played.add_argument("pack", metavar="PACK", nargs="?", type=_name, help="named as for play; a code may do without")
    played.add_argument(
        "--rules", metavar="R", type=_name, help="sprint, blitz (if not given), survival, paper, or a pack's own"
    )
    played.add_argument("--count", metavar="N", type=_whole(1, QUESTION_COUNTS[-1]), help="how many questions to ask")
    played.add_argument("--seconds", metavar="N", type=_whole(1, CLOCK_SECONDS[-1]), help="for how long, in a sprint")
    played.add_argument(
        "--seed", metavar="N", type=_whole(0, 2**SEED_BITS - 1), help="the same number deals the same questions"
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
        type=_path,
        help="write the result to a new file; its checksum shows that it is consistent, not that it is honest",
    )
    played.add_argument("--line", action="store_true", default=SUPPRESS, help="plain lines instead of screens")

    replayed = command("replay", challenge_results.replay, "Grade a result anew, and tell where it claims too much")
    replayed.add_argument("file", metavar="FILE", type=_path)
    replayed.add_argument(
        "pack", metavar="PACK", nargs="?", type=_name, help="the pack, where it is not in the library"
    )

    ranked = command("board", challenge_results.board, "Rank results as their files claim them")
    ranked.add_argument("files", metavar="FILE", nargs="+", type=_path)
    ranked.add_argument("--by", choices=("points", "accuracy", "time"), default="points", help="points if not given")
    form = ranked.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print a table, for spreadsheets")
    form.add_argument("--json", action="store_true", help=_JSON_HELP)


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


def _add_source_commands(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser, required=True)

    def command(name: str, run: Callable[..., int], summary: str, *names: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        for each in names:
            found.add_argument(each, metavar=each.upper(), type=_name)
        return found

    read = command("read", source.read, "Print the passages of a document", "file")
    read.add_argument("--unit", choices=_UNITS, default="paragraph", help="what a passage is (paragraph if not given)")
    read.add_argument("--sentences", action="store_true", help="print each sentence by itself, numbered such as 12.3")
    listed = command("fingerprint", source.fingerprint, "Print a document's fingerprints for pack.toml", "file")
    listed.add_argument(
        "--unit", choices=_UNITS, default="paragraph", help="what a passage is (paragraph if not given)"
    )
    command("attach", source.attach, "Attach a document to a source of a pack", "pack", "source", "file")
    command("detach", source.detach, "Forget a document that was attached", "pack", "source")
    _add_json(command("list", source.list_, "List the documents that are attached"))


def _add_history_commands(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser, required=True)

    def command(name: str, run: Callable[..., int], summary: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        return found

    exported = command("export", history.export, "Print the attempts, a line each with every field")
    exported.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="jsonl if not given")
    exported.add_argument(
        "--sessions", action="store_true", help="sessions and all else on record too, as import needs it elsewhere"
    )
    imported = command("import", history.import_, "Add what export printed, all of it or nothing")
    imported.add_argument("file", metavar="FILE", type=_name, help="a file, or - for standard input")
    merged = command("merge", history.merge, "Add the histories of other machines, all of them or nothing")
    merged.add_argument("files", metavar="OTHER.db", nargs="+", type=_name)
    command("check", history.check, "Look for damage and for what cannot be")
    copied = command("backup", history.backup, "Copy the history to a new file")
    copied.add_argument("file", metavar="FILE", nargs="?", type=_name, help="a new one among the backups if not given")
    forgotten = command("forget", history.forget, "Delete your answers to a pack, or all, for good")
    what = forgotten.add_mutually_exclusive_group(required=True)
    what.add_argument("pack", metavar="PACK", nargs="?", type=_name, help="its id, or the part of it behind the dot")
    what.add_argument("--all", action="store_true", help="everything on record")
    forgotten.add_argument("--yes", action="store_true", help="do not ask")


def _add_session(parser: ArgumentParser) -> None:
    parser.add_argument("--certainty", action="store_true", help="state with each answer how certain you are")
    parser.add_argument(
        "--evidence", action="store_true", help="ask after each answer where its source says so, scored apart"
    )
    parser.add_argument("--line", action="store_true", default=SUPPRESS, help="plain lines instead of screens")


def _add_json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_JSON_HELP)


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        digits = text if text.isascii() and text.isdigit() else ""
        if not digits or len(digits) > len(str(most)) or not least <= int(digits) <= most:
            raise ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")
        return int(digits)

    return read


def _path(text: str) -> Path:
    return Path(_name(text))


def _name(text: str) -> str:
    if not text.strip():
        raise ArgumentTypeError("it is empty")
    return text
