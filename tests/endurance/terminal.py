"""A terminal of the plainest kind: what a program wrote to it, as somebody before it would see it."""

import codecs
import re
import unicodedata

_PIECE = re.compile(
    r"\x1b\[\?(?P<modes>[\d;]+)(?P<switch>[hl])"
    r"|\x1b\[(?P<parameters>[0-?]*)[ -/]*(?P<command>[@-~])"
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # a message to the terminal itself, such as a title
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"
    r"|(?P<control>[\x00-\x1a\x1c-\x1f\x7f])"
    r"|(?P<text>[^\x00-\x1f\x7f]+)",
    re.DOTALL,
)

CURSOR_SHOWN, LINES_WRAPPED = 25, 7


class Terminal:
    """Keeps the characters of every cell, and all text in the order in which it came; colours are let go.

    `modes` are the private modes that are set, by their numbers.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        self._rest = ""
        self._row = self._column = 0
        self._cells = self._blank()
        self.transcript = ""
        self.modes = {CURSOR_SHOWN, LINES_WRAPPED}

    def feed(self, content: bytes) -> None:
        """Take what the program wrote; a sequence that is not whole yet waits for its rest."""
        self._rest += self._decode(content)
        while piece := _PIECE.match(self._rest):
            self._rest = self._rest[piece.end() :]
            if text := piece["text"]:
                self._write(text)
            elif control := piece["control"]:
                self._control(control)
            elif modes := piece["modes"]:
                switched = set(map(int, modes.split(";")))
                self.modes = self.modes | switched if piece["switch"] == "h" else self.modes - switched
            elif command := piece["command"]:
                self._obey(command, [int(number or 0) for number in re.findall(r"\d+", piece["parameters"])])

    def resize(self, columns: int, rows: int) -> None:
        """Take another size; what there was stays as far as it fits, until the program draws anew."""
        old, self._columns, self._rows = self._cells, columns, rows
        self._row = self._column = 0
        self._cells = self._blank()
        for row, cells in zip(self._cells, old, strict=False):
            row[:] = (cells + row)[:columns] if len(cells) < columns else cells[:columns]

    def clear(self) -> None:
        """Forget what is to be seen, as where another program has written over it."""
        self._cells = self._blank()

    def lines(self) -> list[str]:
        """Return what is to be seen, row by row."""
        return ["".join(row) for row in self._cells]

    def text(self) -> str:
        """Return what is to be seen."""
        return "\n".join(line.rstrip() for line in self.lines())

    def _write(self, text: str) -> None:
        self.transcript += text
        for character in text:
            if self._column < self._columns:
                self._cells[self._row][self._column] = character
            self._column += 2 if unicodedata.east_asian_width(character) in "WF" else 1

    def _control(self, control: str) -> None:
        match control:
            case "\r":
                self._column = 0
            case "\n":
                self.transcript += "\n"
                if self._row + 1 == self._rows:
                    self._cells = [*self._cells[1:], [" "] * self._columns]
                else:
                    self._row += 1

    def _obey(self, command: str, numbers: list[int]) -> None:
        match command:
            case "H":
                row, column = numbers if len(numbers) == 2 else (1, 1)
                self._row, self._column = min(row, self._rows) - 1, column - 1
            case "J":
                self._cells = self._blank()
            case "K":
                self._cells[self._row][self._column :] = [" "] * (self._columns - self._column)

    def _blank(self) -> list[list[str]]:
        return [[" "] * self._columns for _ in range(self._rows)]
