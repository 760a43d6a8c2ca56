"""The end that comes from outside."""

from textual.message import Message


class Ended(Message):
    """The system asks the program to end, or its terminal is gone; `code` is what it is to exit with."""

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code
