"""Where packs lie."""

from collections.abc import Iterable
from pathlib import Path

import quiz


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


def _is_pack(entry: Path) -> bool:
    return not entry.name.startswith(".") and ((entry / "pack.toml").is_file() or entry.suffix == ".toml")
