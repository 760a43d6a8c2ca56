"""Pages about playlists."""

from functools import partial

from quiz.model.code_page import CodePage

_in_words = partial(CodePage, in_words=True)

PAGES = (
    _in_words(
        "missing-parts",
        "The playlist has no parts",
        "A playlist says from which packs a mix is drawn, each in a table [[parts]].",
        "A playlist with a title alone.",
        'A playlist with a table [[parts]] that holds pack = "bees".',
    ),
    _in_words(
        "out-of-range",
        "The number is out of range",
        "A mix has at least one question, and each of its parts a share of at least one.",
        "share = 0",
        "share = 1",
    ),
)
