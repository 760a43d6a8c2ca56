"""Every key of the pack format is told, to editors and in the reference."""

from pathlib import Path

from quiz.packs.key_reference import key_reference
from quiz.packs.key_words import OF_TYPES
from quiz.packs.schema import json_schema


def test_the_reference_is_generated() -> None:
    """`quiz schema --markdown` wrote it."""
    written = (Path(__file__).resolve().parents[2] / "docs" / "keys.md").read_text(encoding="utf-8")
    assert key_reference() == written


def test_there_are_words_for_every_key_and_for_nothing_else() -> None:
    """In each table that authors write, so that an editor says what a key is for."""
    definitions = json_schema()["$defs"]
    tables = {name: found for name, found in definitions.items() if name not in {"Question", "QuestionsFile"}}

    assert {name: set(found["properties"]) for name, found in tables.items()} == {
        name: set(words) for name, words in OF_TYPES.items()
    }
    assert all(key["description"] for found in tables.values() for key in found["properties"].values())
