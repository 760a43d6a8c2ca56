"""Writes the damaged documents beside it anew; see README.md. Run as `python tests/data/documents/make_damaged.py`."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

FOLDER = Path(__file__).parent / "damaged"

TEXT = "The road was planned by the town\u2019s first engineer.\n\nIt is still there.\n"
PAGE = "<!DOCTYPE html><html><head><title>Roads</title></head><body>{}</body></html>"
BOMB = (
    '<!DOCTYPE a [<!ENTITY b "roads">'
    + "".join(f'<!ENTITY {name} "{f"&{inner};" * 10}">' for inner, name in zip("bcdefghij", "cdefghijk", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY outside SYSTEM "file:///etc/hostname">]>'


def pdf(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """Return a PDF document of the objects, numbered from 1, of which the first is the catalogue."""
    written = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(written))
        written += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    written += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R "
        f"{trailer}>>\nstartxref\n{len(written)}\n%%EOF\n"
    ).encode()
    return bytes(written)


def stream(content: bytes, entries: str = "") -> bytes:
    """Return a stream object."""
    return f"<< /Length {len(content)} {entries}>>\nstream\n".encode() + content + b"\nendstream"


def one_page(drawing: bytes, *more: bytes, resources: str = "/Font << /F 5 0 R >>", trailer: str = "") -> bytes:
    """Return a PDF document of one page with the drawing, and more objects from number 6 on."""
    return pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R "
            f"/Resources << {resources} >> >>".encode(),
            stream(drawing),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            *more,
        ],
        trailer,
    )


def form_drawing(inner: int) -> bytes:
    """Return a form that draws another one ten times."""
    return stream(b"/X Do " * 10, f"/Type /XObject /Subtype /Form /Resources << /XObject << /X {inner} 0 R >> >> ")


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """Return a zip archive of the files."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def word(document: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a Word document with this main part."""
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relationships = f'<Relationships><Relationship Type="{kind}" Target="word/document.xml"/></Relationships>'
    return archive({"_rels/.rels": relationships, "word/document.xml": document, **(more or {})})


def book(
    files: Mapping[str, str | bytes], container: str = '<container><rootfile full-path="book.opf"/></container>'
) -> bytes:
    """Return a book with one chapter listed, chapter.xhtml, and these files."""
    package = (
        '<package><manifest><item id="a" href="chapter.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    return archive({"META-INF/container.xml": container, "book.opf": package, **files})


PARAGRAPH = "<document><p><t>The road is still there.</t></p></document>"
CHAPTER = PAGE.format("<p>The road is still there.</p>")
SHOWN = b"BT /F 12 Tf 20 200 Td (The road is still there.) Tj ET"

DOCUMENTS: dict[str, str | bytes] = {
    "blank.txt": " \n\n\t\n",
    "control.txt": "The road\n\nwas \x1b[8mplanned.\n",
    "latin_1.txt": "The road\nto the café.\n".encode("latin-1"),
    "pdf_inside.txt": one_page(SHOWN),
    "reversed.txt": "The road was \u202ednneped.\n",
    "utf_16.txt": TEXT.encode("utf-16"),
    "cut_character.md": "# The road\n\nto the café".encode()[:-1],
    "headings_alone.md": "# The road\n\n## How it began\n",
    "null.md": "# The road\n\nto the\x00 harbour\n",
    "reversed_entity.md": "# The road\n\nIt was &#x202E;dennalp.\n",
    "word_inside.md": word(PARAGRAPH),
    "no_text.html": PAGE.format("<script>document.write('The road')</script><nav>Menu</nav>"),
    "not_as_declared.html": PAGE.replace("<head>", '<head><meta charset="utf-8">').format("<p>café").encode("latin-1"),
    "reversed.html": PAGE.format("<p>The road.</p><p>It was &#x202E;dennalp.</p>"),
    "unknown_encoding.html": PAGE.replace("<head>", '<head><meta charset="x-roads">').format("<p>The road"),
    "book_inside.html": book({"chapter.xhtml": CHAPTER}),
    "control.pdf": one_page(b"BT /F 12 Tf 20 200 Td (The \\033 road) Tj ET"),
    "cut.pdf": one_page(SHOWN)[:60],
    "encrypted.pdf": one_page(
        SHOWN,
        b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>",
        trailer="/ID [<00> <00>] /Encrypt 6 0 R ",
    ),
    "form_bomb.pdf": one_page(
        b"/X Do",
        *(form_drawing(number) for number in range(7, 16)),
        stream(SHOWN, "/Type /XObject /Subtype /Form /Resources << /Font << /F 5 0 R >> >> "),
        resources="/XObject << /X 6 0 R >>",
    ),
    "no_catalogue.pdf": pdf([b"<< /Type /Roads >>"]),
    "pages_in_a_circle.pdf": pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 9 >>"]),
    "scanned.pdf": one_page(
        b"q 300 0 0 300 0 0 cm /Scan Do Q",
        stream(
            b"\xff", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        ),
        resources="/XObject << /Scan 6 0 R >>",
    ),
    "text_inside.pdf": TEXT,
    "broken_part.docx": word(PARAGRAPH).replace(b"\x00\x00word/document.xml", b"\x00\x01word/document.xml", 1),
    "cut.docx": word(PARAGRAPH)[:-30],
    "empty.docx": word("<document><p/></document>"),
    "entity_bomb.docx": word(BOMB + "<document><p><t>&k;</t></p></document>"),
    "grows.docx": word(PARAGRAPH, {"word/media/map.bmp": bytes(2_000_000)}),
    "leads_out.docx": word(PARAGRAPH, {"../../road.txt": TEXT}),
    "no_document.docx": archive({"road.txt": TEXT}),
    "not_well_formed.docx": word(PARAGRAPH[:-8]),
    "old_word.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504),
    "absolute.epub": book({"chapter.xhtml": CHAPTER, "/road.txt": TEXT}),
    "cut.epub": book({"chapter.xhtml": CHAPTER})[:200],
    "encrypted.epub": book(
        {
            "chapter.xhtml": bytes(range(256)),
            "META-INF/encryption.xml": '<encryption><CipherReference URI="chapter.xhtml"/></encryption>',
        }
    ),
    "no_chapter.epub": book({}),
    "no_text.epub": book({"chapter.xhtml": PAGE.format("<svg><text>The road</text></svg>")}),
    "outside_entity.epub": book(
        {"chapter.xhtml": CHAPTER}, OUTSIDE + '<container><rootfile full-path="&outside;"/></container>'
    ),
    "word_inside.epub": word(PARAGRAPH),
    "wrong_encoding.epub": book({"chapter.xhtml": PAGE.format("<p>café</p>").encode("latin-1")}),
}


def main() -> None:
    """Write every document."""
    FOLDER.mkdir(exist_ok=True)
    for name, content in DOCUMENTS.items():
        (FOLDER / name).write_bytes(content.encode() if isinstance(content, str) else content)


if __name__ == "__main__":
    main()
