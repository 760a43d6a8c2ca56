"""What the command line understands of documents, and of the record of the answers."""

from typing import get_args

from quiz.cli.argument_types import Parser, add_commands, add_json, name_of


def fill_source(parser: Parser) -> None:
    """Add the commands behind `quiz source`."""
    add_commands(parser, _SOURCE_COMMANDS, required=True)


def fill_history(parser: Parser) -> None:
    """Add the commands behind `quiz history`."""
    add_commands(parser, _HISTORY_COMMANDS, required=True)


def _fill_read(parser: Parser) -> None:
    _fill_fingerprint(parser)
    parser.add_argument("--sentences", action="store_true", help="print each sentence by itself, numbered such as 12.3")


def _fill_fingerprint(parser: Parser) -> None:
    from quiz.model.source import Unit

    parser.add_argument("file", metavar="FILE", type=name_of)
    parser.add_argument(
        "--unit", choices=get_args(Unit), default="paragraph", help="what a passage is (paragraph if not given)"
    )


def _fill_attach(parser: Parser) -> None:
    _fill_detach(parser)
    parser.add_argument("file", metavar="FILE", type=name_of)


def _fill_detach(parser: Parser) -> None:
    for name in ("pack", "source"):
        parser.add_argument(name, metavar=name.upper(), type=name_of)


def _fill_export(parser: Parser) -> None:
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="jsonl if not given")
    parser.add_argument(
        "--sessions", action="store_true", help="sessions and all else on record too, as import needs it elsewhere"
    )


def _fill_import(parser: Parser) -> None:
    parser.add_argument("file", metavar="FILE", type=name_of, help="a file, or - for standard input")


def _fill_merge(parser: Parser) -> None:
    parser.add_argument("files", metavar="OTHER.db", nargs="+", type=name_of)


def _fill_backup(parser: Parser) -> None:
    parser.add_argument(
        "file", metavar="FILE", nargs="?", type=name_of, help="a new one among the backups if not given"
    )


def _fill_forget(parser: Parser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("pack", metavar="PACK", nargs="?", type=name_of, help="its id, or the part of it behind the dot")
    what.add_argument("--all", action="store_true", help="everything on record")
    parser.add_argument("--yes", action="store_true", help="do not ask")


_SOURCE_COMMANDS = (
    ("read", "source:read", "Print the passages of a document", _fill_read),
    ("fingerprint", "source:fingerprint", "Print a document's fingerprints for pack.toml", _fill_fingerprint),
    ("attach", "source:attach", "Attach a document to a source of a pack", _fill_attach),
    ("detach", "source:detach", "Forget a document that was attached", _fill_detach),
    ("list", "source:list_", "List the documents that are attached", add_json),
)
_HISTORY_COMMANDS = (
    ("export", "history:export", "Print the attempts, a line each with every field", _fill_export),
    ("import", "history:import_", "Add what export printed, all of it or nothing", _fill_import),
    ("merge", "history:merge", "Add the histories of other machines, all of them or nothing", _fill_merge),
    ("check", "history:check", "Look for damage and for what cannot be", None),
    ("backup", "history:backup", "Copy the history to a new file", _fill_backup),
    ("forget", "history:forget", "Delete your answers to a pack, or all, for good", _fill_forget),
)
