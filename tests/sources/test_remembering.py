"""Documents that are read again and again."""

from pathlib import Path

import pytest

from quiz.sources.error import SourceError
from quiz.sources.remembering import RememberedSources


def test_a_document_is_read_anew_only_where_it_has_changed(tmp_path: Path) -> None:
    """Each unit for itself; one that went away or is broken is told as ever, and read again once it is back."""
    file = tmp_path / "notes.md"
    file.write_text("One.\nTwo.\n", encoding="utf-8")
    sources = RememberedSources()

    first = sources.passages(file, "paragraph")
    assert first is sources.passages(file, "paragraph")
    assert ["One. Two."] == [passage.text for passage in first]
    assert ["One.", "Two."] == [passage.text for passage in sources.passages(file, "line")]

    file.write_text("Three.\n", encoding="utf-8")
    assert ["Three."] == [passage.text for passage in sources.passages(file, "paragraph")]
    for break_it in (file.unlink, lambda: file.write_bytes(b"\xff\xfe")):
        break_it()
        with pytest.raises(SourceError):
            sources.passages(file, "paragraph")
    file.write_text("Four.\n", encoding="utf-8")
    assert ["Four."] == [passage.text for passage in sources.passages(file, "paragraph")]
