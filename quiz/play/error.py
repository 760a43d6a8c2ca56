"""What can go wrong between a learner's wish and a session."""

from collections.abc import Sequence
from pathlib import Path

from quiz.engine.figures import counted
from quiz.model.diagnostic import Diagnostic, Severity
from quiz.model.error import QuizError
from quiz.packs.wording import typed

PACKAGES_MISSING = "packages-missing"
"""The code of a source that would be read if the packages of an extra were installed; the pack itself may be right."""

_NO_PACK = "pack-not-toml"


class PlayError(QuizError):
    """A pack, a topic or a session that was asked for is not to be had; the message says what is."""


class UnknownNameError(PlayError):
    """A name leads to no pack or topic, or not to one alone."""


class UnpreparedError(PlayError):
    """A pack has to be compiled before it can be played, and the learner did not wait for that."""

    def __init__(self, location: Path) -> None:
        super().__init__(f"{location} has changed, and is still to be prepared. Choose it, and that is done.")


class PackProblems(PlayError):  # noqa: N818 - named for what it brings
    """A pack cannot be played for what is wrong in it; `diagnostics` lists every problem."""

    def __init__(self, name: str, diagnostics: Sequence[Diagnostic]) -> None:
        errors = [found for found in diagnostics if found.severity is Severity.ERROR]
        if errors and all(found.code == PACKAGES_MISSING for found in errors):
            super().__init__(f"{name} cannot be played here: {errors[0].message}")
        elif errors and errors[0].code == _NO_PACK:
            super().__init__(f"{name} cannot be played: {errors[0].message} {errors[0].remedy}")
        else:
            problems = counted(len(diagnostics), "problem")
            super().__init__(f"{name} cannot be played: {problems} found. See `quiz check {typed(name)}`.")
        self.diagnostics = tuple(diagnostics)
