"""Dataclasses whose methods are written when the first one of a class is made.

Python's own writes and compiles six methods for each class while its module is loaded, which takes longer than all else
in the module. A start loads some hundred classes, and makes instances of few.
"""

from collections.abc import Callable
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


_MADE = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__")
_TOLD = ("__dataclass_fields__", "__dataclass_params__", "__match_args__")
_completing = RLock()


def _slotted(plain: type, *, kw_only: bool) -> type:
    """Return the class with slots for its fields; what Python's own makes of the plain one is added when needed."""
    names = [name for name, kind in plain.__annotations__.items() if not _is_class_variable(kind)]
    inherited = {slot for base in plain.__mro__[1:-1] for slot in base.__dict__.get("__slots__", ())}
    content = {
        name: value
        for name, value in plain.__dict__.items()
        if name not in {*names, "__dict__", "__weakref__", "__slots__"}
    }
    content["__slots__"] = tuple(name for name in names if name not in inherited)
    found = type(plain)(plain.__name__, plain.__bases__, content)
    found.__qualname__ = plain.__qualname__

    def complete() -> None:
        with _completing:
            if isinstance(found.__dict__["__dataclass_fields__"], _Later):
                from dataclasses import dataclass as at_once

                at_once(frozen=True, kw_only=kw_only)(plain)
                for name in (*_MADE, *_TOLD):
                    if name in plain.__dict__:
                        setattr(found, name, plain.__dict__[name])

    def __init__(self: object, *values: object, **named: object) -> None:  # noqa: N807 # it stands in for the real one
        complete()
        real: Callable[..., None] = found.__dict__["__init__"]
        real(self, *values, **named)

    setattr(found, "__init__", __init__)  # noqa: B010 # as a plain assignment it would be of another type
    for name in _TOLD:
        setattr(found, name, _Later(name, complete))
    return found


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
