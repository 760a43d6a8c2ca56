"""Plain text: its lines, paragraphs and pages, as blocks."""

from collections.abc import Iterator

from quiz.model.text import forbidden_character, name_of_character
from quiz.sources.blocks import Block
from quiz.sources.error import SourceError


def decoded_text(name: str, content: bytes) -> str:
    """Return the text of a UTF-8 file with newlines as line ends and no byte order mark.

    Raises SourceError, which names the line, for bytes that are not UTF-8 and characters that no text may hold.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SourceError(f"{name}, line {line}, is not UTF-8. Save the file as UTF-8.") from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := forbidden_character(text.replace("\f", "\n")):
        line = text.count("\n", 0, text.index(found)) + 1
        raise SourceError(f"{name}, line {line}, holds the control character {name_of_character(found)}. Take it out.")
    return text


def lines(text: str) -> Iterator[Block]:
    """Yield each line, numbered by its place in the file; a form feed ends a line too."""
    for number, line in enumerate(text.replace("\f", "\n").split("\n"), start=1):
        yield Block(line, line=number, number=number)


def paragraphs(text: str) -> Iterator[Block]:
    """Yield the paragraphs, which blank lines and form feeds part, each with the line where it begins."""
    paragraph: list[str] = []
    first_line = 1
    for number, line in enumerate(text.split("\n"), start=1):
        for place, piece in enumerate(line.split("\f")):
            is_blank = not piece or piece.isspace()
            if paragraph and (is_blank or place):
                yield Block("\n".join(paragraph), line=first_line)
                paragraph = []
            if not is_blank:
                first_line = first_line if paragraph else number
                paragraph.append(piece)
    yield Block("\n".join(paragraph), line=first_line)


def pages(text: str) -> Iterator[Block]:
    """Yield the pages, which form feeds part, each with the line where its text begins."""
    line = 1
    for page in text.split("\f"):
        blank = len(page) - len(page.lstrip())
        yield Block(page, line=line + page.count("\n", 0, blank))
        line += page.count("\n")
