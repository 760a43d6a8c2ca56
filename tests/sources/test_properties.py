"""Whatever bytes a file holds, reading it gives passages or one error."""

import functools
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from quiz.model.source import UNITS_BY_SUFFIX, Passage, Unit
from quiz.model.text import collapsed, forbidden_character
from quiz.sources.reading import SourceError, read_passages

WrittenAs = Callable[[str], bytes]

bounded = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def assert_passages_or_error(name: str, content: bytes, unit: Unit) -> None:
    """Check what a file of this name and content gives."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        passages, message = _read(path, unit)
    if message is not None:
        assert message.startswith(name)
        assert forbidden_character(message) is None
        return
    assert passages
    assert all(passage.text and collapsed(passage.text) == passage.text for passage in passages)
    assert not any(forbidden_character("".join((passage.text, *passage.headings))) for passage in passages)
    assert sorted({passage.number for passage in passages}) == [passage.number for passage in passages]


def _read(path: Path, unit: Unit) -> tuple[tuple[Passage, ...], str | None]:
    try:
        return read_passages(path, unit), None
    except SourceError as error:
        return (), str(error)


@pytest.mark.parametrize("suffix", UNITS_BY_SUFFIX)
@bounded
@given(
    content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode),
    start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"<p>", b"# "]),
    unit=st.sampled_from(("line", "paragraph", "page")),
)
def test_any_bytes_give_passages_or_an_error(suffix: str, content: bytes, start: bytes, unit: Unit) -> None:
    """Random bytes and random text, also behind the first bytes of a format."""
    assert_passages_or_error(f"any{suffix}", start + content, unit)


@pytest.mark.parametrize("suffix", [".html", ".pdf", ".docx", ".epub"])
@bounded
@given(
    changes=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    cut=st.floats(0.2, 1),
)
@example(changes=[], cut=1)
def test_a_changed_document_gives_passages_or_an_error(
    suffix: str, written_as: WrittenAs, changes: list[tuple[float, int]], cut: float
) -> None:
    """A document of which some bytes were changed, and perhaps the end is missing."""
    content = bytearray(_written(written_as, suffix))
    for place, byte in changes:
        content[int(place * len(content))] = byte
    assert_passages_or_error(f"changed{suffix}", bytes(content[: int(cut * len(content))]), "paragraph")


@functools.cache
def _written(written_as: WrittenAs, suffix: str) -> bytes:
    return written_as(suffix)
