"""What quick looks at a text tell of all that it holds."""

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.packs.contents import read_contents
from quiz.packs.plain import is_plain
from quiz.packs.problems import Problem, TomlFile
from quiz.packs.walk import walk

BLANK = st.text(st.sampled_from(" \t\u00a0\u3000"), max_size=3)
WORDS = st.text(st.sampled_from("ab01'e\u00e9\u202e\u0085\u2028\u0416. \u00a0"), max_size=8)
ESCAPES = st.sampled_from(["\\n", "\\t", '\\"', "\\\\", "\\u0020", "\\u202E", "\\r", "\\b", "\\\\u202E"])
BASIC = st.lists(WORDS | ESCAPES | BLANK, max_size=3).map("".join)
STRINGS = st.one_of(
    BASIC.map(lambda text: f'"{text}"'),
    BASIC.map(lambda text: f'"""{text}"""'),
    BASIC.map(lambda text: f'"""\n{text}\\\n  {text}"""'),
    st.lists(WORDS | BLANK, max_size=2).map(lambda texts: f"'{''.join(texts).replace(chr(39), '')}'"),
    st.sampled_from(["''", "''''''", "'''\n'''", '""', '""""""', '"""\n \t"""', "'\\'", "'''a'''", '"""a\\""""']),
)
NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17).map(str),
    st.integers(0, 10**17).map(hex),
    st.integers(0, 10**17).map(oct),
    st.integers(0, 10**17).map(bin),
    st.floats().map(repr),
    st.sampled_from(["inf", "-inf", "nan", "1e15", "1e16", "1_0e1_5", "1_000_000_000_000_001", "+0.5", "-1e300"]),
)
VALUES = st.recursive(
    STRINGS | NUMBERS | st.sampled_from(["true", "1979-05-27", "1979-05-27T07:32:00Z"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{' , '.join(items)}]"),
    max_leaves=4,
)
KEYS = STRINGS.filter(lambda text: '"""' not in text and "'''" not in text) | st.sampled_from(["a", "b-1", "inf"])
LINES = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    st.sampled_from(['# "" it\'s', "", " ", "[t]", "[[u]]"]),
)


@given(st.lists(LINES, max_size=4).map("\n".join))
@example('a = ""\n"b" = 1')
@example('a = """\n"""')
@example('a = "\\n"')
@example("a = ' '")
def test_nothing_is_found_in_a_plain_text(text: str) -> None:
    """Whatever is refused or empty makes a text one that is not plain, but for numbers."""
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    assert not is_plain(text) or _found(data) == []


def _found(data: dict[str, Any]) -> list[Problem]:
    """Return what the walk finds but for numbers."""
    refused, empty = walk(data)
    return [*(problem for problem in refused if not problem.code.startswith("number")), *empty]


@given(st.lists(st.tuples(st.sampled_from(("format", "seconds", "key", "difficulty", "x")), NUMBERS), max_size=3))
@example([("key", "1e16")])
@example([("format", "0x" + "1" * 5000), ("difficulty", "inf")])
def test_numbers_are_told_of_all_the_same(numbers: list[tuple[str, str]]) -> None:
    """What is refused of the questions of a plain text is no other than if all of it were walked over."""
    lines = "\n".join(f"{key} = {number}" for key, number in dict(numbers).items())
    kind = 'id = "a"\nkind = "number"\nstem = "b"\ntopic = "c"\nexplanation = "d"'
    text = f"{lines}\n[[challenges]]\n{lines}\n[[questions]]\n{kind}\n{lines}\n"

    def told(*, is_plain: bool) -> list[Problem]:
        file = TomlFile(Path("pack.toml"), "pack.toml", text, tomli.loads(text), is_plain)
        return sorted(read_contents(file, is_main=True).told(), key=repr)

    assert told(is_plain=False) == told(is_plain=True)


@pytest.mark.parametrize("character", [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))])
@pytest.mark.parametrize("quoted", ['"a{}b"', "'a{}b'", '"""a{}b"""', "'''a{}b'''"])
def test_no_control_character_is_plain(quoted: str, character: str) -> None:
    """TOML refuses them as they are, but for newlines and tabs, and those behind ASCII are looked for."""
    text = f"a = {quoted.format(character)}"
    try:
        data = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    assert not is_plain(text) or walk(data) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "a = \"it's said\"\n'b' = 'he said \"no\"'\nc = [1.5, -12, 0xff]\n",
        'a = """Two\n"lines" of text."""\nb = "x\\ny \\"z\\" \\\\"\nc = {d = "«\u00a0\u0416\u202f»"}\n',
    ],
)
def test_what_authors_write_is_plain(text: str) -> None:
    """Quotation marks of all kinds, texts of several lines, usual escapes, blanks of other kinds, any script."""
    assert is_plain(text)
