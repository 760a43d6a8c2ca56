"""TOML is read alike by whichever parser reads it."""

import json
from typing import Any

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.packs.parsing import parse

KEYS = st.sampled_from(["a", "b", "c.d", "a . b", '"q k"', "'l'", '"\\u0061"', "1.2", '""', "a\n.b"])
NUMBERS = "1 -0 +1_0 0x1F 0o17 0b11 9223372036854775807 9223372036854775808 1.5 -0.0 1e3 1e400 inf -nan 007 1__0 .5"
TIMES = "1979-05-27 07:32:00.123456789 07:32 1979-05-27T07:32:00Z 1979-05-27T07:32:00.5-07:00 1979-02-30"
SCALARS = st.sampled_from(
    [
        *NUMBERS.split(),
        *("1" * 5000, "0x" + "f" * 50),
        *TIMES.split(),
        *("1979-05-27 07:32:00Z", "true", "TRUE"),
        *('"x"', '""', r'"\e\x41"', r'"\uD800"', '"a\tb"', '"a\nb"', '"\x7f"', '"\u2028"', "\ufeff1"),
        *("'l\\'", '"""\nm\\\n  n"""', "'''\n'''", '""""q"""""', '"""a\r\nb"""'),
    ]
)
BREAKS = st.sampled_from([""] * 12 + [" ", "\t", "\n", " # é\n", "\r\n", ","])


@st.composite
def _arrays(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    items = draw(st.lists(st.tuples(BREAKS, inner, BREAKS).map("".join), max_size=3))
    return f"[{','.join(items)}{draw(BREAKS)}]"


@st.composite
def _tables(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    pair = st.tuples(BREAKS, KEYS, BREAKS, st.just("="), BREAKS, inner, BREAKS).map("".join)
    return f"{{{','.join(draw(st.lists(pair, max_size=3)))}{draw(BREAKS)}}}"


VALUES = st.recursive(SCALARS, lambda inner: _arrays(inner) | _tables(inner), max_leaves=5)
LINES = st.one_of(
    st.tuples(KEYS, BREAKS, VALUES).map(lambda parts: f"{parts[0]} ={parts[1]}{parts[2]}"),
    KEYS.map(lambda key: f"[{key}]"),
    KEYS.map(lambda key: f"[[{key}]]"),
    st.sampled_from(["", "# é = \x00", "#", "\ufeff", "= 1", "a ="]),
)


def _outcome(text: str, *, by_tomli: bool) -> str:
    """Return what becomes of a text in a form that tells types apart, and knows no order of tables."""
    try:
        data = tomli.loads(text) if by_tomli else parse(text)
    except (ValueError, RecursionError) as error:
        return f"{type(error)}: {error}"
    return json.dumps(data, default=_told, sort_keys=True)


def _told(value: Any) -> str:
    return f"{type(value)} {value.isoformat()}"


@given(st.lists(LINES, max_size=5).map("\n".join))
@example("x = {a\n= 1}")
@example("x = {a = # one\n1}")
@example('x = """\r\r\n"""')
@example("\ufeffx = 1")
def test_no_text_is_read_otherwise(text: str) -> None:
    """Values, types and what is said of errors are those of the one parser, whichever reads a text."""
    assert _outcome(text, by_tomli=True) == _outcome(text, by_tomli=False)


@pytest.mark.parametrize("depth", [10, 100, 100_000])
@pytest.mark.parametrize("opening", ["[", "{a=", "[{a="])
def test_deep_nesting_is_refused_alike(opening: str, depth: int) -> None:
    """No depth ends the program."""
    closing = "".join({"[": "]", "{": "}"}.get(sign, "") for sign in reversed(opening))
    text = f"x = {opening * depth}1{closing * depth}"

    assert _outcome(text, by_tomli=True) == _outcome(text, by_tomli=False)
