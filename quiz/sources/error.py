"""What is said of a document that cannot be read."""

from quiz.model.error import QuizError


class SourceError(QuizError):
    """A document cannot be read; the message names it and says why, and what would be right."""
