"""Every command of the documentation is understood, and every sample is what the program prints."""

import re
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from quiz.cli.arguments import read_arguments
from quiz.cli.main import main
from tests.docs.pages import CHECKOUT, PAGES, Sample, blocks_of, commands_of, mentions_of, pattern_of, put, samples_in

COMMANDS = [
    pytest.param(command, id=f"{page.name}: {command}")
    for page in PAGES
    for command in dict.fromkeys(commands_of(page))
]
FOLLOWED = [page for page in PAGES if any(block.language == "console" for block in blocks_of(page))]


class Typed(TextIOWrapper):
    """Lines that are typed: each is echoed behind `> ` where it is read."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override] # no caller asks for a part of a line
        """Return the next line, and echo it."""
        line = super().readline(-1 if size is None else size)
        if line:
            sys.stdout.write(f"> {line}".rstrip() + "\n")
        return line


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_understood(command: str) -> None:
    """The command line knows each command and option."""
    assert callable(read_arguments(re.sub('["“”]', "", command).split()[1:]).run)


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(CHECKOUT).as_posix() for page in PAGES])
def test_a_command_that_is_mentioned_is_there(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With its options; what it needs may be left out in a sentence."""
    unknown = []
    for mention in mentions_of(page):
        words = re.sub('["“”]', "", mention).split()[1:]
        with pytest.raises(SystemExit) as exit_:
            read_arguments([*words, "--help"])
        help_ = capsys.readouterr().out
        options = [word for word in words if word.startswith("-")]
        if exit_.value.code or not all(re.search(rf"{option}\b", help_) for option in options):
            unknown.append(mention)
    assert [] == unknown


@pytest.mark.parametrize("page", FOLLOWED, ids=[page.name for page in FOLLOWED])
def test_a_page_can_be_followed(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From an empty folder and home on: its files are written, its commands run, and all print what is shown."""
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("QUIZ_HOME", str(tmp_path / "home"))
    for block in blocks_of(page):
        if block.language == "console":
            for sample in samples_in(block):
                printed = _run(sample, monkeypatch, capsys)
                if not re.fullmatch(pattern_of(sample.shown), printed):
                    # Compared as texts, the difference is told line by line.
                    assert f"$ {' '.join(sample.arguments)}\n{sample.shown}" == printed
        elif block.options:
            put(block, folder)


def test_the_guide_is_followed() -> None:
    """It is one of the pages whose samples are run."""
    assert CHECKOUT / "docs" / "authoring.md" in FOLLOWED


def _run(sample: Sample, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command in this process, and return all that it wrote."""
    program, *arguments = sample.arguments
    assert "quiz" == program
    monkeypatch.setattr(sys, "stdin", Typed(BytesIO(sample.typed.encode()), encoding="utf-8"))
    main(arguments)
    written = capsys.readouterr()
    return f"{written.out}{written.err}".rstrip("\n")
