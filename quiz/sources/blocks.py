"""The leaves of a document, whatever its format, and the passages they make."""

from collections.abc import Iterable, Iterator

from quiz.model.dataclass import dataclass
from quiz.model.source import Passage
from quiz.model.text import collapsed, forbidden_character, name_of_character
from quiz.sources.error import SourceError

_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a table row, its text as the document has it.

    `level` is that of a heading, 1 for the highest, and 0 for anything else; a heading without text ends those above
    it. `line` and `page` count from 1 and are None where the format has none. `number` is set where a passage is
    numbered by its place in the file instead of its place among those that hold text.
    """

    text: str
    level: int = 0
    line: int | None = None
    page: int | None = None
    number: int | None = None


def passages_of(name: str, blocks: Iterable[Block]) -> Iterator[Passage]:
    """Yield a passage for each block that is no heading and holds text, under the headings that lead to it.

    Raises SourceError, which names the document and the place, for a character that no text may hold.
    """
    levels: list[int] = []
    headings: tuple[str, ...] = ()
    number = 0
    for block in blocks:
        if found := forbidden_character(block.text.replace("\f", "\n")):
            place = _place(block, number + 1)
            raise SourceError(f"{name}, {place}, holds the control character {name_of_character(found)}. Take it out.")
        text = collapsed(block.text.replace(_SOFT_HYPHEN, ""))
        if block.level:
            while levels and levels[-1] >= block.level:
                levels.pop()
            headings = headings[: len(levels)]
            if text:
                levels.append(block.level)
                headings = (*headings, text)
        elif text:
            number = block.number or number + 1
            yield Passage(number, text, headings, block.line, block.page)


def _place(block: Block, number: int) -> str:
    if block.page:
        return f"page {block.page}"
    return f"line {block.line}" if block.line else f"paragraph {number}"


class BlockList:
    """Blocks in the order in which a reader comes upon them; a table row is one block.

    A row of which a cell holds more than one block, a heading or another table serves the layout: its blocks stand
    by themselves.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._row: list[list[Block]] | None = None

    def add(self, text: str, level: int = 0) -> None:
        """Add a block, unless it holds nothing but white space."""
        if text and not text.isspace():
            (self._row[-1] if self._row else self.blocks).append(Block(text, level))

    def begin_row(self) -> None:
        """Begin a table row, with a first cell. A row that it stands in is no longer one."""
        self._leave_row()
        self._row = [[]]

    def begin_cell(self) -> None:
        """Begin the next cell of the row."""
        if self._row is not None:
            self._row.append([])

    def end_row(self) -> None:
        """End the table row."""
        row = self._row or []
        if all(len(cell) <= 1 and not any(block.level for block in cell) for cell in row):
            self._row = None
            self.add(" ".join(block.text for cell in row for block in cell))
        self._leave_row()

    def _leave_row(self) -> None:
        for cell in self._row or []:
            self.blocks += cell
        self._row = None
