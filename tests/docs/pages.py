"""The pages of the documentation as tests read them: their commands, and the samples that a reader follows.

A fenced block whose language is `console` shows commands behind `$ ` and below each what it prints; in a session,
lines behind `> ` are typed. A line `...` stands for any lines, and `...` within a line for anything in it. A block with
`file=PATH` behind its language is a file to be written, one with `add=PATH` goes to the end of a file after a blank
line, and the lines of a `diff` with `file=PATH` are replaced where they stand. Everything else is not followed.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = (CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").rglob("*.md")))


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, what stands behind that, what is in it, and all of the page above it."""

    language: str
    options: dict[str, str]
    text: str
    above: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A command as it is typed, the lines typed into its session, and what is shown of both."""

    arguments: tuple[str, ...]
    typed: str
    shown: str


def blocks_of(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    for found in re.finditer(r"^```(\w+)(.*)\n((?s:.*?))^```$", text, re.MULTILINE):
        options = dict(option.split("=", 1) for option in found[2].split())
        yield Block(found[1], options, found[3], text[: found.start()])


def commands_of(page: Path) -> Iterator[str]:
    """Yield each command of the program that a page shows in a list of commands, without its remark."""
    for block in blocks_of(page):
        if block.language == "sh":
            yield from re.findall(r"^(quiz\b.*?)\s*(?:#.*)?$", block.text, re.MULTILINE)


def mentions_of(page: Path) -> Iterator[str]:
    """Yield each command of the program that is named in a sentence of a page, whole or not."""
    text = re.sub(r"^```(?s:.*?)^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    yield from re.findall(r"`(quiz [a-z][^`]*)`", " ".join(text.split()))


def samples_in(block: Block) -> Iterator[Sample]:
    """Yield the commands of a console block with what they print."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        typed = re.findall(r"^> ?(.*\n)", shown, re.MULTILINE)
        yield Sample(tuple(shlex.split(command)), "".join(typed), shown.rstrip("\n"))


def pattern_of(shown: str) -> str:
    """Return a regular expression for what is shown, in which three dots stand for anything."""
    lines = (".*(?:\n.*)*" if line == "..." else re.escape(line).replace(r"\.\.\.", ".*") for line in shown.split("\n"))
    return "\n".join(lines)


def put(block: Block, folder: Path) -> None:
    """Write, lengthen or edit a file as a block says. Raises AssertionError where that cannot be followed."""
    name = block.options.get("file") or block.options["add"]
    assert f"`{name}`" in block.above, f"no reader knows of {name}"
    file = folder / name
    if "add" in block.options:
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{block.text}", encoding="utf-8")
    elif block.language == "diff":
        before = file.read_text(encoding="utf-8")
        lines = block.text.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if not line.startswith("+"))
        new = "".join(line[1:] for line in lines if not line.startswith("-"))
        assert 1 == before.count(old), f"this does not stand once in {name}: {old}"
        file.write_text(before.replace(old, new), encoding="utf-8")
    else:
        file.write_text(block.text, encoding="utf-8")
