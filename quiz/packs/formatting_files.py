"""The files of a pack brought into the canonical layout, each whole or not at all."""

import os
import secrets
import shutil
from pathlib import Path

from quiz.model.dataclass import dataclass
from quiz.packs.files import UnusableFileError, find_files, read_text, safe_name
from quiz.packs.formatting import LayoutError, laid_out


@dataclass(frozen=True, slots=True)
class Layout:
    """A file of a pack by its name inside it, its text in the canonical layout, and whether it is so already."""

    name: str
    file: Path
    text: str
    is_kept: bool


def layouts_of(path: Path) -> tuple[Layout, ...]:
    """Return the layout of each TOML file of the pack at a path, and write nothing.

    Raises LayoutError for the first file that cannot be laid out.
    """
    found = find_files(path)
    if found.diagnostics and not found.files:
        problem = found.diagnostics[0]
        raise LayoutError(f"{path}: {problem.message} {problem.remedy}")
    layouts = []
    for name, file in found.files.items():
        try:
            text = laid_out(read_text(file))
            layouts.append(Layout(name, file, text, is_kept=file.read_bytes() == text.encode()))
        except UnusableFileError as error:
            raise LayoutError(f"{safe_name(name)} cannot be laid out. {error.message} {error.remedy}") from error
        except LayoutError as error:
            raise LayoutError(f"{safe_name(name)} cannot be laid out. {error}") from error
    return tuple(layouts)


def write_layout(layout: Layout) -> None:
    """Write a file anew, with the modes that it has, in the place to which a link may lead. Raises OSError."""
    target = layout.file.resolve()
    draft = target.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        with draft.open("xb") as file:
            file.write(layout.text.encode())
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(target, draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
