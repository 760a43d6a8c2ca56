"""Where packs lie."""

from collections.abc import Iterable
from pathlib import Path

import quiz
from quiz.model.pack import short_name
from quiz.packs.files import PACK_FILE, UnusableFileError, read_text
from quiz.packs.parsing import parse


def shipped_folder() -> Path:
    """Return the folder of the packs that come with the program: inside the package, or beside it in a checkout."""
    package = Path(quiz.__file__).resolve().parent
    installed = package / "questions"
    return installed if installed.is_dir() else package.parent / "questions"


def pack_locations(folders: Iterable[Path]) -> tuple[Path, ...]:
    """Return the packs that lie right below the folders: folders with a `pack.toml`, and single TOML files."""
    found = []
    for folder in folders:
        if folder.is_dir():
            found += [entry for entry in sorted(folder.iterdir()) if _is_pack(entry)]
    return tuple(found)


def packs_at(path: Path) -> tuple[Path, ...]:
    """Return the pack at a path, or the packs in the folder there; the path alone where there is neither."""
    if path.is_file() or (path / PACK_FILE).exists():
        return (path,)
    return pack_locations((path,)) or (path,)


def pack_id_at(location: Path) -> str | None:
    """Return the id that the pack at a location states, sound or not, or None where it states none."""
    try:
        stated = parse(read_text(location / PACK_FILE if location.is_dir() else location))["pack"]["id"]
    except (UnusableFileError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return stated if isinstance(stated, str) else None


def location_called(name: str, folders: Iterable[Path]) -> Path | None:
    """Return where the first pack lies that states this id, or one with this part behind the dot; or None."""
    ids = [(pack_id_at(location), location) for location in pack_locations(folders)]
    exact = (location for pack_id, location in ids if pack_id == name)
    short = (location for pack_id, location in ids if pack_id and short_name(pack_id) == name)
    return next(exact, None) or next(short, None)


def _is_pack(entry: Path) -> bool:
    return not entry.name.startswith(".") and ((entry / PACK_FILE).is_file() or entry.suffix == ".toml")
