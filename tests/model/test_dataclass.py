"""Dataclasses that are completed when they are first needed."""

import dataclasses
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

from quiz.model import dataclass as late

Make = Callable[..., Callable[[type], type]]


def classes(make: Make) -> tuple[Any, Any]:
    """Return a class and one that is derived from it, made by a decorator."""

    @make(frozen=True, slots=True)
    class Base:
        """With a default, a class variable and a method."""

        limit: ClassVar[int] = 3
        name: str
        number: int = 1

        @property
        def doubled(self) -> int:
            return 2 * self.number

    @make(frozen=True, slots=True, kw_only=True)
    class Derived(Base):
        """With a default that is made anew."""

        parts: list[str] = dataclasses.field(default_factory=list, repr=False)

        def __hash__(self) -> int:
            return 7

    return Base, Derived


def told(make: Make) -> list[object]:
    """Return what can be seen of both classes and of what is made of them."""
    base, derived = classes(make)
    first, second = base("a"), derived("b", 2, parts=["x"])
    refused: list[object] = []
    for act in (
        base,
        lambda: base("a", 1, 2),
        lambda: derived("a", 1, []),
        lambda: setattr(first, "name", "c"),
        lambda: delattr(second, "parts"),
    ):
        with pytest.raises((TypeError, dataclasses.FrozenInstanceError)) as error:
            act()
        refused.append((error.type, str(error.value).replace("classes.<locals>.", "")))
    return [
        *(str(each).replace("classes.<locals>.", "") for each in (first, second)),
        *((found.__name__, found.__doc__, found.__match_args__, found.__slots__) for found in (base, derived)),
        [(field.name, field.kw_only) for found in (base, derived) for field in dataclasses.fields(found)],
        [first == base("a"), first == base("b"), first == second, hash(first) == hash(base("a")), hash(second)],
        [first.doubled, second.doubled, base.limit],
        dataclasses.astuple(dataclasses.replace(second, number=5)),
        [hasattr(each, "__dict__") for each in (first, second)],
        refused,
    ]


def test_they_are_like_those_of_python() -> None:
    """Whatever is asked of them, of their fields and of what they refuse, the answer is the same."""
    assert told(dataclasses.dataclass) == told(late.dataclass)


@pytest.mark.parametrize(
    ("need", "completes"),
    [
        (lambda found: found("a"), False),
        (lambda found: setattr(found, "limit", 4), False),
        (dataclasses.fields, True),
        (dataclasses.is_dataclass, True),
        (lambda found: found("a") == found("b"), True),
        (lambda found: hash(found("a")), True),
        (lambda found: repr(found("a")), True),
        (lambda found: dataclasses.replace(found("a"), number=5), True),
    ],
)
def test_they_are_completed_when_they_are_needed(need: Callable[[type], object], completes: bool) -> None:
    """Whatever needs more than an instance does it, and nothing else."""
    found, _ = classes(late.dataclass)

    need(found)

    assert completes == isinstance(vars(found)["__dataclass_fields__"], dict)


def test_what_can_be_changed_is_not_made_late() -> None:
    """Others have Python's own, so that nobody takes one for immutable."""
    with pytest.raises(TypeError):
        late.dataclass(frozen=False, slots=True)
