"""Documents read into passages."""

from pathlib import Path

import pytest

from quiz.model.source import Passage, Unit
from quiz.sources import reading
from quiz.sources.reading import SourceError, read_passages


def written(folder: Path, name: str, content: str | bytes) -> Path:
    """Write a document and return its path."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


MARKDOWN = """\
# Rivers

Some text, in *two*
lines with `code`.

## The Danube

- It rises in Germany.
- It ends
  in the sea.

> A quoted paragraph.

```
code stays   as it is
```

| name | km |
|---|---|
| Volga | 3530 |

<!-- not shown -->

# Lakes

Another [paragraph](https://example.org).
"""


def test_markdown_is_read_by_its_blocks(tmp_path: Path) -> None:
    """Paragraphs, items, quotations, code and table rows are passages; headings say where they stand."""
    danube = ("Rivers", "The Danube")

    assert (
        Passage(1, "Some text, in two lines with code.", ("Rivers",), 3),
        Passage(2, "It rises in Germany.", danube, 8),
        Passage(3, "It ends in the sea.", danube, 9),
        Passage(4, "A quoted paragraph.", danube, 12),
        Passage(5, "code stays as it is", danube, 14),
        Passage(6, "name km", danube, 18),
        Passage(7, "Volga 3530", danube, 20),
        Passage(8, "Another paragraph.", ("Lakes",), 26),
    ) == read_passages(written(tmp_path, "rivers.md", MARKDOWN), "paragraph")


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        ("line", [(1, "One two", 1), (2, "three.", 2), (4, "Four.", 4), (5, "Five.", 5)]),
        ("paragraph", [(1, "One two three.", 1), (2, "Four.", 4), (3, "Five.", 4)]),
        ("page", [(1, "One two three. Four.", 1), (2, "Five.", 4)]),
    ],
)
def test_plain_text_is_read_by_its_unit(tmp_path: Path, unit: Unit, expected: list[tuple[int, str, int]]) -> None:
    """Lines keep their number in the file; a form feed begins a page and a paragraph."""
    path = written(tmp_path, "notes.txt", "One  two\nthree.\n \t\nFour.\fFive.\n")

    assert expected == [(passage.number, passage.text, passage.line) for passage in read_passages(path, unit)]


def test_marks_of_other_systems_make_no_difference(tmp_path: Path) -> None:
    """A byte order mark and CR LF or CR line ends are read as if they were not there."""
    plain = read_passages(written(tmp_path, "plain.txt", "One.\n\nTwo\nthree."), "paragraph")

    assert plain == read_passages(written(tmp_path, "crlf.txt", b"\xef\xbb\xbfOne.\r\n\r\nTwo\r\nthree."), "paragraph")
    assert plain == read_passages(written(tmp_path, "cr.txt", b"One.\r\rTwo\rthree."), "paragraph")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("latin.txt", b"One.\ncaf\xe9", "latin.txt, line 2, is not UTF-8"),
        ("escape.md", "One.\n\n\x1b[2J", "escape.md, line 3, holds the control character U\\+001B"),
        ("bidi.txt", "a\u202eb", "U\\+202E RIGHT-TO-LEFT OVERRIDE"),
        ("book.odt", "text", "book.odt is of a type that cannot be read"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(tmp_path: Path, name: str, content: str | bytes, message: str) -> None:
    """The error names the file, the line where there is one, and what is wrong."""
    with pytest.raises(SourceError, match=message):
        read_passages(written(tmp_path, name, content), "paragraph")


def test_a_missing_document_says_so(tmp_path: Path) -> None:
    """A path without a file is an error with the file's name."""
    with pytest.raises(SourceError, match=r"gone\.txt cannot be read"):
        read_passages(tmp_path / "gone.txt", "paragraph")


def test_a_huge_document_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Size is looked at first."""
    monkeypatch.setattr(reading, "LARGEST_DOCUMENT_BYTES", 10)

    with pytest.raises(SourceError, match=r"big\.txt is larger than"):
        read_passages(written(tmp_path, "big.txt", "more than ten bytes"), "paragraph")
