"""Questions and sources rebuilt from plain tables that have passed the gate before, without loading the gate."""

from collections.abc import Mapping
from typing import Any

from quiz.model.challenge import Rules
from quiz.model.citation import Citation
from quiz.model.pack import PackInfo
from quiz.model.question import QUESTION_TYPES, Choice, Gap, Pair, Question, Rejected
from quiz.model.source import OwnedSource, Source, TravellingSource


def question_from(table: Mapping[str, Any]) -> Question:
    """Return the question that a valid table describes."""
    return QUESTION_TYPES[table["kind"]](**_with_parts(table))


def citations_from(table: Mapping[str, Any]) -> tuple[Citation, ...]:
    """Return every citation of the question that a valid table describes, in the order of `citations_of`."""
    parts = table.get("choices", table.get("rejected", ()))
    nested = [citation for part in parts for citation in part.get("citations", ())]
    return tuple(Citation(**citation) for citation in (*table["citations"], *nested))


def source_from(table: Mapping[str, Any]) -> Source:
    """Return the source that a valid table describes."""
    return TravellingSource(**table) if "file" in table else OwnedSource(**table)


def info_from(table: Mapping[str, Any]) -> PackInfo:
    """Return what the pack says of itself, from its valid `[pack]` table."""
    return PackInfo(**_with_parts(table))


def rules_from(table: Mapping[str, Any]) -> Rules:
    """Return the rule set of challenges that a valid table describes."""
    return Rules(**table)


def _with_parts(table: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _part(name, value) for name, value in table.items()}


def _part(name: str, value: Any) -> Any:
    if name == "gaps":
        return {gap: Gap(**_with_parts(parts)) for gap, parts in value.items()}
    if isinstance(value, list):
        part_type = _PART_TYPES.get(name)
        return tuple(part_type(**_with_parts(part)) for part in value) if part_type else tuple(value)
    return value


_PART_TYPES: dict[str, type] = {"citations": Citation, "choices": Choice, "rejected": Rejected, "pairs": Pair}
