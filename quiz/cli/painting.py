"""The first frame of a session, shown while the screens are still being loaded."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from quiz.cli.streams import standard_output

if TYPE_CHECKING:
    from quiz.first_paint.frame import Frame
    from quiz.first_paint.terminal import PaintedTerminal
    from quiz.play.player import Player


@contextmanager
def painted_first(player: "Player", theme: str, environment: Mapping[str, str]) -> "Iterator[PaintedTerminal | None]":
    """Show the first question of a session on the terminal, where it can be told beforehand what that will look like.

    It is shown until the terminal is handed over, or to the end. Where it is not shown there is None.
    """
    frame = _frame(player, theme, environment)
    if frame is None or sys.platform == "win32":
        yield None
        return
    from quiz.first_paint.terminal import PaintedTerminal

    terminal = PaintedTerminal(sys.stderr, sys.stdin.fileno())
    with terminal.showing(frame, environment):
        yield terminal


def _frame(player: "Player", theme: str, environment: Mapping[str, str]) -> "Frame | None":
    from quiz.first_paint.frame import first_frame
    from quiz.first_paint.palettes import PALETTES
    from quiz.play.view import AskedView

    view, palette = player.view, PALETTES.get(theme)
    if not isinstance(view, AskedView) or palette is None or not _is_paintable(environment):
        return None
    size = os.get_terminal_size(standard_output().fileno())
    return first_frame(view, *size, palette, can_undo=player.can_undo, can_redo=player.can_redo)


def _is_paintable(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal is here, is this program's, and shows colours at a size that nobody has set apart."""
    return (
        sys.platform != "win32"
        and not {"NO_COLOR", "COLUMNS", "LINES", "TEXTUAL_DRIVER"} & environment.keys()
        and sys.stderr is not None
        and sys.stderr.isatty()
        and not _is_in_background(sys.stdin.fileno())
    )


def _is_in_background(descriptor: int) -> bool:
    try:
        return os.tcgetpgrp(descriptor) != os.getpgrp()
    except OSError:  # no shell has anything to do with this terminal
        return False
