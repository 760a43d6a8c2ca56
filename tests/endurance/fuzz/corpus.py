"""The inputs that are kept: for each target the smallest ones found that reach something of their own."""

from collections.abc import Iterator
from pathlib import Path

from .targets import CHECKOUT, TARGETS, Features

CORPUS = CHECKOUT / "tests" / "data" / "fuzz"


def kept(name: str) -> list[bytes]:
    """Return the inputs that are kept for a target, by their names."""
    folder = CORPUS / name
    return [path.read_bytes() for path in sorted(folder.iterdir())] if folder.is_dir() else []


def replayed(name: str) -> Iterator[Features]:
    """Yield what comes of each input that is kept for a target."""
    yield from map(TARGETS[name].read, kept(name))


def first_inputs(name: str) -> list[bytes]:
    """Return what a campaign begins with."""
    return [*TARGETS[name].seeds(), *kept(name)] or [b""]


def folder_of(name: str) -> Path:
    """Return where the inputs for a target are kept."""
    return CORPUS / name
