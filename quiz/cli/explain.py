"""`quiz explain`: what the codes of `quiz check` are about."""

from argparse import Namespace
from collections.abc import Iterator, Mapping

from quiz.cli.wrong_use import WrongUseError
from quiz.line.layout import indented, table
from quiz.model.code_page import CodePage


def run(arguments: Namespace) -> int:
    """Print the page of each code, all codes where none is named, or the whole reference."""
    from quiz.packs.codes.reference import reference
    from quiz.packs.codes.registry import CHAPTERS, PAGES

    if arguments.markdown:
        print(reference(), end="")
        return 0
    if not arguments.codes:
        for title, pages in CHAPTERS.items():
            print(title)
            for line in table([(f"  {page.code}", page.severity.value, page.title) for page in pages]):
                print(line)
        return 0
    for number, code in enumerate(arguments.codes):
        page = _page(code, PAGES)
        if number:
            print()
        for line in _told(page):
            print(line)
    return 0


def _page(code: str, pages: Mapping[str, CodePage]) -> CodePage:
    from quiz.packs.wording import nearest

    if code in pages:
        return pages[code]
    near = nearest(code, pages)
    hint = f"Did you mean {near}?" if near else "`quiz explain` lists them."
    raise WrongUseError(f"There is no code {code}. {hint}")


def _told(page: CodePage) -> Iterator[str]:
    yield from indented(f"{page.severity} {page.code}: {page.title}", indent="")
    yield ""
    yield from indented(page.why)
    if page.reference:
        yield from indented(f"({page.reference}.)")
    for label, sample in (("Bad:", page.bad), ("Good:", page.good)):
        yield ""
        yield label
        if page.in_words:
            yield from indented(sample)
        else:
            # Samples are copied from here, and so no line of them is broken.
            yield from (f"  {line}".rstrip() for line in sample.strip("\n").split("\n"))
