"""The pack that is played: each of its words tells to which question it belongs."""

from pathlib import Path

PACK = "example.campaign"
QUESTIONS = 60
KINDS = ("single_choice", "multiple_choice", "ordering", "true_false", "short_answer", "number")
OPTIONS = "abcde"

_HEADER = f"""\
format = 1

[pack]
id = "{PACK}"
title = "Campaign"
description = "Questions whose every word tells to which of them it belongs."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]

[[sources]]
id = "notes"
title = "Notes"
file = "notes.md"
licence = "CC0-1.0"
"""
_QUESTION = """
[[questions]]
id = "{name}"
kind = "{kind}"
topic = "Topic"
stem = "Say {name}."
explanation = "Because of {name}."
citations = [{{ source = "notes", quote = "These are the notes" }}]
"""


def write_pack(folder: Path) -> None:
    """Write the pack."""
    folder.mkdir(parents=True)
    (folder / "notes.md").write_text("These are the notes. They go on.\n", encoding="utf-8")
    questions = "".join(_question(f"q{number:02}") for number in range(QUESTIONS))
    (folder / "pack.toml").write_text(_HEADER + questions, encoding="utf-8")


def kind_of(name: str) -> str:
    """Return the kind of a question."""
    return KINDS[int(name[1:]) % len(KINDS)]


def options_of(name: str) -> frozenset[str]:
    """Return the options of a question, each as it is shown."""
    return frozenset(f"{name}{letter}" for letter in OPTIONS) if kind_of(name) in KINDS[:3] else frozenset()


def _question(name: str) -> str:
    keys = {
        "single_choice": _choices(name, "a"),
        "multiple_choice": _choices(name, "ab"),
        "ordering": f"items = {[f'{name}{letter}' for letter in OPTIONS]}",
        "true_false": "key = true",
        "short_answer": 'key = "word"',
        "number": "key = 7",
    }
    return _QUESTION.format(name=name, kind=kind_of(name)) + keys[kind_of(name)] + "\n"


def _choices(name: str, right: str) -> str:
    choices = (f'{{ text = "{name}{letter}", key = {str(letter in right).lower()} }}' for letter in OPTIONS)
    return f"choices = [{', '.join(choices)}]"
