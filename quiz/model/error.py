"""The root of the errors that a person can be told about."""


class QuizError(Exception):
    """Something outside the program is not as it should be; the message says what, and what would be right.

    Never raised itself. Only the command line prints it and turns it into an exit code.
    """
