"""Pages as files: written whole or not at all, and never over anything but an earlier page."""

import os
from contextlib import suppress
from pathlib import Path

from quiz.model.error import QuizError
from quiz.report.markup import element
from quiz.report.page import GENERATOR

_SIGN = element("meta", name="generator", content=GENERATOR).encode()
_SIGN_WITHIN_BYTES = 1024


class ReportError(QuizError):
    """A page cannot be written there; the message says why."""


def write_page(path: Path, page: str) -> None:
    """Write a page, in place of an earlier one or of an empty file. Raises ReportError for anything else."""
    target = Path(os.path.realpath(path))  # what a link leads to is replaced, not the link
    if os.path.lexists(target) and not _may_be_replaced(target):
        raise ReportError(f"{path} is no page that `{GENERATOR}` wrote, so it was left alone. Choose another name.")
    if not target.parent.is_dir():
        raise ReportError(f"There is no folder {path.parent} to write {path.name} to.")
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_text(page, encoding="utf-8", newline="\n")
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise ReportError(f"{path} cannot be written: {error.strerror or error}.") from error


def _may_be_replaced(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        with path.open("rb") as file:
            beginning = file.read(_SIGN_WITHIN_BYTES)
    except OSError:
        return False
    return not beginning or _SIGN in beginning
