"""The quiz as a full-screen application; the only folder that imports Textual."""

import os

# Textual reads it when it is imported. At its own 60 a second, what a key changes can wait for 16 ms to be drawn.
os.environ.setdefault("TEXTUAL_FPS", "240")
