"""Whatever the bytes and whatever the data: a pack or diagnostics, never an exception."""

from dataclasses import fields
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.model.challenge import Rules
from quiz.model.citation import Citation
from quiz.model.diagnostic import Severity
from quiz.model.pack import PackInfo
from quiz.model.question import QUESTION_TYPES, Choice, Gap, Pair, Rejected
from quiz.model.source import OwnedSource, Passage, TravellingSource
from quiz.model.text import forbidden_character
from quiz.packs.citations import resolve_citations
from quiz.packs.reader import read_pack

VALID = Path(__file__).parent.parent / "data" / "packs" / "valid"
SEEDS = [path.read_bytes() for path in sorted(VALID.rglob("*.toml")) if b"[pack]" in path.read_bytes()]
_PARTS: list[type[Any]] = [Choice, Rejected, Pair, Gap, Citation, PackInfo, TravellingSource, OwnedSource, Rules]
_FRAGMENTS = [b'"', b"'", b"[", b"]]", b"{", b"}", b"\n", b"=", b"\\", b"\x00", b"\xff", b"\xe2\x80\xae", b"nan", b"-1"]
_FRAGMENTS += [b"[[questions]]\n", b"key = 1e999\n", b"9" * 30, b"1979-05-27T07:32:00Z", b"\\u202E", b"true", b'"""']


@st.composite
def _mutations(draw: st.DrawFn) -> bytes:
    content = bytearray(draw(st.sampled_from(SEEDS)))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        length = draw(st.integers(0, 40))
        content[start : start + length] = draw(st.sampled_from(_FRAGMENTS) | st.binary(max_size=6) | st.just(b""))
    return bytes(content)


_FIELDS = sorted(
    {field.name for model in (*QUESTION_TYPES.values(), *_PARTS) for field in fields(model)}
    | {"format", "pack", "sources", "challenges", "questions", "int", "float", "1"}
)
_KEYS = st.sampled_from(_FIELDS) | st.text(max_size=3)
_LEAVES = (
    st.text(max_size=6)
    | st.sampled_from([*QUESTION_TYPES, "a.b", "s", "{a}", "../x.md", "line", "2022-06-05", "0" * 64, "0" * 16])
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.sampled_from([date(2022, 6, 5), datetime(2022, 6, 5, 1), time(1)])  # noqa: DTZ001 - TOML has local times too
)
_TABLES = st.recursive(
    st.dictionaries(_KEYS, _LEAVES, max_size=6),
    lambda inner: st.dictionaries(_KEYS, _LEAVES | inner | st.lists(inner | _LEAVES, max_size=3), max_size=8),
    max_leaves=20,
)
_QUESTIONS = st.fixed_dictionaries(
    {"id": st.text(max_size=3), "kind": st.sampled_from([*QUESTION_TYPES])},
    optional=dict.fromkeys(
        [name for name in _FIELDS if name not in ("id", "kind")],
        _LEAVES | _TABLES | st.lists(_TABLES | _LEAVES, max_size=3),
    ),
)
_PACKS = st.fixed_dictionaries(
    {"format": st.just(1), "sources": st.lists(_TABLES, max_size=2), "questions": st.lists(_QUESTIONS, max_size=3)},
    optional={"pack": _TABLES, "challenges": st.lists(_TABLES, max_size=2), "other": _LEAVES},
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for one file after another."""
    return tmp_path_factory.mktemp("hostile")


def _answer(path: Path) -> None:
    read = read_pack(path)
    resolved = resolve_citations(read, {source.id: (Passage(1, "a b c"),) for source in read.sources})
    errors = [found for found in read.diagnostics if found.severity is Severity.ERROR]
    assert (read.pack is None) == bool(errors)
    for found in (*read.diagnostics, *resolved.diagnostics):
        assert found.code
        told = f"{found.file}{found.key_path}{found.message}{found.remedy}"
        assert "\n" not in told
        assert forbidden_character(told) is None


@settings(max_examples=120)
@given(content=_mutations())
def test_mutated_packs_are_answered(folder: Path, content: bytes) -> None:
    """Bytes cut, replaced and inserted anywhere in a valid pack."""
    (folder / "mutated.toml").write_bytes(content)

    _answer(folder / "mutated.toml")


@settings(max_examples=40)
@given(data=_TABLES | _PACKS)
def test_any_data_is_answered(folder: Path, data: dict[str, Any]) -> None:
    """Every type of TOML under every key of the format."""
    (folder / "data.toml").write_text(tomli_w.dumps(data), encoding="utf-8", errors="replace")

    _answer(folder / "data.toml")


@settings(max_examples=50)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_answered(folder: Path, content: bytes) -> None:
    """Bytes that were never a pack."""
    (folder / "bytes.toml").write_bytes(content)

    _answer(folder / "bytes.toml")
