"""The JSON Schema of the pack format, for editors: generated from the types, with what types alone cannot state."""

from typing import Any, get_args

from quiz.engine.challenge.rules import BUILT_IN
from quiz.engine.lint.registry import CODES
from quiz.model.challenge import Limit, Rules
from quiz.model.gate import NUMBER_LIMIT
from quiz.model.pack import FORMAT, PackInfo
from quiz.model.question import QUESTION_TYPES
from quiz.model.source import UNITS_BY_SUFFIX, OwnedSource, TravellingSource
from quiz.packs import patterns
from quiz.packs.challenge_checks import NEEDED_LIMITS, RANGES, seconds_range
from quiz.packs.key_words import OF_TYPES

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_CITATION_FORMS = {
    "oneOf": [{"required": ["quote"]}, {"required": ["passage"]}],
    "dependentRequired": {"prefix": ["quote"], "suffix": ["quote"]},
}
_NUMBER = {"minimum": -NUMBER_LIMIT, "maximum": NUMBER_LIMIT}
_ANY_ID = {"pattern": f"^{patterns.ID}$"}
# No flag of a pattern is understood everywhere, so each letter names both its cases.
_SUFFIXES = ("".join(f"[{letter}{letter.upper()}]" for letter in suffix[1:]) for suffix in UNITS_BY_SUFFIX)
_READABLE_FILE = {"pattern": rf"\.(?:{'|'.join(_SUFFIXES)})$"}
# Editors offer the codes, and take others too: a pack may allow what another version of the program warns of.
_ALLOWED = {"propertyNames": {"anyOf": [{"enum": list(CODES)}, {"pattern": r"\S"}]}}
_IS_KEY = {"properties": {"key": {"const": True}}, "required": ["key"]}

_BOUNDS = {name: {"minimum": bounds[0], "maximum": bounds[-1]} for name, bounds in RANGES.items()}
_RULES_BY_LIMIT = [
    {
        "if": {"properties": {"limit": {"const": limit}}, "required": ["limit"]},
        "then": {
            "properties": {
                "seconds": {"minimum": seconds_range(limit)[0], "maximum": seconds_range(limit)[-1]},
                **{
                    name: {"const": False if name == "speed" else 0}
                    for name, (limits, _) in NEEDED_LIMITS.items()
                    if limit not in limits
                },
            }
        },
    }
    for limit in get_args(Limit)
]
_OF_TYPES: dict[str, dict[str, Any]] = {
    "Citation": _CITATION_FORMS,
    "OwnedSource": {"required": ["id", "title", "name", "sha256", "passages"]},
    "Rules": {"allOf": _RULES_BY_LIMIT},
}
_OF_FIELDS: dict[tuple[str, str], dict[str, Any]] = {
    ("PackInfo", "id"): {"pattern": f"^{patterns.PACK_ID}$"},
    ("PackInfo", "language"): {"pattern": f"^{patterns.LANGUAGE}$"},
    ("PackInfo", "version"): {"pattern": f"^{patterns.VERSION}$"},
    ("PackInfo", "code"): {"pattern": f"^{patterns.CODE}$"},
    ("PackInfo", "authors"): {"minItems": 1},
    ("PackInfo", "allow"): _ALLOWED,
    ("Rules", "id"): {"pattern": f"^{patterns.RULES_ID}$", "not": {"enum": [rules.id for rules in BUILT_IN]}},
    **{("Rules", name): bounds for name, bounds in _BOUNDS.items()},
    ("Citation", "passage"): {"minimum": 1},
    ("TravellingSource", "id"): _ANY_ID,
    ("TravellingSource", "file"): _READABLE_FILE,
    ("TravellingSource", "url"): {"pattern": f"^{patterns.URL}$"},
    ("OwnedSource", "id"): _ANY_ID,
    ("OwnedSource", "url"): {"pattern": f"^{patterns.URL}$"},
    ("OwnedSource", "sha256"): {"pattern": f"^{patterns.SHA256}$"},
    ("OwnedSource", "passages"): {
        "minProperties": 1,
        "propertyNames": {"pattern": f"^{patterns.PASSAGE_NUMBER}$"},
        "additionalProperties": {"type": "string", "pattern": f"^{patterns.FINGERPRINT}$"},
    },
    ("SingleChoice", "choices"): {"minItems": 2, "contains": _IS_KEY, "maxContains": 1},
    ("MultipleChoice", "choices"): {"minItems": 2, "contains": _IS_KEY},
    ("Number", "key"): _NUMBER,
    ("Number", "tolerance"): {"minimum": 0, "maximum": NUMBER_LIMIT},
    ("Ordering", "items"): {"minItems": 2, "uniqueItems": True},
    ("Matching", "pairs"): {"minItems": 2},
    ("Matching", "extra"): {"uniqueItems": True},
    ("Gap", "options"): {"uniqueItems": True},
    ("Cloze", "gaps"): {"minProperties": 1},
    ("FindEvidence", "citations"): {"prefixItems": [{"$ref": "#/$defs/Citation", "required": ["quote"]}]},
}
_OF_QUESTIONS: dict[str, dict[str, Any]] = {
    "id": _ANY_ID,
    "was": {"items": {"type": "string"} | _ANY_ID},
    "citations": {"minItems": 1},
    "difficulty": {"minimum": 1, "maximum": 5},
    "allow": _ALLOWED,
}
_DATE_KEY = {
    "anyOf": [
        {"type": "string", "pattern": f"^{patterns.EDTF}$"},
        {"type": "integer", "minimum": -9999, "maximum": 9999},
    ]
}
_NOT_TOLD: list[tuple[str, object]] = [
    ("default", None),
    ("default", ""),
    ("default", []),
    ("minimum", -NUMBER_LIMIT),
    ("maximum", NUMBER_LIMIT),
]
"""What generated schemas say that helps no author: the bounds of all numbers are told where one may come near them."""


def json_schema() -> dict[str, Any]:
    """Return the schema of a TOML file of a pack: the main one, or one that holds nothing but questions.

    Dates and times that TOML has and JSON has not count as the texts that ISO 8601 writes for them.
    """
    definitions = _definitions()
    questions = {"type": "array", "items": {"$ref": "#/$defs/Question"}}
    definitions["Question"] = {
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"enum": list(QUESTION_TYPES)}},
        "oneOf": [{"$ref": f"#/$defs/{question_type.__name__}"} for question_type in QUESTION_TYPES.values()],
    }
    definitions["MainFile"] = {
        "type": "object",
        "description": "pack.toml, or a whole pack in one file.",
        "properties": {
            "format": {"const": FORMAT, "type": "integer"},
            "pack": {"$ref": "#/$defs/PackInfo"},
            "sources": {
                "type": "array",
                "minItems": 1,
                "items": {"oneOf": [{"$ref": "#/$defs/TravellingSource"}, {"$ref": "#/$defs/OwnedSource"}]},
            },
            "challenges": {"type": "array", "items": {"$ref": "#/$defs/Rules"}},
            "questions": questions,
        },
        "required": ["format", "pack", "sources"],
        "additionalProperties": False,
    }
    definitions["QuestionsFile"] = {
        "type": "object",
        "description": "Any further file of a pack.",
        "properties": {"questions": questions},
        "required": ["questions"],
        "additionalProperties": False,
    }
    for name, keys in OF_TYPES.items():
        for key, words in keys.items():
            definitions[name]["properties"][key] |= {"description": words}
    return {
        "$schema": _DIALECT,
        "title": f"Question pack, format {FORMAT}",
        "anyOf": [{"$ref": "#/$defs/MainFile"}, {"$ref": "#/$defs/QuestionsFile"}],
        "$defs": definitions,
    }


def _definitions() -> dict[str, Any]:
    """Return the schema of each type by its name."""
    from pydantic import TypeAdapter

    roots = (PackInfo, TravellingSource, OwnedSource, Rules, *QUESTION_TYPES.values())
    _, generated = TypeAdapter.json_schemas([(root.__name__, "validation", TypeAdapter(root)) for root in roots])
    definitions: dict[str, Any] = {name: _plain(schema) for name, schema in generated["$defs"].items()}
    for name, constraints in _OF_TYPES.items():
        definitions[name] |= constraints
    for (name, field), constraints in _OF_FIELDS.items():
        definitions[name]["properties"][field] |= constraints
    for question_type in QUESTION_TYPES.values():
        for field, constraints in _OF_QUESTIONS.items():
            definitions[question_type.__name__]["properties"][field] |= constraints
    definitions["Date"]["properties"]["key"] = _DATE_KEY
    return definitions


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema without titles, what is not told and the null that TOML lacks, in which no text may be empty."""
    plain = {name: value for name, value in schema.items() if name != "title" and (name, value) not in _NOT_TOLD}
    if "properties" in plain:
        plain["properties"] = {name: _plain(inner) for name, inner in plain["properties"].items()}
    for name in ("items", "additionalProperties"):
        if isinstance(plain.get(name), dict):
            plain[name] = _plain(plain[name])
    if "anyOf" in plain:
        members = [_plain(member) for member in plain.pop("anyOf") if member != {"type": "null"}]
        plain |= members[0] if len(members) == 1 else {"anyOf": members}
    if plain.get("type") == "string" and not plain.keys() & {"const", "enum"}:
        plain.setdefault("pattern", r"\S")
    return plain
