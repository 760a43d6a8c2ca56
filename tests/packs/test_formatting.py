"""The canonical layout: the same pack, the same remarks, and nothing left to change."""

import re
from collections import Counter
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from quiz.packs.files import read_text
from quiz.packs.formatting import LayoutError, laid_out
from quiz.packs.formatting_files import layouts_of, write_layout
from quiz.packs.reader import read_pack

DATA = Path(__file__).parents[1] / "data" / "packs" / "valid"
PACKS = sorted(
    path.parent if path.name == "pack.toml" else path for path in DATA.rglob("*.toml") if "several" not in str(path)
)

CRAMPED = """\


[pack]   # what it is
title="A"
id='a.b'


# On bees.
[[questions]]

key=[1,2,  3]
id="x"
[questions.gaps.one]
key = "a"
[[questions]]
# Mine.
tags = [ # which
  "a" ]
text = \"\"\"
Two

[[lines]]
\"\"\"
choices=[{text="a",key = true},{ text="b" }]
"""
NEAT = """\
[pack] # what it is
id = 'a.b'
title = "A"

# On bees.
[[questions]]
id = "x"
key = [1, 2, 3]

[questions.gaps.one]
key = "a"

[[questions]]
# Mine.
tags = [ # which
  "a" ]
text = \"\"\"
Two

[[lines]]
\"\"\"
choices = [
  { text = "a", key = true },
  { text = "b" },
]
"""


def test_the_layout_is_as_told() -> None:
    """Keys in order, one blank around an equals sign, one blank line before a table, and remarks where they were."""
    assert NEAT == laid_out(CRAMPED)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_pack_that_was_laid_out_is_the_same_pack(path: Path, tmp_path: Path) -> None:
    """With the same questions, sources and problems, and a second time nothing changes."""
    before = read_pack(path)
    copy = tmp_path / path.name
    copy.mkdir() if path.is_dir() else None
    for file in before.files:
        (tmp_path / file.relative_to(path.parent)).write_bytes(file.read_bytes())
    for layout in layouts_of(copy):
        write_layout(layout)
    after = read_pack(copy)

    assert before.question_tables == after.question_tables
    assert [found.source for found in before.found_sources] == [found.source for found in after.found_sources]
    assert all(layout.is_kept for layout in layouts_of(copy))


SPACE = st.sampled_from(["", " ", "  ", "\t"])
KEY = st.sampled_from(["id", "key", "stem", '"a b"', "'q'", "text", "a.b", "zz"])
VALUE = st.recursive(
    st.sampled_from(
        [
            "1",
            '"a, # b"',
            "'c'",
            "true",
            "1.50",
            "0x1F",
            "2020-01-01",
            '"""\na\n\n[[b]]\n# c\n"""',
            "inf",
            "'''x'''",
            '"\\u00e9"',
        ]
    ),
    lambda inner: st.one_of(
        st.builds(
            lambda items, blank, end: f"[{blank}{f'{blank},{blank}'.join(items)}{end}{blank}]",
            st.lists(inner, min_size=1, max_size=4),
            SPACE,
            st.sampled_from(["", ",", ", # why\n", "\n"]),
        ),
        st.builds(lambda value, blank: f"{{{blank}k{blank}={blank}{value}{blank}, l.m = 1}}", inner, SPACE),
        st.builds(lambda value: f"[\n{value} # one\n,\n\n  {value}\n]", inner),
        st.just("[]"),
        st.just("{ }"),
    ),
    max_leaves=6,
)
REMARK = st.sampled_from(["", "", " # r", "#s", "  # t, u  "])
PAIR = st.builds(
    lambda key, left, right, value, remark: f"{key}{left}={right}{value}{remark}", KEY, SPACE, SPACE, VALUE, REMARK
)
HEADER = st.builds(
    lambda header, remark: header + remark,
    st.sampled_from(["[a]", "[[q]]", "[[q.r]]", "[q.s]", "[ t . u ]", "[a.b]"]),
    REMARK,
)
LINE = st.one_of(PAIR, PAIR, HEADER, st.sampled_from(["", "", "# remark", "  # indented  ", "#"]))


@given(lines=st.lists(LINE, max_size=14))
def test_any_file_says_the_same_or_is_refused(lines: list[str]) -> None:
    """Values, remarks and their number are kept, and the layout of a layout is itself."""
    text = "".join(f"{line}\n" for line in lines)
    try:
        data = tomli.loads(text)
        formatted = laid_out(text)
    except (tomli.TOMLDecodeError, LayoutError):
        return
    assert repr(sorted_deep(data)) == repr(sorted_deep(tomli.loads(formatted)))
    assert Counter(re.sub(r"[\s,]", "", text)) == Counter(re.sub(r"[\s,]", "", formatted))
    assert formatted == laid_out(formatted)


def sorted_deep(value: object) -> object:
    """Return a value with the keys of all tables in order."""
    if isinstance(value, dict):
        return [(key, sorted_deep(value[key])) for key in sorted(value)]
    return [sorted_deep(each) for each in value] if isinstance(value, list) else value


def test_a_number_of_many_thousand_digits_is_refused() -> None:
    """TOML may write it in hexadecimal digits, and Python cannot write it in decimal ones."""
    with pytest.raises(LayoutError, match="cannot be read as TOML"):
        laid_out(f"a = 0x{'9' * 5000}\n")


def test_what_cannot_be_laid_out_is_left_alone(tmp_path: Path) -> None:
    """The file is named, and no file of the pack is written before all are known to be right."""
    (tmp_path / "empty").mkdir()
    apart = "[[questions]]\nid = 1\n[[sources]]\nid = 2\n[[questions]]\nid = 3\n"
    (tmp_path / "pack.toml").write_text("a=1\n", encoding="utf-8")
    (tmp_path / "z.toml").write_text(apart, encoding="utf-8")
    with pytest.raises(LayoutError, match=r"z\.toml cannot be laid out\. Tables of one list stand apart"):
        layouts_of(tmp_path)
    (tmp_path / "z.toml").write_text("a = = 1\n", encoding="utf-8")
    with pytest.raises(LayoutError, match=r"z\.toml cannot be laid out\. It cannot be read as TOML"):
        layouts_of(tmp_path)
    with pytest.raises(LayoutError, match=r"no pack\.toml"):
        layouts_of(tmp_path / "empty")


def test_the_packs_of_the_program_are_laid_out() -> None:
    """What an author learns from is as `quiz format` would have it."""
    checkout = Path(__file__).parents[2]
    texts = [read_text(file) for file in checkout.glob("questions/*/*.toml")]
    assert all(laid_out(text) == text for text in texts)
