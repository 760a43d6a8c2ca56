"""The zip archives that Word documents and e-books are, opened with suspicion."""

import io
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from quiz.sources.error import SourceError

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_FILES = 10_000
_LARGEST_TEXT_BYTES = 32 * 1024 * 1024
_LARGEST_WHOLE_BYTES = 512 * 1024 * 1024
_HIGHEST_RATIO = 200
_SMALL_ENOUGH_BYTES = 1024 * 1024
_LONGEST_SHOWN_PATH = 100
_COMPRESSIONS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def quoted(path: str) -> str:
    """Return a path that a document names in a form that is safe to show."""
    return repr(path if len(path) <= _LONGEST_SHOWN_PATH else f"{path[:_LONGEST_SHOWN_PATH]}...")


class Archive:
    """The files in a zip archive, by path. Nothing is ever written to the disk."""

    def __init__(self, name: str, content: bytes) -> None:
        """Look at the table of contents; raise SourceError, which names the document, for a broken or unsafe one."""
        self._name = name
        self._bytes_left = _LARGEST_TEXT_BYTES
        # Counted before the table of contents is read, which takes memory for each file.
        if content.count(b"PK\x01\x02") > _MOST_FILES:
            raise self._refusal(f"holds more than {_MOST_FILES} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise self.damage("it is no whole zip archive") from error
        files = self._zip.infolist()
        for file in files:
            path = PurePosixPath(file.filename.replace("\\", "/"))
            if path.is_absolute() or ".." in path.parts or ":" in file.filename.partition("/")[0]:
                raise self._refusal(f"holds a file whose path leads out of it, {quoted(file.filename)}")
            ratio = file.file_size / max(file.compress_size, 1)
            if file.file_size > _SMALL_ENOUGH_BYTES and ratio > _HIGHEST_RATIO:
                raise self._refusal(
                    f"holds a file, {quoted(file.filename)}, that grows {ratio:.0f} times when unpacked"
                )
        if sum(file.file_size for file in files) > _LARGEST_WHOLE_BYTES:
            raise self._refusal(f"unpacks to more than {_LARGEST_WHOLE_BYTES // 1024 // 1024} MiB")

    def __contains__(self, path: str) -> bool:
        return path in self._zip.NameToInfo

    def read(self, path: str) -> bytes:
        """Return the content of a file; raise SourceError for one that is missing, broken, encrypted or too large."""
        try:
            file = self._zip.getinfo(path)
        except KeyError as error:
            raise self.damage(f"{quoted(path)} is missing from it") from error
        if file.flag_bits & 1:
            raise SourceError(f"{self._name} is encrypted. Save a copy of it without a password.")
        self._bytes_left -= file.file_size
        if self._bytes_left < 0:
            raise SourceError(
                f"{self._name} holds more than {_LARGEST_TEXT_BYTES // 1024 // 1024} MiB of text. Split it."
            )
        if file.compress_type not in _COMPRESSIONS:
            raise self.damage(f"{quoted(path)} in it is packed in an unknown way")
        try:
            return self._zip.read(file)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise self.damage(f"{quoted(path)} in it is broken") from error

    def xml(self, path: str) -> "_Element":
        """Return the root of an XML file; raise SourceError for one that is not well-formed or declares its type."""
        from lxml import etree

        content = self.read(path)
        # Entities are what XML can be made to grow or to reach out with; no document of these kinds needs them.
        if b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise self._refusal(f"declares a document type in {quoted(path)}, which could define entities")
        parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
        try:
            return etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            raise self.damage(f"{quoted(path)} in it is not well-formed XML") from error

    def damage(self, what: str) -> SourceError:
        """Return the error for a document that is not whole."""
        return SourceError(f"{self._name} is damaged: {what}. Save or fetch it anew.")

    def _refusal(self, what: str) -> SourceError:
        return SourceError(f"{self._name} is refused, because it {what}. Save it anew with the program it comes from.")
