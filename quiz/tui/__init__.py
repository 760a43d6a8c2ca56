"""The quiz as a full-screen application; the only folder that imports Textual."""

import os
import sys

# Textual reads it when it is imported. At its own 60 a second, what a key changes can wait for 16 ms to be drawn.
os.environ.setdefault("TEXTUAL_FPS", "240")

if not {"asyncio", "ssl"} & sys.modules.keys():
    # asyncio would load it for connections, of which this program opens none, and does without where there is none.
    sys.modules["ssl"] = None  # type: ignore[assignment] # so Python notes what is not to be found
    try:
        import asyncio  # noqa: F401
    finally:
        del sys.modules["ssl"]
