"""One option of a list: a lead of fixed width, the text beside it, and room for a note on the right."""

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

NARROWEST_WITH_NOTE_CELLS = 44


class Row(Visual):
    """Text that wraps beside its lead; the room for the note is kept free, so that a note moves nothing."""

    def __init__(self, lead: Content, text: Content, note: Content, note_cells: int) -> None:
        self.lead = lead
        self.text = text
        self.note = note
        self._note_cells = note_cells

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Return the lines of the row, each `width` cells wide."""
        lead_cells, text_cells, note_cells = self._columns(width)
        if height != 0 and lead_cells == self.lead.cell_length and self._is_one_line(text_cells):
            cells = lead_cells + text_cells
            line = self._only_line(Content.assemble(self.lead, self.text), cells, style, options)
            return [Strip.join([line, self._only_line(self.note, note_cells, style, options)])]
        lines = self.text.render_strips(text_cells, None, style, options)
        blank = style.rich_style
        lead = self._only_line(self.lead, lead_cells, style, options)
        note = self._only_line(self.note, note_cells, style, options)
        rows = []
        for number, line in enumerate(lines):
            parts = [
                lead if number == 0 else Strip.blank(lead_cells, blank),
                line.adjust_cell_length(text_cells, blank),
            ]
            if note_cells:
                parts.append(note if number == 0 else Strip.blank(note_cells, blank))
            rows.append(Strip.join(parts))
        return rows[:height]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width in cells at which nothing wraps."""
        return self.lead.cell_length + self.text.get_optimal_width(rules, container_width) + self._note_cells

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines at a width in cells."""
        cells = self._columns(width)[1]
        return 1 if self._is_one_line(cells) else self.text.get_height(rules, cells)

    def _is_one_line(self, cells: int) -> bool:
        """Tell whether the text fits into so many cells, which is quickly told of most, and can be drawn at one go."""
        return self.text.cell_length <= cells and self.text.plain.isprintable() and not self.text.plain.isspace()

    def _columns(self, width: int) -> tuple[int, int, int]:
        note_cells = self._note_cells if width >= NARROWEST_WITH_NOTE_CELLS else 0
        lead_cells = min(self.lead.cell_length, max(0, width - 1))
        return lead_cells, max(1, width - lead_cells - note_cells), note_cells

    @staticmethod
    def _only_line(content: Content, cells: int, style: Style, options: RenderOptions) -> Strip:
        lines = content.render_strips(cells, 1, style, options) if content and cells else []
        line = lines[0] if lines else Strip([])
        return line.adjust_cell_length(cells, style.rich_style)
