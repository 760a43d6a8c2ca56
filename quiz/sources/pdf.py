"""PDF documents as blocks."""

import io
import logging
import math
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from quiz.sources.blocks import Block
from quiz.sources.error import SourceError
from quiz.sources.typeset import Line, RunningText, without_repeated_lines

_MOST_PAGES = 5_000
_MOST_CHARACTERS = 32 * 1024 * 1024
_MOST_DRAWINGS_ON_PAGE = 2_000
_LONGEST_SECONDS = 120.0
_HEADER_BYTES = 1024
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})

_Matrix = Sequence[float]


def pdf_paragraphs(name: str, content: bytes) -> Iterator[Block]:
    """Yield the paragraphs of a PDF document, each with the page where it begins; see pdf_lines for the errors."""
    return RunningText(without_repeated_lines(pdf_lines(name, content))).paragraphs()


def pdf_pages(name: str, content: bytes) -> Iterator[Block]:
    """Yield the pages of a PDF document that hold text; see pdf_lines for the errors."""
    return RunningText(without_repeated_lines(pdf_lines(name, content))).pages()


def pdf_lines(name: str, content: bytes, clock: Callable[[], float] = time.monotonic) -> list[list[Line]]:
    """Return the lines on each page, in the order in which the document draws them.

    Raises SourceError for a document that is damaged, encrypted, without any text, or so large or intricate that it
    cannot be read within two minutes of the clock.
    """
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    if b"%PDF-" not in content[:_HEADER_BYTES]:
        raise SourceError(f"{name} is not a PDF document, whatever its name says.")
    # What the library has to say of a document is said by the errors here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    pages: list[list[Line]] = []
    try:
        pages.extend(_pages(name, content, clock))
    except (SourceError, ImportError):
        raise
    except (DependencyError, FileNotDecryptedError) as error:
        raise _encrypted(name) from error
    except LimitReachedError as error:
        raise _too_large(name) from error
    # A damaged document makes the library fail in many ways, none of them of interest to a reader.
    except Exception as error:
        place = f"{name}, page {len(pages) + 1}," if pages else name
        raise SourceError(f"{place} is damaged. Save or fetch the document anew.") from error
    if not any(pages):
        raise SourceError(
            f"{name} holds no text, only pictures of it, as scanned documents do. Have its text recognised (OCR) first."
        )
    return pages


def _pages(name: str, content: bytes, clock: Callable[[], float]) -> Iterator[list[Line]]:
    import pypdf

    budget = _Budget(name, clock)
    with pypdf.apply_configuration(page_tree_maximum_entries=2 * _MOST_PAGES):
        reader = pypdf.PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise _encrypted(name)
        if len(reader.pages) > _MOST_PAGES:
            raise _too_large(name)
        for number, page in enumerate(reader.pages, start=1):
            yield _lines_on(page, number, budget)


class _Budget:
    """How much of a document may still be read, and for how long."""

    def __init__(self, name: str, clock: Callable[[], float]) -> None:
        self._name = name
        self._clock = clock
        self._deadline = clock() + _LONGEST_SECONDS
        self._characters_left = _MOST_CHARACTERS
        self._drawings_left = 0

    def begin_page(self) -> None:
        self._drawings_left = _MOST_DRAWINGS_ON_PAGE
        self.check()

    def check(self) -> None:
        if self._clock() > self._deadline or self._characters_left < 0 or self._drawings_left < 0:
            raise _too_large(self._name)

    def count_operation(self, operator: bytes, *_: object) -> None:
        # Drawings can be drawn in drawings, many times over.
        self._drawings_left -= operator == b"Do"
        self.check()

    def count_text(self, text: str) -> None:
        self._characters_left -= len(text)


def _lines_on(page: Any, number: int, budget: _Budget) -> list[Line]:
    budget.begin_page()
    lines: list[Line] = []
    pieces: list[tuple[str, float, float, float]] = []

    def end_line() -> None:
        text = "".join(piece[0] for piece in pieces).translate(_LIGATURES).strip()
        if text:
            # Raised and lowered characters do not tell where a line stands, and how large it is.
            _, _, y, size = max(pieces, key=lambda piece: len(piece[0]))
            lines.append(Line(text, number, pieces[0][1], y, size))
        pieces.clear()

    def add_piece(text: str, page_matrix: _Matrix, text_matrix: _Matrix, _font: object, size: float) -> None:
        budget.count_text(text)
        *ended, rest = text.split("\n")
        for part in ended:
            if part.strip():
                pieces.append((part, *_position(page_matrix, text_matrix, size)))
            end_line()
        if rest.strip() or (rest and pieces):
            pieces.append((rest, *_position(page_matrix, text_matrix, size)))

    page.extract_text(visitor_operand_before=budget.count_operation, visitor_text=add_piece)
    # What is raised within a drawing is not passed on by the library.
    budget.check()
    end_line()
    return lines


def _position(page_matrix: _Matrix, text_matrix: _Matrix, size: float) -> tuple[float, float, float]:
    """Return how far along and up the direction of writing a text begins, and the size of its letters, in points.

    The matrices are those of PDF 32000-1:2008, 8.3.4 and 9.4.4: (a, b, c, d, e, f) maps (x, y) to
    (ax + cy + e, bx + dy + f).
    """
    a, b, c, d, e, f = page_matrix
    g, h, i, j, k, m = text_matrix
    along_x, along_y = a * g + c * h, b * g + d * h
    up_x, up_y = a * i + c * j, b * i + d * j
    x, y = a * k + c * m + e, b * k + d * m + f
    along, up = math.hypot(along_x, along_y) or 1.0, math.hypot(up_x, up_y) or 1.0
    position = (x * along_x + y * along_y) / along, (x * up_x + y * up_y) / up, abs(size) * up
    return position if all(map(math.isfinite, position)) else (0.0, 0.0, 0.0)


def _encrypted(name: str) -> SourceError:
    return SourceError(f"{name} is encrypted. Save a copy of it without a password and restrictions.")


def _too_large(name: str) -> SourceError:
    return SourceError(f"{name} is too large or too intricate to be read. Split it or save it anew.")
