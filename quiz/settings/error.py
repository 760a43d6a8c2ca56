"""What can be wrong with the settings or the folders."""

from quiz.model.error import QuizError


class SettingsError(QuizError):
    """The settings cannot be written, or there is no folder to keep things in."""
