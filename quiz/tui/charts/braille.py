"""A canvas of braille patterns: two dots across and four down in each cell."""

_BLANK = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))


class Canvas:
    """Dots, counted from 0 at the left and at the top; those that lie outside are left out."""

    def __init__(self, columns: int, rows: int) -> None:
        self.width = 2 * columns
        self.height = 4 * rows
        self._cells = [[0] * columns for _ in range(rows)]

    def dot(self, x: int, y: int) -> None:
        """Set a dot."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._cells[y // 4][x // 2] |= _BITS[y % 4][x % 2]

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Set the dots from one point to another, both with them."""
        (x0, y0), (x1, y1) = start, end
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            self.dot(round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps))

    def dots_in(self, column: int, row: int) -> int:
        """Return the dots of a cell as bits, as `pattern` takes them."""
        return self._cells[row][column]


def pattern(dots: int) -> str:
    """Return the character of a cell with these dots; without any it is a blank."""
    return chr(_BLANK + dots) if dots else " "
