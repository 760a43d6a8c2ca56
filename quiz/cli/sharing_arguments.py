"""What the command line understands of writing and sharing packs."""

from argparse import SUPPRESS
from collections.abc import Sequence
from pathlib import Path

from quiz.cli.argument_types import Parser, add_commands, add_json, name_of
from quiz.cli.held import hold


def fill_pack(parser: Parser) -> None:
    """Add the commands behind `quiz pack`."""
    add_commands(parser, _PACK_COMMANDS, required=True)


def _fill_new(parser: Parser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path, help="a folder that is not there yet, or empty")
    parser.add_argument(
        "--title", metavar="T", default="", help="the name that learners see (that of DIR if not given)"
    )
    parser.add_argument(
        "--from", dest="documents", metavar="DOCUMENT", type=Path, nargs="+", default=(), help="what answers rest on"
    )
    parser.add_argument(
        "--keep-document",
        action="store_true",
        help="register the documents by fingerprint, and copy none of their words",
    )
    parser.add_argument("--bare", action="store_true", help="leave out the examples")


def _fill_preview(parser: Parser) -> None:
    parser.add_argument("path", metavar="DIR", type=name_of, help="the pack's folder, or its single TOML file")
    parser.add_argument("question", metavar="QUESTION", nargs="?", type=name_of, help="the id of the one to begin with")
    parser.add_argument("--line", action="store_true", default=SUPPRESS, help="print it once, as plain lines")


def _fill_cite(parser: Parser) -> None:
    parser.add_argument("pack", metavar="PACK", help="its path, its id, or the part of it behind the dot")
    parser.add_argument(
        "words", metavar="WORDS", nargs="+", help="as they stand in a source, in quotation marks or not"
    )
    parser.add_argument("--sentence", action="store_true", help="cite the whole sentence that holds them")


def _fill_format(parser: Parser) -> None:
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="a pack's folder, a single TOML file, or a folder of packs"
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing, and exit with 1 where something would change"
    )


def _fill_build(parser: Parser) -> None:
    parser.add_argument("path", metavar="DIR", type=Path, help="the pack's folder, or its single TOML file")
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="its id and version in the current folder if not given"
    )
    hold(parser, lambda chosen: [chosen.path], is_adjustable=True)


def _fill_install(parser: Parser) -> None:
    parser.add_argument("path", metavar="FILE|DIR", type=Path)
    hold(parser, lambda chosen: _not_in_one_file(chosen.path))
    _add_discarding(parser)


def _fill_info(parser: Parser) -> None:
    parser.add_argument("pack", metavar="PACK|FILE|DIR")
    hold(parser, lambda chosen: _not_in_one_file(Path(chosen.pack)))


def _not_in_one_file(path: Path) -> Sequence[Path]:
    """Return the path of a pack that is a folder or a TOML file; one in an archive is read within bounds anyhow."""
    return [path] if path.is_dir() or path.suffix == ".toml" else []


def _fill_remove(parser: Parser) -> None:
    parser.add_argument("pack", metavar="PACK", help="its id, or the part of it behind the dot")
    _add_discarding(parser)


def _add_discarding(parser: Parser) -> None:
    parser.add_argument(
        "--discard-changes", action="store_true", help="lose what was changed in the pack since it was installed"
    )


AUTHOR_COMMANDS = (
    ("new", "new:run", "Begin a pack that can be played, with an example of each kind of question", _fill_new),
    ("preview", "preview:run", "Show a pack as learners will see it, anew whenever it is saved", _fill_preview),
    ("cite", "cite:run", "Find words in the sources of a pack, and print the citation to paste", _fill_cite),
    ("format", "format_:run", "Lay packs out canonically; remarks and blank lines are kept", _fill_format),
)
"""The commands with which packs are written."""

_PACK_COMMANDS = (
    ("build", "pack:build", "Write a pack into one .quizpack file, the same bytes on every machine", _fill_build),
    ("install", "pack:install", "Check a pack and install it, or update it; nothing in it is ever run", _fill_install),
    ("list", "pack:list_", "List the packs that were installed", add_json),
    ("info", "pack:info", "Tell about an installed pack, or what installing one would change", _fill_info),
    ("remove", "pack:remove", "Remove an installed pack; your answers stay on record", _fill_remove),
)
