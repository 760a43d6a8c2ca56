"""What a compiled pack keeps of a question."""

from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import given
from hypothesis import strategies as st

from quiz.model.fingerprint import seen_fingerprint
from quiz.model.question import QUESTION_TYPES, Question
from quiz.packs.kept import kept_of

_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.text(st.characters(exclude_categories=["Cs"])),
    bool: st.booleans(),
    int: st.integers(-(10**15), 10**15),
    float: st.floats(allow_nan=False, allow_infinity=False),
    NoneType: st.none(),
}


def _any_of(hint: Any) -> st.SearchStrategy[Any]:
    """Return values of a type of the model."""
    if isinstance(hint, type) and is_dataclass(hint):
        return st.builds(hint, **{field.name: _any_of(get_type_hints(hint)[field.name]) for field in fields(hint)})
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin is tuple:
        return st.lists(_any_of(arguments[0]), max_size=2).map(tuple)
    if origin is dict:
        return st.dictionaries(_any_of(str), _any_of(arguments[1]), max_size=3)
    return st.one_of([*map(_any_of, arguments)]) if arguments else _SIMPLE[hint]


@given(st.sampled_from(list(QUESTION_TYPES.values())).flatmap(_any_of))
def test_fingerprints_are_those_of_the_model(question: Question) -> None:
    """Whatever a question of any kind holds, learners' records and compiled packs name it alike."""
    assert [(seen_fingerprint(question), "k", "{}", "[]")] == [*kept_of([(question, "k", {}, ())])]
