"""The gate: pydantic reads a table as a type of the model, and its errors become problems in our own words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import (
    TYPE_CHECKING,
    Any,
    Generic,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

from quiz.model.question import QUESTION_TYPES
from quiz.packs.locate import KeyPath
from quiz.packs.meant import meant_by
from quiz.packs.problems import Problem
from quiz.packs.wording import listed, shown, type_found

if TYPE_CHECKING:
    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

T = TypeVar("T")

_UNIONS = (Union, UnionType)
_NOTHING: frozenset[str] = frozenset()
_KEYS_OF_KIND = {kind: {field.name for field in fields(model)} for kind, model in QUESTION_TYPES.items()}


class Validated(NamedTuple, Generic[T]):
    """A table as a value of the model, and what is wrong with its keys and types.

    The fields named in `faulty` do not hold what the author wrote: they are the defaults, or stand-ins where there is
    no default, so that whatever else is wrong can be found in the same run.
    """

    value: T
    faulty: frozenset[str]
    problems: tuple[Problem, ...]


def validate(expected: type[T], table: Mapping[str, Any]) -> Validated[T]:
    """Return the table as a value of the expected dataclass, with every problem of its keys and types."""
    model: Any = expected
    validated, validation_error = _validator(model)
    try:
        return Validated(validated(table), _NOTHING, ())
    except validation_error as error:
        details = error.errors(include_url=False)
    known = _fields(model)
    absent = {name for name, field in known.items() if name not in table and _is_required(field)}
    problems = _problems(expected, details)
    faulty = frozenset({str(problem.path[0]) for problem in problems} | absent)
    sound = {name: value for name, value in table.items() if name in known and name not in faulty}
    stand_ins = {
        name: _stand_in(_hints(model)[name]) for name, field in known.items() if name in faulty and _is_required(field)
    }
    return Validated(validated(sound | stand_ins), faulty, problems)


def unknown_key(path: KeyPath, known: Iterable[str]) -> Problem:
    """Return the problem of a key that is none of the known ones, naming the one that was probably meant."""
    meant = meant_by(str(path[-1]), known)
    remedy = f"Did you mean `{meant}`?" if meant else f"Rename it to one of these, or remove it: {listed(known)}."
    return Problem("unknown-key", path, f"The key {shown(str(path[-1]))} is not known here.", remedy)


@cache
def _validator(expected: Any) -> tuple[Callable[[Mapping[str, Any]], Any], type["ValidationError"]]:
    """Return what makes a value of the type from a table, and what it raises."""
    from pydantic import TypeAdapter, ValidationError

    return TypeAdapter(expected).validator.validate_python, ValidationError


@cache
def _fields(dataclass_type: Any) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(dataclass_type)}


@cache
def _hints(dataclass_type: Any) -> dict[str, Any]:
    return get_type_hints(dataclass_type)


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _stand_in(hint: Any) -> object:
    if get_origin(hint) is Literal:
        return get_args(hint)[0]
    if get_origin(hint) in _UNIONS:
        return _stand_in(get_args(hint)[0])
    return {str: "x", bool: True, int: 0, tuple: (), dict: {}}[get_origin(hint) or hint]


_ADD_CITATIONS = 'Add `citations = [{ source = "…", quote = "…" }]`; `quiz cite` prints one to paste.'


def _hint_at(hint: Any, path: KeyPath) -> Any:
    """Return the type that is expected at a path below a value of the type `hint`."""
    for part in path:
        members = get_args(hint)
        hint = members[0 if get_origin(hint) is tuple else 1] if members else _hints(hint)[str(part)]
    return hint


def _problems(expected: type, details: list["ErrorDetails"]) -> tuple[Problem, ...]:
    problems: dict[KeyPath, Problem] = {}
    meant: set[KeyPath] = set()
    for error in details:
        path = error["loc"]
        if error["type"] == "unexpected_keyword_argument":
            problems[path], near = _unknown_key(expected, path)
            if near:
                meant.add((*path[:-1], near))
        elif error["type"] == "missing":
            remedy = _ADD_CITATIONS if path[-1] == "citations" else f"Add `{path[-1]} = …`."
            problems[path] = Problem("missing-key", path, f"The key `{path[-1]}` is missing.", remedy)
        else:
            problem = _wrong_value(expected, path, error)
            problems[problem.path] = problem
    # A key that was merely misspelt is not missing as well.
    return tuple(problem for path, problem in problems.items() if problem.code != "missing-key" or path not in meant)


def _unknown_key(expected: type, path: KeyPath) -> tuple[Problem, str | None]:
    """Return the problem, and the known key that was probably meant."""
    known = _fields(_hint_at(expected, path[:-1]))
    key = str(path[-1])
    meant = meant_by(key, known)
    kinds = [kind for kind, keys in _KEYS_OF_KIND.items() if key in keys]
    if expected not in QUESTION_TYPES.values() or not kinds or (len(path) > 1 and meant):
        return unknown_key(path, known), meant
    if len(path) == 1:
        remedy = f"It belongs to {listed(kinds)}: change `kind`, or remove it."
    elif key in _fields(expected):
        remedy = (
            f"It belongs to the question itself: move it out of `{path[0]}`, to the lines right below [[questions]]."
        )
    else:
        return unknown_key(path, known), None
    return Problem("unknown-key", path, f"The key {shown(key)} is not known here.", remedy), None


def _wrong_value(expected: type, path: KeyPath, error: "ErrorDetails") -> Problem:
    hint: Any = expected
    for place, part in enumerate(path):
        if get_origin(hint) in _UNIONS:
            # pydantic continues the path with the member of the union that it tried.
            path = path[:place]
            break
        hint = _hint_at(hint, (part,))
    value = error["input"]
    if get_origin(hint) is Literal and isinstance(value, str):
        return Problem(
            "unknown-value",
            path,
            f"{shown(value)} is not a value of `{path[-1]}`.",
            f"Write one of: {listed(get_args(hint))}.",
        )
    return Problem("wrong-type", path, f"This is {type_found(value)}.", f"Write {_in_words(hint)}.")


def _in_words(hint: Any) -> str:
    if get_origin(hint) in _UNIONS:
        members = [member for member in get_args(hint) if member is not NoneType]
        return "a number" if len(members) > 1 else _in_words(members[0])
    if is_dataclass(hint):
        return "a table: { … }"
    if get_origin(hint) is Literal:
        return f"one of these, in quotation marks: {listed(get_args(hint))}"
    return _TYPES_IN_WORDS[get_origin(hint) or hint]


_TYPES_IN_WORDS: dict[Any, str] = {
    str: "text in quotation marks",
    int: "a whole number without quotation marks",
    float: "a number without quotation marks",
    bool: "true or false, without quotation marks",
    tuple: "a list in square brackets",
    dict: "a table",
}
