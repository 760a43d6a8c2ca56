"""What the command line understands of writing and sharing packs."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

from quiz.cli import cite, format_, new, pack


def add_author_commands(command: Callable[[str, Callable[..., int], str], ArgumentParser]) -> None:
    """Add the commands with which packs are written, each made by `command` of a name, what it runs and a summary."""
    begun = command("new", new.run, "Begin a pack that passes every check, with an example of each kind of question")
    begun.add_argument("folder", metavar="DIR", type=Path, help="a folder that is not there yet, or empty")
    begun.add_argument("--title", metavar="T", default="", help="the name that learners see (that of DIR if not given)")
    begun.add_argument(
        "--from", dest="documents", metavar="DOCUMENT", type=Path, nargs="+", default=(), help="what answers rest on"
    )
    begun.add_argument(
        "--keep-document",
        action="store_true",
        help="register the documents by fingerprint, and copy none of their words",
    )
    begun.add_argument("--bare", action="store_true", help="leave out the examples")
    cited = command("cite", cite.run, "Find words in the sources of a pack, and print the citation to paste")
    cited.add_argument("pack", metavar="PACK", help="its path, its id, or the part of it behind the dot")
    cited.add_argument("words", metavar="WORDS", nargs="+", help="as they stand in a source, in quotation marks or not")
    formatted = command("format", format_.run, "Lay packs out canonically; remarks and blank lines are kept")
    formatted.add_argument(
        "paths", metavar="PATH", nargs="+", help="a pack's folder, a single TOML file, or a folder of packs"
    )
    formatted.add_argument(
        "--check", action="store_true", help="write nothing, and exit with 1 where something would change"
    )


def add_pack_commands(parser: ArgumentParser) -> None:
    """Add the commands behind `quiz pack`."""
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=type(parser), required=True)

    def command(name: str, run: Callable[..., int], summary: str) -> ArgumentParser:
        found = commands.add_parser(name, help=summary, description=f"{summary}.", allow_abbrev=False)
        found.set_defaults(run=run)
        return found

    built = command("build", pack.build, "Write a pack into one .quizpack file, the same bytes on every machine")
    built.add_argument("path", metavar="DIR", type=Path, help="the pack's folder, or its single TOML file")
    built.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="its id and version in the current folder if not given"
    )
    installed = command("install", pack.install, "Check a pack and install it, or update it; nothing in it is ever run")
    installed.add_argument("path", metavar="FILE|DIR", type=Path)
    listed = command("list", pack.list_, "List the packs that were installed")
    listed.add_argument("--json", action="store_true", help="print one JSON document, for programs")
    told = command("info", pack.info, "Tell about an installed pack, or what installing one would change")
    told.add_argument("pack", metavar="PACK|FILE|DIR")
    removed = command("remove", pack.remove, "Remove an installed pack; your answers stay on record")
    removed.add_argument("pack", metavar="PACK", help="its id, or the part of it behind the dot")
    for replacing in (installed, removed):
        replacing.add_argument(
            "--discard-changes", action="store_true", help="lose what was changed in the pack since it was installed"
        )
