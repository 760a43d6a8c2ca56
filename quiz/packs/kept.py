"""What a compiled pack keeps of each question."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import sha256
from types import NoneType
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin, get_type_hints

from quiz.model.citation import Place
from quiz.model.fingerprint import NOT_SEEN, seen_fingerprint
from quiz.model.question import Cloze, Number, Question

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

Compiled = tuple[Question, str, Mapping[str, Any], Sequence[Place | None]]
"""A question with the fingerprint of its key, its plain table, and the places of its citations."""


def kept_of(questions: Iterable[Compiled]) -> Iterator[tuple[str, str, str, str]]:
    """Yield what a row holds of each: both fingerprints, its table and the places."""
    # Loaded by whoever compiles, since the gate stands on it, and not by whoever opens what is compiled.
    from pydantic_core import to_json

    encoded = _encoder(tuple[Place | None, ...])
    for question, key, table, places in questions:
        yield _seen_fingerprint(question), key, to_json(table).decode(), encoded(places).decode()


def _seen_fingerprint(question: Question) -> str:
    """Return the fingerprint of what is seen, in a third of the time that the model takes, for most kinds."""
    # Numbers with a point, and tables in any order, would be written otherwise.
    if isinstance(question, Number | Cloze):
        return seen_fingerprint(question)
    kind: Any = type(question)
    return sha256(_encoder(kind, NOT_SEEN)(question)).hexdigest()[:32]


@cache
def _encoder(hint: Any, left_out: frozenset[str] = frozenset()) -> Callable[[object], bytes]:
    """Return what writes values of a type as JSON with sorted keys, but for the fields `left_out` of it."""
    from pydantic_core import SchemaSerializer

    return SchemaSerializer(_schema_of(hint, left_out)).to_json


def _schema_of(hint: Any, left_out: frozenset[str] = frozenset()) -> "CoreSchema":
    from pydantic_core import core_schema

    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        names = sorted({field.name for field in fields(hint)} - left_out)
        members = [core_schema.dataclass_field(name, _schema_of(hints[name])) for name in names]
        written = core_schema.dataclass_args_schema(hint.__name__, members)
        return core_schema.dataclass_schema(hint, written, names, slots=True)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return core_schema.tuple_variable_schema(_schema_of(arguments[0]))
    if arguments[1:] == (NoneType,):
        return core_schema.nullable_schema(_schema_of(arguments[0]))
    leaves: dict[Any, CoreSchema] = {
        str: core_schema.str_schema(),
        Literal: core_schema.str_schema(),
        int: core_schema.int_schema(),
        bool: core_schema.bool_schema(),
    }
    return leaves[origin or hint]
