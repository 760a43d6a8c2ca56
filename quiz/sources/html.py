"""HTML as blocks: what a browser shows of its text, without menus, forms and scripts."""

import codecs
import re
from collections.abc import Mapping
from typing import Any, cast

from quiz.sources.blocks import Block, BlockList
from quiz.sources.error import SourceError

_NOT_TEXT = frozenset(("nav", "noscript", "rp", "rt", "script", "style", "svg", "template", "title")).union(
    ("audio", "button", "canvas", "datalist", "iframe", "object", "select", "textarea", "video"),
)
_CELLS = frozenset(("td", "th"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = _CELLS.union(
    ("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div"),
    ("dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "head", "header", "hgroup", "hr", "html"),
    ("legend", "li", "main", "menu", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead"),
    ("tr", "ul"),
)
_BLANK_LINE = re.compile(r"\n\s*\n")
_DECLARED_ENCODING = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_SEARCHED_BYTES = 1024
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_ENCODINGS = re.compile(
    r"(?:ascii|utf-8|iso8859-\d+|cp125\d|cp866|koi8-[ru]|mac-(?:roman|cyrillic)|gb2312|gbk|gb18030|big5|euc_jp|euc_kr"
    r"|shift_jis|iso2022_jp)"
)
_AS_BROWSERS_READ = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def html_blocks(name: str, content: bytes) -> list[Block]:
    """Return the paragraphs, list items, table rows and headings of an HTML or XHTML document.

    Raises SourceError for an encoding that is unknown or not kept to. Anything else can be read somehow.
    """
    from lxml import etree

    target = _Target()
    # This parser takes linear time whatever it is fed, and knows the empty elements of XHTML.
    parser = etree.HTMLParser(target=cast("Any", target), encoding="utf-8", huge_tree=True)
    parser.feed(_decoded(name, content).encode())
    try:
        parser.close()
    except etree.XMLSyntaxError as error:
        raise SourceError(f"{name} holds no HTML that could be read: {error.msg}.") from error
    target.end_block()
    return target.found.blocks


def _decoded(name: str, content: bytes) -> str:
    """Return the text in the encoding of its byte order mark, else of its declaration, else in UTF-8.

    A declared encoding stands for the one that browsers take it for: https://encoding.spec.whatwg.org/#names-and-labels
    """
    encoding = next((known for mark, known in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if encoding is None:
        declared = _DECLARED_ENCODING.search(content, 0, _SEARCHED_BYTES)
        encoding = _python_encoding(name, declared[1].decode()) if declared else "utf-8"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{name}, line {line}, is not {encoding.upper()}. Save the file as UTF-8.") from error


def _python_encoding(name: str, declared: str) -> str:
    try:
        known = codecs.lookup(declared).name
    except LookupError:
        known = ""
    if declared.lower().startswith("utf-16"):
        # What could be read so far is no UTF-16, whatever it says.
        return "utf-8"
    if not _KNOWN_ENCODINGS.fullmatch(known):
        raise SourceError(f"{name} declares the unknown encoding {declared}. Save the file as UTF-8.")
    return _AS_BROWSERS_READ.get(known, known)


class _Target:
    """What the parser tells of the elements, gathered into blocks."""

    def __init__(self) -> None:
        self.found = BlockList()
        self._text: list[str] = []
        self._level = 0
        self._dropped_depth = 0
        self._preformatted_depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._dropped_depth or tag in _NOT_TEXT or "hidden" in attributes:
            self._dropped_depth += 1
        elif tag == "br":
            self._break_line()
        elif tag in _HEADINGS:
            self.end_block()
            self._level = _HEADINGS[tag]
        elif tag in _BLOCKS:
            self.end_block()
            self._preformatted_depth += tag == "pre"
            if tag == "tr":
                self.found.begin_row()
            elif tag in _CELLS:
                self.found.begin_cell()

    def end(self, tag: str) -> None:
        if self._dropped_depth:
            self._dropped_depth -= 1
        elif tag in _HEADINGS:
            self.end_block()
            self._level = 0
        elif tag in _BLOCKS:
            self.end_block()
            self._preformatted_depth -= tag == "pre"
            if tag == "tr":
                self.found.end_row()

    def data(self, data: str) -> None:
        if not self._dropped_depth:
            self._text.append(data)

    def close(self) -> None:
        """Nothing is left to do; the parser asks for this method."""

    def end_block(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        for block in _BLANK_LINE.split(text) if self._preformatted_depth else (text,):
            self.found.add(block, self._level)

    def _break_line(self) -> None:
        """Take a line break, which after another one is used as the end of a paragraph."""
        if self._text and self._text[-1] == "\n":
            self.end_block()
        else:
            self._text.append("\n")
