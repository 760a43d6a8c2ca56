"""Dataclasses whose methods are written when they are first needed.

Python's own writes and compiles six methods for each class while its module is loaded, which takes longer than all else
in the module. A start loads some hundred classes, makes instances of few, and compares fewer.
"""

from collections.abc import Callable, Mapping
from threading import RLock
from typing import TYPE_CHECKING, Any, ClassVar, get_origin

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 # so that others may import it from here
else:

    def dataclass(*, frozen: bool, slots: bool, kw_only: bool = False) -> Callable[[type], type]:
        """Make a class an immutable dataclass with slots, in the same way as Python's own, but later.

        Default values are given as there; base classes are such dataclasses or none at all.
        """
        if not (frozen and slots):
            raise TypeError("Use dataclasses.dataclass for what is not frozen or has no slots.")

        def later(plain: type) -> type:
            return _slotted(plain, kw_only=kw_only)

        return later


_COMPARED = ("__repr__", "__eq__", "__hash__")
_TOLD = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
_NONE = object()
_completing = RLock()
_fields: dict[type, Mapping[str, tuple[object, bool]]] = {}
"""The fields of each class in order, each with its default as it was written, and whether it is for keywords only."""


def _slotted(plain: type, *, kw_only: bool) -> type:
    """Return the class with slots for its fields; what Python's own makes of the plain one is added when needed."""
    own = [name for name, kind in plain.__annotations__.items() if not _is_class_variable(kind)]
    inherited = {slot for base in plain.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    fields = {name: field for base in plain.__mro__[:0:-1] for name, field in _fields.get(base, {}).items()}
    fields |= {name: (plain.__dict__.get(name, _NONE), kw_only) for name in own}

    def complete() -> None:
        with _completing:
            if isinstance(found.__dict__["__dataclass_fields__"], _Later):
                from dataclasses import dataclass as at_once

                at_once(frozen=True, kw_only=kw_only)(plain)
                for name in (*_COMPARED, *_TOLD):
                    if name in plain.__dict__:
                        setattr(found, name, plain.__dict__[name])

    def completed_first(name: str) -> Callable[..., Any]:
        def stand_in(*arguments: object) -> Any:
            complete()
            return found.__dict__[name](*arguments)

        return stand_in

    def begin(*values: object, **named: object) -> None:
        made = _written_init(f"{found.__qualname__}.__init__", fields)
        setattr(found, "__init__", made)  # noqa: B010 # as a plain assignment it would be of another type
        made(*values, **named)

    left_out = {*own, "__dict__", "__weakref__"}
    content = {
        "__slots__": tuple(name for name in own if name not in inherited),
        "__init__": begin,
        "__setattr__": _refuse_to_set,
        "__delattr__": _refuse_to_delete,
        **{name: completed_first(name) for name in _COMPARED},
        **{name: _Later(name, complete) for name in _TOLD},
        # A class that is compared in its own way is left without a hash by Python, unless it has its own too.
        **{name: value for name, value in plain.__dict__.items() if name not in left_out and value is not None},
    }
    found = type(plain)(plain.__name__, plain.__bases__, content)
    found.__qualname__ = plain.__qualname__
    _fields[found] = fields
    return found


def _written_init(name: str, fields: Mapping[str, tuple[object, bool]]) -> Callable[..., None]:
    """Return what sets the fields of a new instance, as Python's own would."""
    from dataclasses import MISSING, Field

    given: dict[str, object] = {"_set": object.__setattr__, "_none": _NONE}
    at_places, by_name, lines = ["self"], ["*"], []
    for field, (written, kw_only) in fields.items():
        default = written
        if isinstance(written, Field):
            default = _NONE if written.default is MISSING else written.default
        parameter, value = field, field
        if isinstance(written, Field) and written.default_factory is not MISSING:
            given[f"_{field}"] = written.default_factory
            parameter, value = f"{field}=_none", f"_{field}() if {field} is _none else {field}"
        elif default is not _NONE:
            given[f"_{field}"] = default
            parameter = f"{field}=_{field}"
        (by_name if kw_only else at_places).append(parameter)
        lines.append(f" _set(self, {field!r}, {value})")
    signature = ", ".join([*at_places, *(by_name if len(by_name) > 1 else ())])
    exec("\n".join((f"def __init__({signature}):", *lines, " return None")), given)  # noqa: S102 # as Python's own does
    made: Any = given["__init__"]
    made.__qualname__ = name
    return made  # type: ignore[no-any-return] # it was written just now


def _refuse_to_set(self: object, name: str, value: object) -> None:  # noqa: ARG001 # what Python calls it with
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:  # noqa: ARG001 # the same
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _is_class_variable(kind: object) -> bool:
    return kind is ClassVar or get_origin(kind) is ClassVar or (isinstance(kind, str) and "ClassVar" in kind)


class _Later:
    """An attribute of a class that is there once the class is complete."""

    def __init__(self, name: str, complete: Callable[[], None]) -> None:
        self._name = name
        self._complete = complete

    def __get__(self, instance: object, owner: type) -> Any:
        self._complete()
        return getattr(owner, self._name)
