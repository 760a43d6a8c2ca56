"""The quiz as a full-screen application; the only folder that imports Textual."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import ModuleType
from typing import cast

# Textual reads it when it is imported. At its own 60 a second, what a key changes can wait for 16 ms to be drawn.
os.environ.setdefault("TEXTUAL_FPS", "240")


@contextmanager
def _standing_in(module: ModuleType | None, name: str) -> Iterator[None]:
    """Have this module found where another one of a name is imported that is not loaded yet; None is no module at all.

    Whoever imports it later gets the other one.
    """
    sys.modules[name] = cast("ModuleType", module)
    try:
        yield
    finally:
        del sys.modules[name]


if not {"asyncio", "ssl"} & sys.modules.keys():
    # asyncio would load it for connections, of which this program opens none, and does without where there is none.
    with _standing_in(None, "ssl"):
        import asyncio  # noqa: F401

if not {"textual.command", "textual.types"} & sys.modules.keys():
    # Of all the types that are gathered there from trees, tables and selects, Textual itself wants one.
    with suppress(ImportError):
        from textual import _types

        with _standing_in(_types, "textual.types"):
            import textual.command  # noqa: F401
