"""The reference of all keys, in Markdown: generated from the types, with the words that editors show too."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quiz.model.question import QUESTION_TYPES
from quiz.packs.key_words import OF_EVERY_QUESTION, OF_TYPES
from quiz.packs.schema import json_schema
from quiz.packs.wording import listed

_OPENING = """# All keys of the pack format

Every key of every table, with what it may be, generated from the types that the program itself reads packs by. The same
words stand in the JSON Schema that `quiz schema` prints, by which many editors help while you write.
[The pack format](pack-format.md) tells what it is all about, with examples.
"""
_TITLES: Mapping[str, str] = {
    "MainFile": "The file pack.toml",
    "PackInfo": "pack",
    "TravellingSource": "sources, travelling with the pack",
    "OwnedSource": "sources, staying with their owner",
    "Citation": "citations",
    "Question": "questions",
    **{question_type.__name__: kind for kind, question_type in QUESTION_TYPES.items()},
    "Choice": "choices",
    "Rejected": "rejected",
    "Pair": "pairs",
    "Gap": "gaps",
    "Rules": "challenges",
}
_INTRODUCTIONS: Mapping[str, str] = {
    "Question": "These keys belong to every question; the sections below have those of each kind.",
    "OwnedSource": "The keys that say where its words are; the others are those of a source that travels.",
    "Citation": "A citation has either a `quote` or a `passage`.",
}


def key_reference() -> str:
    """Return the whole page."""
    definitions = json_schema()["$defs"]
    definitions["Question"] = definitions["TrueFalse"]
    sections = (_section(name, title, definitions[name]) for name, title in _TITLES.items())
    return "\n".join((_OPENING, *sections))


def _section(name: str, title: str, definition: Mapping[str, Any]) -> str:
    lines = [f"## {title}", ""]
    if name in _INTRODUCTIONS:
        lines += [_INTRODUCTIONS[name], ""]
    lines += ["| key | what it says | what it may be | needed |", "| --- | --- | --- | --- |"]
    lines += _rows(_keys_of(name), definition)
    return "\n".join((*lines, ""))


def _keys_of(name: str) -> Iterable[str]:
    """Return the keys of a section: of a kind only its own, and of what all sources have only those of the first."""
    if name == "Question":
        return OF_EVERY_QUESTION
    if name == "OwnedSource":
        return [key for key in OF_TYPES[name] if key not in OF_TYPES["TravellingSource"]]
    if "kind" in OF_TYPES[name]:
        return [key for key in OF_TYPES[name] if key not in OF_EVERY_QUESTION]
    return OF_TYPES[name]


def _rows(keys: Iterable[str], definition: Mapping[str, Any]) -> Iterator[str]:
    for key in keys:
        schema = definition["properties"][key]
        form = "one of the ten kinds below" if key == "kind" else _form(schema)
        needed = "needed" if key in definition["required"] else _without(schema)
        yield f"| `{key}` | {schema['description']} | {form} | {needed} |"


def _without(schema: Mapping[str, Any]) -> str:
    """Say what holds where a key is left out."""
    default = schema.get("default")
    if default is None:
        return "optional"
    if isinstance(default, str):
        return f'without it `"{default}"`'
    return f"without it `{str(default).lower()}`"


def _form(schema: Mapping[str, Any]) -> str:
    """Say in words what a value may be."""
    if "$ref" in schema or "oneOf" in schema:
        return "a table"
    if "enum" in schema:
        *most, last = (f'`"{value}"`' for value in schema["enum"])
        return f"{listed(most)} or {last}"
    if "const" in schema:
        return f"`{schema['const']}`"
    if "anyOf" in schema:
        return "a date or period" if "pattern" in schema["anyOf"][0] else "a number"
    match schema["type"]:
        case "array":
            least = {0: "", 1: "one or more ", 2: "two or more "}[schema.get("minItems", 0)]
            return f"a list of {least}{'tables' if schema['items'].keys() & {'$ref', 'oneOf'} else 'texts'}"
        case "object":
            return "a table of tables" if "$ref" in schema["additionalProperties"] else "a table of texts"
        case "boolean":
            return "`true` or `false`"
        case "string":
            return "a text"
        case "integer" if {"minimum", "maximum"} <= schema.keys():
            return f"{schema['minimum']} to {schema['maximum']}"
        case _:
            return "a whole number"
