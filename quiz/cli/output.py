"""What programs read, and what several commands tell."""

import json
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePath

from quiz.line.layout import indented
from quiz.model.source import needs_packages


def as_json(value: object) -> str:
    """Return one JSON document in ASCII, which survives every stream.

    Days and moments are in ISO 8601, paths as they are.
    """
    return json.dumps(value, indent=2, default=_plain)


def as_json_line(value: object) -> str:
    """Return one line of JSON Lines, in the forms of `as_json`."""
    return json.dumps(value, default=_plain)


def write_new(path: Path, text: str) -> None:
    """Write a file that was not there before, whole or not at all.

    Raises FileExistsError where something is there, and OSError where the disk refuses.
    """
    import secrets

    if os.path.lexists(path):
        raise FileExistsError(path)
    draft = path.with_name(f".{secrets.token_hex(8)}.draft")
    try:
        with draft.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)  # refuses a name that is taken, and takes it at once
        except FileExistsError:
            raise
        except OSError:
            # Memory sticks know no links: the name is taken first, and the content put in its place.
            path.open("x").close()
            draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def packages_told(files: Iterable[str]) -> Iterator[str]:
    """Yield what to tell an author of documents in a pack that learners cannot read with the program alone."""
    for file in files:
        if needs_packages(file):
            yield from indented(
                f"{file} is read only where the extra packages are installed, so learners need them too:"
                ' pip install "sourced-quiz[documents]". Saved as text or Markdown it needs none.'
            )


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, PurePath):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")
