"""The rules on good questions, asked about packs as they are read."""

from pathlib import Path

import pytest

from quiz.model.diagnostic import Diagnostic
from quiz.packs.linting import lint
from quiz.packs.reader import read_pack
from quiz.play.checking import examine

CORPUS = Path(__file__).parent.parent / "data" / "packs"
SOURCE = """
[[sources]]
id = "s"
title = "S"
name = "s"
sha256 = "0000000000000000000000000000000000000000000000000000000000000000"
passages.1 = "0000000000000000"
"""
PACK = f"""
format = 1

[pack]
id = "a.b"
title = "M"
description = "D"
language = "en"
version = "1"
licence = "CC0-1.0"
authors = ["A"]
{SOURCE}
[[questions]]
id = "q"
kind = "single_choice"
topic = "T"
stem = "What is peat?"
explanation = "It burns slowly once it is dry."
citations = [{{ source = "s", passage = 1 }}]
choices = [{{ text = "A fuel", key = true }}, {{ text = "A drink", rationale = "One cannot drink it." }}]
"""


def found(folder: Path, *replaced: tuple[str, str]) -> list[tuple[str, str, int | None]]:
    """Return code, key path and line of each warning of the pack with some of its text replaced."""
    text = PACK
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new)
    file = folder / "pack.toml"
    file.write_text(text, encoding="utf-8")
    return [(warning.code, warning.key_path, warning.line) for warning in lint(read_pack(file), {}, {})]


def test_what_is_bad_is_told_with_its_place(tmp_path: Path) -> None:
    """As every diagnostic is."""
    assert [("two-options", "questions[q].choices", 27)] == found(tmp_path)


def test_what_a_question_allows_is_not_told(tmp_path: Path) -> None:
    """The reason is for people."""
    assert [] == found(tmp_path, ('topic = "T"', 'topic = "T"\nallow = { two-options = "There are but two." }'))


def test_what_a_pack_allows_is_told_of_none_of_its_questions(tmp_path: Path) -> None:
    """One reason does for all."""
    assert [] == found(tmp_path, ('authors = ["A"]', 'authors = ["A"]\nallow = { two-options = "A matter of style." }'))


def test_a_source_that_is_there_for_reading_can_be_allowed(tmp_path: Path) -> None:
    """A source that nobody cites is told at its place, as are all, and the pack says why it has one."""
    two = (SOURCE, SOURCE + SOURCE.replace('"s"', '"t"'))
    authors, allow = 'authors = ["A"]', "allow.two-options = 'So.'"
    assert [("source-unused", "sources[t]", 21)] == found(tmp_path, two, (authors, f"{authors}\n{allow}"))
    reading = "allow.source-unused = 'To be read before the first lesson.'"
    assert [] == found(tmp_path, two, (authors, f"{authors}\n{allow}\n{reading}"))


@pytest.mark.parametrize("place", ['topic = "T"', 'authors = ["A"]'])
@pytest.mark.parametrize(("code", "expected"), [("two-option", "allow-unknown"), ("key-longest", "allow-needless")])
def test_what_is_allowed_for_nothing_is_told(code: str, expected: str, place: str, tmp_path: Path) -> None:
    """A code that no rule has, and one whose rule finds nothing there."""
    told = found(tmp_path, (place, f'{place}\nallow.{code} = "So."'))
    assert [expected] == [warning for warning, _, _ in told if warning.startswith("allow")]
    assert all(line is not None for _, _, line in told)


def test_a_misspelt_code_is_told_with_the_nearest(tmp_path: Path) -> None:
    """What was probably meant."""
    file = tmp_path / "pack.toml"
    file.write_text(PACK.replace('topic = "T"', 'topic = "T"\nallow.two-option = "So."'), encoding="utf-8")
    (told,) = (warning for warning in lint(read_pack(file), {}, {}) if warning.code == "allow-unknown")
    assert "Did you mean two-options?" == told.remedy


def test_a_question_of_a_faulty_pack_is_judged_all_the_same(tmp_path: Path) -> None:
    """As long as its own keys and types are right."""
    assert [("two-options", "questions[q].choices", 26)] == found(tmp_path, ('authors = ["A"]\n', ""))
    assert [] == found(tmp_path, ('topic = "T"', "topic = 1"))


def test_whatever_a_pack_holds_it_can_be_judged() -> None:
    """Each pack of the corpus, also a faulty one: nothing raises, and every place is known."""
    told: list[Diagnostic] = []
    for path in sorted((*(CORPUS / "valid").iterdir(), *(CORPUS / "invalid").glob("*.toml"))):
        if path.is_dir() or path.suffix == ".toml":
            examined = examine(path)
            told += lint(examined.read, examined.passages, examined.places)
    assert told
    assert [] == [warning for warning in told if warning.line is None]
