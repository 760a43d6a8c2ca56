"""What the command line understands."""

from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from typing import get_args

from quiz import __version__
from quiz.cli import (
    challenge,
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
from quiz.cli.argument_types import JSON_HELP, Parser, add_json, name_of, path_of, whole
from quiz.cli.challenge_arguments import add_challenge_commands, spelt_out, taken_for_a_pack
from quiz.cli.sharing_arguments import add_author_commands, add_pack_commands
from quiz.model.source import Unit

MOST_QUESTIONS = 1_000_000
MOST_DAYS = 36_500
LARGEST_SEED = 2**63 - 1
_UNITS = get_args(Unit)


def read_arguments(words: Sequence[str]) -> Namespace:
    """Return what the words of a command line say; its `run` is the function to call. Raises SystemExit."""
    parser = _command_line()
    arguments, rest = parser.parse_known_args(spelt_out(words))
    if rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}{taken_for_a_pack(arguments)}")
    return arguments


def _command_line() -> ArgumentParser:
    parser = Parser(
        prog="quiz",
        description="A quiz in which every answer shows its source. Without a command, opens the library.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"quiz {__version__}")
    parser.add_argument("--line", action="store_true", help="plain lines instead of screens")
    parser.set_defaults(run=library.run)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser)

    def command(name: str, run: Callable[..., int], summary: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        return found

    played = command("play", play.run, "Play a pack, or a mix of several")
    played.add_argument(
        "packs", metavar="PACK", nargs="*", type=name_of, help="its id, the part of it behind the dot, or its path"
    )
    played.add_argument("--playlist", metavar="FILE", type=path_of, help="a mix by shares of packs and topics")
    played.add_argument("--topic", metavar="T", type=name_of, help="ask only questions of this topic")
    played.add_argument(
        "--count", metavar="N", type=whole(1, MOST_QUESTIONS), help="how many questions to ask (20 if not given)"
    )
    played.add_argument(
        "--seed", metavar="N", type=whole(0, LARGEST_SEED), help="the same number draws the same questions"
    )
    _add_session(played)

    studied = command("study", study.run, "Study what is due and new today")
    studied.add_argument(
        "packs", metavar="PACK", nargs="*", type=name_of, help="only these packs, named as for play (all if not given)"
    )
    studied.add_argument(
        "--cram",
        metavar="TOPIC|misses",
        type=name_of,
        help="ask everything of a topic, or what was missed lately, and leave the schedule alone",
    )
    studied.add_argument(
        "--days",
        metavar="N",
        type=whole(1, MOST_DAYS),
        help="with --cram misses: those of so many days (7 if not given)",
    )
    _add_session(studied)

    add_challenge_commands(command("challenge", challenge.run, "Play against the clock, alone or all with one paper"))

    listed = command("list", list_.run, "List the packs")
    add_json(listed)

    checked = command("check", check.run, "Check packs and show every problem")
    checked.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        type=name_of,
        help="a pack's folder, a single TOML file, or a folder of packs",
    )
    checked.add_argument("--strict", action="store_true", help="exit with 1 on warnings too")
    checked.add_argument("--watch", action="store_true", help="check again whenever a file is saved, until Ctrl+C")
    checked.add_argument("--lock", action="store_true", help="note in sources.lock where every quote was found")
    add_json(checked)

    explained = command("explain", explain.run, "Explain the codes of quiz check, with samples")
    explained.add_argument(
        "codes", metavar="CODE", nargs="*", type=name_of, help="all codes are listed if none is given"
    )
    explained.add_argument("--markdown", action="store_true", help="print the whole reference, as in docs/codes.md")

    counted = command("stats", stats.run, "Show how your answers went")
    counted.add_argument("pack", metavar="PACK", nargs="?", type=name_of, help="one pack only, named as for play")
    form = counted.add_mutually_exclusive_group()
    form.add_argument("--html", metavar="FILE", type=path_of, help="write a page with charts to this file")
    form.add_argument("--json", action="store_true", help=JSON_HELP)

    covered = command("coverage", coverage.run, "Show which passages the questions rest on")
    covered.add_argument("pack", metavar="PACK", type=name_of, help="named as for play")
    add_json(covered)

    _add_source_commands(command("source", source.list_, "Read documents, and attach those that packs rest on"))

    contested = command("disputes", disputes.run, "List the questions that were contested")
    contested.add_argument("pack", metavar="PACK", nargs="?", type=name_of, help="one pack only, named as for play")
    contested.add_argument(
        "--export", metavar="FILE", type=name_of, help="write the open ones to a new file, for the author"
    )
    add_json(contested)

    _add_history_commands(
        command("history", history.check, "Take your answers along, bring them together, copy, check and forget them")
    )

    add_author_commands(command)
    add_pack_commands(command("pack", pack.list_, "Share packs: build one into a file, install, list and remove"))

    command("schema", schema.run, "Print the JSON Schema of the pack format")
    return parser


def _add_source_commands(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, required=True)

    def command(name: str, run: Callable[..., int], summary: str, *names: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        for each in names:
            found.add_argument(each, metavar=each.upper(), type=name_of)
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
    add_json(command("list", source.list_, "List the documents that are attached"))


def _add_history_commands(parser: ArgumentParser) -> None:
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=Parser, required=True)

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
    imported.add_argument("file", metavar="FILE", type=name_of, help="a file, or - for standard input")
    merged = command("merge", history.merge, "Add the histories of other machines, all of them or nothing")
    merged.add_argument("files", metavar="OTHER.db", nargs="+", type=name_of)
    command("check", history.check, "Look for damage and for what cannot be")
    copied = command("backup", history.backup, "Copy the history to a new file")
    copied.add_argument(
        "file", metavar="FILE", nargs="?", type=name_of, help="a new one among the backups if not given"
    )
    forgotten = command("forget", history.forget, "Delete your answers to a pack, or all, for good")
    what = forgotten.add_mutually_exclusive_group(required=True)
    what.add_argument("pack", metavar="PACK", nargs="?", type=name_of, help="its id, or the part of it behind the dot")
    what.add_argument("--all", action="store_true", help="everything on record")
    forgotten.add_argument("--yes", action="store_true", help="do not ask")


def _add_session(parser: ArgumentParser) -> None:
    parser.add_argument("--certainty", action="store_true", help="state with each answer how certain you are")
    parser.add_argument(
        "--evidence", action="store_true", help="ask after each answer where its source says so, scored apart"
    )
    parser.add_argument("--line", action="store_true", default=SUPPRESS, help="plain lines instead of screens")
