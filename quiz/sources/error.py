"""What is said of a document that cannot be read."""

from quiz.model.error import QuizError


class SourceError(QuizError):
    """A document cannot be read; the message names it and says why, and what would be right."""


class PackagesMissingError(SourceError):
    """A document is of a format that needs the packages of the extra `documents`, and they are not installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f'{name} needs packages that are not installed. Install them with: pip install "sourced-quiz[documents]"'
        )
