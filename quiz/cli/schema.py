"""`quiz schema`: the pack format for other programs, and its keys for authors."""

from argparse import Namespace

from quiz.cli.output import as_json


def run(arguments: Namespace) -> int:
    """Print the JSON Schema of the pack format, or the reference of its keys."""
    from quiz.packs.key_reference import key_reference
    from quiz.packs.schema import json_schema

    if arguments.markdown:
        print(key_reference(), end="")
    else:
        print(as_json(json_schema()))
    return 0
