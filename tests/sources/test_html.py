"""HTML read into passages."""

from pathlib import Path

import pytest

from quiz.model.source import Passage
from quiz.sources.reading import SourceError, read_passages


def read(folder: Path, content: str | bytes, name: str = "page.html") -> list[str]:
    """Return the texts of the passages of a page."""
    return [passage.text for passage in passages(folder, content, name)]


def passages(folder: Path, content: str | bytes, name: str = "page.html") -> tuple[Passage, ...]:
    """Return the passages of a page."""
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_passages(path, "paragraph")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>The <b>r</b>oad <i>is</i>n't <a href=x>there</a>.", ["The road isn't there."]),
        ("<p>One<br>line<p>Two<div>Three</div>four", ["One line", "Two", "Three", "four"]),
        ("One<br><br>Two<br>\n<br/>Three", ["One", "Two", "Three"]),
        ("<ul><li>One<li>Two<ul><li>Inner</ul>after</ul>", ["One", "Two", "Inner", "after"]),
        ("<p>caf&eacute;&nbsp;&amp;&#x20;&lt;b&gt; &unknown; x &lt 3", ["café & <b> &unknown; x < 3"]),
        ("<p>so&shy;ft hy\xadphens, not hard-ones", ["soft hyphens, not hard-ones"]),
        ("<script>a<b</script><style>p{}</style><nav>Menu</nav><template>T</template><p>One", ["One"]),
        ("<p>One<p hidden>Two<p>Three", ["One", "Three"]),
        ("<head><title>Title</title></head><noscript>No</noscript><select><option>1</select><p>One", ["One"]),
        ("<pre>One\nline\n\nTwo</pre>", ["One line", "Two"]),
        ("<!-- no --><p>One<!-- <p> -->more</p><?php no ?>", ["Onemore"]),
        ("<ruby>road<rp>(</rp><rt>rode</rt><rp>)</rp></ruby>", ["road"]),
    ],
)
def test_a_page_is_read_as_it_is_shown(content: str, expected: list[str], tmp_path: Path) -> None:
    """Inline elements do not break words, blocks and line breaks do; what is not shown is dropped."""
    assert expected == read(tmp_path, content)


def test_headings_lead_to_the_passages(tmp_path: Path) -> None:
    """A heading stands below the last one of a higher level, also where levels are skipped."""
    page = "<h2>A</h2><p>1<h4>B</h4><p>2<h3>C <em>c</em></h3><p>3<h2>D</h2><p>4<h1></h1><p>5<h1>E</h1><p>6"

    assert [("A",), ("A", "B"), ("A", "C c"), ("D",), ("D",), ("E",)] == [
        passage.headings for passage in passages(tmp_path, page)
    ]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("<tr><th>River<th>km<tr><td>Volga<td>3530", ["River km", "Volga 3530"]),
        ("<tr><td><p>One</p><td><p>Two</p>", ["One Two"]),
        ("<tr><td><p>One</p><p>Two</p><td>Three", ["One", "Two", "Three"]),
        ("<tr><td>Left<td><table><tr><td>A<td>B<tr><td>C</table><td>Right", ["Left", "A B", "C", "Right"]),
        ("<caption>Rivers</caption><tr><td><td>Volga", ["Rivers", "Volga"]),
    ],
)
def test_a_table_is_read_by_its_rows(table: str, expected: list[str], tmp_path: Path) -> None:
    """A row is a passage, unless its cells hold paragraphs or tables: those are laid out, not tabulated."""
    assert expected == read(tmp_path, f"<table>{table}</table>")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<p>café".encode(), "café"),
        ("<p>café".encode("utf-8-sig"), "café"),
        ("<p>café".encode("utf-16"), "café"),
        (b"<meta charset=iso-8859-1><p>\x93caf\xe9\x94", "\u201ccafé\u201d"),
        (
            b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>\xcc\xee\xf1\xea\xe2\xe0',
            "Москва",
        ),
        ('<?xml version="1.0" encoding="KOI8-R"?><p>Москва'.encode("koi8-r"), "Москва"),
        ("<meta charset=utf-16><p>café".encode(), "café"),
    ],
)
def test_the_encoding_is_found(content: bytes, expected: str, tmp_path: Path) -> None:
    """A byte order mark counts first, then what the page declares, then UTF-8."""
    assert [expected] == read(tmp_path, content)


@pytest.mark.parametrize(
    "encoding", ["rot13", "hex", "punycode", "idna", "utf-7", "unicode_escape", "undefined", "zlib"]
)
def test_encodings_that_are_none_of_text_are_unknown(encoding: str, tmp_path: Path) -> None:
    """What Python calls an encoding and no browser knows is refused."""
    with pytest.raises(SourceError, match=f"declares the unknown encoding {encoding}"):
        read(tmp_path, f"<meta charset={encoding}><p>One")


def test_xhtml_is_read_with_its_empty_elements(tmp_path: Path) -> None:
    """An empty element of XHTML does not swallow what follows."""
    page = "<html><head><title/><script src='x'/></head><body><a id='a'/>One</body></html>"

    assert ["One"] == read(tmp_path, page, "page.xhtml")


@pytest.mark.parametrize(
    "piece", ["<div>", "<table><tr><td>", "<b id=1>", "<a ", "<!--", "&", "<p><b><i>", "</p>", "<h1>"]
)
def test_endless_nesting_is_no_trouble(piece: str, tmp_path: Path) -> None:
    """Time and memory grow with the size of the page, whatever is in it."""
    assert "One" == read(tmp_path, f"<p>One</p>{piece * 20_000}")[0]
