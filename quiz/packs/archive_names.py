"""Which paths a file in a shared pack may have: it means the same file on every system, and never another one."""

import re
import unicodedata
from collections.abc import Iterable

from quiz.model.text import forbidden_character

_LONGEST_PATH_BYTES = 200
_MOST_FOLDERS = 8
_NOT_PORTABLE = re.compile(r'[<>:"|?*\\]')
# The digits with a superscript count as digits there.
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE)


def wrong_path(path: str) -> str:
    """Return what is wrong with the path of a file in a shared pack, such as `leads out of the pack`, or nothing."""
    folders = path.split("/")
    if forbidden_character(path) or "\n" in path or "\t" in path:
        return "holds a character that could steer a terminal or forge a line"
    if path.startswith(("/", "\\")) or re.match("[A-Za-z]:", path) or ".." in re.split(r"[/\\]", path):
        return "leads out of the pack"
    if found := _NOT_PORTABLE.search(path):
        return f"holds {found[0]}, which does not work on every system"
    if len(path.encode()) > _LONGEST_PATH_BYTES or len(folders) > _MOST_FOLDERS:
        return "is too long or lies too deep"
    if path != unicodedata.normalize("NFC", path):
        return "is not in the usual form of Unicode, NFC"
    return next((wrong for wrong in map(_wrong_name, folders) if wrong), "")


def clash_among(paths: Iterable[str]) -> tuple[str, str] | None:
    """Return the first two paths that are the same, or the same but for case, or file and folder at once; or None."""
    taken: dict[str, tuple[str, str]] = {}
    for path in paths:
        folders = path.split("/")
        for depth in range(1, len(folders) + 1):
            is_file = depth == len(folders)
            here = "/".join(folders[:depth])
            before = taken.get(_folded(here))
            if before is not None and (is_file or before[0] != here):
                return before[1], path
            taken.setdefault(_folded(here), ("" if is_file else here, path))
    return None


def _wrong_name(name: str) -> str:
    if name in ("", "."):
        return "is not a plain path"
    if name.startswith("."):
        return "is hidden"
    if name.endswith((".", " ")) or name.startswith(" "):
        return "holds a name with a blank or a full stop at its end"
    if _OF_WINDOWS.fullmatch(name):
        return "holds a name that Windows keeps for itself"
    return ""


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())
