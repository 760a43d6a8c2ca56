"""The author's reference of all codes, in Markdown: the same text that `quiz explain` tells, on one page."""

from collections.abc import Iterator

from quiz.engine.lint.literature import WORKS
from quiz.model.code_page import CodePage
from quiz.packs.codes.registry import CHAPTERS

_OPENING = """# What `quiz check` tells

Every problem that `quiz check` finds has a code. Here is what each of them is about, why it is there, and what is bad
and what is good of its kind. `quiz explain CODE` tells the same in the terminal. An error keeps a pack from being
played; a warning does not.

The samples of questions leave out what is the same everywhere, such as the topic and the explanation. Warnings of the
first chapter can be allowed where they are wrong: `allow = { two-options = "There are only these two." }`, written in
a question, or in the table `[pack]` for the whole pack.
"""


def reference() -> str:
    """Return the whole page."""
    chapters = [f"## {title}\n\n{''.join(map(_section, pages))}" for title, pages in CHAPTERS.items()]
    works = "\n".join(f"- {work}" for work in WORKS)
    return "\n".join((_OPENING, *chapters, f"## Literature\n\n{works}\n"))


def _section(page: CodePage) -> str:
    return "\n".join((f"### {page.code}", "", *_paragraphs(page)))


def _paragraphs(page: CodePage) -> Iterator[str]:
    yield from (f"{page.title} ({page.severity}). {page.why}", "")
    if page.reference:
        yield from (f"*{page.reference}*", "")
    for label, sample in (("Bad:", page.bad), ("Good:", page.good)):
        if page.in_words:
            yield from (f"{label} {sample}", "")
        else:
            yield from (label, "", "```toml", sample.strip("\n"), "```", "")
