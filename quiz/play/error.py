"""What can go wrong between a learner's wish and a session."""

from collections.abc import Sequence

from quiz.model.diagnostic import Diagnostic
from quiz.model.error import QuizError


class PlayError(QuizError):
    """A pack, a topic or a session that was asked for is not to be had; the message says what is."""


class UnknownNameError(PlayError):
    """A name leads to no pack or topic, or not to one alone."""


class PackProblems(PlayError):  # noqa: N818 - named for what it brings
    """A pack cannot be played for what is wrong in it; `diagnostics` lists every problem."""

    def __init__(self, name: str, diagnostics: Sequence[Diagnostic]) -> None:
        count = len(diagnostics)
        typed = f'"{name}"' if " " in name else name
        super().__init__(
            f"{name} cannot be played: {count} problem{'s' if count != 1 else ''} found. See `quiz check {typed}`."
        )
        self.diagnostics = tuple(diagnostics)
