"""A pack with questions of every kind, each of which tells its name in its stem and in its explanation."""

from pathlib import Path

PACK = "a.soak"
ROUNDS = 40
"""How many questions there are of each kind."""

_HEADER = f"""\
format = 1

[pack]
id = "{PACK}"
title = "A soak"
description = "Questions of every kind, each of which tells its name."
language = "en"
version = "1.0.0"
licence = "CC0-1.0"
authors = ["A. Teacher"]

[[challenges]]
id = "hasty"
title = "Hasty"
limit = "question"
seconds = 20
speed = true

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
topic = "Topic {topic}"
stem = "Say {name}."
explanation = "Because of {name}."
hint = "It is {name}."
citations = [{{ source = "notes", quote = "Sentence {number} is about a word." }}]
{rest}
"""
_CHOICES = """choices = [
  { text = "right", key = true }, { text = "wrong", rationale = "It is not." }, { text = "worse" }, { text = "worst" },
]"""
_KINDS = {
    "single_choice": _CHOICES,
    "multiple_choice": _CHOICES.replace('"worse"', '"righter", key = true'),
    "true_false": "key = true",
    "short_answer": 'key = "word"',
    "number": "key = 12",
    "date": 'key = "1838"',
    "ordering": 'items = ["first", "second", "third"]',
    "matching": 'pairs = [{ left = "one", right = "1" }, { left = "two", right = "2" }]\nextra = ["3"]',
    "cloze": 'text = "A {first} and a {second}."\n[questions.gaps.first]\nkey = "word"\n[questions.gaps.second]\n'
    'key = "other"\noptions = ["other", "more"]',
    "evidence": 'key = "proves"',
}


def write_pack(folder: Path) -> None:
    """Write the pack."""
    folder.mkdir(parents=True)
    sentences = (f"Sentence {number} is about a word. It goes on.\n\n" for number in range(ROUNDS))
    (folder / "notes.md").write_text("# Notes\n\n" + "".join(sentences), encoding="utf-8")
    questions = (
        _QUESTION.format(name=f"q{place:02}{number:02}", kind=kind, topic=number % 4, number=number, rest=rest)
        for number in range(ROUNDS)
        for place, (kind, rest) in enumerate(_KINDS.items())
    )
    (folder / "pack.toml").write_text(_HEADER + "".join(questions), encoding="utf-8")
