"""Keys that answer the questions of the river, each wrongly or in part."""

WRONG = {
    "single": ("down", "enter"),
    "multiple": ("1", "enter"),
    "truth": ("1", "enter"),
    "short": ("x", "enter"),
    "number": ("7", "enter"),
    "date": ("1", "8", "3", "9", "enter"),
    "ordering": ("enter", "enter"),
    "matching": ("1", "1", "enter"),
    "cloze": ("x", "enter", "enter"),
}
"""For each question, keys that answer it."""
