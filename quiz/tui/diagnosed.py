"""Problems of packs as `Content`."""

from textual.content import Content

from quiz.model.diagnostic import Diagnostic, Severity
from quiz.tui.content import MUTED, plain


def diagnostic_text(diagnostic: Diagnostic) -> Content:
    """Return a problem with its severity, code and place, what is wrong and what would be right."""
    where = " · ".join(part for part in (place_told(diagnostic), diagnostic.key_path) if part)
    return Content.assemble(
        (f"{diagnostic.severity.value} {diagnostic.code}", "bold"),
        (f"  {where}" if where else "", MUTED),
        "\n",
        plain(diagnostic.message),
        "\n",
        (diagnostic.remedy, MUTED),
    )


def place_told(diagnostic: Diagnostic) -> str:
    """Return the file and the line of a problem."""
    return f"{diagnostic.file}, line {diagnostic.line}" if diagnostic.line is not None else diagnostic.file


def severity_mark(severity: Severity) -> Content:
    """Return the mark of an error or of a warning, one cell wide."""
    return Content.styled("✗", "bold $error") if severity is Severity.ERROR else Content.styled("!", "bold $warning")
