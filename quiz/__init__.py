"""A quiz for the terminal in which every answer shows its source."""

__version__ = "0.1.0"
