"""The template of a repository of packs does what it promises, before a commit and after a push."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli.arguments import read_arguments
from quiz.cli.main import main
from quiz.packs.template_words import AUTHOR, DESCRIPTION, EXPLANATION, OWNER, STEM, TOPIC

CHECKOUT = Path(__file__).resolve().parents[2]
TEMPLATE = CHECKOUT / "docs" / "templates" / "pack-repository"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository made from the template, with the pack that its read-me begins, as the current folder."""
    folder = Path(shutil.copytree(TEMPLATE, tmp_path / "repository"))
    (folder / "notes.md").write_text("Bees dance, and the others follow.\n", encoding="utf-8")
    monkeypatch.chdir(folder)
    begin = next(
        line for line in (TEMPLATE / "README.md").read_text(encoding="utf-8").splitlines() if "quiz new" in line
    )
    assert 0 == main(shlex.split(begin)[1:])
    return folder


def hooks(file: Path) -> list[list[str]]:
    """Return the commands of the hooks in a file, in order."""
    text = file.read_text(encoding="utf-8")
    commands = re.findall(r"^ *entry: (.*)$(?:\n *args: \[(.*)\]$)?", text, re.MULTILINE)
    return [shlex.split(f"{entry} {arguments.replace(',', ' ')}") for entry, arguments in commands]


def by_hooks(folder: Path) -> int:
    """Run the hooks one after the other, and return the first exit code that is not 0."""
    commands = hooks(folder / ".pre-commit-config.yaml")
    return next((code for code in (main(command[1:]) for command in commands) if code), 0)


def by_ci(folder: Path) -> int:
    """Run what the recipe runs last, with the `quiz` of these tests first on the path."""
    recipe = (folder / ".github" / "workflows" / "check.yaml").read_text(encoding="utf-8")
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    command = ["sh", recipe.rstrip().rpartition("run: ")[2]]
    return subprocess.run(
        command, cwd=folder, env=os.environ | {"PATH": path}, capture_output=True, check=False
    ).returncode


def test_a_sound_pack_passes_and_a_warning_stops(repository: Path) -> None:
    """Before a commit as after a push; an error stops all the more."""
    file = repository / "packs" / "bees" / "pack.toml"
    text = file.read_text(encoding="utf-8")
    assert (1, 1) == (by_hooks(repository), by_ci(repository))

    for words in (f"{OWNER}.", DESCRIPTION, AUTHOR, TOPIC, STEM, EXPLANATION):
        text = text.replace(words, words[1:])
    file.write_text(text, encoding="utf-8")
    assert (0, 0) == (by_hooks(repository), by_ci(repository))
    file.write_text(text.replace('quote = "Bees dance', 'quote = "Bees sing'), encoding="utf-8")
    assert 1 == by_hooks(repository)


def test_the_hooks_that_others_name_are_commands() -> None:
    """They are those of the template, for repositories that name this one."""
    commands = hooks(CHECKOUT / ".pre-commit-hooks.yaml")
    assert hooks(TEMPLATE / ".pre-commit-config.yaml") == commands
    for command in commands:
        assert callable(read_arguments(command[1:]).run)
