"""The page of every diagnostic code of the program."""

from collections.abc import Mapping

from quiz.engine.lint.registry import RULES
from quiz.model.code_page import CodePage
from quiz.packs.codes import file_pages, pack_pages, playlist_pages, question_pages, source_pages

CHAPTERS: Mapping[str, tuple[CodePage, ...]] = {
    "Good questions": tuple(rule.page for rule in RULES),
    "Questions": question_pages.PAGES,
    "Sources and citations": source_pages.PAGES,
    "The pack": pack_pages.PAGES,
    "Playlists": playlist_pages.PAGES,
    "Files": file_pages.PAGES,
}
"""The pages in the order of the reference, by the title of their chapter."""

PAGES: Mapping[str, CodePage] = {page.code: page for pages in CHAPTERS.values() for page in pages}
"""The pages by their codes."""
