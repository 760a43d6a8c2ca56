"""One small document, written in each format by other means than those that read it."""

import io
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

_ROAD = tomllib.loads((Path(__file__).parent.parent / "data" / "documents" / "road.toml").read_text("utf-8"))
TITLE: str = _ROAD["title"]
CHAPTERS: list[tuple[str, list[str]]] = [(chapter["heading"], chapter["paragraphs"]) for chapter in _ROAD["chapters"]]

WrittenAs = Callable[[str], bytes]


@pytest.fixture(scope="session")
def written_as() -> WrittenAs:
    """Return what writes the document in the format of a suffix."""
    writers: dict[str, Callable[[], bytes]] = {
        ".txt": _text,
        ".md": _markdown,
        ".html": lambda: _html(TITLE, CHAPTERS),
        ".pdf": _pdf,
        ".docx": _word,
        ".epub": _book,
    }
    return lambda suffix: writers[suffix]()


@pytest.fixture(scope="session")
def expected_sentences() -> list[str]:
    """Return the sentences of the document, its headings among them."""
    sentences: list[str] = _ROAD["sentences"]
    return sentences


def _text() -> bytes:
    pieces = [TITLE]
    for heading, paragraphs in CHAPTERS:
        pieces += [heading, *(_wrapped(paragraph) for paragraph in paragraphs)]
    return "\n\n".join(pieces).encode()


def _markdown() -> bytes:
    pieces = [f"# {TITLE}"]
    for heading, paragraphs in CHAPTERS:
        pieces += [f"## {heading}", *(_wrapped(paragraph).replace("diary", "*diary*") for paragraph in paragraphs)]
    return "\n\n".join(pieces).encode()


def _wrapped(paragraph: str) -> str:
    """Return the paragraph in lines; a footnote mark may begin one."""
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


def _html(title: str, chapters: list[tuple[str, list[str]]]) -> bytes:
    body = [f"<h1>{title}</h1>"] if title else []
    for heading, paragraphs in chapters:
        body.append(f"<h2>{heading}</h2>")
        for paragraph in paragraphs:
            marked = escape(_wrapped(paragraph)).replace("mea", "<b>mea</b>").replace("é", "&eacute;")
            body.append(f"<p>{marked.replace('treasury', 'treas&shy;ury').replace('[1]', '<sup>[1]</sup>')}</p>")
    head = '<head><title>Not shown</title><style>p {}</style></head><body><nav><a href="#x">Menu</a></nav>'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml">'
        f'{head}<script src="x"/>{"".join(body)}</body></html>'
    ).encode()


def _pdf() -> bytes:
    """Return pages so small that paragraphs go over them, with a running header and footer."""
    from reportlab.lib.pagesizes import A6
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

    def furniture(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont("Helvetica", 7)
        canvas.drawString(60, 390, "A short history of roads")
        canvas.drawString(140, 20, f"- {document.page} -")

    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=12, leading=16, spaceAfter=8, alignment=4)
    heading = ParagraphStyle("heading", fontName="Times-Bold", fontSize=15, leading=18, spaceAfter=8, keepWithNext=1)
    story: list[Flowable] = [Paragraph(TITLE, heading)]
    for title, paragraphs in CHAPTERS:
        story.append(Paragraph(title, heading))
        story += [Paragraph(paragraph.replace("treasury", "trea-<br/>sury"), body) for paragraph in paragraphs]
    written = io.BytesIO()
    template = SimpleDocTemplate(written, pagesize=A6, leftMargin=50, rightMargin=50, topMargin=60, bottomMargin=110)
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return written.getvalue()


def _word() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(TITLE, level=1)
    for heading, paragraphs in CHAPTERS:
        document.add_heading(heading, level=2)
        for text in paragraphs:
            before, mark, after = text.partition("measured")
            paragraph = document.add_paragraph(before)
            paragraph.add_run(mark).bold = True
            paragraph.add_run(after)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _book() -> bytes:
    """Return a book of two documents, listed in another order than that of reading."""
    container = '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    package = '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>'
    item = '<item id="{0}" href="{0}.xhtml" media-type="application/xhtml+xml"/>'
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        book.writestr(
            "META-INF/container.xml", f'{container}<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
        )
        book.writestr(
            "OEBPS/book.opf",
            f"{package}{item.format('two')}{item.format('one')}</manifest>"
            '<spine><itemref idref="one"/><itemref idref="two"/></spine></package>',
        )
        book.writestr("OEBPS/one.xhtml", _html(TITLE, CHAPTERS[:1]))
        book.writestr("OEBPS/two.xhtml", _html("", CHAPTERS[1:]))
    return written.getvalue()
