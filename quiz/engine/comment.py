"""Comments that learners write on questions."""

from quiz.engine.unreadable import Unreadable
from quiz.model.text import collapsed, forbidden_character, name_of_character

LONGEST_COMMENT = 1000
"""Characters."""


def read_comment(typed: str) -> str | Unreadable:
    """Return a comment of one line, empty where nothing but blanks was typed, or why it cannot be kept."""
    unprintable = forbidden_character(typed)
    if unprintable:
        return Unreadable(f"The comment holds {name_of_character(unprintable)}, which no text can hold.")
    comment = collapsed(typed)
    if len(comment) > LONGEST_COMMENT:
        return Unreadable(f"The comment has {len(comment)} characters, and {LONGEST_COMMENT} can be kept. Shorten it.")
    return comment
