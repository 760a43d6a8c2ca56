"""Word documents read into passages."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from quiz.model.source import Passage
from quiz.sources.reading import read_passages


def read(folder: Path, document: Document) -> tuple[Passage, ...]:
    """Save a document and read it."""
    path = folder / "notes.docx"
    document.save(str(path))
    return read_passages(path, "paragraph")


def texts(passages: tuple[Passage, ...]) -> list[str]:
    """Return the texts of passages."""
    return [passage.text for passage in passages]


def test_styles_tell_the_headings(tmp_path: Path) -> None:
    """A heading is known by its style, by the style that one is based on, or by its own outline level."""
    document = docx.Document()
    document.add_heading("Rivers", level=0)
    document.add_paragraph("One.")
    document.add_heading("The Danube", level=2)
    document.add_paragraph("Two.")
    own_style = document.styles.add_style("Chapter", 1)
    own_style.base_style = document.styles["Heading 2"]
    document.add_paragraph("The Volga", style="Chapter")
    document.add_paragraph("Three.")
    outlined = document.add_paragraph("Lakes")
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    outlined._p.get_or_add_pPr().append(level)
    document.add_paragraph("Four.")

    assert [("Rivers",), ("Rivers", "The Danube"), ("Rivers", "The Volga"), ("Lakes",)] == [
        passage.headings for passage in read(tmp_path, document)
    ]


def test_runs_do_not_break_words(tmp_path: Path) -> None:
    """Formatting is passed over; tabs and line breaks are white space."""
    document = docx.Document()
    paragraph = document.add_paragraph("The r")
    paragraph.add_run("oad").bold = True
    paragraph.add_run("\tis\nst\xadill")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("there.")

    assert ["The road is still there."] == texts(read(tmp_path, document))


def test_tables_are_read_by_their_rows(tmp_path: Path) -> None:
    """A row is a passage; a row of which a cell holds several paragraphs is not."""
    document = docx.Document()
    table = document.add_table(2, 2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ["River", "km", "Volga", "3530"], strict=True):
        cell.text = text
    table.rows[1].cells[1].add_paragraph("or more")

    assert ["River km", "Volga", "3530", "or more"] == texts(read(tmp_path, document))


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<w:p><w:ins><w:r><w:t>New</w:t></w:r></w:ins><w:del><w:r><w:t>Old</w:t></w:r></w:del></w:p>", ["New"]),
        ("<w:p><w:hyperlink><w:r><w:t>Li</w:t></w:r></w:hyperlink><w:r><w:t>nk</w:t></w:r></w:p>", ["Link"]),
        ("<w:sdt><w:sdtContent><w:p><w:r><w:t>Filled in</w:t></w:r></w:p></w:sdtContent></w:sdt>", ["Filled in"]),
        ("<w:p><w:r><w:t>Well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r></w:p>", ["Well-known"]),
        ("<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>7</w:t></w:r></w:p>", ["7"]),
        ("<w:p><w:r><w:t>Out</w:t><w:pict><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:pict><w:t>side</w:t></w:r></w:p>",
         ["Box", "Outside"]),
        ("<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>One</w:t></w:r></w:p>", ["One"]),
    ],
)  # fmt: skip
def test_the_text_is_that_of_the_document_as_it_will_be(content: str, expected: list[str], tmp_path: Path) -> None:
    """Insertions, links, fields and text boxes are read; deletions and instructions are not."""
    document = docx.Document()
    for number, element in enumerate(parse_xml(f"<w:body {nsdecls('w')}>{content}</w:body>")):
        document.element.body.insert(number, element)

    assert expected == texts(read(tmp_path, document))


def test_footnotes_follow_the_text(tmp_path: Path) -> None:
    """A footnote is a passage of its own, after the text and below no heading."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = '<Relationships><Relationship Type="{0}/{1}" Target="{2}"/></Relationships>'
    path = tmp_path / "notes.docx"
    with zipfile.ZipFile(path, "w") as written:
        written.writestr("_rels/.rels", relations.format(kind, "officeDocument", "/word/document2.xml"))
        written.writestr("word/_rels/document2.xml.rels", relations.format(kind, "footnotes", "footnotes.xml"))
        heading = '<p><pPr><outlineLvl val="0"/></pPr><t>Rivers</t></p>'
        written.writestr("word/document2.xml", f"<document>{heading}<p><t>One.</t><footnoteReference/></p></document>")
        written.writestr("word/footnotes.xml", "<footnotes><footnote><p><t>A note.</t></p></footnote></footnotes>")

    assert (Passage(1, "One.", ("Rivers",)), Passage(2, "A note.")) == read_passages(path, "paragraph")


def test_a_document_of_another_program_is_read(tmp_path: Path) -> None:
    """Nothing is needed but the main document: no styles, no relations of its own."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        packed.writestr("_rels/.rels", '<R><Relationship Type="x/officeDocument" Target="d.xml"/></R>')
        packed.writestr("d.xml", "<document><p><t>One.</t></p></document>")
    path = tmp_path / "notes.docx"
    path.write_bytes(written.getvalue())

    assert ["One."] == texts(read_passages(path, "paragraph"))
