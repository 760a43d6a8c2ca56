"""Asking how certain an answer is, before its verdict."""

from collections.abc import Iterator

from quiz.engine.certainty import LEVELS, best_range
from quiz.engine.unreadable import Unreadable
from quiz.line.turn import Turn

_PROMPT = "How certain are you? Type 1, 2 or 3"


def ask_certainty(turn: Turn, *, is_first: bool) -> int:
    """Return the certainty that the learner states for the answer just typed; the first time, say what each earns.

    Raises StepRequested, also where that answer is to be taken back, LeaveRequested and EndOfInput.
    """
    levels = tuple(_levels())
    if is_first:
        for level in levels:
            turn.console.say(f"{level}.")
    return turn.until(_PROMPT, _read, commands=levels, may_take_back=True)


def _levels() -> Iterator[str]:
    for level in LEVELS.values():
        wrong = f"loses {-level.wrong}" if level.wrong else "loses nothing"
        yield f"{level.certainty} earns {level.right} if right and {wrong} if wrong: {best_range(level)}"
    yield "A percentage is the chance that you give your answer of being right"


def _read(line: str) -> int | Unreadable:
    word = line.removesuffix(".").casefold().removeprefix("c=")
    certainties = {str(certainty): certainty for certainty in LEVELS}
    return certainties.get(word) or Unreadable(f'"{line}" is none of 1, 2 and 3.')
