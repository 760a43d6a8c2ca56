"""E-books (EPUB) as blocks: the documents of the book in their reading order."""

import posixpath
from urllib.parse import unquote

from quiz.sources.archive import Archive, quoted
from quiz.sources.blocks import Block
from quiz.sources.error import SourceError
from quiz.sources.html import html_blocks

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_TEXT_TYPES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")


def epub_blocks(name: str, content: bytes) -> list[Block]:
    """Return the paragraphs and headings of a book, without its navigation.

    Raises SourceError for a book that is damaged or whose text is encrypted.
    """
    archive = Archive(name, content)
    package_file = archive.xml(_CONTAINER).find(".//{*}rootfile[@full-path]")
    if package_file is None:
        raise archive.damage(f"{quoted(_CONTAINER)} in it names no package")
    encrypted = _encrypted_files(archive)
    blocks: list[Block] = []
    for path in _reading_order(archive, package_file.get("full-path", "")):
        if path in encrypted:
            raise SourceError(f"{name} is encrypted. Read a copy of it without copy protection.")
        blocks += html_blocks(f"{name}, {quoted(path)}", archive.read(path))
    return blocks


def _reading_order(archive: Archive, package: str) -> list[str]:
    root = archive.xml(package)
    folder = posixpath.dirname(package)
    paths = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "").partition("#")[0])))
        for item in root.iterfind("{*}manifest/{*}item")
        if item.get("media-type") in _TEXT_TYPES and "nav" not in item.get("properties", "").split()
    }
    listed = (item.get("idref") for item in root.iterfind("{*}spine/{*}itemref"))
    return [paths[item_id] for item_id in listed if item_id in paths]


def _encrypted_files(archive: Archive) -> set[str]:
    if _ENCRYPTION not in archive:
        return set()
    return {unquote(reference.get("URI", "")) for reference in archive.xml(_ENCRYPTION).iter("{*}CipherReference")}
