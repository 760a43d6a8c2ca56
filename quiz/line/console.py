"""The two streams that the quiz is played on."""

from collections.abc import Iterable
from typing import TextIO

from quiz.line.layout import INDENT, indented


class EndOfInput(Exception):  # noqa: N818 - an end is no error
    """Nothing more will be typed."""


class Console:
    """Lines out, lines in. A prompt is a line of its own, so that whatever follows it begins at the left edge."""

    def __init__(self, stdin: TextIO, stdout: TextIO) -> None:
        self._stdin = stdin
        self._stdout = stdout

    def say(self, text: str = "") -> None:
        """Write a sentence in our own words, from the left edge."""
        self.lines(indented(text, label=""))

    def tell(self, text: str, label: str | None = None, indent: str = INDENT) -> None:
        """Write foreign text, behind a label in our own words or indented."""
        self.lines(indented(text, label, indent))

    def lines(self, lines: Iterable[str]) -> None:
        """Write lines that are laid out already."""
        self._stdout.writelines(f"{line}\n" for line in lines)

    def ask(self, prompt: str) -> str:
        """Write a prompt in our own words and return the line typed, stripped; raise EndOfInput at the end."""
        self.say(prompt)
        self._stdout.flush()
        line = self._stdin.readline()
        if not line:
            raise EndOfInput
        return line.strip()
