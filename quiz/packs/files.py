"""The files of a pack: which ones belong to it, and their text, without ever leaving the pack's folder."""

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quiz.model.diagnostic import Diagnostic, Excerpt, Severity
from quiz.model.error import QuizError
from quiz.model.text import forbidden_character, name_of_character
from quiz.packs.wording import shown, typed

FILE_LIMIT_BYTES = 32 * 1024 * 1024
"""The largest file that is read: 32 MiB."""

PACK_FILE = "pack.toml"
SOURCES_FOLDER = "sources"
_MISNAMED = (".toml.txt", ".tml")
_DRIVE = re.compile("[A-Za-z]:")


class UnusableFileError(QuizError):
    """A file that cannot be part of a pack, with the parts of the diagnostic that says why."""

    def __init__(
        self, code: str, message: str, remedy: str, line: int | None = None, excerpt: Excerpt | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.remedy = remedy
        self.line = line
        self.excerpt = excerpt

    def diagnostic(self, file: str) -> Diagnostic:
        """Return the diagnostic for the file of this name inside the pack."""
        return Diagnostic(self.code, Severity.ERROR, file, self.message, self.remedy, "", self.line, self.excerpt)


@dataclass(slots=True)
class PackFiles:
    """The TOML files of a pack by their names inside it, in order, and the folders that were looked into."""

    root: Path
    files: dict[str, Path] = field(default_factory=dict)
    folders: list[Path] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)


def find_files(path: Path) -> PackFiles:
    """Return the TOML files of the pack that a folder or a single file is; what hinders is among its diagnostics."""
    try:
        if path.is_dir():
            return _files_of_folder(path)
        missing = not path.exists()
    except (OSError, ValueError):
        missing = True
    found = PackFiles(path.parent)
    name = safe_name(path.name)
    if missing:
        found.diagnostics.append(
            UnusableFileError(
                "pack-missing", "There is no such pack.", "Give the path of a pack folder or of a .toml file."
            ).diagnostic(name)
        )
    elif path.suffix.lower() != ".toml":
        found.diagnostics.append(_no_pack(path).diagnostic(name))
    else:
        found.files[name] = path
    return found


def read_text(path: Path, limit_bytes: int = FILE_LIMIT_BYTES) -> str:
    """Return the text of a UTF-8 file without its byte order mark, each line ended by a newline alone.

    Raises UnusableFileError for a file that is too large, not UTF-8, not a regular file or not readable.
    """
    size = check_file(path, limit_bytes)
    try:
        with path.open("rb") as stream:
            content = stream.read(size + 1)
            if len(content) > size:  # it has grown, or is one of which the system does not tell the size
                content += stream.read(limit_bytes + 1 - len(content))
    except OSError as error:
        raise _unreadable(error) from error
    if len(content) > limit_bytes:
        raise _too_large(limit_bytes)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnusableFileError(
            "file-not-utf8",
            f"The file is not UTF-8: byte {error.start + 1} fits no character.",
            "Save the file as UTF-8.",
            line=content.count(b"\n", 0, error.start) + 1,
        ) from error
    return text.replace("\r\n", "\n") if "\r" in text else text


def check_file(path: Path, limit_bytes: int = FILE_LIMIT_BYTES) -> int:
    """Return the bytes of a file, without opening it.

    Raises UnusableFileError unless it is a regular file of at most `limit_bytes`.
    """
    try:
        state = path.stat()
    except FileNotFoundError as error:
        raise UnusableFileError("file-missing", "There is no such file.", "Add the file, or mend its name.") from error
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    if not stat.S_ISREG(state.st_mode):
        raise UnusableFileError(
            "file-not-regular",
            "This is a folder, a pipe or a device, not a file.",
            "Put an ordinary file in its place.",
        )
    if state.st_size > limit_bytes:
        raise _too_large(limit_bytes)
    return state.st_size


def inside(root: Path, written: str) -> Path:
    """Return the path of a file that a pack names, with symbolic links followed.

    Raises UnusableFileError where the name is not a plain relative path or leads out of the pack's folder.
    """
    if "\\" in written or "\n" in written or "\t" in written:
        raise UnusableFileError(
            "path-not-portable",
            f"The path {shown(written)} holds a character that does not work on every system.",
            "Write folders with forward slashes: sources/notes.md.",
        )
    if written.startswith("/") or _DRIVE.match(written) or ".." in written.split("/"):
        raise _outside(shown(written))
    try:
        resolved = Path(os.path.realpath(root / written))
        if not resolved.is_relative_to(os.path.realpath(root)):
            raise _outside(shown(written))
    except (OSError, ValueError) as error:
        raise _unreadable(error) from error
    return resolved


def safe_name(name: str) -> str:
    """Return a file name in which nothing steers a terminal or forges a line."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if forbidden_character(character) or character in "\n\t" else character
        for character in name
    )


def _no_pack(path: Path) -> UnusableFileError:
    from quiz.packs.archive import SUFFIX

    if path.suffix.lower() == SUFFIX:
        return UnusableFileError(
            "pack-not-toml",
            "This is a whole pack in one file, which is installed first.",
            f"Install it by `quiz pack install {typed(safe_name(str(path)))}`; `quiz pack info` tells what it is.",
        )
    return UnusableFileError(
        "pack-not-toml",
        "This is neither a folder nor a .toml file.",
        "Give the path of a pack folder or of a .toml file.",
    )


def _files_of_folder(root: Path) -> PackFiles:
    found = PackFiles(root)
    real_root = os.path.realpath(root)
    seen: set[str] = set()
    waiting: list[tuple[Path, str]] = [(root, "")]
    while waiting:
        folder, prefix = waiting.pop()
        try:
            real = os.path.realpath(folder)
            if not Path(real).is_relative_to(real_root):
                raise _outside("This folder")
            if real in seen:
                raise UnusableFileError(
                    "directory-loop",
                    "This symbolic link leads to a folder of the pack that is read already.",
                    "Remove the link.",
                )
            seen.add(real)
            found.folders.append(folder)
            for name, path, is_folder in _entries(folder):
                inner = f"{prefix}{name}"
                if is_folder and inner != SOURCES_FOLDER:
                    # Linked folders come last, so that a folder is read where it truly is and the link is blamed.
                    waiting.insert(0 if path.is_symlink() else len(waiting), (path, f"{inner}/"))
                elif not is_folder:
                    _add_file(found, inner, path)
        except OSError as error:
            found.diagnostics.append(_unreadable(error).diagnostic(safe_name(prefix or ".")))
        except UnusableFileError as error:
            found.diagnostics.append(error.diagnostic(safe_name(prefix)))
    found.files = dict(sorted(found.files.items()))
    if PACK_FILE not in found.files and not any(diagnostic.file == PACK_FILE for diagnostic in found.diagnostics):
        found.diagnostics.append(
            UnusableFileError(
                "pack-toml-missing",
                "The folder holds no pack.toml.",
                "Add a pack.toml with the keys of the pack, or give the path of another folder.",
            ).diagnostic(PACK_FILE)
        )
    return found


def _entries(folder: Path) -> Iterator[tuple[str, Path, bool]]:
    """Yield name, path and whether it is a folder for everything in a folder that is not hidden."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.name.startswith("."):
                path = Path(entry.path)
                yield entry.name, path, path.is_dir()


def _add_file(found: PackFiles, name: str, path: Path) -> None:
    lowered = name.lower()
    if not lowered.endswith(".toml"):
        if lowered.endswith(_MISNAMED):
            found.diagnostics.append(_misnamed(name))
        return
    character = forbidden_character(name) or next((sign for sign in "\n\t" if sign in name), None)
    try:
        if character is not None:
            raise UnusableFileError(
                "text-forbidden-character",
                f"The name of the file holds {name_of_character(character)}.",
                "Rename the file.",
            )
        if path.is_symlink():
            inside(found.root, name)
    except UnusableFileError as error:
        found.diagnostics.append(error.diagnostic(safe_name(name)))
    else:
        found.files[name] = path


def _misnamed(name: str) -> Diagnostic:
    return Diagnostic(
        "file-misnamed",
        Severity.WARNING,
        safe_name(name),
        "This file is not read, since its name does not end in .toml.",
        "Let its name end in .toml if it is part of the pack, and remove it if not.",
        "",
    )


def _too_large(limit_bytes: int) -> UnusableFileError:
    return UnusableFileError(
        "file-too-large",
        f"The file holds more than {limit_bytes // (1024 * 1024)} MiB.",
        "Divide it into smaller files.",
    )


def _outside(what: str) -> UnusableFileError:
    return UnusableFileError(
        "path-leaves-pack",
        f"{what} leads out of the pack's folder.",
        "Put the file into the pack, and name it by its path there.",
    )


def _unreadable(error: Exception) -> UnusableFileError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "its path is not valid"
    return UnusableFileError(
        "file-unreadable", f"This cannot be read: {reason}.", "Check its name and who may read it."
    )
