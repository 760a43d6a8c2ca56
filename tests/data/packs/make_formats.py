"""Writes the sources of the pack `valid/formats` anew. Run as `python -m tests.data.packs.make_formats`."""

from pathlib import Path

from tests.data.documents.make_damaged import PAGE, book, pdf, stream, word

FOLDER = Path(__file__).parent / "valid" / "formats" / "sources"

PAGES = (
    b"BT /F 12 Tf 20 250 Td 16 TL (A lighthouse stands on) Tj T* (the northern cape.) Tj ET",
    b"BT /F 12 Tf 20 250 Td (Its lamp was lit in 1871.) Tj 0 -60 Td (A keeper lived there until 1968.) Tj ET",
)

DOCUMENTS: dict[str, str | bytes] = {
    "cape.pdf": pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>",
            *(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents %d 0 R "
                b"/Resources << /Font << /F 7 0 R >> >> >>" % number
                for number in (5, 6)
            ),
            *(stream(page) for page in PAGES),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    ),
    "cape.html": PAGE.format("<h1>The cape</h1><p>Its <em>fog horn</em> was heard for nine miles.</p>"),
    "cape.docx": word("<document><p><t>The stairs have 199 steps.</t></p><p><t>They are of iron.</t></p></document>"),
    "cape.epub": book({"chapter.xhtml": PAGE.format("<h1>The keeper</h1><p>He wrote down every ship.</p>")}),
}


def main() -> None:
    """Write every document."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in DOCUMENTS.items():
        (FOLDER / name).write_bytes(content.encode() if isinstance(content, str) else content)


if __name__ == "__main__":
    main()
