"""E-books read into passages."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from quiz.model.source import Passage
from quiz.sources.reading import SourceError, read_passages

CONTAINER = '<container><rootfiles><rootfile full-path="{}"/></rootfiles></container>'
ITEM = '<item id="{0}" href="{1}" media-type="application/xhtml+xml" {2}/>'


def read(
    folder: Path, package: str, files: Mapping[str, str], path_of_package: str = "OPS/book.opf"
) -> tuple[Passage, ...]:
    """Pack a book and read it."""
    path = folder / "book.epub"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("META-INF/container.xml", CONTAINER.format(path_of_package))
        written.writestr(path_of_package, package)
        for name, content in files.items():
            written.writestr(name, content)
    return read_passages(path, "paragraph")


def package(items: str, *spine: str) -> str:
    """Return the package document that lists these items, in this reading order."""
    order = "".join(f'<itemref idref="{item}"/>' for item in spine)
    return f'<package xmlns="http://www.idpf.org/2007/opf"><manifest>{items}</manifest><spine>{order}</spine></package>'


def test_documents_are_read_in_the_order_of_the_spine(tmp_path: Path) -> None:
    """What is listed only among the files is not read, nor is the navigation, and headings go on from file to file."""
    items = (
        ITEM.format("b", "text/two.xhtml#start", "")
        + ITEM.format("a", "one%20.xhtml", "")
        + ITEM.format("unread", "three.xhtml", "")
        + ITEM.format("nav", "nav.xhtml", 'properties="nav"')
        + '<item id="cover" href="cover.svg" media-type="image/svg+xml"/>'
    )
    files = {
        "OPS/one .xhtml": "<h1>Rivers</h1><p>One.</p>",
        "OPS/text/two.xhtml": "<h2>The Danube</h2><p>Two.</p>",
        "OPS/three.xhtml": "<p>Three.</p>",
        "OPS/nav.xhtml": "<p>Contents</p>",
    }

    assert (Passage(1, "One.", ("Rivers",)), Passage(2, "Two.", ("Rivers", "The Danube"))) == read(
        tmp_path, package(items, "cover", "nav", "a", "b", "nowhere"), files
    )


def test_a_package_at_the_top_may_point_into_folders(tmp_path: Path) -> None:
    """Paths are taken from where the package stands."""
    files = {"text/a.xhtml": "<p>One.</p>"}

    assert (Passage(1, "One."),) == read(
        tmp_path, package(ITEM.format("a", "./x/../text/a.xhtml", ""), "a"), files, "book.opf"
    )


def test_a_path_out_of_the_book_leads_nowhere(tmp_path: Path) -> None:
    """A chapter is looked for among the files of the book and nowhere else."""
    (tmp_path / "secret.xhtml").write_text("<p>Secret.</p>", "utf-8")

    with pytest.raises(SourceError, match=r"secret\.xhtml' is missing from it"):
        read(tmp_path, package(ITEM.format("a", "../../secret.xhtml", ""), "a"), {})


def test_scrambled_fonts_do_not_matter(tmp_path: Path) -> None:
    """A book is encrypted only if a document in its reading order is."""
    files = {
        "OPS/a.xhtml": "<p>One.</p>",
        "META-INF/encryption.xml": '<encryption><CipherReference URI="OPS/font.otf"/></encryption>',
    }

    assert (Passage(1, "One."),) == read(tmp_path, package(ITEM.format("a", "a.xhtml", ""), "a"), files)


def test_what_a_book_names_is_safe_to_show(tmp_path: Path) -> None:
    """A path in a message cannot steer the terminal."""
    with pytest.raises(SourceError) as raised:
        read(tmp_path, package(ITEM.format("a", "a&#x202e;&#10;b", ""), "a"), {})

    assert r"'OPS/a\u202e\nb' is missing" in str(raised.value)


def test_control_characters_are_named_by_their_paragraph(tmp_path: Path) -> None:
    """Paragraphs are counted through the book."""
    with pytest.raises(SourceError, match=r"^book\.epub, paragraph 2, holds the control character U\+202E"):
        read(tmp_path, package(ITEM.format("a", "a.xhtml", ""), "a"), {"OPS/a.xhtml": "<p>One.<p>a&#x202e;b"})
