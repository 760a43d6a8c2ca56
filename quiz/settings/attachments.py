"""Where a learner keeps the documents that packs rest on but do not carry."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from quiz.model.dataclass import dataclass
from quiz.model.text import forbidden_character
from quiz.settings.error import SettingsError

LIMIT_BYTES = 1 << 22
"""A list of attachments larger than this is not read."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document on this machine for a source of a pack. `sha256` is that of its bytes when it was attached."""

    pack: str
    source: str
    file: Path
    sha256: str


def load_attachments(path: Path) -> tuple[Attachment, ...]:
    """Return what is attached, in the order of packs and sources; nothing where the list does not exist.

    Raises SettingsError where the list cannot be followed.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LIMIT_BYTES + 1)
        if len(content) > LIMIT_BYTES:
            raise ValueError("it is too large")
        return tuple(_attachment(table) for table in json.loads(content)["attachments"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, TypeError, KeyError, RecursionError) as error:
        raise SettingsError(
            f"The list of attached documents {path} cannot be followed. Remove it, then attach the documents again."
        ) from error


def save_attachments(path: Path, attachments: Mapping[tuple[str, str], Attachment]) -> None:
    """Write the list, by pack and source, whole or not at all. Raises SettingsError where the disk refuses."""
    from tempfile import NamedTemporaryFile

    tables = [
        {"pack": pack, "source": source, "file": str(found.file), "sha256": found.sha256}
        for (pack, source), found in sorted(attachments.items())
    ]
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            file.write(json.dumps({"attachments": tables}, indent=2).encode())
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as error:
        raise SettingsError(f"The list of attached documents cannot be saved in {path}: {error.strerror}.") from error


def _attachment(table: Mapping[str, object]) -> Attachment:
    pack, source, file, sha256 = (_text(table[name]) for name in ("pack", "source", "file", "sha256"))
    return Attachment(pack, source, Path(file), sha256)


def _text(value: object) -> str:
    if not isinstance(value, str) or forbidden_character(value):
        raise ValueError("it holds what was never written to it")
    return value
