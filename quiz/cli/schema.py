"""`quiz schema`: the pack format for other programs."""

from argparse import Namespace

from quiz.cli.output import as_json


def run(_: Namespace) -> int:
    """Print the JSON Schema of the pack format."""
    from quiz.packs.schema import json_schema

    print(as_json(json_schema()))
    return 0
